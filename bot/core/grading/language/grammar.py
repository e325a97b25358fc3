"""What may stand side by side in a sentence: a little grammar, told by a language's data file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED

START, END, WORD, NUMBER = "start", "end", "word", "number"
BE, HES = "was", "hes"  # kinds of words, as these are
ASKING = frozenset((BE, "do", "have", "will", "would"))
SUBJECTS = frozenset(("he", "speaker", "you", "it", HES))
OPENERS = ASKING - {"do"} | {"but", "it", HES, "that", "this", "not", "very", "be", "been"}
STRANDED = frozenset(("of", "to", "preposition", "up"))
SAYING = frozenset(("verb", "gets", "past", "done", "doing"))
SHORTEST_STEM = 3  # letters before an ending
WEIGHTS = {"never": 2.5, "hardly": 2, "rarely": 0.8, "sometimes": 0.4, "often": -0.4}


@dataclass(frozen=True, slots=True)
class Grammar:
    """What kind of word a word is, and how odd it is that one kind follows another.

    Odd neighbours weigh above 0, usual ones below; what is not listed says nothing.
    """

    kind: Callable[[str], str]
    oddness: Mapping[tuple[str, str], float]


def read_grammar(data: Mapping[str, Mapping[str, Any]], split: Callable[[str], tuple[str, ...]]) -> Grammar:
    """Return the grammar of a language's data, empty where it has none; the stricter of two weights holds."""
    oddness: dict[tuple[str, str], float] = {}
    for table, weight in WEIGHTS.items():
        for left, followers in data.get(table, {}).items():
            for right in followers.split():
                oddness.setdefault((left, right), weight)
    kinds = {word: kind for kind, words in data.get("words", {}).items() for word in split(words)}
    endings = [(ending, kind) for kind, text in data.get("endings", {}).items() for ending in text.split()]
    return Grammar(kind_finder(kinds, endings), oddness)


def kind_finder(kinds: Mapping[str, str], endings: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """Return what tells a word's kind, and remembers: by itself, by its ending, else a word or a number."""
    any_ending = tuple(ending for ending, _ in endings)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def kind(word: str) -> str:
        known = kinds.get(word)
        if known:
            return known
        if word[0].isdigit():
            return NUMBER
        if not word.endswith(any_ending):
            return WORD
        for ending, of_ending in endings:
            if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
                return of_ending
        return WORD

    return kind
