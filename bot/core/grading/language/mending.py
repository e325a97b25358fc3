"""Mistyped words that can only mean one of a language's few words for numbers and months."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.vocabulary import vocabulary

SHORTEST_MENDED, LONGEST_MENDED = 4, 16
LEFT_OUT = 3  # letters, at least, of what an abbreviation is short for


def mender(
    words: Mapping[str, object], code: str, small: AbstractSet[str] = frozenset()
) -> Callable[[str], str]:
    """Return what puts a mistyped word right that can only mean one of a few, as numbers and months.

    `words` are given with what they mean: forms of one word mean the same. The `small` words are real ones.

    The first letter must stand, one slip is forgiven, and a real word is never touched. What is short for
    another is nobody's slip: "сено" is not "сент".
    """
    right = frozenset(word for word in words if len(word) >= SHORTEST_MENDED)
    likely: dict[tuple[str, int], list[str]] = {}  # by first letter and length
    for word in sorted(word for word in right if not is_short(word, words)):
        for size in (len(word) - 1, len(word), len(word) + 1):
            likely.setdefault((word[0], size), []).append(word)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def mend(word: str) -> str:
        if not SHORTEST_MENDED <= len(word) <= LONGEST_MENDED or word in right or word in small:
            return word
        others = likely.get((word[0], len(word)), ())
        near = [other for other in others if OSA.distance(word, other, score_cutoff=1) <= 1]
        if not near or len({words[other] for other in near}) > 1 or word in vocabulary(code):
            return word
        return near[0]

    return mend


def is_short(word: str, words: Mapping[str, object]) -> bool:
    """Whether a word is short for another that means the same: "sept"."""
    return any(
        other.startswith(word) and len(other) >= len(word) + LEFT_OUT and meant == words[word]
        for other, meant in words.items()
    )
