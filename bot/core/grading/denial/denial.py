"""Which words of a text are denied, and by which words."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from bot.core.grading.denial.negators import find_negators
from bot.core.grading.denial.reach import Limits, Negator
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

MOST_SHOWN = 3  # negators over one token
MOST_NEGATORS = 64  # an answer with more denials says nothing; the rest is not read
CONDITION = 4  # words from "if" to the denial that it is about
OF_WORDS = frozenset(("forward", "both", "gerund", "word"))  # how far a denial of words reaches


class Denials(NamedTuple):
    """For each token the negators over it, at most three; an even number of them affirms."""

    over: tuple[tuple[Negator, ...], ...]
    odd: tuple[bool, ...]
    negators: tuple[Negator, ...]
    speech: frozenset[int]

    def denies(self, first: int, last: int) -> tuple[Negator, ...]:
        """Return the negators that deny the tokens from `first` to `last`; none when they are affirmed."""
        for place in range(first, last + 1):
            if self.odd[place]:
                return self.over[place]
        return ()

    def aside(self, places: frozenset[int]) -> Denials:
        """Return the denials with more words that say nothing by themselves."""
        return self._replace(speech=self.speech | places)


def find_denials(tokens: Tokens, language: Language, *, whole: bool = False) -> Denials:
    """Return what is denied in a text, clause by clause.

    With `whole`, "it is not true that" at its very start denies all of it, not the first sentence alone.
    """
    words, opens = tokens.words, language.denial.opening
    opening = [place for place, word in enumerate(words) if word in opens]
    negators = list(islice(find_negators(tokens, opening, language), MOST_NEGATORS)) if opening else []
    if not negators:
        return Denials(((),) * len(words), (False,) * len(words), (), frozenset())
    speech = frozenset(place for negator in negators for place in range(negator.first, negator.last + 1))
    limits = Limits(tokens, words, language, speech, whole=whole)
    marks: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    ends: list[list[Negator]] = [[] for _ in range(len(words) + 1)]
    last_denial = -1
    for negator in negators:
        for start, end in limits.reach(negator):
            if start < end and not (last_denial >= start and limits.repeats(negator)):
                near = min(end, limits.sentence_of_whole(negator.last)) if negator.reach == "whole" else end
                far = negator._replace(carried=True)
                for one, begin, finish in ((negator, start, near), (far, near, end)):
                    if begin < finish:
                        marks[begin].append(one)
                        ends[finish].append(one)
        last_denial = negator.first
    over, odd = sweep(marks, ends, words, language)
    return Denials(over, odd, tuple(negators), speech)


def sweep(
    marks: list[list[Negator]], ends: list[list[Negator]], words: Sequence[str], language: Language
) -> tuple[tuple[tuple[Negator, ...], ...], tuple[bool, ...]]:
    """Return for each token the negators over it, and whether they leave it denied."""
    active: deque[Negator] = deque()
    level = strength = 0
    over: list[tuple[Negator, ...]] = []
    odd: list[bool] = []
    for place in range(len(words)):
        for ended in ends[place]:
            level -= 1
            strength -= joins(ended, words, language)
            if ended in active:
                active.remove(ended)
        for begun in marks[place]:
            level += 1
            strength += joins(begun, words, language)
            if len(active) < MOST_SHOWN:
                active.append(begun)
        over.append(tuple(active))
        toggles = level - strength
        denied = toggles % 2 == 1 or (toggles == 0 and strength > 0)
        odd.append(denied is not (language.denial.concord and 0 < toggles < level))
    return tuple(over), tuple(odd)


def joins(negator: Negator, words: Sequence[str], language: Language) -> bool:
    """Whether a denial only carries on another, as "nor" does."""
    denial, first = language.denial, words[negator.first]
    return negator.carried or first in denial.joiners or (denial.concord and first not in denial.turning)


def find_contrary(
    words: Sequence[str], sentences: Sequence[int], negators: Sequence[Negator], language: Language
) -> frozenset[Negator]:
    """Return the denials of a sentence that has one with "unless" or "without", or two, one behind "if".

    So of "no sound without vibrations", "it is not a fruit unless it has seeds", "if you do not change it, it
    is not controlled": each says that the one goes with the other.
    """
    unless, ifs = language.denial.unless, language.denial.ifs
    found: set[Negator] = set()
    for number in {sentences[one.first] for one in negators}:
        mine = [one for one in negators if sentences[one.first] == number]
        others = [one for one in mine if words[one.first] not in unless]
        excepted = any(word in unless for word, at in zip(words, sentences, strict=True) if at == number)
        conditional = len(mine) > 1 and any(
            not ifs.isdisjoint(words[max(0, one.first - CONDITION) : one.first]) for one in mine
        )
        if others and (excepted or conditional):
            found.update(one for one in mine if one.reach in OF_WORDS)
    return frozenset(found)
