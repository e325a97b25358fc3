"""Two numbers that are one thing: the range "4 to 5 minutes", the score 3-1, the ratio 2:1, the 4x4."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.measures import SIGNS
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity

COUNTED = (Kind.NUMBER, Kind.SHARE, Kind.YEAR)
BESIDE = f" %٪{SIGNS}'"  # signs of a unit, around the dash of a range
COLON, CROSS, CROSSES = ":", "x", frozenset(("×", "*"))
DASHES = frozenset(("-", "--", "~", "〜", "..", "...", COLON))
PERCENT = 100


class Range(NamedTuple):
    """From `low` to `high`, both with the unit that either has; `first` is the word "between" before it.

    In a score, as 3-1, `low` is what comes first. `open`: its author may mean a ratio, as with "4 to 5".
    """

    first: int
    last: int
    low: Quantity
    high: Quantity
    open: bool


def find_ranges(
    tokens: Tokens, quantities: Sequence[Quantity], dated: Container[int], language: Language
) -> list[Range]:
    """Return the ranges in an author's text, of two numbers each: years alone are spans, 1-2-3 is none."""
    pairs = pair_up(quantities, tokens, language)
    scores = [is_score(low, high, tokens) for low, high in pairs]
    joined = [
        score or is_range(low, high, tokens, language)
        for score, (low, high) in zip(scores, pairs, strict=True)
    ]
    found = []
    for place, (low, high) in enumerate(pairs):
        chained = any(joined[max(0, place - 1) : place]) or any(joined[place + 1 : place + 2])
        years = low.kind is high.kind is Kind.YEAR and not high.measure
        if not joined[place] or chained or years or low.first in dated or high.first in dated:
            continue
        first, last = low.first, high.end
        lower, upper = share_unit(low, high, tokens, language)
        around = language.dates.range_around.before(tokens.words, first)
        after = (
            language.dates.range_around.at(tokens.words, last + 1) if last + 1 < len(tokens.words) else None
        )
        enclosed = around is not None or after is not None
        ordered = scores[place] or rises(lower, upper) or low.kind is high.kind is Kind.NUMBER
        if not ordered or (says_and(low, high, tokens, language) and not enclosed):
            continue
        ratio = COLON in tokens.gaps[high.first]
        bare = ratio or not (enclosed or lower.measure or high.first == low.end + 1)
        first -= around[0] if around else 0
        found.append(Range(first, last + (after[0] if after else 0), lower, upper, bare))
    return found


def pair_up(
    quantities: Sequence[Quantity], tokens: Tokens, language: Language
) -> list[tuple[Quantity, Quantity]]:
    """Return each number with the next one; what joins the two is no unit of the first: "4 t/m 5"."""
    return [
        (
            low._replace(measure=None)
            if low.measure and joins(low.last + 1, high, tokens, language)
            else low,
            high,
        )
        for low, high in pairwise(quantities)
    ]


def joins(start: int, high: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether the words from a token to a number are such as "to"."""
    if start == high.first - 1 and tokens.words[start] in language.numbers.towards:
        return True
    phrase = language.dates.range.at(tokens.words, start) if start < high.first else None
    return phrase is not None and phrase[0] == high.first - start


def is_range(low: Quantity, high: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether a dash, or a word such as "to", joins two numbers that count."""
    if low.kind not in COUNTED or high.kind not in COUNTED or low.aside or high.aside:
        return False
    start = low.end + 1
    gap = tokens.gaps[high.first].strip(BESIDE)
    if start == high.first:
        return gap in DASHES
    return not (gap or tokens.gaps[start].strip(BESIDE)) and joins(start, high, tokens, language)


def is_score(low: Quantity, high: Quantity, tokens: Tokens) -> bool:
    """Whether a dash, a colon or a cross joins two bare numbers in figures: 3-1, 2:1, 4x4."""
    words, gap = tokens.words, tokens.gaps[high.first].strip()
    if any(one.kind is not Kind.NUMBER or not words[one.first].isdigit() for one in (low, high)):
        return False
    between = words[low.end + 1 : high.first]
    return gap in DASHES | CROSSES if not between else between == (CROSS,) and not gap


def says_and(low: Quantity, high: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether two numbers are joined by "and", which makes a range only of what is "between" them."""
    return not language.dates.range_ands.isdisjoint(tokens.words[low.end + 1 : high.first])


def says_or(low: Quantity, high: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether "or" stands between two numbers."""
    return any(language.ors.at(tokens.words, place) for place in range(low.end + 1, high.first))


def share_unit(
    low: Quantity, high: Quantity, tokens: Tokens, language: Language
) -> tuple[Quantity, Quantity]:
    """Return the ends of a range, each with what is said with one of them: a unit, percent, "million"."""
    low, high = low._replace(bound=Bound.EXACT), high._replace(bound=Bound.EXACT)
    times = language.numbers.suffixes.get(tokens.words[high.last], 0) if high.last > high.first else 0
    if times and low.first == low.last and 0 < low.values[0] * times < high.values[0]:
        low = low._replace(values=tuple(value * times for value in low.values))
    if high.kind is Kind.SHARE and low.kind is Kind.NUMBER and low.values[0] < high.values[0] * PERCENT:
        low = low._replace(values=tuple(value / PERCENT for value in low.values), kind=Kind.SHARE)
    if high.measure and not low.measure:
        low = low._replace(measure=high.measure._replace(values=low.values))
    elif low.measure and not high.measure:
        high = high._replace(measure=low.measure._replace(values=high.values))
    return low, high


def rises(low: Quantity, high: Quantity) -> bool:
    """Whether the second of two numbers is the larger one, each in its own unit of one kind."""
    if not low.measure or not high.measure or low.measure.units == high.measure.units:
        return low.kind in (high.kind, Kind.NUMBER, Kind.YEAR) and low.values[0] < high.values[0]
    return any(
        one.kind == other.kind and low.measure.values[0] * one.size < high.measure.values[0] * other.size
        for one in low.measure.units
        for other in high.measure.units
    )
