"""From what became of the points to a verdict: a score, an outcome, and notes that say why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import Outcome
from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.likeness import LACKING
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.verdict import Note, NoteKind, PointVerdict, Status, Verdict, WrongGiven

JUST_BELOW = 0.01
CLOSE = 1e-9
VOID = frozenset((NoteKind.ECHOED_QUESTION, NoteKind.SCRAMBLED, NoteKind.REVERSED))
RUINOUS = frozenset((NoteKind.HEDGED, NoteKind.STUFFED))


def conclude_closest(
    rubric: Rubric, findings: Sequence[Finding], points: tuple[PointVerdict, ...], notes: list[Note]
) -> Verdict:
    """Return the verdict that the reference answer comes to which an answer is closest to."""
    best = max(range(len(findings)), key=lambda number: rank(findings[number]))
    closest = findings[best]
    score = closest.mark or closest.credit
    kinds = {note.kind for note in notes}
    if kinds & VOID:
        score = 0.0
    elif (rubric.tells and kinds & RUINOUS) or NoteKind.PARTLY in kinds:
        score = min(score, LACKING)
    return conclude(rubric, (points[best],), (), notes, score)


def rank(finding: Finding) -> tuple[bool, bool, float]:
    """Return how a finding compares with those on other reference answers."""
    return finding.status is Status.HIT, finding.status is Status.DENIED, finding.closeness


def merge(rubric: Rubric, earlier: Verdict, latest: Verdict) -> Verdict:
    """Return the verdict on an answer that the learner added to: what was said last of a point holds."""
    points = tuple(
        old
        if new.status is Status.MISSED or (old.status is Status.HIT is new.status and old.credit > new.credit)
        else new
        for old, new in zip(earlier.points, latest.points, strict=True)
    )
    about_answer = (
        NoteKind.HEDGED,
        NoteKind.STUFFED,
        NoteKind.OUT_OF_ORDER,
        NoteKind.REVERSED,
        NoteKind.SCRAMBLED,
        NoteKind.NEAR_MISS,
    )
    notes = [note for note in latest.notes if note.kind in about_answer]
    return conclude(rubric, points, latest.wrong, notes)


def conclude(
    rubric: Rubric,
    points: tuple[PointVerdict, ...],
    wrong: tuple[WrongGiven, ...],
    notes: list[Note],
    score: float | None = None,
) -> Verdict:
    """Return the verdict that the points, the wrong answers and the notes come to.

    Without a `score` the points give it.
    """
    notes = list(notes)
    ruined = rubric.one_answer and any(note.kind in RUINOUS for note in notes)
    said = [point for point in points if point.status is not Status.MISSED]
    for point in said:
        if point.status is Status.DENIED:
            notes.append(Note(NoteKind.DENIED, point.denial))
        elif point.credit < 1:
            notes.append(Note(NoteKind.PARTLY, point.words))
    if score is None:
        score = total_score(rubric, points) if said else 0.0
    if wrong:
        notes.append(Note(NoteKind.WRONG_ANSWER, tuple(word for given in wrong for word in given.words)))
        score = 0.0 if rubric.one_answer else min(score, max(0.0, rubric.pass_mark - JUST_BELOW))
    if ruined and not (rubric.by_closeness and rubric.tells):
        score = 0.0
    if score <= 0:
        outcome = Outcome.INCORRECT
    elif score >= rubric.pass_mark - CLOSE:
        outcome = Outcome.CORRECT
    else:
        outcome = Outcome.PARTIAL
    return Verdict(outcome, score, points, wrong, tuple(dict.fromkeys(notes)) if notes else ())


def total_score(rubric: Rubric, points: tuple[PointVerdict, ...]) -> float:
    """Return the weight hit over the weight wanted, from 0 to 1."""
    wanted = find_counting(rubric, points)
    total = sum([weight for _, weight in wanted])
    return sum([credit * weight for credit, weight in wanted]) / total if total else 0.0


def find_counting(rubric: Rubric, points: tuple[PointVerdict, ...]) -> list[tuple[float, float]]:
    """Return credit and weight of each point that counts; an optional one does not.

    Where any n are enough, the n that suit the answer best are wanted: those it hit, then the lightest.
    """
    wanted = [
        (verdict.credit, point.weight)
        for point, verdict in zip(rubric.points, points, strict=True)
        if not point.optional
    ]
    if rubric.enough is not None:
        wanted.sort(key=lambda one: (-one[0], -one[1] if one[0] else one[1]))
        wanted = wanted[: rubric.enough]
    return wanted
