"""A surname that stands for a full name: "Picasso" for Pablo Picasso, but not Pierre Curie for Marie."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.core.grading.language.text import skip_back
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.matching.readings import Readings

COMMON = 13  # bits: so common a word behind an article is no name: "the king"
MOST_NAMES = 6  # before a surname


def is_of_another(place: int, initials: AbstractSet[str], answer: Readings) -> bool:
    """Whether a surname stands behind other first names than the right ones, or is no name at all.

    A first name with the initial of a right one may be a short form of it.
    """
    language, words, gaps = answer.language, answer.words, answer.tokens.gaps
    start = skip_back(place, words, language.of_surnames, gaps)
    first = start
    while first > max(0, start - MOST_NAMES) and gaps[first] in (" ", ". ", "."):
        before = words[first - 1]
        initial = len(before) == 1 and (before not in language.stop or "." in gaps[first])
        if not initial and before not in language.given:
            break
        if before[0] in initials:
            return False
        first -= 1
    if first < start:
        return True
    common = (vocabulary(language.code).frequency(words[place]) or 0) >= COMMON
    return common and first > 0 and words[first - 1] in language.articles
