"""Graded samples: what a teacher makes of an answer, against what the grader makes of it."""

from __future__ import annotations

from bot.core.cards import Card, Sample, plain
from bot.core.grading import compile_card, grade
from bot.core.grading.verdict import PointVerdict, Status, Verdict
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace

_ROUNDING = 1e-9
_FIX = "add a wording (`or:`, `not:`), bold other words, or correct the sample"


def prove_samples(card: Card, place: CardPlace, language: str, report: Report) -> None:
    """Grade a card's samples and report each that comes out otherwise, with what the grader saw."""
    if not card.samples:
        return
    rubric = compile_card(card, language)
    for sample, line in zip(card.samples, place.samples, strict=True):
        verdict = grade(rubric, sample.answer)
        if not _agrees(sample, verdict):
            what = f"the sample “{shorten(sample.answer)}” should be {_wanted(sample)}, but {_saw(verdict)}"
            report.add(line, what, _FIX)


def _agrees(sample: Sample, verdict: Verdict) -> bool:
    if verdict.outcome is not sample.outcome:
        return False
    band = sample.band
    return band is None or band.low - _ROUNDING <= verdict.score <= band.high + _ROUNDING


def _wanted(sample: Sample) -> str:
    band = f" with a score of {sample.band.low:g} to {sample.band.high:g}" if sample.band else ""
    return f"{sample.outcome.value}{band}"


def _saw(verdict: Verdict) -> str:
    parts = [_describe(point) for point in verdict.points]
    parts += [f"wrong answer “{shorten(plain(wrong.text), 30)}”" for wrong in verdict.wrong]
    parts += [note.kind.value for note in verdict.notes]
    return f"the grader says {verdict.outcome.value} ({verdict.score:.2f}: {', '.join(parts)})"


def _describe(point: PointVerdict) -> str:
    name = shorten(plain(point.text), 30)
    words = " … ".join(point.words)
    match point.status:
        case Status.HIT:
            half = "" if point.credit == 1 else f", {point.credit:g} of it"
            return f"✓ {name} by “{words}”, {point.how}{half}"
        case Status.MISSED:
            return f"✗ {name}"
        case Status.DENIED:
            return f"denied {name} by “{' … '.join((*point.denial, *point.words))}”"
