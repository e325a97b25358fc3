"""More or less of what, without "than": "more current flows" is not "less current flows"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.relations.comparison import bases

MORE, LESS = 1, -1
Amounts = Mapping[str, frozenset[int]]


def read_amounts(tokens: Tokens, odd: Sequence[bool], language: Language) -> Amounts:
    """Return of which stems a text affirms that there is more, or less: "less current", "brighter".

    "The brighter bulb" names one of two, and says nothing of how bright it is.
    """
    found: dict[str, set[int]] = {}
    for place, word in enumerate(tokens.words):
        sense = LESS if word in language.comparison.less else MORE
        for name in () if odd[place] else name_qualities(word, place, tokens.words, language):
            found.setdefault(language.families.get(name, name), set()).add(sense)
    return {stem: frozenset(senses) for stem, senses in found.items()}


def name_qualities(word: str, place: int, words: Sequence[str], language: Language) -> frozenset[str]:
    """Return the stems of what a word says that there is more of, or less."""
    known = language.comparison
    if word in known.more or word in known.less:
        return frozenset(language.stems_of(words[place + 1 : place + 2]))
    named = place > 0 and words[place - 1] in language.articles
    if named or not word.endswith(known.endings) or word in known.never or word in language.stop:
        return frozenset()
    return bases(word, language)


def says_alike(tokens: Tokens, odd: Sequence[bool], language: Language) -> bool:
    """Whether a text says of some things that they are equal, and denies it of none: "the same mass"."""
    alike = language.comparison.alike
    said = [bool(odd[place]) for place, word in enumerate(tokens.words) if word in alike]
    return bool(said) and not any(said)


def says_unlike(tokens: Tokens, odd: Sequence[bool], language: Language) -> bool:
    """Whether a text says of something that it is more, or less, and of nothing that it is equal."""
    known = language.comparison
    if not known.alike.isdisjoint(tokens.words):
        return False
    return any(
        word in known.more
        or word in known.less
        or (word.endswith(known.endings) and not bases(word, language).isdisjoint(known.opposites))
        for place, word in enumerate(tokens.words)
        if not odd[place]
    )


def contradicts(own: Amounts, said: Amounts) -> bool:
    """Whether less is said of something where an author says more, or more for less.

    An author who speaks of more and of less may be told the other way round: "the less blocks, the farther".
    """
    senses = frozenset().union(*own.values())
    return len(senses) == 1 and any(
        said.get(stem, senses) != senses and len(said[stem]) == 1 and LESS in senses | said[stem]
        for stem in own
    )
