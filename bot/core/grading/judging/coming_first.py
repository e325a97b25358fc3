"""Which of two things came first, by an answer that names both: "the army after the party"."""

from __future__ import annotations

from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.order import comes_first
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence, affirm
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.rubric.keys import WordKey
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.lexicon import Place


def settle_first(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording that names one of the two earns of an answer that names both; nothing for others.

    What an answer denies, or dates, is read elsewhere.
    """
    asked = answer.question
    if not (asked.first and asked.pair) or asked.open or wording.orders or answer.denials.negators:
        return None
    if answer.dates or any(one.kind is not Kind.ORDINAL for one in answer.quantities):
        return None
    stems = {
        key.forms.stem
        for group in wording.wanted
        for phrase in group.phrases
        for key in phrase.keys
        if isinstance(key, WordKey)
    }
    own, other = (find_said(side, answer) for side in sorted(asked.pair, key=lambda side: side not in stems))
    if len(stems.intersection(asked.pair)) != 1 or not (own and other):
        return None
    both = (*own, *other)
    if not comes_first(own, other, answer):
        return Finding(Status.MISSED, both, turned=NoteKind.OUT_OF_ORDER)
    return Finding(Status.HIT, tuple(own), wording.credit, affirmed=both, closeness=1.0, in_order=True)


def find_said(stem: str, answer: Answer) -> list[Occurrence]:
    """Return where an answer has a word."""
    places = [place for place, other in enumerate(answer.stems) if other == stem]
    return [affirm((Place(place, place, How.EXACT),)) for place in places]
