"""Denials that affirm, two by two: what is not so unless, without or if not something else is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial.reach import Negator
from bot.core.grading.language.language import Language

CONDITION = 4  # words from "if" to the denial that it is about
OF_WORDS = frozenset(("forward", "both", "gerund", "word"))  # how far a denial of words reaches


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
