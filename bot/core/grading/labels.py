"""Letters and numbers that name something: "bulbs a and c", "switch A", "terminal 2"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.core.grading.language import Language
from bot.core.grading.quantity import Kind, Quantity
from bot.core.grading.text import Tokens


class Labels(NamedTuple):
    """The letters and bare numbers that name things in a text, and the stems of the nouns before them.

    `maybe`: with letters that are small words, too, as the "a" of "bulb a is on".
    """

    names: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()

    def tell_of_another(self, said: Labels) -> bool:
        """Whether what is said names things of the same kind, but none of these: "bulb B" for "bulb A"."""
        return self.names.isdisjoint(said.maybe) and not self.nouns.isdisjoint(said.nouns)


NO_LABELS = Labels()


def read_labels(tokens: Tokens, quantities: Iterable[Quantity], language: Language) -> Labels:
    """Return the labels of a text and what they are of; a number that counts what follows it is none."""
    words, gaps = tokens.words, tokens.gaps
    letters = {
        place: word
        for place, word in enumerate(words)
        if len(word) == 1 and word.isalpha() and not is_elided(tokens, place)
    }
    found = {
        place: word
        for place, word in letters.items()
        if word not in language.stop or is_label(tokens, place, language)
    }
    for one in quantities:
        after = one.last + 1
        ends = after == len(words) or gaps[after] != " " or words[after] in language.stop
        if one.kind is Kind.NUMBER and not one.measure and ends:
            found[one.first] = str(one.values[0])
    nouns = {
        language.stem(language.normal(words[place - 1]))
        for place in found
        if place and gaps[place] == " " and words[place - 1] not in language.stop
    }
    names = frozenset(found.values())
    return Labels(names, frozenset(nouns), names.union(letters.values()))


def is_elided(tokens: Tokens, place: int) -> bool:
    """Whether a letter is what is left of a word, as in "l'eau", not as in "bulb A's"."""
    after = tokens.words[place + 1 : place + 2]
    return tokens.gaps[place + 1] == "'" and len("".join(after)) > 1


def is_label(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a letter names something: "bulbs a and c", "switch A", "world war i"."""
    if is_elided(tokens, place):
        return False
    if place and tokens.text[tokens.starts[place]].isupper():
        return True
    if place + 1 == len(tokens.words):
        return tokens.words[place] == "i" and place > 0 and tokens.words[place - 1] not in language.stop
    joined = tokens.words[place + 1] in language.denial.ands | language.denial.ors
    return joined or bool(tokens.gaps[place + 1].strip())
