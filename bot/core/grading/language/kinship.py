"""Which words have a sense in common, and which are opposites: a language's lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

NONE: frozenset[str] = frozenset()
ALONE = "="


class Kinship:
    """Which stems stand on a line of a list with which others; read when a card first asks.

    A word's family stands there with it: of "big small", "bigger" is akin to "smallest", too; but not with
    "=freedom", of which "free" is no kin. The words of "law: statute act" are akin to the first one, not to
    each other.
    """

    def __init__(
        self, lines: str, stems: Callable[[str], Iterable[str]], families: Mapping[str, str]
    ) -> None:
        self._lines = lines
        self._stems = stems
        self._families = families

    @cached_property
    def by_stem(self) -> Mapping[str, frozenset[str]]:
        """For each stem those that it shares a line with."""
        members: dict[str, set[str]] = {}
        for stem, head in self._families.items():
            members.setdefault(head, {head}).add(stem)
        related: dict[str, set[str]] = {}
        for line in self._lines.splitlines():
            first, colon, rest = line.partition(":")
            for group in [f"{first} {other}" for other in rest.split()] if colon else [line]:
                alone = {*self._stems(" ".join(word for word in group.split() if word[0] == ALONE))}
                heads = {
                    stem if stem in alone else self._families.get(stem, stem) for stem in self._stems(group)
                }
                kin = {head: {head} if head in alone else members.get(head, {head}) for head in heads}
                for head in heads:
                    others = set().union(*(kin[other] for other in heads if other != head))
                    for stem in kin[head]:
                        related.setdefault(stem, set()).update(others - kin[head])
        return {stem: frozenset(others) for stem, others in related.items()}

    def of(self, stem: str) -> frozenset[str]:
        """Return the stems that share a line with one."""
        return self.by_stem.get(stem, NONE)
