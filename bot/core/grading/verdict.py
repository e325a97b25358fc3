"""What the grader says of an answer: the trace that views show and tests assert."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.cards import Outcome


class Status(StrEnum):
    """What became of one key point."""

    HIT = "hit"
    MISSED = "missed"
    DENIED = "denied"


class How(StrEnum):
    """How the deciding words matched; the loosest of them where there are several."""

    EXACT = "exact"
    STEM = "stem"
    VARIANT = "variant"
    TYPO = "typo"
    SYNONYM = "synonym"
    SIMILAR = "similar"
    NUMBER = "number"
    DATE = "date"


class NoteKind(StrEnum):
    """Why an answer counts for less than its words, or for more; views and `viva grade` word them."""

    DENIED = "denied"
    HEDGED = "hedged"
    WRONG_ANSWER = "wrong answer"
    ECHOED_QUESTION = "echoed question"
    STUFFED = "stuffed"
    OUT_OF_ORDER = "out of order"
    REVERSED = "reversed"
    SCRAMBLED = "scrambled"
    PARTLY = "partly"
    NEAR_MISS = "near miss"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on an answer, with the learner's words that caused it."""

    kind: NoteKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """One key point: `words` are the learner's own, in their spelling; `credit` is from 0 to 1.

    A missed point has no words and no `how`. `denial` holds the words that deny a denied point.
    """

    text: str
    status: Status
    words: tuple[str, ...] = ()
    how: How | None = None
    credit: float = 0.0
    denial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongGiven:
    """A common wrong answer that the learner gave, with its author's feedback."""

    text: str
    words: tuple[str, ...]
    feedback: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole judgement; `score` is from 0 to 1 and `points` stand in the card's order."""

    outcome: Outcome
    score: float
    points: tuple[PointVerdict, ...]
    wrong: tuple[WrongGiven, ...] = ()
    notes: tuple[Note, ...] = ()
