"""Days and dates, as far as they are given, and what figures may mean."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.grading.numbers.quantity import Era

LAST_DAY, LAST_MONTH = 31, 12


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it was given; a `year` below 100 leaves the century open."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    era: Era = Era.NONE


@dataclass(frozen=True, slots=True)
class Date:
    """A date from token `first` to token `last`; 1/12/1934 has two readings. `on`: up to the next one."""

    first: int
    last: int
    readings: tuple[Day, ...]
    on: bool = False


def readings_of(first: str, second: str, third: str) -> tuple[Day, ...]:
    """Return the dates that three groups of figures can mean, day-month and month-day alike."""
    one, two, three = int(first), int(second), int(third)
    if len(first) == len("1934"):
        orders = [(three, two, one)]
    elif len(third) in (2, 4):
        orders = [(one, two, three), (two, one, three)]
    else:
        return ()
    return tuple(
        dict.fromkeys(
            Day(day, month, year)
            for day, month, year in orders
            if 1 <= day <= LAST_DAY and 1 <= month <= LAST_MONTH
        )
    )


def dated(first: int, last: int, readings: tuple[Day, ...]) -> Date | None:
    """Return a date, if there is any way to read it."""
    return Date(first, last, readings) if readings else None
