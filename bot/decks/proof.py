"""Graded samples: what a teacher makes of an answer, against what the grader makes of it."""

from __future__ import annotations

from bot.core.cards import Card, Outcome, Sample, keywords, plain
from bot.core.grading import Rubric, grade
from bot.core.grading.denial.yes_no import read_reply
from bot.core.grading.language.text import tokenize
from bot.core.grading.sought import Sought
from bot.core.grading.trace import PointTrace, Rule, Trace, explain
from bot.core.grading.verdict import How, NoteKind, PointVerdict, Status, Verdict
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace
from bot.decks.verdict_words import HOWS, NOTES

_ROUNDING = 1e-9
_PROOFS = 3
_FIX_REPLY = "bold the yes or no of the point if that alone is right, or correct the sample"
_FIX_TOO_LITTLE = "add its wording (`or:`), bold fewer or other words, or correct the sample"
_FIX_TOO_MUCH = "add a wrong answer (`not:`), bold more or other words, or correct the sample"
_FIX_ORDER = (
    "take `in this order` out of the line above the points if any order will do, or correct the sample"
)
_RANKS = {Outcome.INCORRECT: 0, Outcome.PARTIAL: 1, Outcome.CORRECT: 2}
_WHYS = {
    Rule.ONLY_GIVEN: "has only words of it that the question had said",
    Rule.ONLY_COMMON: "has only words of it that other points have, too",
    Rule.OPPOSED: "has something that contradicts it",
    Rule.WRONG_SENSE: "has its words in the opposite sense",
    Rule.ECHOED: "has its words, but only repeats the question",
    Rule.SCRAMBLED: "has its words, but not in the right order",
    Rule.OUT_OF_ORDER: "has it out of the card's order",
    Rule.TURNED: "has its keywords in the wrong order",
    Rule.REVERSED: "has two things of it the wrong way round",
    Rule.OTHER_REPLY: "says yes where it says no, or no where it says yes",
    Rule.OTHER_NUMBER: "has another number",
    Rule.OTHER_BOUND: "has its number as another bound",
    Rule.OTHER_FATE: "has its number of those whom something else befell",
    Rule.OTHER_UNIT: "has its number without the wanted unit",
}
"""Why a point earns nothing though something of it is there, told of the answer."""

_TOLD_WHOLE = frozenset((NoteKind.HEDGED, NoteKind.STUFFED, NoteKind.NEAR_MISS))
"""What is true of the answer as a whole; other notes say again what is told of its points."""


def prove_samples(card: Card, place: CardPlace, rubric: Rubric, report: Report) -> None:
    """Grade a card's samples and report each that comes out otherwise, with what the grader saw."""
    for sample, line in zip(card.samples, place.samples, strict=True):
        verdict = grade(rubric, sample.answer)
        if not _agrees(sample, verdict):
            trace = explain(rubric, sample.answer)
            saw = _saw(trace, too_little=_is_too_little(sample, verdict))
            what = f"the sample “{shorten(sample.answer)}” should be {_wanted(sample)}, but {saw}"
            report.add(line, what, _find_fix(card, sample, rubric, trace))


def _find_fix(card: Card, sample: Sample, rubric: Rubric, trace: Trace) -> str:
    if _wants_reply(card, sample, rubric):
        return _FIX_REPLY
    if not _is_too_little(sample, trace.verdict):
        return _FIX_TOO_MUCH
    missed = [point.rule for point in trace.points if point.verdict.status is Status.MISSED]
    return _FIX_ORDER if missed and set(missed) == {Rule.OUT_OF_ORDER} else _FIX_TOO_LITTLE


def _is_too_little(sample: Sample, verdict: Verdict) -> bool:
    """Whether the grader gives less than the teacher, and not more."""
    if verdict.outcome is not sample.outcome:
        return _RANKS[verdict.outcome] < _RANKS[sample.outcome]
    return sample.band is not None and verdict.score < sample.band.low


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


def _saw(trace: Trace, *, too_little: bool) -> str:
    """Return what the grader makes of an answer; what makes it less than wanted, or more, comes first."""
    verdict = trace.verdict
    hits = [_describe_hit(point.verdict) for point in trace.points if point.verdict.status is Status.HIT]
    lacks = [_describe_lack(point) for point in trace.points if point.verdict.status is not Status.HIT]
    lacks += [f"it gives the wrong answer “{shorten(plain(wrong.text), 30)}”" for wrong in verdict.wrong]
    notes = [NOTES[note.kind] for note in verdict.notes if note.kind in _TOLD_WHOLE]
    lacks += [f"{note[0].lower()}{note[1:]}" for note in notes]
    parts = [*lacks, *hits] if too_little else [*hits, *lacks]
    return f"the grader says {verdict.outcome.value} (score {verdict.score:.2f}): {', '.join(parts)}"


def _describe_hit(judged: PointVerdict) -> str:
    how = f", {HOWS[judged.how]}" if judged.how not in (None, How.EXACT) else ""
    half = "" if judged.credit == 1 else f", which earns {judged.credit:g} of the point"
    return f"“{_name(judged)}” is there by “{' … '.join(judged.words)}”{how}{half}"


def _describe_lack(point: PointTrace) -> str:
    judged = point.verdict
    if judged.status is Status.DENIED:
        return f"“{_name(judged)}” is denied by “{' … '.join((*judged.denial, *judged.words))}”"
    if point.rule in _WHYS:
        return f"“{_name(judged)}” earns nothing, as the answer {_WHYS[point.rule]}"
    return f"“{_name(judged)}” is not there{_what_is_missing(point)}"


def _name(judged: PointVerdict) -> str:
    return shorten(plain(judged.text), 30)


def _what_is_missing(point: PointTrace) -> str:
    """Return what a missed point wants beside what is there; nothing where nothing of it is."""
    sought = point.wording.sought if point.wording else ()
    found = [one.said or " … ".join(one.part) for one in sought if one.counts or one.part]
    missing = [shorten(_name_missing(one), 40) for one in sought if not one.counts]
    if not found or point.rule not in (Rule.MISSING, Rule.TOO_LITTLE, Rule.LACKING):
        return ""
    return f" (only “{' … '.join(found)}”, not {', '.join(missing)})"


def _name_missing(one: Sought) -> str:
    """Return what is wanted of a keyword; of one of several words those that are not there."""
    if len(one.wanted) > 1 or not one.part:
        return " / ".join(one.wanted)
    there = " ".join(one.part).casefold()
    return " ".join(word for word in one.wanted[0].split() if word not in there) or one.wanted[0]
