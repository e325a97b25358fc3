"""Texts that say no more than that one gives up: known phrases, and what people say beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from bot.core.grading.language.phrases import PhraseBook, book

MOST_WORDS = 24
"""Who says more, says something."""


@dataclass(frozen=True, slots=True)
class GivingUp:
    """Phrases for giving up, without what may stand `beside` them: before, within or behind.

    So "ich weiß es leider nicht, sorry" is "weiß nicht".
    """

    phrases: PhraseBook
    beside: PhraseBook

    def is_all_of(self, words: Sequence[str]) -> bool:
        """Tell whether a text is nothing else."""
        if not 0 < len(words) <= MOST_WORDS:
            return False
        left, place = tuple(without(words, self.beside)), 0
        while place < len(left):
            found = self.phrases.at(left, place)
            if found is None:
                return False
            place += found[0]
        return place > 0


def read_giving_up(phrases: Iterable[Sequence[str]], beside: PhraseBook) -> GivingUp:
    """Return texts by their phrases, each given as its words."""
    left = {tuple(map(intern, without(phrase, beside))): "" for phrase in phrases}  # few words, often said
    return GivingUp(book(left.items()), beside)


def without(words: Sequence[str], beside: PhraseBook) -> Iterator[str]:
    """Yield words but for the phrases of a book."""
    place = 0
    while place < len(words):
        found = beside.at(words, place)
        if found is None:
            yield words[place]
        place += found[0] if found else 1
