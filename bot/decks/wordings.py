"""Whether a card's wordings say what the grader can use, and do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from bot.core.cards import (
    BOLD,
    Between,
    Card,
    KeyPoint,
    Marked,
    PlusMinus,
    WrongAnswer,
    keywords,
    plain,
)
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace

MOST_CHOICES = 64
NOTE_FIX = "move the note into a paragraph of its own"

Claim = frozenset[str]


def check_wordings(card: Card, place: CardPlace, report: Report) -> None:
    """Report bolds that hold nothing, tolerances without a number, and contradictions."""
    for point, lines in zip(card.points, place.wordings, strict=True):
        for wording, line in zip(_right_wordings(point), lines, strict=True):
            _check_bolds(wording, line, report)
        _check_tolerance(point, lines[0], report)
    for wrong, lines in zip(card.wrong, place.wrong_wordings, strict=True):
        for wording, line in zip(_wrong_wordings(wrong), lines, strict=True):
            _check_bolds(wording, line, report)
    _check_contradictions(card, place, report)


def _right_wordings(point: KeyPoint) -> tuple[Marked, ...]:
    return (point.text, *point.alternatives, *point.partly)


def _wrong_wordings(wrong: WrongAnswer) -> tuple[Marked, ...]:
    return (wrong.text, *wrong.alternatives)


def _check_bolds(wording: Marked, line: int, report: Report) -> None:
    shown = shorten(wording)
    if "<!--" in wording:
        report.add(line, f"`{shown}` has a note in it, which learners would see", NOTE_FIX)
    if not any(letter.isalnum() for letter in plain(wording)):
        if any(letter.isalnum() for letter in wording):
            what = f"the first choice in `{shown}`, which learners read, holds no word"
            report.add(line, what, "put one first that has letters or figures")
            return
        report.add(line, f"`{shown}` holds no word", "write at least one word that can be answered")
        return
    for bold in keywords(wording):
        if not any(letter.isalnum() for choice in bold for letter in choice):
            report.add(line, f"a bold in `{shown}` holds no word", "write the keyword between the `**`")
            return
    rest = BOLD.sub("", wording).replace("\\*", "")
    if "**" in rest:
        report.add(line, f"a `**` in `{shown}` has no partner", "close the bold, or write a star as `\\*`")


def _check_tolerance(point: KeyPoint, line: int, report: Report) -> None:
    if point.within is None:
        return
    if not any(letter.isdecimal() for wording in _right_wordings(point) for letter in wording):
        fix = "write the point's number in figures, or remove `within:`"
        report.add(line, "`within:` on a point without a number", fix)
    match point.within:
        case Between(low, high) if low > high:
            report.add(line, f"no number is within {low:,} to {high:,}", "write the lower number first")
        case Between() | PlusMinus():
            pass


def _check_contradictions(card: Card, place: CardPlace, report: Report) -> None:
    right = {
        claim: line
        for point, lines in zip(card.points, place.wordings, strict=True)
        for wording, line in zip(_right_wordings(point), lines, strict=True)
        for claim in _claims(wording)
    }
    for wrong, lines in zip(card.wrong, place.wrong_wordings, strict=True):
        for wording, line in zip(_wrong_wordings(wrong), lines, strict=True):
            same = next((claim for claim in _claims(wording) if claim in right), None)
            if same is not None:
                what = f"`{shorten(plain(wording))}` is wrong here and right in line {right[same]}"
                report.add(line, what, "remove one of the two, or bold the words that tell them apart")


def _claims(wording: Marked) -> Iterator[Claim]:
    """Yield the sets of keywords that would make this wording match, the first few of many."""
    bolds = keywords(wording) or ((plain(wording),),)
    for choice in islice(product(*bolds), MOST_CHOICES):
        yield frozenset(" ".join(word.casefold().split()) for word in choice)
