"""A number, or a range of two, that an author wrote, made to what an answer has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.cards import Tolerance
from bot.core.grading.language.units import Measure, Unit
from bot.core.grading.numbers.before_after import Side
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity
from bot.core.grading.rubric.deriving import NUMBER_WEIGHT
from bot.core.grading.rubric.keys import DateKey, Key, NumberKey, RangeKey
from bot.core.grading.rubric.question import Question

DATED = (Kind.YEAR, Kind.DECADE)


def want_number(
    quantity: Quantity, last: int, within: Tolerance | None, question: Question
) -> tuple[NumberKey, int]:
    """Return a number as it is wanted, with its unit or the question's, and the token to go on from.

    A unit has to be said where the author put it in words between the same tokens, up to `last`, and the
    question does not name what it wants counted.
    """
    measure = quantity.measure
    bold = measure is not None and measure.last <= last
    values = quantity.values
    units = measure.units if measure else question.units
    alike = [unit for unit in question.units if any(unit.kind == own.kind for own in units)]
    if measure and measure.values != values:
        million = measure.values[0] < values[0]  # 5m: metres, or millions
        values = (*measure.values, *values) if million else measure.values
    key = NumberKey(
        values,
        quantity.kind,
        quantity.bound,
        within,
        question.wants_percent,
        NUMBER_WEIGHT,
        given=quantity.kind is not Kind.CLOCK and bool(set(values) & question.numbers),
        units=units,
        asked=(*units, *alike) if alike else (),
        said=measure.said if measure else "",
        counted=bold and quantity.end > quantity.last and not is_named(measure, question.units),
    )
    return key, (quantity.end if bold else quantity.last) + 1


def loosen(key: NumberKey | RangeKey) -> NumberKey | RangeKey:
    """Return what a sentence without bold wants: the unit may be left out, and half a range earns half."""
    if isinstance(key, NumberKey):
        return replace(key, counted=False)
    return replace(key, ends=tuple(replace(end, counted=False) for end in key.ends), halved=True)


def is_named(measure: Measure | None, asked: tuple[Unit, ...]) -> bool:
    """Whether a question names the unit of a number, or of what it is a part: "how many miles" of 60 mph."""
    alike = [unit for unit in asked for own in (measure.units if measure else ()) if own.kind == unit.kind]
    return any(measure and unit in measure.units for unit in alike) or bool(asked and not alike)


def free_of_about(key: Key, *, bold: bool = False) -> Key:
    """Return a key whose "about" nobody else need say: that of a year, or one not in the author's `bold`."""
    if isinstance(key, NumberKey) and key.bound is Bound.ABOUT and not (bold and key.kind not in DATED):
        return replace(key, bound=Bound.EXACT, rough=True)
    return key


def free_of_side(key: Key) -> Key:
    """Return a key that may be said to come before another, or after it."""
    return replace(key, side=Side.ANY) if isinstance(key, NumberKey | DateKey) else key


def want_range(ends: Sequence[NumberKey], ratio: NumberKey | None) -> RangeKey:
    """Return what a range between two numbers wants; its unit has to be said where one of them wants it."""
    counted = any(end.counted for end in ends)
    return RangeKey(
        ends[0].values[0],
        ends[-1].values[0],
        NUMBER_WEIGHT,
        given=all(end.given for end in ends),
        ends=tuple(replace(end, counted=counted) for end in ends),
        ratio=ratio,
    )
