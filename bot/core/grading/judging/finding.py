"""What an answer makes of one wording, and which of several such findings decides a point."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.core.grading.denial.reach import Negator
from bot.core.grading.judging.likeness import ENOUGH
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.forms import looseness


class Finding(NamedTuple):
    """What an answer makes of a wording: `occurrences` decided it, `affirmed` are all that agree with it.

    `by_denial`: the wording itself denies. `outright`: nothing of the wording stands affirmed. `turned`: all
    of it is there, but in the wrong order, or the wrong way round. `closeness`: to a derived
    wording, from 0 to 1; `said`: how much of its own words is said, from 0 to 1. `in_order`: the wording
    asks for an order, or compares, and the answer has the order or side.
    """

    status: Status
    occurrences: tuple[Occurrence, ...] = ()
    credit: float = 0.0
    denial: tuple[Negator, ...] = ()
    affirmed: tuple[Occurrence, ...] = ()
    by_denial: bool = False
    outright: bool = False
    partly: bool = False
    turned: NoteKind | None = None
    closeness: float = 0.0
    said: float = 1.0
    in_order: bool = False

    @property
    def first(self) -> int:
        """The first deciding token."""
        return min((occurrence.first for occurrence in self.occurrences), default=0)

    @property
    def mark(self) -> float:
        """How good it is by closeness: half for that, a quarter each for being right and for what is said."""
        if not 0 < self.closeness < 1:
            return self.closeness
        right = self.closeness >= ENOUGH
        return self.closeness / 2 + right / 4 + self.said / 4

    @property
    def by_value(self) -> bool:
        """Whether a number or a date decided."""
        return any(place.how in (How.NUMBER, How.DATE) for one in self.occurrences for place in one.places)


MISSED = Finding(Status.MISSED)


def tokens_of(occurrences: Iterable[Occurrence]) -> set[int]:
    """Return every token of several occurrences."""
    return {token for one in occurrences for token in one.tokens}


def choose(findings: list[Finding]) -> Finding:
    """Return the finding that decides a point: the fullest hit, unless all of a wording is denied.

    What another hit accounts for is no denial: "not complete" may be just what the point says. A phrase that
    earns half outdoes a word of its own that would earn all: "secret police" is not the police.
    """
    if len(findings) <= 1:
        return findings[0] if findings else MISSED
    hits = [finding for finding in findings if finding.status is Status.HIT]
    denied = [finding for finding in findings if finding.status is Status.DENIED]
    if not hits:
        return next(iter(denied or findings), MISSED)
    best = hits[0]
    if len(hits) > 1:
        best = max(outdo(hits), key=rank)
    if best.by_denial or not denied:
        return best
    explained = {token for one in findings for token in tokens_of(one.affirmed)}
    for one in denied:
        weighty = len(one.occurrences) == 1 or len(one.occurrences) >= len(best.occurrences)
        lesser = one.partly and not best.partly  # "not so violent at first, organised terror later"
        if one.outright and weighty and not lesser and not tokens_of(one.occurrences) <= explained:
            return one
    return best


def rank(hit: Finding) -> tuple[float, int, int, float]:
    """Return how good a hit is: how much it earns, of how many words, how exactly they match, how closely."""
    loose = max([looseness(one.how) for one in hit.occurrences], default=0)
    return hit.credit, len(tokens_of(hit.occurrences)), -loose, hit.closeness


def outdo(hits: list[Finding]) -> list[Finding]:
    """Return hits without those of which each word stands within a phrase that earns half."""
    phrases = [
        said.tokens
        for one in hits
        if one.partly and len(one.occurrences) == 1
        for said in one.affirmed
        if len(said.tokens) == said.last - said.first + 1
    ]
    if not phrases:
        return hits
    return [
        one for one in hits if not all(any(said.tokens < wider for wider in phrases) for said in one.affirmed)
    ]
