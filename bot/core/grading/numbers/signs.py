"""Numbers below zero: "-173", "minus 173", "173 degrees below zero"; hyphens that are no signs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from bot.core.grading.language.number_words import NumberWords

UNITS_BETWEEN = 2  # tokens between a number and "below zero": "degrees Celsius"
OPENING = "([=:<>~≈,;$€£¥\"'*"


class Sign(Enum):
    """What a dash before a number in figures is."""

    NONE = "none"
    MINUS = "minus"
    EITHER = "minus, or the mark of a list's entry"


def read_dash(gap: str, place: int, *, after_number: bool) -> Sign:
    """Return what the dash at the end of a gap is: none in "1936-39", "1936 -39" and "mid-1937".

    A dash at the start of a line may be a list's mark: there both readings are open. One that touches the
    number that a text starts with is a sign.
    """
    bare = gap.rstrip(" ")
    if not bare.endswith("-"):
        return Sign.NONE
    before = bare[:-1]
    if not before.strip():
        if "\n" in before or (not place and bare != gap):
            return Sign.EITHER
        opens = not place or bool(before)
        return Sign.MINUS if opens and bare == gap and not after_number else Sign.NONE
    return Sign.MINUS if bare == gap and before[-1] in OPENING + " " else Sign.NONE


def take_sign(values: tuple[Fraction, ...], sign: Sign) -> tuple[Fraction, ...]:
    """Return the readings of a number with its sign."""
    below = tuple(-value for value in values)
    match sign:
        case Sign.NONE:
            return values
        case Sign.MINUS:
            return below
        case Sign.EITHER:
            return (*values, *below)


def count_minus(words: Sequence[str], place: int, numbers: NumberWords) -> int:
    """Return how many words before a number are its sign: one for "minus", none in "ten minus three"."""
    minus = numbers.minus.before(words, place)
    if not minus or numbers.bounds.before(words, place):  # "al menos 300"
        return 0
    before = words[place - minus[0] - 1] if place > minus[0] else ""
    return 0 if before[:1].isdigit() or before in numbers.cardinals else minus[0]


def end_below_zero(words: Sequence[str], last: int, numbers: NumberWords) -> int:
    """Return the last token of "173 degrees below zero", whose number ends at `last`; 0 where it is none."""
    for after in range(last + 1, min(last + 2 + UNITS_BETWEEN, len(words))):
        phrase = numbers.below_zero.at(words, after)
        if phrase:
            return after + phrase[0] - 1
        if words[after] not in numbers.degrees:
            break
    return 0
