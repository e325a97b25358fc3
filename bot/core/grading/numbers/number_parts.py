"""What belongs to a number behind it: "point five", "and a half", "1/2", "thousand", 5千 behind 3万."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bot.core.grading.language.number_words import NumberWords
from bot.core.grading.language.spoken import read_spoken, word_values
from bot.core.grading.language.text import stands_alone
from bot.core.grading.numbers.quantity import Kind, Quantity

MOST_WITH_PART = 100  # "two and a half", not "1934 and a third of them"
SMALLEST_PART = 16  # of "2 3/16"; a scale as of "two million and a half" is a thousand or more
TEN, HUNDRED, THOUSAND = 10, 100, 1000
HALF = 2


def complete(quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return a number with all that belongs to it behind: "two and a half million", "3 mio 300 k"."""
    whole = read_share(quantity, words, gaps, numbers) or add_part(quantity, words, gaps, numbers)
    scaled = scale(whole, words, gaps, numbers)
    if scaled is whole:
        return whole
    return add_rest(add_part(scaled, words, gaps, numbers), words, gaps, numbers)


def scale_span(
    low: Quantity, high: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords
) -> Quantity:
    """Return the lower end of "370-390k" times the scale of the upper one; any other as it is."""
    times = numbers.suffixes.get(words[high.last], 0) if high.last > high.first else 0
    bare = low.last == low.first and low.last + 1 == high.first and gaps[high.first].strip() == "-"
    if not times or not bare or low.kind is not Kind.NUMBER or not 0 < low.values[0] * times < high.values[0]:
        return low
    return low._replace(values=tuple(value * times for value in low.values))


def read_share(
    quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords
) -> Quantity | None:
    """Return the 1/2 of "1/2 million"; nothing where no such word follows."""
    below = quantity.last + 1
    if below + 1 >= len(words) or gaps[below] != "/" or len(words[below + 1]) == 1:
        return None
    if words[below + 1] not in numbers.suffixes or not (
        words[below - 1].isdigit() and words[below].isdigit()
    ):
        return None
    part, size = int(words[below - 1]), int(words[below])
    values = (Fraction(part, size),)
    return quantity._replace(last=below, values=values) if 0 < part < size <= SMALLEST_PART else None


def scale(quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return a number times the "k", "thousand" or "hundred thousand" that follows it."""
    for _ in range(2):
        after = quantity.last + 1
        after += words[after : after + 1] in numbers.and_more  # 2400多万
        word = words[after] if after < len(words) else ""
        times = numbers.suffixes.get(word)
        if not times or gaps[after].strip("-+ ") or (gaps[after] and len(word) == 1):
            break
        quantity = Quantity(quantity.first, after, tuple(value * times for value in quantity.values))
    return quantity


def scale_share(share: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return half a million as a number; a share of anything else as it is."""
    at = share.last + 1
    of = numbers.share_of.at(words, at) if at < len(words) else None
    start = at + of[0] if of else at
    if start < len(words) and words[start] in numbers.indefinite:
        at = start + 1
    word = words[at] if at < len(words) else ""
    times = numbers.suffixes.get(word) if len(word) > 1 else None
    if not times or gaps[at].strip("- "):
        return share
    return Quantity(share.first, at, tuple(value * times for value in share.values))


def add_part(quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return "two" as 2.5 where "and a half", "1/2" or "point five" follows it."""
    after = quantity.last + 1
    if quantity.kind is not Kind.NUMBER or after + 1 >= len(words) or gaps[after].strip():
        return quantity
    last_word = words[quantity.last]
    unit = numbers.suffixes.get(last_word) or numbers.cardinals.get(last_word, 1)
    unit = unit if unit >= THOUSAND else 1
    part: tuple[Fraction, int] | None = None
    if words[after].isdigit() and last_word.isdigit() and "/" not in gaps[quantity.first]:
        part = read_slashed(words, gaps, after)
    elif quantity.values[0] > MOST_WITH_PART * unit:
        return quantity
    elif words[after] in numbers.points and unit == 1:
        part = read_decimals(words, gaps, after + 1, numbers)
    elif words[after] in numbers.part_ands:
        part = read_fraction(words, after + 1, numbers)
    if part is None:
        return quantity
    return quantity._replace(last=part[1], values=tuple(value + part[0] * unit for value in quantity.values))


def read_decimals(
    words: Sequence[str], gaps: Sequence[str], place: int, numbers: NumberWords
) -> tuple[Fraction, int] | None:
    """Return the decimals that are said from a token on, and where they end: "one four", "fourteen", "14"."""
    digits, end = "", place
    while end < len(words) and not gaps[end].strip() and len(digits) < SMALLEST_PART:
        if words[end].isdigit() and words[place - 2].isdigit():
            digits, end = digits or words[end], end + 1
            break
        values = word_values(words[end], numbers)
        if len(values) != 1 or values[0] >= TEN:
            break
        digits, end = digits + str(values[0]), end + 1
    if not digits:
        spoken = read_spoken(words, gaps, place, numbers) if not gaps[place].strip() else None
        if spoken is None or spoken[0] >= HUNDRED:
            return None
        digits, end = str(spoken[0]), spoken[1]
    return Fraction(int(digits), 10 ** len(digits)), end - 1


def read_fraction(words: Sequence[str], place: int, numbers: NumberWords) -> tuple[Fraction, int] | None:
    """Return "a half", "half" or "three quarters" at a token, and where it ends, but no part of a whole."""
    one = words[place]
    count = 1 if one in numbers.indefinite else numbers.cardinals.get(one, 0)
    at = place + bool(count)
    size = numbers.fractions.get(words[at], 0) if at < len(words) else 0
    if not size or (not count and size != HALF) or count >= size:
        return None
    if at + 1 < len(words) and numbers.share_of.at(words, at + 1):
        return None  # "two, and a half of them ..."
    return Fraction(count or 1, size), at


def read_slashed(words: Sequence[str], gaps: Sequence[str], place: int) -> tuple[Fraction, int] | None:
    """Return the 1/2 of "2 1/2", and where it ends."""
    below = words[place + 1]
    if gaps[place] != " " or gaps[place + 1] != "/" or not below.isdigit():
        return None
    part, size = int(words[place]), int(below)
    return (Fraction(part, size), place + 1) if 0 < part < size <= SMALLEST_PART else None


def add_rest(quantity: Quantity, words: Sequence[str], gaps: Sequence[str], numbers: NumberWords) -> Quantity:
    """Return 3万 with the 5千 or 5000 behind it, and 3 million with 300 thousand."""
    after, word = quantity.last + 1, words[quantity.last]
    times = numbers.suffixes.get(word, 0)
    joined = after < len(words) and words[after] in numbers.ands
    at = after + joined
    if at >= len(words) or gaps[at].strip() or not times:
        return quantity
    rest = read_rest(words, gaps, at, numbers)
    near = not gaps[at] and stands_alone(word)
    if rest is None or not rest.values[0] < times or not (near or rest.last > rest.first):
        return quantity
    if near and rest.last == rest.first and rest.values[0] < HUNDRED:
        return quantity  # 1万5 is 15,000 to some
    return quantity._replace(
        last=rest.last, values=tuple(value + rest.values[0] for value in quantity.values)
    )


def read_rest(words: Sequence[str], gaps: Sequence[str], place: int, numbers: NumberWords) -> Quantity | None:
    """Return the smaller number at a token, in figures or in signs; nothing for none."""
    if words[place].isdigit():
        return scale(Quantity(place, place, (Fraction(int(words[place])),)), words, gaps, numbers)
    spoken = read_spoken(words, gaps, place, numbers) if stands_alone(words[place]) else None
    return Quantity(place, spoken[1] - 1, (Fraction(spoken[0]),)) if spoken else None
