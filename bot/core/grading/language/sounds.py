"""How a word is heard by who never saw it written: "saffire" as sapphire is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.stemming import LONGEST_STEMMED

VOWELS = re.compile("[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")
FEWEST_CONSONANTS = 2
NOTHING: frozenset[str] = frozenset()


def hearer(
    rules: Sequence[tuple[str, str]], otherwise: Sequence[tuple[str, str]]
) -> Callable[[str], frozenset[str]]:
    """Return what tells how a word may be heard, all vowels alike; without rules nothing is.

    Each of the `rules` writes letters as their sound, one after the other; each of `otherwise` is another
    way to say some, read before them. A sound with fewer than two consonants tells too little, and is left
    out; the word without doubled letters is there always.
    """
    usual = [(re.compile(letters), sound) for letters, sound in rules]
    others = [(re.compile(letters), sound) for letters, sound in otherwise]

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def hear(word: str) -> frozenset[str]:
        if not rules or len(word) > LONGEST_STEMMED:
            return NOTHING
        written = {word, *(letters.sub(sound, word) for letters, sound in others)}
        heard = {hear_one(spelling, usual) for spelling in written}
        told = {one for one in heard if len(one.replace("a", "")) >= FEWEST_CONSONANTS}
        return frozenset(told | {single(word)})

    return hear


def hear_one(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """Return how a word is heard by some rules."""
    for letters, sound in rules:
        word = letters.sub(sound, word)
    return single(VOWELS.sub("a", word))


def single(word: str) -> str:
    """Return a word with each doubled letter once."""
    return DOUBLED.sub(lambda pair: pair[1], word)
