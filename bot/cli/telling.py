"""A verdict told in words, and as JSON."""

from __future__ import annotations

from typing import Any, assert_never

from bot.core.cards import Outcome, plain
from bot.core.grading.verdict import Note, PointVerdict, Status, Verdict
from bot.decks.verdict_words import HOWS, NOTES

OUTCOMES = {
    Outcome.CORRECT: "Correct",
    Outcome.PARTIAL: "Partly right",
    Outcome.INCORRECT: "Not right",
}


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as `viva grade --jsonl` writes it."""
    return {
        "verdict": verdict.outcome,
        "score": round(verdict.score, 6),
        "points": [_point_as_json(point) for point in verdict.points],
        "notes": [word_note(note) for note in verdict.notes],
    }


def _point_as_json(point: PointVerdict) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "text": point.text,
        "status": point.status,
        "words": list(point.words),
        "how": point.how,
    }
    if point.status is Status.HIT and point.credit < 1:
        fields["credit"] = point.credit
    if point.denial:
        fields["denial"] = list(point.denial)
    return fields


def describe(verdict: Verdict) -> str:
    """Return a verdict as a person reads it, some lines of text."""
    lines = [f"{OUTCOMES[verdict.outcome]}, score {verdict.score:.2f}"]
    lines += [describe_point(point) for point in verdict.points]
    for wrong in verdict.wrong:
        feedback = f" {wrong.feedback}" if wrong.feedback else ""
        lines.append(f"✗ Not {plain(wrong.text)}: {quote(wrong.words)}.{feedback}")
    lines += [f"  {word_note(note)}" for note in verdict.notes]
    return "\n".join(lines)


def describe_point(point: PointVerdict) -> str:
    """Return one point on one line."""
    text = plain(point.text)
    match point.status:
        case Status.HIT:
            how = f" ({HOWS[point.how]})" if point.how else ""
            half = f", {point.credit:.0%} of the point" if point.credit < 1 else ""
            return f"✓ {text}: {quote(point.words)}{how}{half}"
        case Status.MISSED:
            return f"✗ {text}"
        case Status.DENIED:
            return f"✗ {text}: you denied this, {quote((*point.denial, *point.words))}"
        case _:
            assert_never(point.status)


def word_note(note: Note) -> str:
    """Return a remark as a sentence."""
    return f"{NOTES[note.kind]}{f': {quote(note.words)}' if note.words else ''}."


def quote(words: tuple[str, ...]) -> str:
    """Return the learner's words in quotation marks, with dots where others stood between them."""
    return f"“{' … '.join(words)}”"
