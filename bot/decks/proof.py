"""Graded samples: what a teacher makes of an answer, against what the grader makes of it."""

from __future__ import annotations

from typing import assert_never

from bot.core.cards import Card, Outcome, Sample, keywords, plain
from bot.core.grading import Rubric, grade
from bot.core.grading.denial.yes_no import read_reply
from bot.core.grading.language.text import tokenize
from bot.core.grading.sought import Sought
from bot.core.grading.trace import PointTrace, Rule, Trace, explain
from bot.core.grading.verdict import NoteKind, Status, Verdict
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace
from bot.decks.remarks import HOWS, NOTES

_ROUNDING = 1e-9
_PROOFS = 3
_TOLD = (NoteKind.DENIED, NoteKind.WRONG_ANSWER)  # of each point, and of each wrong answer
_FIX_REPLY = "bold the yes or no of the point if that alone is right, or correct the sample"
_FIX = "add a wording (`or:`, `not:`), bold other words, or correct the sample"


def prove_samples(card: Card, place: CardPlace, rubric: Rubric, report: Report) -> None:
    """Grade a card's samples and report each that comes out otherwise, with what the grader saw."""
    for sample, line in zip(card.samples, place.samples, strict=True):
        verdict = grade(rubric, sample.answer)
        if not _agrees(sample, verdict):
            saw = _saw(explain(rubric, sample.answer))
            what = f"the sample “{shorten(sample.answer)}” should be {_wanted(sample)}, but {saw}"
            report.add(line, what, _FIX_REPLY if _wants_reply(card, sample, rubric) else _FIX)


def _wants_reply(card: Card, sample: Sample, rubric: Rubric) -> bool:
    """Whether a bare yes or no should be right, and is but how a sentence without bold begins."""
    language = rubric.language
    said, *opened = (
        read_reply(tokenize(text, language.folding), language).says
        for text in (sample.answer, *(point.text for point in card.points if not keywords(point.text)))
    )
    return sample.outcome is Outcome.CORRECT and said != "" and said in opened


def find_said_alone(card: Card, rubric: Rubric) -> frozenset[str]:
    """Return the stems of words that a sample calls right alone, but for small words and the question's.

    Only where other samples show that enough is wrong for all that.
    """
    if sum(sample.outcome is Outcome.INCORRECT for sample in card.samples) < _PROOFS:
        return frozenset()
    language = rubric.language
    alone: set[str] = set()
    for sample in card.samples:
        if sample.outcome is Outcome.CORRECT:
            words = tokenize(sample.answer, language.folding).words
            own = [word for word in words if word not in language.stop]
            own = own or [word for word in words if word not in language.articles]
            stems = {language.stem(language.normal(word)) for word in own} - rubric.question.stems
            alone |= stems if len(stems) == 1 else set()
    return frozenset(alone)


def _agrees(sample: Sample, verdict: Verdict) -> bool:
    if verdict.outcome is not sample.outcome:
        return False
    band = sample.band
    return band is None or band.low - _ROUNDING <= verdict.score <= band.high + _ROUNDING


def _wanted(sample: Sample) -> str:
    band = f" with a score of {sample.band.low:g} to {sample.band.high:g}" if sample.band else ""
    return f"{sample.outcome.value}{band}"


def _saw(trace: Trace) -> str:
    verdict = trace.verdict
    parts = [_describe(point) for point in trace.points]
    parts += [f"wrong answer “{shorten(plain(wrong.text), 30)}”" for wrong in verdict.wrong]
    notes = (NOTES[note.kind] for note in verdict.notes if note.kind not in _TOLD)
    why = "".join(f"{note[0].lower()}{note[1:]}; " for note in notes)
    return f"the grader says {verdict.outcome.value} ({verdict.score:.2f}: {why}{', '.join(parts)})"


def _describe(point: PointTrace) -> str:
    judged = point.verdict
    name = shorten(plain(judged.text), 30)
    words = " … ".join(judged.words)
    match judged.status:
        case Status.HIT:
            half = "" if judged.credit == 1 else f", {judged.credit:g} of it"
            how = f", {HOWS[judged.how]}" if judged.how else ""
            return f"✓ {name} by “{words}”{how}{half}"
        case Status.MISSED:
            return f"✗ {name}{_why_missed(point)}"
        case Status.DENIED:
            return f"denied {name} by “{' … '.join((*judged.denial, *judged.words))}”"
        case _:
            assert_never(judged.status)


def _why_missed(point: PointTrace) -> str:
    """Return what a missed point wants beside what is there; nothing where nothing of it is."""
    sought = point.wording.sought if point.wording else ()
    found = [one.said or " … ".join(one.part) for one in sought if one.counts or one.part]
    missing = [shorten(_name_missing(one), 40) for one in sought if not one.counts]
    if not found or point.rule not in (Rule.MISSING, Rule.TOO_LITTLE):
        return "" if point.rule is Rule.NOTHING else f" ({point.rule})"
    return f" (only “{' … '.join(found)}”, not {', '.join(missing)})"


def _name_missing(one: Sought) -> str:
    """Return what is wanted of a keyword; of one of several words those that are not there."""
    if len(one.wanted) > 1 or not one.part:
        return " / ".join(one.wanted)
    there = " ".join(one.part).casefold()
    return " ".join(word for word in one.wanted[0].split() if word not in there) or one.wanted[0]
