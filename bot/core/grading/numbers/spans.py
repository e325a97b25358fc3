"""Spans of years or numbers: 1936 to 1939, 1936-39, between 1936 and 1939."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.quantity import Era, Kind, Quantity

CENTURY, TEN = 100, 10


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, said by the tokens from `first` to `last`."""

    first: int
    last: int
    low: Fraction
    high: Fraction


def find_spans(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Span]:
    """Return the spans of years in a text; 1936-39 ends in 1939, and 36-39 leaves the century open."""
    if len(quantities) < 2:  # noqa: PLR2004 -- a span has two ends
        return []
    found = []
    words = tokens.words
    bare = [quantity for quantity in quantities if not quantity.aside]
    for low, high in pairwise(bare):
        if Era.BC in (low.era, high.era):
            continue  # there the ends are numbers of their own
        open_century = in_two_figures(low, words) and in_two_figures(high, words)
        if not open_century and (low.kind is not Kind.YEAR or high.kind not in (Kind.YEAR, Kind.NUMBER)):
            continue
        if not are_joined(low, high, tokens, language):
            continue
        end = high.values[0]
        if (high.kind is Kind.NUMBER or in_two_figures(high, words)) and not open_century:
            figures = figures_left_open(low, high, words)
            if not figures:
                continue
            end += low.values[0] // figures * figures
        if end > low.values[0]:
            found.append(Span(low.first, high.last, low.values[0], end))
    return found


def are_joined(low: Quantity, high: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether a dash, or a word such as "to", joins two numbers."""
    between = high.first - low.last - 1
    if between == 0:
        return tokens.gaps[high.first].strip() in ("-", "/", "-'")
    place = low.last + 1
    phrase = language.dates.range.at(tokens.words, place)
    apart = "," in tokens.gaps[place] or is_accented_and(tokens, place, language)
    return phrase is not None and phrase[0] == between and not apart


def is_accented_and(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a word would be "and" without its accent, and is "is": "non il 1945, è il 1946"."""
    return tokens.words[place] in language.denial.ands and not tokens.slice(place, place).isascii()


def in_two_figures(quantity: Quantity, words: Sequence[str]) -> bool:
    """Whether a number is written as a year without its century: 39."""
    return (
        quantity.first == quantity.last
        and len(words[quantity.first]) == len("39")
        and words[quantity.first].isdigit()
    )


def figures_left_open(low: Quantity, high: Quantity, words: Sequence[str]) -> int:
    """Return what the end of a span takes over: the century in 1936-39, the decade in 1936-8, else 0."""
    word = words[high.first]
    if in_two_figures(high, words):
        return CENTURY
    if len(word) == 1 and word.isdigit() and high.first == low.last + 1:
        return TEN
    spoken = not word.isdigit() and not words[low.first].isdigit()
    return CENTURY if spoken and TEN <= high.values[0] < CENTURY else 0
