"""The forms of words that no ending tells, with or without a prefix: "took", "eingenommen"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED

SHORTEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Prefixed:
    """How a language puts prefixes before verbs.

    A `separable` one stands before any form, with what is put `within` between: "aufzunehmen". Of the other
    `prefixes` one takes the place of what opens a `participle`: "erfunden". `inflected`: a participle's
    endings. What ends in one of `nouns` names what an infinitive with an ending of `infinitives` does.
    """

    separable: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    within: str = ""
    participle: str = ""
    inflected: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()


class Irregular:
    """The word that each form belongs to: `heads`, and what prefixes make of them."""

    def __init__(self, heads: Mapping[str, str], prefixed: Prefixed) -> None:
        self.heads, self.prefixed = heads, prefixed
        self.head = lru_cache(maxsize=WORDS_REMEMBERED)(self.find_head) if prefixed.prefixes else heads.get

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.head(word) is not None

    def is_verb(self, word: str) -> bool:
        """Whether a word is a form of a verb: of what ends as infinitives do."""
        return (self.head(word) or "").endswith(self.prefixed.infinitives)

    def may_open(self, word: str) -> bool:
        """Whether a word begins as participles do: "gepompt"."""
        return bool(self.prefixed.participle) and word.startswith(self.prefixed.participle)

    def find_head(self, word: str) -> str | None:
        """Return the word that a form belongs to, or nothing for what is no such form."""
        found = self.heads.get(word) or self.find_prefixed(word)
        if found:
            return found
        bare = next((word.removesuffix(end) for end in self.prefixed.inflected if word.endswith(end)), "")
        plain = self.heads.get(bare) if bare.startswith(self.prefixed.participle) else None
        return plain or self.find_prefixed(bare) or self.find_named(word)

    def find_named(self, word: str) -> str | None:
        """Return the verb that a noun is made of, or nothing: "Streuung", "Ausdehnung"."""
        end = next((end for end in self.prefixed.nouns if word.endswith(end)), None)
        verbs = (word.removesuffix(end) + ending for ending in self.prefixed.infinitives) if end else ()
        found = (self.heads.get(verb) or self.find_prefixed(verb) for verb in verbs)
        return next(filter(None, found), None)

    def find_prefixed(self, word: str) -> str | None:
        """Return the verb that a form with a prefix belongs to, or nothing."""
        return next(
            (prefix + self.heads[form] for prefix, form in self.part(word) if form in self.heads), None
        )

    def part(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield each prefix that a word may have, with the form that then stands behind it."""
        within, participle = self.prefixed.within, self.prefixed.participle
        for prefix in self.prefixed.separable:
            rest = word.removeprefix(prefix)
            if SHORTEST_FORM <= len(rest) < len(word):
                yield prefix, rest
                if within and rest.startswith(within):
                    yield prefix, rest.removeprefix(within)
        for prefix in self.prefixed.prefixes:
            rest = word.removeprefix(prefix)
            if SHORTEST_FORM <= len(rest) < len(word):
                if not rest.startswith(participle):
                    yield prefix, rest
                if self.heads.get(participle + rest) != participle + rest:
                    yield prefix, participle + rest
