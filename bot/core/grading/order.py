"""Which of two things an answer puts first in time: "A, then B", "B after A", "before B came A"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.core.grading.match import Answer
from bot.core.grading.occurrence import Occurrence

BEFORE, AFTER, THEN, EARLIER, FIRST = "before", "after", "then", "earlier", "first"
GOVERNED = 6  # tokens after "before" or "after" among which its noun begins


def comes_first(first: Iterable[Occurrence], second: Iterable[Occurrence], answer: Answer) -> bool:
    """Whether an answer has one thing before another, both of which it mentions.

    The first pair of mentions with a word between or before them that tells their order decides; where
    none has such a word, the first pair as it stands.
    """
    mentions = sorted(
        [(one.first, one.last, True) for one in first] + [(one.first, one.last, False) for one in second]
    )
    pairs = [(one, other) for one, other in pairwise(mentions) if one[2] is not other[2]]
    if not pairs:
        return False
    for (start, end, is_first), (at, _, _) in pairs:
        told = tell_order(start, end, at, answer)
        if told is not None:
            return told is is_first
    return pairs[0][0][2]


def tell_order(start: int, end: int, at: int, answer: Answer) -> bool | None:
    """Return whether what stands from `start` to `end` comes before what stands at `at`, if a word tells."""
    led = find_lead(start, answer)
    if led == FIRST:
        return True
    told = None
    place = end + 1
    while place < at:
        size, label = answer.language.order.at(answer.words, place) or (1, "")
        if label in (THEN, EARLIER) or (label in (BEFORE, AFTER) and governs(place + size, at, answer)):
            told = label in (THEN, BEFORE)
        elif label == FIRST and place > end + 1 and adjoins(place + size, at, answer):
            told = False
        place += size
    if told is None and led:
        return led == AFTER
    return told


def find_lead(start: int, answer: Answer) -> str:
    """Return what the word for order says that stands before a mention and belongs to it, "" without one."""
    lead = ""
    for place in range(max(0, start - GOVERNED), start):
        size, label = answer.language.order.at(answer.words, place) or (1, "")
        adjoining = label == FIRST and adjoins(place + size, start, answer)
        if adjoining or (label in (BEFORE, AFTER) and governs(place + size, start, answer)):
            lead = label
    return lead


def governs(place: int, noun: int, answer: Answer) -> bool:
    """Whether a word that ends before `place` can belong to a noun: near, in the same piece of sentence."""
    if not 0 <= noun - place < GOVERNED:
        return False
    gaps, ands = answer.tokens.gaps, answer.language.denial.ands
    marked = any(gaps[between].strip(" -'\"") for between in range(place, noun + 1))
    return not marked and ands.isdisjoint(answer.words[place:noun])


def adjoins(place: int, noun: int, answer: Answer) -> bool:
    """Whether nothing but small words stands between a word that ends before `place` and a noun."""
    small = all(answer.words[between] in answer.language.stop for between in range(place, noun))
    return small and governs(place, noun, answer)
