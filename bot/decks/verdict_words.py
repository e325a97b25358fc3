"""What an author is told of a verdict: how a word was found, and what an answer is noted for."""

from __future__ import annotations

from bot.core.grading.verdict import How, NoteKind

HOWS = {
    How.EXACT: "word for word",
    How.STEM: "another form of the word",
    How.VARIANT: "another spelling",
    How.TYPO: "with a typo",
    How.SYNONYM: "by a synonym",
    How.SIMILAR: "by a similar word",
    How.NUMBER: "as a number",
    How.DATE: "as a date",
}
NOTES = {
    NoteKind.DENIED: "A key point is denied",
    NoteKind.HEDGED: "The answer hedges between answers that exclude each other",
    NoteKind.WRONG_ANSWER: "A known wrong answer is given",
    NoteKind.ECHOED_QUESTION: "Words that the question gave away earn nothing",
    NoteKind.STUFFED: "A list of candidates is no answer",
    NoteKind.OUT_OF_ORDER: "Some points are out of order",
    NoteKind.REVERSED: "Two things are the wrong way round",
    NoteKind.SCRAMBLED: "The words are not in the right order",
    NoteKind.PARTLY: "A point is only partly right",
    NoteKind.NEAR_MISS: "Close, but not right",
}
