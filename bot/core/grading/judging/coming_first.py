"""Which of two things came first, by an answer that names both: "the army after the party".

What a question compares by any other word than "first", `coming_more.py` settles.
"""

from __future__ import annotations

from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.order import comes_first, find_rank
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence, affirm
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.rubric.keys import stems_of
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.lexicon import Place


def settle_first(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording that names one of the two earns of an answer that names both; nothing for others.

    An answer that names the other one alone, as the later, has said it. What is denied, or dated, is read
    elsewhere.
    """
    asked = answer.question
    if not (asked.first and asked.pair) or asked.open or answer.denials.negators:
        return None
    if answer.dates or any(one.kind is not Kind.ORDINAL for one in answer.quantities):
        return None
    named = wording.wanted[:1] if wording.orders else wording.wanted
    stems = stems_of(key for group in named for phrase in group.phrases for key in phrase.keys)
    if len(stems.intersection(asked.pair)) != 1:
        return None
    own, other = (find_said(side, answer) for side in sorted(asked.pair, key=lambda side: side not in stems))
    if own and other:
        right = None if wording.orders else comes_first(own, other, answer)
    else:
        later = any(find_rank(one.last, len(answer.words), answer) > 1 for one in own or other)
        right = bool(other) if later else None
    if right is None:
        return None
    if not right:
        return Finding(Status.MISSED, (*own, *other), turned=NoteKind.OUT_OF_ORDER)
    return count_first(wording, own or other, other)


def count_first(wording: Wording, shown: list[Occurrence], others: list[Occurrence]) -> Finding:
    """Return what a wording earns of an answer that says which of two things came first."""
    affirmed = (*shown, *others)
    return Finding(Status.HIT, tuple(shown), wording.credit, affirmed=affirmed, closeness=1.0, in_order=True)


def find_said(stem: str, answer: Answer) -> list[Occurrence]:
    """Return where an answer has a word."""
    places = [place for place, other in enumerate(answer.stems) if other == stem]
    return [affirm((Place(place, place, How.EXACT),)) for place in places]
