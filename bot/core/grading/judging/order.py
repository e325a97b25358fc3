"""Which of two things an answer puts first in time: "A, then B", "B after A", "before B came A"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence

BEFORE, AFTER, THEN, EARLIER, FIRST = "before", "after", "then", "earlier", "first"
RANKS = {FIRST: 1, BEFORE: 1, EARLIER: 1, THEN: 1000, AFTER: 1000}  # of what a word for order stands behind
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
    begins = [mention[0] for mention in mentions[1:]] + [len(answer.words)]
    ranks = {
        mention: find_rank(mention[1], begin, answer) for mention, begin in zip(mentions, begins, strict=True)
    }
    for one, other in pairs:
        start, end, is_first = one
        told = compare_ranks(ranks[one], ranks[other])
        if told is None:
            told = tell_order(start, end, other[0], answer)
        if told is not None:
            return told is is_first
    return pairs[0][0][2]


def find_rank(end: int, following: int, answer: Answer) -> int:
    """Return the rank that stands behind a mention, at the end of its clause, 0 for none.

    "Stone came first, bronze second"; in "stone, later bronze" and "stone then bronze" it leads in what
    follows.
    """
    place = end + 1
    while place < min(following, end + 1 + GOVERNED) and not is_marked(place, answer):
        size, label = answer.language.order.at(answer.words, place) or (1, "")
        rank = RANKS.get(label) or answer.language.numbers.ordinals.get(answer.words[place], 0)
        if rank and place + size <= following and ends_clause(place + size, answer):
            return rank
        if not rank and ends_clause(place, answer):
            break
        place += size
    return 0


def ends_clause(place: int, answer: Answer) -> bool:
    """Whether a clause ends before a place: with the answer, at a mark, at "and" or "but"."""
    if place >= len(answer.words) or is_marked(place, answer):
        return True
    denial = answer.language.denial
    return answer.words[place] in denial.ands or denial.breaks.at(answer.words, place) is not None


def is_marked(place: int, answer: Answer) -> bool:
    """Whether a mark stands before a token."""
    return bool(answer.tokens.gaps[place].strip(" -'\""))


def compare_ranks(one: int, other: int) -> bool | None:
    """Return whether the first of two ranks comes before the other one; None where they don't tell."""
    if one and other:
        return None if one == other else one < other
    if one:
        return one == 1
    return other > 1 if other else None


def leads(one: Occurrence, answer: Answer) -> bool:
    """Whether no word for order says that something came before what is mentioned: "the army later"."""
    labels = {
        (answer.language.order.at(answer.words, at) or (1, FIRST))[1] for at in range(len(answer.words))
    }
    return labels <= {FIRST} and find_rank(one.last, len(answer.words), answer) <= 1


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
