"""What a deck has twice: points of a card that want the same, and questions that more than one card asks."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.cards import Card, keywords, plain
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace


def warn_of_equal_points(card: Card, place: CardPlace, report: Report) -> None:
    """Warn of a point whose keywords are those of an earlier one: the same words would earn both."""
    seen: dict[object, int] = {}
    for point, line in zip(card.points, place.points, strict=True):
        bolds = keywords(point.text) or ((plain(point.text),),)
        wanted = frozenset(
            frozenset(" ".join(choice.casefold().split()) for choice in bold) for bold in bolds
        )
        if wanted in seen:
            what = f"`{shorten(point.text)}` wants no more than the point of line {seen[wanted]}"
            report.warn(line, what, "remove it, or bold what makes it different")
        seen.setdefault(wanted, line)


def warn_of_equal_questions(cards: Iterable[tuple[Card, CardPlace]], report: Report) -> None:
    """Warn of a card whose question an earlier one asks: no learner can tell which answer is meant."""
    seen: dict[str, int] = {}
    for card, place in cards:
        asked = " ".join(
            "".join(letter if letter.isalnum() else " " for letter in card.question.casefold()).split()
        )
        if card.image is not None:
            continue  # the picture tells them apart
        if asked in seen:
            what = f"the card of line {seen[asked]} asks the same question"
            report.warn(place.line, what, "word it so that a learner can tell which answer is meant")
        seen.setdefault(asked, place.line)
