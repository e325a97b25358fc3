"""When a number or a date is the wanted one."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from bot.core.cards import Between, PlusMinus
from bot.core.grading.language.units import PAIRS, TIME, Measure, all_units, fit_units, go_evenly
from bot.core.grading.numbers.clock import as_hour
from bot.core.grading.numbers.day import Day
from bot.core.grading.numbers.quantity import Bound, Era, Kind, Quantity
from bot.core.grading.rubric.keys import NumberKey

FINEST_DIGITS = 7
CENTURY = 100
HIGH, LOW = (Bound.OVER, Bound.AT_LEAST), (Bound.ALMOST, Bound.UNDER, Bound.AT_MOST)
AROUND = (Bound.OVER, Bound.ALMOST)
SMALL = 100
TEN = 10
NEAR, ALL_BUT = Fraction(3, 100), Fraction(1, 200)  # of the wanted number
CUT = Fraction(1, 100)
HAIR = Fraction(1, 10**9)
TWO_FIGURES, THREE_FIGURES = 10, 100


def number_fits(key: NumberKey, given: Quantity) -> bool:
    """Whether a given number is the wanted one, as exactly as the card asks."""
    if given.kind is Kind.DECADE and given.measure and key.kind is Kind.NUMBER:
        given = given._replace(kind=Kind.NUMBER, values=given.measure.values)  # 30s
    if key.kind is Kind.CLOCK:
        given = as_hour(given)
    if not key.era.suits(given.era) or not comparable(key, given) or (key.things and is_time(given)):
        return False
    if given.measure and given.measure.units and given.measure.units[0].kind == PAIRS:
        given = given if PAIRS in {unit.kind for unit in key.units} else undo_pairs(given, given.measure)
    elif not key.asked and any(unit.kind == PAIRS for unit in key.units) and not given.measure:
        fits = (2,) if key.counted else (1, 2)
        return any(value == wanted * more for wanted in key.values for value in given.values for more in fits)
    if key.units and given.measure:
        if measure_fits(key, given, given.measure):
            return True
        if given.values == given.measure.values:
            return False  # but 300m may be 300 million of another unit
    dated = given.era is not Era.NONE and all_units()["year"] in key.units  # 公元476年
    return (not key.counted or dated) and any(
        value_fits(key, wanted, value, given) for wanted in key.values for value in given.values
    )


def is_time(given: Quantity) -> bool:
    """Whether a number counts years, hours or the like, and says so in a word: not "20 m"."""
    measure = given.measure
    if measure is None or (len(measure.said) == 1 and measure.said.isascii()):
        return False
    return all(unit.kind == TIME for unit in measure.units)


def undo_pairs(given: Quantity, measure: Measure) -> Quantity:
    """Return pairs as the number of what they are made of: "23 pairs" as 46."""
    values = tuple(value * unit.size for value in measure.values for unit in measure.units)
    return given._replace(values=values, measure=None)


def measure_fits(key: NumberKey, given: Quantity, measure: Measure) -> bool:
    """Whether so much of a unit is the wanted number of the wanted unit, in a unit as the question asks."""
    if key.asked:
        units = tuple(unit for unit in measure.units if any(go_evenly(unit, asked) for asked in key.asked))
        measure = measure._replace(units=units)
    return any(
        abs(wanted - value) <= rounded or value_fits(key, wanted, value, given)
        for value, rounded in fit_units(key.units, measure)
        for wanted in key.values
    )


def may_be_rounded(given: Quantity) -> bool:
    """Whether a number may fit a wanted one without tolerance that it does not equal."""
    return given.bound is not Bound.EXACT or given.kind is Kind.SHARE


def comparable(key: NumberKey, given: Quantity) -> bool:
    """Whether a number is of the wanted sort: a decade is no year, "third" not three, "90 % sure" none."""
    apart = {key.kind} ^ {given.kind}
    if Kind.DECADE in apart or Kind.CLOCK in apart or (given.aside and given.kind is not Kind.NUMBER):
        return False
    if given.kind is Kind.ORDINAL and key.kind not in (Kind.ORDINAL, Kind.ROMAN):
        return False
    if given.bound is Bound.UNDER and key.bound not in LOW:
        return False
    if given.bound is Bound.AT_MOST and key.bound in HIGH:  # "not over 20,000"
        return False
    if key.within is None and given.bound is not Bound.EXACT and bounds_otherwise(key, given.bound):
        return False
    return not (key.bound is Bound.ABOUT and given.bound is Bound.EXACT)


def bounds_otherwise(key: NumberKey, bound: Bound) -> bool:
    """Whether a bound is not the author's: over is not almost, and two is not "more than two"."""
    if key.bound is Bound.EXACT:
        small = all(value.denominator == 1 and abs(value) < SMALL for value in key.values)
        return not small if bound is Bound.AT_MOST else small and not key.rough and bound in AROUND
    return (key.bound in HIGH and bound in LOW) or (key.bound in LOW and bound in HIGH)


def value_fits(key: NumberKey, wanted: Fraction, value: Fraction, given: Quantity) -> bool:
    """Whether a value is the wanted one: equal, within the tolerance, or said to be rounded."""
    if value == wanted or (key.within is not None and stays_within(key, wanted, value, given.bound)):
        return True
    if key.percent_asked and key.kind is Kind.SHARE and given.kind is Kind.NUMBER:
        bare = value / 100
        if bare == wanted or (key.within is not None and is_within(key, wanted, bare)):
            return True
    if key.within is None and Kind.SHARE in (key.kind, given.kind) and comes_to(key, wanted, value, given):
        return True
    return key.kind is not Kind.YEAR and rounds(key, wanted, value, given)


def stays_within(key: NumberKey, wanted: Fraction, value: Fraction, bound: Bound) -> bool:
    """Whether a value is within the tolerance, and what it bounds, too: "over 3,000" is not up to 3,000."""
    beyond = {Bound.OVER: HAIR, Bound.ALMOST: -HAIR}.get(bound, Fraction(0))
    return is_within(key, wanted, value) and is_within(key, wanted, value + abs(value) * beyond)


def rounds(key: NumberKey, wanted: Fraction, value: Fraction, given: Quantity) -> bool:
    """Whether a value is the wanted one rounded, or the wanted one this one, as far as each may be."""
    measured = bool(key.units)
    fine = measured or key.kind is Kind.SHARE
    if key.bound is Bound.ABOUT:
        return rounds_to(wanted, value)  # what is rounded once is not rounded again
    if is_rounded(wanted, value, given.bound, fine=fine) or (key.rough and rounds_to(wanted, value)):
        return True
    about = measured and given.bound is Bound.ABOUT and abs(wanted - value) <= abs(wanted) * ALL_BUT
    share = key.kind is Kind.SHARE and is_finer(wanted, value, measured=True, least=TWO_FIGURES)
    finer = is_finer(wanted, value, measured=measured) or (
        measured and is_finer(value, wanted, measured=True)
    )
    return key.within is None and (about or share or finer)


def comes_to(key: NumberKey, wanted: Fraction, value: Fraction, given: Quantity) -> bool:
    """Whether one of two shares has no end as a decimal, and the other is that decimal, rounded."""
    if key.percent_asked and given.kind is Kind.NUMBER and value > 1:
        value /= 100
    return is_cut(wanted, value) or is_cut(value, wanted)


def is_cut(exact: Fraction, short: Fraction) -> bool:
    """Whether a decimal is an endless one, rounded to two figures or more, or cut off by little.

    33 % and 33.3 % are a third, 66 % and 67 % two thirds; 30 % is no third, and 16 % no sixth.
    """
    if not 0 < exact < 1 or ends(exact) or not ends(short):
        return False
    digits = next(
        (digits for digits in range(2, FINEST_DIGITS + 1) if (short * 10**digits).denominator == 1), 0
    )
    if not digits or short * 10**digits < TWO_FIGURES:
        return False
    shifted = exact * 10**digits
    taken = {int(shifted + Fraction(1, 2))} | ({int(shifted)} if shifted % 1 <= shifted * CUT else set())
    return int(short * 10**digits) in taken


def ends(value: Fraction) -> bool:
    """Whether a number's decimals come to an end."""
    return bool((value * 10**FINEST_DIGITS).denominator == 1)


def is_within(key: NumberKey, wanted: Fraction, value: Fraction) -> bool:
    """Whether a number and the wanted one lie within the card's tolerance: of 0.03 %, 400 ppm has none."""
    match key.within:
        case None:
            return False
        case Between(low, high):
            unit = Fraction(1) if Fraction(low) <= wanted <= Fraction(high) else share_unit(key)
            least, most = Fraction(low) * unit, Fraction(high) * unit
            return least <= wanted <= most and least <= value <= most
        case PlusMinus(amount, percent):
            unit = abs(wanted) / 100 if percent else Fraction(1) if amount < 1 else share_unit(key)
            return abs(value - wanted) <= Fraction(amount) * unit
        case _:
            assert_never(key.within)


def share_unit(key: NumberKey) -> Fraction:
    """Return what 1 means in the tolerance of a share that cannot mean a whole: a percentage point."""
    return Fraction(1, 100) if key.kind is Kind.SHARE else Fraction(1)


def count_decimals(value: Fraction) -> int:
    """Return how many decimals a number has, up to the finest that are told apart; 0 for an endless one."""
    digits = range(FINEST_DIGITS + 1)
    return next((count for count in digits if (value * TEN**count).denominator == 1), 0)


def is_finer(wanted: Fraction, value: Fraction, *, measured: bool, least: int = THREE_FIGURES) -> bool:
    """Whether a number, once rounded, is the wanted one, which has three figures, and decimals or a unit.

    Of what has only two, `least` is ten.
    """
    if value.denominator == 1:
        return False
    decimals = count_decimals(wanted)
    scaled = abs(wanted) * TEN**decimals
    fine = (decimals or measured) and scaled >= least and count_decimals(value) > decimals
    return bool(fine) and wanted * value > 0 and int(abs(value) * TEN**decimals + Fraction(1, 2)) == scaled


def rounds_to(wanted: Fraction, value: Fraction) -> bool:
    """Whether a number comes to a rough one, of two figures or more, once it is rounded as that is."""
    decimals = count_decimals(wanted)
    number = int(abs(wanted) * TEN**decimals)
    zeros = 0 if decimals else len(str(number)) - max(2, len(str(number).rstrip("0")))
    step = Fraction(TEN) ** (max(0, zeros) - decimals)
    return bool(number) and abs(value - wanted) * 2 <= step


def is_rounded(wanted: Fraction, value: Fraction, bound: Bound, *, fine: bool) -> bool:
    """Whether "about", "over" or "almost" a number is the wanted one rounded, as far as one may.

    One may to two figures, and to one where that is near; a count below 100, which is not `fine`, not at all.
    """
    if bound is Bound.EXACT:
        return False
    shift = TEN ** count_decimals(wanted)
    wanted, value = wanted * shift, value * shift
    if wanted.denominator != 1 or value.denominator != 1:
        return False
    if wanted < 0:
        return bound is Bound.ABOUT and is_rounded(-wanted, -value, bound, fine=fine)
    number = int(wanted)
    size = len(str(number))
    near_enough = (fine or number >= SMALL) and abs(wanted - value) <= wanted * NEAR
    for digits in range(1 if near_enough else 2, min(size, FINEST_DIGITS)):
        step = 10 ** (size - digits)
        down = number // step * step
        up = down + step
        nearest = {near for near in (down, up) if abs(near - number) * 2 <= step}
        match bound:
            case Bound.AT_MOST:
                return False
            case Bound.ABOUT:
                fits = int(value) in nearest
            case Bound.OVER | Bound.AT_LEAST:
                fits = int(value) == down
            case _:
                fits = int(value) == up
        if fits:
            return True
    return False


def agrees(wanted: Day, given: Day) -> bool:
    """Whether no part of a given date is wrong."""
    return all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in ((wanted.day, given.day), (wanted.month, given.month))
    ) and (given.year is None or wanted.year is None or same_year(wanted.year, given, wanted.era))


def same_year(wanted: int, given: Day, era: Era) -> bool:
    """Whether a date's year is the wanted one; two figures without an era leave the century open."""
    if given.year is None or not era.suits(given.era):
        return False
    open_ = given.year < CENTURY and given.era is Era.NONE
    return wanted == given.year or (open_ and wanted % CENTURY == given.year)


def parts(wanted: Day, given: Day) -> int:
    """Return how many of the wanted parts a date gives."""
    return sum(
        mine is not None and theirs is not None
        for mine, theirs in (
            (wanted.day, given.day),
            (wanted.month, given.month),
            (wanted.year, given.year),
        )
    )
