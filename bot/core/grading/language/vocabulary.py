"""Which words of a language are real, and how rare, from the word lists of `pyspellchecker`."""

from __future__ import annotations

import gzip
import re
from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.folding import Folding, fold_cluster
from bot.core.grading.language.language_data import folding_of, read

# A list's counts grow with the texts it was counted in; the word of this rank has so many bits in English.
RANK, BITS_AT_RANK = 1300, 17
COMMONEST_NAME = 12  # bits
FLOOR = 6  # bits: words the list counts 63 times or less it holds for completeness, names among them
ASCII = bytes(range(128))
LISTED = re.compile(r'"([^"\']+)": ?(\d+)')
HASH = 0x7FFFFFFFFFFFFF  # 55 bits


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words as sorted 55-bit hashes, each with how common it is in one byte below: 8 bytes a word.

    `slips`: the rare ones may be what people write for others.
    """

    entries: array[int]
    slips: bool = False

    def frequency(self, word: str) -> int | None:
        """Return how common a word is, as a power of two, or `None` when it is no known word."""
        key = (hash(word) & HASH) << 8
        place = bisect_right(self.entries, key | 0xFF) - 1
        if place >= 0 and self.entries[place] >= key:
            return self.entries[place] & 0xFF
        return None

    def __contains__(self, word: str) -> bool:
        return self.frequency(word) is not None

    def __bool__(self) -> bool:
        return len(self.entries) > 0


@lru_cache(maxsize=16)
def vocabulary(code: str) -> Vocabulary:
    """Return the words of a language; empty for a language without a list. The first call takes 0.3 s.

    The library would keep a language in 26 MB of dictionary; only its data is read here, a word at a time.
    """
    file = resources.files("spellchecker") / "resources" / f"{code}.json.gz"
    if not code or not file.is_file():
        return Vocabulary(array("Q"))
    data = read(code)
    listed = LISTED.finditer(fold_list(gzip.decompress(file.read_bytes()), folding_of(data)))
    words = map(re.Match[str].groups, listed)
    entries = [(hash(word) & HASH) << 8 | int(count).bit_length() for word, count in words]
    entries.sort()
    return Vocabulary(rescale(array("Q", entries)), slips=bool(data.get("slips_listed", False)))


def fold_list(listed: bytes, folding: Folding) -> str:
    """Return a list with its words as an answer's are compared: without accents their language ignores."""
    text = listed.decode("utf-8")
    for letter in set(listed.translate(None, ASCII).decode("utf-8")):
        if letter.isalpha():
            text = text.replace(letter, fold_cluster(letter, folding))
    return text


def rescale(entries: array[int]) -> array[int]:
    """Return a list's entries with how common a word is on the scale of the English list."""
    numbers = Counter(entry & 0xFF for entry in entries)
    sizes = sorted(numbers, reverse=True)
    ranks = accumulate(numbers[size] for size in sizes)
    shift = next((BITS_AT_RANK - size for size, rank in zip(sizes, ranks, strict=True) if rank >= RANK), 0)
    if shift == 0:
        return entries
    moves = [0 if size <= FLOOR else max(shift, FLOOR + 1 - size) for size in range(max(sizes) + 1)]
    return array("Q", [entry + moves[entry & 0xFF] for entry in entries])


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_real(word: str, code: str) -> bool:
    """Whether a word is surely one of a language's own: such a word is never taken for a typo."""
    known = vocabulary(code)
    return word in known and not (known.slips and is_rare(word, code))


def commonness(word: str, code: str) -> int:
    """Return how common a word of a language is, in bits; 0 for one that is in no list."""
    return vocabulary(code).frequency(word) or 0


def may_be_name(word: str, code: str) -> bool:
    """Whether a word is no more common than names are: "wilson" and "paris", not "oxygen"."""
    return commonness(word, code) <= COMMONEST_NAME


def is_rare(word: str, code: str) -> bool:
    """Whether a word is in no list, or only for completeness, as names are."""
    return commonness(word, code) <= FLOOR
