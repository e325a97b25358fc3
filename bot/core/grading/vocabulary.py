"""Which words of a language are real, and how rare, from the word lists of `pyspellchecker`."""

from __future__ import annotations

import gzip
import json
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FLOOR = 6  # bits: words the list counts 63 times or less it holds for completeness, names among them


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words as sorted 55-bit hashes, each with the length of its count in bits: 8 bytes a word."""

    entries: array[int]

    def frequency(self, word: str) -> int | None:
        """Return how common a word is, as a power of two, or `None` when it is no known word."""
        key = mark(word)
        place = bisect_left(self.entries, key)
        if place < len(self.entries) and self.entries[place] >> 8 == key >> 8:
            return self.entries[place] & 0xFF
        return None

    def __contains__(self, word: str) -> bool:
        return self.frequency(word) is not None

    def __bool__(self) -> bool:
        return len(self.entries) > 0


@lru_cache(maxsize=16)
def vocabulary(code: str) -> Vocabulary:
    """Return the words of a language; empty for a language without a list. The first call takes 0.3 s.

    The library would keep a language in 26 MB of dictionary; only its data is read here, in passing.
    """
    file = resources.files("spellchecker") / "resources" / f"{code}.json.gz"
    if not code or not file.is_file():
        return Vocabulary(array("Q"))
    counts: dict[str, int] = json.loads(gzip.decompress(file.read_bytes()))
    entries = [mark(word) | count.bit_length() for word, count in counts.items() if "'" not in word]
    del counts
    return Vocabulary(array("Q", sorted(entries)))


def mark(word: str) -> int:
    """Return a word's hash with room for one byte below it."""
    return (hash(word) & 0x7FFFFFFFFFFFFF) << 8


@lru_cache(maxsize=20_000)
def is_common(word: str, code: str) -> bool:
    """Whether a word is real and no rarity: such a word is never taken for a typo."""
    frequency = vocabulary(code).frequency(word)
    return frequency is not None and frequency > FLOOR
