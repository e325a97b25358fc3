"""What an answer makes of a point, in the learner's own words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.judging.finding import Finding
from bot.core.grading.matching.match import Answer
from bot.core.grading.verdict import PointVerdict, Status
from bot.core.grading.words.forms import loosest
from bot.core.grading.words.lexicon import Place


def show(text: str, finding: Finding, answer: Answer) -> PointVerdict:
    """Return a finding that is no miss in the learner's own words."""
    said = finding.occurrences
    how = said[0].how if len(said) == 1 else loosest([one.how for one in said])
    denial = tuple([answer.tokens.slice(negator.first, negator.last) for negator in finding.denial])
    credit = finding.credit if finding.status is Status.HIT else 0.0
    return PointVerdict(text, finding.status, show_places(finding, answer), how, credit, denial)


def show_places(finding: Finding, answer: Answer) -> tuple[str, ...]:
    """Return the learner's words that decided a finding, in the answer's order."""
    return show_spans([place for one in finding.occurrences for place in one.places], answer)


def show_spans(places: Sequence[Place], answer: Answer) -> tuple[str, ...]:
    """Return what stands at some places, as typed, in order: neighbours joined, nothing twice."""
    if len(places) == 1:
        return (answer.tokens.slice(places[0].first, places[0].last),)
    spans = merged(sorted({(place.first, place.last) for place in places}))
    return tuple(dict.fromkeys([answer.tokens.slice(first, last) for first, last in spans]))


def merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of tokens with those that touch joined."""
    joined: list[tuple[int, int]] = []
    for first, last in places:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
