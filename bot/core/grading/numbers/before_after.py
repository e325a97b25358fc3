"""Years and dates that something is said to lie before or after: "after 1215" is not 1215."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, skip_back

JOINED = (" ", "-", "")  # gaps
NEAR = 8  # tokens before a date


class Side(StrEnum):
    """On which side of a year or date something lies: none is the date itself, any will do."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    ANY = "any"


def is_denied(words: Sequence[str], near: int, phrase: int, language: Language) -> bool:
    """Whether a phrase at a token denies what lies before or after: "not before", but no mere "erst nach"."""
    found = language.denial.book.at(words, near)
    return found is not None and (found[1] != "neutral" or near + found[0] > phrase)


def read_side(tokens: Tokens, first: int, last: int, language: Language) -> Side:
    """Return on which side of a date between two tokens something lies.

    "not before 1932", "did not begin before 1932" and "on or before April 15" say the date: there it is none.
    """
    words, gaps, dates = tokens.words, tokens.gaps, language.dates
    for at in (first, skip_back(first, words, language.articles, gaps)):
        before = dates.sides.before(words, at) if gaps[at] in JOINED else None
        if before and not language.remarks.before(words, at):  # "meiner Meinung nach 1989"
            phrase = at - before[0]
            denied = any(
                is_denied(words, near, phrase, language) for near in range(max(0, first - NEAR), first)
            )
            either = phrase > 0 and words[phrase - 1] in language.denial.ors
            return Side.NONE if denied or either else Side(before[1])
    behind = dates.sides_behind.at(words, last + 1) if last + 1 < len(words) and not gaps[last + 1] else None
    return Side(behind[1]) if behind else Side.NONE
