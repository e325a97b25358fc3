"""Whose a surname is that an answer names, in bold and without: Pierre Curie is not Marie Curie."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.core.grading.language.text import skip_back
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.matching.readings import Readings

RARE_NAME = 11  # bits: names are counted fewer times
MOST_NAMES = 6  # before a surname


def is_of_another(place: int, initials: AbstractSet[str], answer: Readings) -> bool:
    """Whether a surname stands behind other first names, or initials, than the right ones.

    A first name with the initial of a right one may be a short form of it.
    """
    language, words, gaps = answer.language, answer.words, answer.tokens.gaps
    start = skip_back(place, words, language.of_surnames, gaps)
    named = False
    for at in range(start - 1, max(-1, start - 1 - MOST_NAMES), -1):
        before, gap = words[at], gaps[at + 1]
        if gap not in (" ", ". ", "."):
            break
        if before in language.denial.ands:  # "Marie and Pierre Curie"
            continue
        initial = len(before) == 1 and (before not in language.stop or "." in gap)
        if before in language.fillers or (not initial and before not in language.given):  # French "ben"
            break
        if before[0] in initials:
            return False
        named = True
    return named


def begins_another(place: int, answer: Readings) -> bool:
    """Whether behind a first name a rare word or a number makes it another person: Napoleon III."""
    after, language = place + 1, answer.language
    if after >= len(answer.words) or answer.tokens.gaps[after] not in (" ", "-"):
        return False
    word = answer.words[after]
    if word in language.small or language.is_past(word):
        return False
    return language.valued(word) or commonness(word, language.code) <= RARE_NAME
