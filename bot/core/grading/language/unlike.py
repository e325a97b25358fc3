"""Words that look alike and mean two things: one is never a slip, or a form, of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

NONE: frozenset[str] = frozenset()


class Unlike:
    """What must not be taken for the same word; read when a card's words are first compared.

    A line has words, which are told apart in each of their forms ("stalactite stalagmite"), or beginnings
    ("hyper- hypo-").
    """

    def __init__(self, lines: str, split: Callable[[str], Iterable[str]], stem: Callable[[str], str]) -> None:
        self._lines = lines.splitlines()
        self._split = split
        self._stem = stem

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """For each word those that it is not."""
        rows = [frozenset(self._split(line)) for line in self._lines if "-" not in line]
        return note_others(rows)

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """The same of their stems."""
        rows = [frozenset(map(self._stem, self._split(line))) for line in self._lines if "-" not in line]
        return note_others(rows)

    @cached_property
    def beginnings(self) -> Mapping[str, frozenset[str]]:
        """For each beginning those of words that are others."""
        return note_others(frozenset(self._split(line)) for line in self._lines if "-" in line)

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """Every beginning."""
        return tuple(self.beginnings)

    def apart(self, word: str, wanted: str) -> bool:
        """Whether a word is another than a wanted one, however alike they look."""
        return (
            wanted in self.words.get(word, NONE)
            or self._stem(wanted) in self.stems.get(self._stem(word), NONE)
            or (word.startswith(self.begun) and self.begins_otherwise(word, wanted))
        )

    def begins_otherwise(self, word: str, wanted: str) -> bool:
        """Whether two words have beginnings that tell them apart."""
        return any(
            word.startswith(one) and wanted.startswith(tuple(others))
            for one, others in self.beginnings.items()
        )


def note_others(rows: Iterable[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return for each member of some rows the others of its rows."""
    others: dict[str, frozenset[str]] = {}
    for row in rows:
        for one in row:
            others[one] = others.get(one, NONE) | row - {one}
    return others
