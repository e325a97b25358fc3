"""Smaller units left out behind a larger one: "1h30", "6 foot 4", 6'4", "2 euro 50", "2m30s", 2:30."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from bot.core.grading.language.text import Tokens
from bot.core.grading.language.units import Measure, Unit, all_units
from bot.core.grading.numbers.quantity import Kind, Quantity

APOSTROPHE, SECONDS, COLON = "'", "s", ":"
SIXTY, SIXTIETHS = 60, re.compile(r"[0-5]\d")
TWO_FIGURES = len("30")
LONGEST = 2  # minutes and seconds
MOST_DURATIONS = 64  # an answer with more is no answer
FEW, MANY = 12, 100
PARTS = {
    **dict.fromkeys(("hour", "minute"), SIXTY),
    **dict.fromkeys(("m", "dollar", "euro", "pound_sterling", "rouble"), MANY),
    "foot": FEW,
}
GLUED = frozenset(("", "$", "€", "£"))


@cache
def parts_of() -> Mapping[Unit, int]:
    """Return of how many parts behind a unit people leave out the name."""
    return {all_units()[name]: parts for name, parts in PARTS.items()}


def read_seconds(quantity: Quantity, tokens: Tokens) -> Measure | None:
    """Return how long it is that is written as a decade, and may be seconds: 30s."""
    decade = quantity.kind is Kind.DECADE and quantity.values[0] < SIXTY
    if not decade or tokens.words[quantity.last] != SECONDS:
        return None
    return Measure(quantity.last, quantity.values[:1], (all_units()["second"],), SECONDS)


def add_bare(one: Quantity, other: Quantity, tokens: Tokens, ands: frozenset[str]) -> Measure | None:
    """Return what a measured number comes to with a bare one behind it that counts parts of its unit."""
    large, value = one.measure, other.values[0]
    if large is None or other.aside or value.denominator != 1:
        return None
    if not ands.issuperset(tokens.words[large.last + 1 : other.first]):  # um metro e oitenta
        return None
    if other.kind is not Kind.NUMBER or not stands_behind(other, tokens):
        return None
    written = tokens.words[other.first]
    found: dict[Unit, Fraction] = {}
    for unit in large.units:
        parts = parts_of().get(unit, 0)
        whole = parts <= FEW or not written.isdigit() or len(written) == TWO_FIGURES
        if 0 < value < parts and whole:
            found[unit] = large.values[0] + value / parts
    return Measure(other.last, tuple(found.values()), tuple(found), large.said) if found else None


def stands_behind(other: Quantity, tokens: Tokens) -> bool:
    """Whether a number touches the unit before it, or follows it with nothing more to count."""
    gap, after = tokens.gaps[other.first], other.last + 1
    return gap in GLUED or (gap == " " and (after == len(tokens.words) or tokens.gaps[after] != " "))


def read_feet(feet: Quantity, inches: Quantity, tokens: Tokens) -> Measure | None:
    """Return the height that two bare numbers in figures with an apostrophe between them are: 6'4"."""
    if tokens.gaps[inches.first] != APOSTROPHE or feet.last + 1 != inches.first or inches.values[0] >= FEW:
        return None
    foot = all_units()["foot"]
    return Measure(inches.last, (feet.values[0] + inches.values[0] / FEW,), (foot,), APOSTROPHE)


def read_durations(tokens: Tokens) -> list[Quantity]:
    """Return how long the figures of a stopwatch are: 2:30 is minutes or hours, 2:01:09 hours."""
    words, gaps = tokens.words, tokens.gaps
    hour, minute = all_units()["hour"], all_units()["minute"]
    found: list[Quantity] = []
    free = 0
    for place in range(len(words) - 1):
        if place < free or gaps[place + 1] != COLON or not words[place].isdigit():
            continue
        last = place + 1
        while last + 1 < len(words) and gaps[last + 1] == COLON:
            last += 1
        free = last + 1
        rest = words[place + 1 : last + 1]
        if len(rest) > LONGEST or not all(SIXTIETHS.fullmatch(part) for part in rest):
            continue
        value = Fraction(int(words[place])) + sum(
            Fraction(int(part), SIXTY**power) for power, part in enumerate(rest, 1)
        )
        units = (hour,) if len(rest) == LONGEST else (minute, hour)
        found.append(Quantity(place, last, (value,), measure=Measure(last, (value,), units, COLON)))
        if len(found) > MOST_DURATIONS:
            break
    return found
