"""Ordinals and decades: the 21st, XVIIIe, "every third", "décimo sexto"; the 1960s, "nineteen sixties"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from bot.core.grading.language.number_words import NumberWords
from bot.core.grading.language.spoken import ROMAN_ALONE, ROMAN_ORDINAL, is_year, read_roman
from bot.core.grading.numbers.quantity import Kind, Quantity

SECOND, TEN, HUNDRED = 2, 10, 100
CENTURIES = (19, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10)  # those that people mean most often first
SUFFIXES = ("st", "nd", "rd", "th", "e", "er", "eme", "ste", "de", "o", "a")
DECADE_SUFFIXES = ("s", "er", "ies")
APART = (" ", " '")  # from its century: "gli anni '60"
SURELY_ROMAN = 3  # letters; "vie" and "via" are words
TEENS = range(7, 10)  # that French says as ten and a unit


def open_century(value: Fraction) -> tuple[Fraction, ...]:
    """Return what a year or decade without its century may be."""
    if value >= HUNDRED:
        return (value,)
    return (value, *(value + HUNDRED * century for century in CENTURIES))


def ends_ordinal(words: Sequence[str], gaps: Sequence[str], place: int, suffixes: Collection[str]) -> bool:
    """Whether a token makes the figures before it an ordinal: 16th, 16-й."""
    if place == len(words):
        return False
    word = words[place]
    if gaps[place] == "":
        return word in SUFFIXES or (len(word) > 1 and word in suffixes)
    return gaps[place] == "-" and word in suffixes and (len(word) > 1 or not word.isascii())


def ends_decade(words: Sequence[str], gaps: Sequence[str], place: int) -> bool:
    """Whether a token makes the figures before it a decade: 1960s, 1960's, 1920er."""
    if place == len(words):
        return False
    return (not gaps[place] and words[place] in DECADE_SUFFIXES) or (
        gaps[place] == "'" and words[place] == "s"
    )


def as_decade(
    quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords
) -> Quantity:
    """Return a number as a decade where a word beside it says so: "años 60", 1960年代; else as it is."""
    value, first, after = quantity.values[0], quantity.first, quantity.last + 1
    before = gaps[first] in APART and numbers.decade_before.before(words, first)
    behind = None
    if not before and after < len(words) and gaps[after] in ("", "-"):
        behind = numbers.decade_behind.at(words, after)
    round_ = (before or behind) and not value % TEN
    if not round_ or not (SECOND * TEN <= value < HUNDRED or is_year(str(value))):
        return quantity
    last = quantity.last + (behind[0] if behind else 0)
    return Quantity(first, last, open_century(value), Kind.DECADE)


def read_roman_ordinal(word: str, written: str) -> int | None:
    """Return the value of a Roman numeral with the ending of an ordinal: XVIIIe, VIIIth, not "vie"."""
    parts = ROMAN_ORDINAL.fullmatch(word)
    if parts is None:
        return None
    size = len(parts[1])
    roman = written[:size]
    sure = size >= SURELY_ROMAN or (roman.isupper() and written[size:].islower())
    if sure and size == 1:
        return ROMAN_ALONE[word[0]]  # Ve
    return read_roman(roman) if sure else None


def read_ordinal(words: Sequence[str], gaps: Sequence[str], place: int, numbers: NumberWords) -> Quantity:
    """Return "third" as an ordinal, "a third" and "every third" as a share."""
    word = words[place]
    value = numbers.ordinals[word]
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if before in numbers.every:
        return Quantity(place - 1, place, (Fraction(1, value),), Kind.SHARE)
    if after in numbers.part_nouns and value > SECOND:  # la cuarta parte
        return Quantity(place, place + 1, (Fraction(1, value),), Kind.SHARE)
    if before in numbers.indefinite and word in numbers.fractions:
        return Quantity(place, place, (Fraction(1, numbers.fractions[word]),), Kind.SHARE)
    unit = numbers.ordinals.get(after, 0)
    if TEN <= value < HUNDRED and value % TEN == 0 and 0 < unit < TEN and gaps[place + 1] == " ":
        return Quantity(place, place + 1, (Fraction(value + unit),), Kind.ORDINAL)  # décimo sexto
    return Quantity(place, place, (Fraction(value),), Kind.ORDINAL)


def read_end(quantity: Quantity, words: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return "twenty" as 21st when "first" follows, as a year where it can be one; "nineteen sixties"."""
    after = quantity.last + 1
    value = quantity.values[0]
    if after < len(words) and words[after] in numbers.decades and TEN <= value < SECOND * TEN + 1:
        decade = (value * HUNDRED + numbers.decades[words[after]],)
        return Quantity(quantity.first, after, decade, Kind.DECADE)
    if after + 1 < len(words) and words[after] in numbers.ands:
        after += 1
    unit = numbers.ordinals.get(words[after], 0) if after < len(words) else 0
    tens = value % HUNDRED
    if tens % TEN == 0 and tens >= SECOND * TEN:
        fits = unit < TEN
    elif tens == TEN and numbers.and_style == "french":
        fits = unit in TEENS  # dix-huitième
    else:
        fits = tens == 0 and unit < HUNDRED
    if not unit or not fits:
        return quantity
    kind = Kind.YEAR if is_year(str(value + unit)) else Kind.ORDINAL
    return Quantity(quantity.first, after, (value + unit,), kind)
