"""Fixed phrases of a language, looked up where they start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

NOTHING = "nothing"
HIRAGANA = re.compile("[\u3041-\u309f]")


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases by their first word, longest first, each with its label."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def seconds(self, first: str) -> frozenset[str]:
        """Return what may come second in a phrase with this first word, "" where that is all of one."""
        return frozenset("".join(phrase[1:2]) for phrase, _ in self.by_first.get(first, ()))

    def may_open(self, words: Iterable[str]) -> bool:
        """Whether a phrase may begin with any of some words: one look that spares all others."""
        return not self.by_first.keys().isdisjoint(words)

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Yield all phrases."""
        return (phrase for entries in self.by_first.values() for phrase, _ in entries)

    def at(self, words: Sequence[str], place: int) -> tuple[int, str] | None:
        """Return how many words from `place` make the longest phrase there, and its label."""
        found = self.by_first.get(words[place])
        if found is None:
            return None
        then = words[place + 1] if place + 1 < len(words) else ""
        for phrase, label in found:
            if len(phrase) == 1 or (
                then == phrase[1] and tuple(words[place : place + len(phrase)]) == phrase
            ):
                return len(phrase), label
        return None

    def before(self, words: Sequence[str], place: int, longest: int = 5) -> tuple[int, str] | None:
        """Return how many words make the longest phrase that ends just before `place`, and its label."""
        for start in range(max(0, place - longest), place):
            found = self.at(words, start) if words[start] in self.by_first else None
            if found and start + found[0] == place:
                return found
        return None


@dataclass(frozen=True, slots=True)
class OrBook(PhraseBook):
    """Phrases for "or", and `joints`: syllables that say it where no other syllable goes on with them.

    Those labelled `NOTHING` offer nothing, "or something", nor do those that an `asking` word follows: "or
    what do you think?". No syllable is a joint that ends one of `whole`.
    """

    joints: frozenset[str] = frozenset()
    whole: PhraseBook = PhraseBook({})
    asking: frozenset[str] = frozenset()

    def at(self, words: Sequence[str], place: int) -> tuple[int, str] | None:
        """Return how many words from `place` make the longest phrase there, and its label."""
        found = PhraseBook.at(self, words, place)
        if found is None and words[place] in self.joints and place + 1 < len(words):
            ends = HIRAGANA.match(words[place + 1]) or self.whole.before(words, place + 1)
            return None if ends else (1, "or")
        after = words[place + found[0]] if found and place + found[0] < len(words) else ""
        return None if found and (found[1] == NOTHING or after in self.asking) else found


def book(phrases: Iterable[tuple[tuple[str, ...], str]]) -> PhraseBook:
    """Return a book of labelled phrases, each given as its words."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, label in phrases:
        if phrase:
            by_first.setdefault(phrase[0], []).append((phrase, label))
    return PhraseBook(
        {
            first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
            for first, entries in by_first.items()
        }
    )
