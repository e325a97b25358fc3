"""What may stand side by side in a sentence: a little grammar, told by a language's data file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

START, END, WORD, NUMBER = "start", "end", "word", "number"
SHORTEST_STEM = 3  # letters before an ending
WEIGHTS = {"never": 3, "hardly": 2, "rarely": 1, "often": -1}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The kinds of words a language has, and how odd it is that one kind follows another.

    Odd neighbours weigh above 0, usual ones below; what is not listed says nothing.
    """

    kinds: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    oddness: Mapping[tuple[str, str], int]

    def kind(self, word: str) -> str:
        """Return what kind of word this is: by itself, by its ending, else just a word or a number."""
        known = self.kinds.get(word)
        if known:
            return known
        if word[0].isdigit():
            return NUMBER
        for ending, kind in self.endings:
            if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
                return kind
        return WORD


def read_grammar(data: Mapping[str, Mapping[str, Any]], split: Callable[[str], tuple[str, ...]]) -> Grammar:
    """Return the grammar of a language's data, empty where it has none; the stricter of two weights holds."""
    oddness: dict[tuple[str, str], int] = {}
    for table, weight in WEIGHTS.items():
        for left, followers in data.get(table, {}).items():
            for right in followers.split():
                oddness.setdefault((left, right), weight)
    return Grammar(
        kinds={word: kind for kind, words in data.get("words", {}).items() for word in split(words)},
        endings=tuple(
            (ending, kind) for kind, endings in data.get("endings", {}).items() for ending in endings.split()
        ),
        oddness=oddness,
    )
