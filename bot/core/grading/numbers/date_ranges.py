"""Days that share a month, and dates that share a year: "4-5 May 1940", "28 May to 3 June 1942"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.day import LAST_DAY, Date
from bot.core.grading.numbers.quantity import Kind, Quantity
from bot.core.grading.numbers.spans import is_accented_and

STROKES = frozenset(("-", "--", "/"))
AROUND = " .,"
MOST_DATES = 64  # an answer with more is no answer
DAYS = (Kind.NUMBER, Kind.ORDINAL)


def share_parts(
    dates: list[Date], quantities: Sequence[Quantity], tokens: Tokens, language: Language
) -> list[Date]:
    """Return dates with those that are said by their day alone, each with the month or year of its range."""
    if len(dates) > MOST_DATES or not any(is_day(date) for date in dates):
        return dates
    taken = {place for date in dates for place in range(date.first, date.last + 1)}
    reader = Reader([one for one in quantities if one.first not in taken], tokens, language)
    found = [one for date in dates for one in reader.widen(date)]
    for place in range(len(found) - 1):
        one, other = found[place : place + 2]
        if is_day(one) and is_day(other) and reader.are_joined(one.last, other.first):
            year = one.readings[0].year or other.readings[0].year
            on = one.on or reader.goes_on(one.last + 1, other.first)
            found[place : place + 2] = [
                replace(with_parts(one, year=year), on=on),
                with_parts(other, year=year),
            ]
    return found


def is_day(date: Date) -> bool:
    """Whether a date has one reading, with a day and a month."""
    return len(date.readings) == 1 and date.readings[0].day is not None is not date.readings[0].month


def with_parts(date: Date, *, day: int | None = None, year: int | None = None) -> Date:
    """Return a date of one reading with another day or year, or as it is."""
    own = date.readings[0]
    return replace(date, readings=(replace(own, day=day or own.day, year=year or own.year),))


class Reader:
    """Finds the days beside the dates of one text."""

    def __init__(self, quantities: Sequence[Quantity], tokens: Tokens, language: Language) -> None:
        self.tokens, self.words, self.gaps = tokens, tokens.words, tokens.gaps
        self.language = language
        days = [one for one in quantities if one.kind in DAYS and one.values[0] in range(1, LAST_DAY + 1)]
        self.starting = {one.first: one for one in days}
        self.ending = {one.last: one for one in days}
        self.years = {one.first: one for one in quantities if one.kind is Kind.YEAR}

    def widen(self, date: Date) -> Iterator[Date]:
        """Yield a date with the day before it, or behind it, that has no month of its own."""
        day = date.readings[0].day if is_day(date) else None
        if day is None:
            yield date
            return
        before = self.look_left(date)
        if before is not None and before.values[0] < day:
            first = with_parts(date, day=int(before.values[0]))
            yield replace(first, first=before.first, last=before.last, on=True)
        after = self.look_right(date)
        if after is None or after.values[0] <= day:
            yield date
            return
        year, last = date.readings[0].year, after.last
        behind = self.years.get(last + 1) if year is None else None
        if behind and not self.gaps[behind.first].strip(AROUND):
            year, last = int(behind.values[0]), behind.last
        yield replace(with_parts(date, year=year), on=True)
        yield Date(after.first, last, with_parts(date, day=int(after.values[0]), year=year).readings)

    def look_left(self, date: Date) -> Quantity | None:
        """Return the day that is joined to a date behind it."""
        ends = (
            self.ending.get(at - 1 - joint)
            for at in self.starts_of(date.first)
            if (joint := self.joint_before(at)) is not None
        )
        return next((day for day in ends if day), None)

    def look_right(self, date: Date) -> Quantity | None:
        """Return the day that is joined to a date before it: by a word only if nothing goes on behind it."""
        for day in (self.starting.get(date.last + 1 + size) for size in range(4)):
            if day is None or not self.are_joined(date.last, day.first):
                continue
            after = day.last + 1
            ends = after == len(self.words) or after in self.years or self.gaps[after] != " "
            return day if ends or day.first == date.last + 1 else None
        return None

    def are_joined(self, last: int, first: int) -> bool:
        """Whether a stroke, or a word such as "to", is all that stands between two tokens."""
        if is_accented_and(self.tokens, last + 1, self.language):
            return False
        return any(self.joint_before(at) == at - 1 - last for at in self.starts_of(first))

    def goes_on(self, start: int, end: int) -> bool:
        """Whether no "and" stands between two tokens."""
        return (self.language.dates.range_ands | self.language.denial.ands).isdisjoint(self.words[start:end])

    def joint_before(self, place: int) -> int | None:
        """Return how many words join what stands before a token to it, none for a stroke; else nothing."""
        gap = self.gaps[place].strip(AROUND)
        if gap:
            return 0 if gap in STROKES else None
        phrase = self.language.dates.range.before(self.words, place)
        if phrase:
            return phrase[0]
        return 1 if place and self.words[place - 1] in self.language.denial.ands else None

    def starts_of(self, place: int) -> Iterator[int]:
        """Yield a token and those where articles before it begin; in Portuguese "a" is "to" as well."""
        yield place
        while place and self.words[place - 1] in self.language.articles and self.gaps[place] == " ":
            place -= 1
            yield place
