"""What a deck has twice: points of a card that want the same, and questions that more than one card asks."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.cards import Card, keywords, plain
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import Status
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


def warn_of_alike_points(card: Card, place: CardPlace, rubric: Rubric, report: Report) -> None:
    """Warn of two points of which each takes the other's bold words, written otherwise: 46, and 23 pairs."""
    if card.enough == 1:
        return  # whichever is said, it is enough
    spoken = ["… ".join(choices[0] for choices in keywords(point.text)).casefold() for point in card.points]
    taken = [_taken_by(rubric, text) if text else frozenset[int]() for text in spoken]
    for number, others in enumerate(taken):
        for other in sorted(others):
            alike = other < number and number in taken[other] and spoken[other] != spoken[number]
            if alike:
                shown, line = shorten(card.points[number].text), place.points[other]
                what = f"`{shown}` and the point of line {line} take each other's words"
                fix = "make one an `or:` of the other, or bold what tells them apart"
                report.warn(place.points[number], what, fix)


def _taken_by(rubric: Rubric, answer: str) -> frozenset[int]:
    """Return the points that an answer says in full."""
    said = enumerate(grade(rubric, answer).points)
    return frozenset(number for number, point in said if point.status is Status.HIT and point.credit >= 1)


def warn_of_number_asked(card: Card, place: CardPlace, rubric: Rubric, report: Report) -> None:
    """Warn of a question that asks for so many ("Name three"), where more points, or fewer, are wanted."""
    asked, points = rubric.question.several, sum(not point.optional for point in card.points)
    wanted = points if card.enough is None else card.enough
    if not 0 < asked < points or wanted == asked or card.pass_mark is not None:
        return
    line = place.rules or place.points[0]
    every = "all " if card.enough is None else ""
    what = f"the question asks for {asked}, and {every}{wanted} points are wanted"
    report.warn(
        line, what, f"write `Any {asked} of these:` above the points, or let the question say how many"
    )


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
