"""Letters and numbers that name something: "bulbs a and c", "switch A", "terminal 2"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, stands_alone
from bot.core.grading.numbers.quantity import Kind, Quantity


class Labels(NamedTuple):
    """The letters and bare numbers that name things in a text, by the stem of the noun before them.

    `bare`: those behind no noun, which may be of any: "if bulb A burns out, B and C stay on".
    `maybe`: all that it has, with letters that are small words, too, as the "a" of "bulb a is on".
    """

    by_noun: Mapping[str, frozenset[str]]
    bare: frozenset[str]
    maybe: frozenset[str]

    def tell_of_another(self, said: Labels) -> bool:
        """Whether what is said names another thing of some kind in place of one: "bulb B" for "bulb A".

        So it does where it names things by letters, and none of these: "switch Z" for "a path with A".
        """
        for noun in self.by_noun.keys() & said.by_noun.keys():
            wanted = self.by_noun[noun] | self.bare
            if wanted - said.maybe and (said.by_noun[noun] | said.bare) - wanted:
                return True
        return bool(self.letters and said.letters) and self.letters.isdisjoint(said.maybe)

    @property
    def letters(self) -> frozenset[str]:
        """All letters, whatever they name."""
        return frozenset(
            name
            for name in self.bare.union(*self.by_noun.values())
            if name.isalpha() and not stands_alone(name)
        )

    def names_of(self, nouns: AbstractSet[str]) -> frozenset[str]:
        """Return the names of what some nouns stand for; those behind no noun may be of any."""
        named = [names for noun, names in self.by_noun.items() if noun in nouns]
        return self.bare.union(*named) if named else frozenset()


NO_LABELS = Labels({}, frozenset(), frozenset())


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
    by_noun: dict[str, set[str]] = {"": set()}
    for place, name in found.items():
        behind = place and gaps[place] == " " and words[place - 1] not in language.stop
        noun = language.stemmed(words[place - 1]) if behind else ""
        if name.isdigit() or not is_no_label(tokens, place, noun, language):
            by_noun.setdefault(noun, set()).add(name)
    bare = frozenset(by_noun.pop(""))
    maybe = frozenset(word for place, word in letters.items() if not is_article(tokens, place, language))
    maybe = maybe.union(found.values())
    return Labels({noun: frozenset(names) for noun, names in by_noun.items()}, bare, maybe)


def is_elided(tokens: Tokens, place: int) -> bool:
    """Whether a letter is what is left of a word, as in "l'eau", not as in "bulb A's"."""
    return tokens.gaps[place + 1] == "'" and len("".join(tokens.words[place + 1 : place + 2])) > 1


def is_no_label(tokens: Tokens, place: int, noun: str, language: Language) -> bool:
    """Whether a letter behind a noun, or none, is a unit or no label: "77 K", "I think", "J. Smith"."""
    word = tokens.words[place]
    if place and tokens.words[place - 1].isdigit():
        return True
    return not noun and (word in language.denial.pronouns or tokens.gaps[place + 1][:1] == ".")


def is_article(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a letter is surely the article that it may be: in "in a path", not in "bulb a shines"."""
    words, stop = tokens.words, language.stop
    opens = place + 1 < len(words) and words[place + 1] not in stop
    return words[place] in language.articles and opens and (not place or words[place - 1] in stop)


def is_label(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a letter names something: "bulbs a and c", "switch A", "world war i"."""
    if is_elided(tokens, place):
        return False
    if place and tokens.text[tokens.starts[place]].isupper():
        return True
    if place + 1 == len(tokens.words):
        return tokens.words[place] == "i" and place > 0 and tokens.words[place - 1] not in language.stop
    following = tokens.words[place + 1]
    joined = following in language.denial.ands or following in language.denial.ors
    return joined or bool(tokens.gaps[place + 1].strip())
