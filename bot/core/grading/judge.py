"""What becomes of one key point in one answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.grading.denial import Negator
from bot.core.grading.match import Answer, Occurrence
from bot.core.grading.rubric import Phrase, Wording
from bot.core.grading.verdict import How, PointVerdict, Status
from bot.core.grading.words import loosest

MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """What an answer makes of a wording: `occurrences` decided it; `coverage` is from 0 to 1."""

    status: Status
    occurrences: tuple[Occurrence, ...] = ()
    credit: float = 0.0
    denial: tuple[Negator, ...] = ()
    coverage: float = 0.0
    by_denial: bool = False

    @property
    def first(self) -> int:
        """The first deciding token."""
        return min((occurrence.first for occurrence in self.occurrences), default=0)


MISSED = Finding(Status.MISSED)


def find_wordings(wordings: Iterable[Wording], answer: Answer) -> Finding:
    """Return what the best of several wordings makes of an answer; a denial outweighs a hit."""
    findings = [find_wording(wording, answer) for wording in wordings]
    hits = [finding for finding in findings if finding.status is Status.HIT]
    denied = [finding for finding in findings if finding.status is Status.DENIED]
    best = max(hits, key=lambda finding: finding.credit, default=None)
    if best and (best.by_denial or not any(len(one.occurrences) >= len(best.occurrences) for one in denied)):
        return best
    if denied:
        return denied[0]
    return best or max(findings, key=lambda finding: finding.coverage, default=MISSED)


def find_wording(wording: Wording, answer: Answer) -> Finding:
    """Return what one wording makes of an answer."""
    if not wording.wanted:
        return MISSED
    return find_derived(wording, answer) if wording.derived else find_marked(wording, answer)


def find_marked(wording: Wording, answer: Answer) -> Finding:
    """Return whether every bold keyword is there, and affirmed."""
    groups = [find_group(group, answer) for group in wording.wanted]
    present = sum(bool(group) for group in groups)
    if present < len(groups):
        return Finding(Status.MISSED, coverage=present / len(groups))
    affirmed = [[one for one in group if not one.denied] for group in groups]
    denied = [[one for one in group if one.denied] for group in groups]
    clash = all(denied) and len(groups) == 1
    negators = tuple(dict.fromkeys(negator for group in denied for one in group for negator in one.denial))
    if clash or not all(affirmed):
        if negators:
            shown = tuple((bad or good)[0] for bad, good in zip(denied, affirmed, strict=True))
            return Finding(Status.DENIED, shown, denial=negators, coverage=1.0)
        return Finding(Status.MISSED, coverage=MOSTLY)
    chosen = tuple(min(group, key=lambda one: (-one.credit, one.first)) for group in affirmed)
    credit = wording.credit * min(one.credit for one in chosen)
    by_denial = any(phrase.negative for group in wording.wanted for phrase in group)
    return Finding(Status.HIT, chosen, credit, coverage=1.0, by_denial=by_denial)


def find_group(phrases: tuple[Phrase, ...], answer: Answer) -> list[Occurrence]:
    """Return every place where one of several choices stands."""
    return [one for phrase in phrases for one in answer.occurrences(phrase)]


def find_derived(wording: Wording, answer: Answer) -> Finding:
    """Return whether enough of a sentence's content is there, and mostly affirmed."""
    total = covered = denied_weight = 0.0
    fresh = False
    affirmed: list[Occurrence] = []
    denied: list[Occurrence] = []
    for group in wording.wanted:
        key = group[0].keys[0]
        total += key.weight
        found = [one for phrase in group for one in answer.occurrences(phrase, loosely=True)]
        if not found:
            continue
        fresh = fresh or not key.given
        good = next((one for one in found if not one.denied), None)
        if good:
            covered += key.weight * good.credit
            affirmed.append(good)
        else:
            denied_weight += key.weight
            denied.append(found[0])
    all_given = all(group[0].keys[0].given for group in wording.wanted)
    share = (covered + denied_weight) / total if total else 0.0
    if share < wording.needed or not (fresh or all_given):
        return Finding(Status.MISSED, coverage=share)
    if denied_weight > covered * MOSTLY:
        negators = tuple(dict.fromkeys(negator for one in denied for negator in one.denial))
        if negators:
            return Finding(Status.DENIED, tuple(denied), denial=negators, coverage=share)
        return Finding(Status.MISSED, coverage=share)
    by_denial = any(phrase.negative for group in wording.wanted for phrase in group)
    return Finding(Status.HIT, tuple(affirmed), wording.credit, coverage=share, by_denial=by_denial)


def show(text: str, finding: Finding, answer: Answer) -> PointVerdict:
    """Return a finding in the learner's own words."""
    if finding.status is Status.MISSED:
        return PointVerdict(text, Status.MISSED)
    places = sorted(
        {(place.first, place.last) for one in finding.occurrences for place in one.places},
    )
    words = tuple(answer.tokens.slice(first, last) for first, last in merged(places))
    how: How = loosest(one.how for one in finding.occurrences)
    denial = tuple(answer.tokens.slice(negator.first, negator.last) for negator in finding.denial)
    credit = finding.credit if finding.status is Status.HIT else 0.0
    return PointVerdict(text, finding.status, words, how, credit, denial)


def merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of tokens with those that touch joined."""
    joined: list[tuple[int, int]] = []
    for first, last in places:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
