"""The forms that words are compared in: one spelling of several, a stem, a root."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import snowballstemmer

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.irregular import Irregular

SHORTEST_READ = 4  # Latin letters; fewer are a unit or a formula
LONGEST_STEMMED = 40  # longer strings of letters are no words
LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)|[\^$]")  # all of a pattern that takes no letters


def stemmer(algorithm: str | None, unstemmed: frozenset[str], irregular: Irregular) -> Callable[[str], str]:
    """Return a remembering stemmer; without an algorithm, words stay as they are.

    `unstemmed` are words whose stem would join them to another's: "likely" is no form of "like".
    `irregular` gives the word that a form belongs to, where no ending tells: "wrote" to "write".
    """
    if algorithm is None:
        return str
    # In C where PyStemmer is installed: a word takes 4 µs, not 64.
    snowball = snowballstemmer.stemmer(algorithm)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def stem(word: str) -> str:
        word = irregular.head(word) or word
        if not 1 < len(word) <= LONGEST_STEMMED or word in unstemmed:
            return word
        bare = str(snowball.stemWord(word))
        return word if bare == word else bare  # one object: every wanted word is kept with its stem

    return stem


def speller(
    variants: Iterable[tuple[str, str]], latin: Iterable[tuple[str, str]] = ()
) -> Callable[[str], str]:
    """Return a function that writes a word in the one spelling its variants are compared in.

    `latin` does so with a word in Latin letters first, in a script of other ones: Gagarin.
    """
    read = speller(latin) if latin else str
    rules = [(pattern, spelling) for pattern, spelling in variants]
    if not rules:
        return str
    letters = "|".join(letters_of(pattern) for pattern, _ in rules)
    any_rule = "|".join(f"(?P<v{number}>{pattern})" for number, (pattern, _) in enumerate(rules))
    combined = re.compile(f"(?={letters})(?:{any_rule})")  # few words have the letters: a tenth of the time

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def normal(word: str) -> str:
        if not 1 < len(word) <= LONGEST_STEMMED:
            return word
        if latin and len(word) >= SHORTEST_READ and word.isascii() and word.isalpha():
            word = read(word)
        return combined.sub(lambda found: rules[int((found.lastgroup or "v0")[1:])][1], word)

    return normal


def letters_of(pattern: str) -> str:
    """Return a pattern for the letters that another takes, whatever stands around them; each choice once."""
    letters = LOOKAROUND.sub("", pattern)
    return letters if "(" in letters else "|".join(dict.fromkeys(letters.split("|")))


def rooter(derivations: frozenset[str], stem: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that takes off a word's derivational ending; "" when it has none."""
    endings = sorted(derivations, key=lambda ending: (-len(ending), ending))
    shortest = 5
    if not endings:
        return lambda _: ""
    pattern = re.compile(f"(?<=.{{{shortest}}})(?:{'|'.join(endings)})$")

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def root(word: str) -> str:
        if len(word) > LONGEST_STEMMED:
            return ""
        found = pattern.search(word)
        bare = word[: found.start()] if found else ""
        return stem(bare) if bare else ""

    return root
