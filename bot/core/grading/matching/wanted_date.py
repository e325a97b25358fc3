"""Where an answer says a wanted date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.values import CENTURY, agrees, parts
from bot.core.grading.numbers.before_after import Side, read_side
from bot.core.grading.numbers.day import LAST_DAY, Date, Day
from bot.core.grading.numbers.quantity import Kind, Quantity
from bot.core.grading.numbers.short_dates import ShortDate
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import Place

PART = 0.5


def find_date(
    wanted: Day, dates: Sequence[Date], short: Sequence[ShortDate], years: Sequence[Quantity]
) -> list[Place]:
    """Return where a date stands: in full, else half of it, else nowhere when a part is wrong.

    `short` are those that may be something else, `years` those of no date.
    """
    full: list[Place] = []
    partly: list[Place] = []
    right_years = [
        one
        for one in years
        if wanted.year is not None and is_year(wanted.year, one) and wanted.era.suits(one.era)
    ]
    given: list[Date | ShortDate] = [*dates, *as_wanted(wanted, short)]
    wrong = False
    for date in given:
        agreeing = [reading for reading in date.readings if agrees(wanted, reading)]
        if not agreeing:
            wrong = True
            continue
        best = max(agreeing, key=lambda reading: parts(wanted, reading))
        if best.year is None and right_years:
            best = replace(best, year=wanted.year)
        credit = 1.0 if parts(wanted, best) == parts(wanted, wanted) else PART
        (full if credit == 1 else partly).append(Place(date.first, date.last, How.DATE, credit))
    if full or wrong:
        return full
    if partly:
        return partly
    if len(years) == len(right_years):
        return [Place(year.first, year.last, How.DATE, PART) for year in right_years]
    return []


def is_year(wanted: int, given: Quantity) -> bool:
    """Whether a number is the wanted year, in full or in two figures."""
    return wanted in given.values or (given.kind is Kind.NUMBER and wanted % CENTURY in given.values)


def leave_out(other: Day, dates: Sequence[Date]) -> list[Date]:
    """Return dates without those that say another day."""
    return [date for date in dates if not any(day.day and agrees(other, day) for day in date.readings)]


def as_wanted(wanted: Day, short: Sequence[ShortDate]) -> Iterator[ShortDate]:
    """Yield the dates in figures that are dates here: those that are surely, or with all parts as wanted.

    3/10 may be a share. So it is the wanted day and month, or nothing; 4/12 is no month of 1912 where a day
    is wanted.
    """
    for date in short:
        if date.sure:
            yield date
            continue
        said = [
            day
            for day in date.readings
            if agrees(wanted, day)
            and parts(wanted, day) > 1
            and (day.day is not None or wanted.day is None or (day.year or 0) > LAST_DAY)
        ]
        if said:
            yield replace(date, readings=tuple(said))


def keep_side(
    found: Iterable[Place], side: Side, dates: Sequence[Date], tokens: Tokens, language: Language
) -> list[Place]:
    """Return the places that lie where the author has them: "after 1215" is not 1215."""
    if side is Side.ANY:
        return [*found]
    kept = []
    starts = [date.first for date in dates]
    for place in found:
        at = bisect_right(starts, place.first) - 1
        around = dates[at] if at >= 0 and place.first <= dates[at].last else place
        if read_side(tokens, around.first, around.last, language) in (Side.NONE, side):
            kept.append(place)
    return kept
