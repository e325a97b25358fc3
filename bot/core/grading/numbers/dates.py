"""Dates in a text, in the many ways people write them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from bot.core.grading.language.language import Language
from bot.core.grading.language.spoken import is_year
from bot.core.grading.language.text import Tokens
from bot.core.grading.language.units import all_units
from bot.core.grading.numbers.day import LAST_DAY, LAST_MONTH, Date, Day, dated, readings_of
from bot.core.grading.numbers.quantity import Era, Kind, Quantity

DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
MONTH_DOT_YEAR = re.compile(r"(\d{1,2})\.(\d{4})")
DOTTED_FROM = 1500  # no month before is written so: 3.1416
HOUR = re.compile(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?")
MINUTE = re.compile(r"[0-5]\d(?:\.\d+)?")
OF_A_TIME = re.compile(
    "am|pm|h|hrs|hours|oclock|uhr|local|time|utc|gmt|z|cet|cest|est|edt|cst|cdt|pst|pdt|bst|msk"
)
CENTURY = 100
FEW = 3
A_THOUSAND = "1000"  # parts, as in 1/1000
SIGNS = {
    **dict.fromkeys("年년", "year"),
    **dict.fromkeys("月월", "month"),
    **dict.fromkeys("日号號일", "day"),
}


def read_dates(
    tokens: Tokens, words: tuple[str, ...], quantities: list[Quantity], language: Language
) -> list[Date]:
    """Return every date in a text with its mended words that names a month, in order."""
    months = language.dates.months
    counted = {quantity.first for quantity in quantities}
    starts = [
        place
        for place, word in enumerate(words)
        if word in months or word[0].isdigit() or (len(word) == 1 and place in counted)
    ]
    if not starts:
        return []
    reader = Reader(tokens, words, quantities, language)
    found: list[Date] = []
    free = 0
    times = {quantity.first for quantity in quantities if quantity.kind is Kind.CLOCK}
    for place in starts:
        date = reader.read_at(place, free) if place >= free else None
        if date:
            found.append(replace(date, last=end_of_time(date.last, tokens, words, times, language)))
            free = found[-1].last + 1
    if found and any(quantity.era for quantity in quantities):
        return [take_era(date, quantities) for date in found]
    return found


def take_era(date: Date, quantities: Sequence[Quantity]) -> Date:
    """Return a date with the era of its year."""
    own = (quantity.era for quantity in quantities if date.first <= quantity.first <= date.last)
    era = next((era for era in own if era), Era.NONE)
    return replace(date, readings=tuple(replace(day, era=era) for day in date.readings))


def end_of_time(
    last: int, tokens: Tokens, words: tuple[str, ...], times: Container[int], language: Language
) -> int:
    """Return the last token of the time of day behind a date that ends at `last`; `last` without one.

    The times that are asked for, by their first token, are no part of a date.
    """
    gaps = tokens.gaps
    at = last + 1
    while at < len(words) and words[at] in language.dates.between and gaps[at].strip(" ,") == "":
        at += 1
    hour = words[at] if at < len(words) and gaps[at].strip(" ,") == "" else ""
    if at in times or not HOUR.fullmatch(hour):
        return last
    end = at
    while end + 1 < len(words) and gaps[end + 1] == ":" and MINUTE.fullmatch(words[end + 1]):
        end += 1
    timed = end > at
    while end + 1 < len(words) and OF_A_TIME.fullmatch(words[end + 1]) and not gaps[end + 1].strip():
        end += 1
        timed = True
    return end if timed else last


class Reader:
    """Reads dates out of one text."""

    def __init__(
        self, tokens: Tokens, words: tuple[str, ...], quantities: list[Quantity], language: Language
    ) -> None:
        self.tokens = tokens
        self.words = words
        self.gaps = tokens.gaps
        self.dates = language.dates
        self.auxiliaries = language.denial.auxiliaries
        self.ofs = language.ofs
        self.places = language.places
        self.units = language.units
        self.starting = {quantity.first: quantity for quantity in quantities}
        self.ending = {quantity.last: quantity for quantity in quantities}

    def read_at(self, place: int, free: int) -> Date | None:
        """Return the date at a token; tokens before `free` belong to another date."""
        word = self.words[place]
        if word[0].isdigit():
            return self.read_figures(place)
        month = self.dates.months.get(word)
        return self.read_around(place, month, free) if month else self.read_signed(place)

    def read_figures(self, place: int) -> Date | None:
        """Return a date written in figures only."""
        word = self.words[place]
        dotted = DOTTED.fullmatch(word)
        if dotted:
            return dated(place, place, readings_of(*dotted.groups()))
        month = MONTH_DOT_YEAR.fullmatch(word)
        if month and is_year(month[2]) and int(month[2]) >= DOTTED_FROM and 1 <= int(month[1]) <= LAST_MONTH:
            return Date(place, place, (Day(None, int(month[1]), int(month[2])),))
        return self.read_signed(place) or self.read_groups(place)

    def read_groups(self, place: int) -> Date | None:
        """Return a date of two or three groups of figures: 1/12/34, 1934-12-01, 12/1934."""
        groups, last = [self.words[place]], place
        if not groups[0].isdigit():
            return None
        while len(groups) < FEW and last + 1 < len(self.words):
            mark, after = self.gaps[last + 1].strip(), self.words[last + 1]
            dotted = MONTH_DOT_YEAR.fullmatch(after) if mark == "." else None  # 13. 08.1961
            if mark not in ("/", "-", ".") or not (dotted or (after.isdigit() and len(after) <= len("1934"))):
                break
            groups += dotted.groups() if dotted else [after]
            last += 1
        if len(groups) == FEW:
            return dated(place, last, readings_of(*groups))
        month_and_year = len(groups) == FEW - 1 and "/" in self.gaps[place + 1] and is_year(groups[1])
        if month_and_year and groups[1] != A_THOUSAND and 1 <= int(groups[0]) <= LAST_MONTH:
            return Date(place, last, (Day(None, int(groups[0]), int(groups[1])),))
        return None

    def read_signed(self, place: int) -> Date | None:
        """Return a date written as 1934年12月1日 or 一九三四年十二月一日."""
        found: dict[str, int] = {}
        at = place
        while number := self.starting.get(at):
            sign = self.words[number.last + 1] if number.last + 1 < len(self.words) else ""
            if sign not in SIGNS or number.values[0].denominator != 1:
                break
            found[SIGNS[sign]] = int(number.values[0])
            at = number.last + 2
        if "month" not in found:
            return None
        return Date(place, at - 1, (Day(found.get("day"), found["month"], found.get("year")),))

    def read_around(self, place: int, month: int, free: int) -> Date | None:
        """Return the date around a month's name."""
        first, day, year = self.look_left(place, free)
        last, numbers = self.look_right(place, most=2 if day is None else 1)
        if year is not None and any(is_year(written) for _, written in numbers):
            first, year = place, None  # "1932, in May 1937": the year before belongs to something else
        for number, written in numbers:
            if is_year(written) or number > LAST_DAY or (day is not None and year is None):
                year = number if year is None else year
            elif day is None:
                day = number
        if (
            self.words[place] in self.dates.shy
            and day is None
            and year is None
            and not self.sounds_dated(place)
        ):
            return None
        return Date(first, last, (Day(day, month, year),))

    def look_left(self, place: int, free: int) -> tuple[int, int | None, int | None]:
        """Return where the date starts, and the day or year that stands before the month."""
        at = place - 1
        while at >= free and place - at <= FEW and self.words[at] in self.dates.joints:
            at -= 1
        before = self.ending.get(at) or self.ending.get(at + 1)
        if at < free or before is None or self.gaps[place].strip(" .,-/'°") != "":
            return place, None, None
        if not self.words[before.first][0].isdigit() and self.gaps[place].strip(" -"):
            return place, None, None  # "an easy one, April 15"
        if self.gaps[before.first] == "/" and "," in self.gaps[place]:
            return place, None, None  # "7/4, July 4"
        value = before.values[0]
        if before.kind is Kind.YEAR:
            return before.first, None, int(value)
        apart = before.kind is Kind.NUMBER and self.words[place - 1] in self.places  # "two in February"
        if value.denominator == 1 and 1 <= value <= LAST_DAY and before.first >= free and not apart:
            return before.first, int(value), None
        return place, None, None

    def look_right(self, place: int, most: int) -> tuple[int, list[tuple[int, str]]]:
        """Return where the date ends, and at `most` so many numbers that follow the month."""
        last = place
        numbers: list[tuple[int, str]] = []
        at = place + 1
        skipped = 0
        while at < len(self.words) and len(numbers) < most and self.gaps[at].strip(" .,-/'") == "":
            quantity = self.starting.get(at)
            if quantity is None:
                if skipped == FEW or self.words[at] not in self.dates.joints:
                    break
                skipped += 1
                at += 1
                continue
            value, after = quantity.values[0], quantity.last + 1
            spelt = quantity.kind is not Kind.CLOCK and is_year(str(value))  # neunzehnhunderteinundsechzig
            whole = quantity.kind is Kind.YEAR or spelt
            fits = whole or (1 <= value < CENTURY and quantity.kind in (Kind.NUMBER, Kind.ORDINAL))
            if (
                not fits
                or self.gaps[after] == ":"  # an hour
                or (numbers and self.gaps[after] == "/")  # "May 1937, 05/1937"
                or value.denominator != 1
                or (numbers and quantity.kind is Kind.ORDINAL and numbers[0][0] <= LAST_DAY)
            ):
                break
            if whole and any(is_year(said) for _, said in numbers):
                break
            if not whole and value <= LAST_DAY and self.is_another_day(quantity, most, numbers):
                break
            written = "1000" if whole else self.words[at]
            alone = most == 1 or after == len(self.words) or self.gaps[after] != " "  # no "march of 40 men"
            of_year = alone and (self.words[at - 1] in self.ofs or self.says_year(at - 1))  # "mayo del 37"
            if value > LAST_DAY and not whole and "'" not in self.gaps[at] and skipped and not of_year:
                break
            numbers.append((int(value), written))
            last, at, skipped = quantity.last, after, 0
        return last, numbers

    def says_year(self, place: int) -> bool:
        """Whether a word says that a year follows: "in May, in the year 37"."""
        found = self.units.at(self.words, place)
        return found is not None and all_units()["year"] in found[1]

    def is_another_day(self, quantity: Quantity, most: int, numbers: Sequence[tuple[int, str]]) -> bool:
        """Whether a number behind a month with its day is another date's: "28 May - 3 June", "May 4-5"."""
        if numbers:
            return self.gaps[quantity.first].strip() == "-"
        at = quantity.last + 1
        while at < len(self.words) and self.words[at] in self.dates.joints:
            at += 1
        return most == 1 and at < len(self.words) and self.words[at] in self.dates.months

    def sounds_dated(self, place: int) -> bool:
        """Whether a word such as "may" is the month: capital, after "in", or hardly a word beside it."""
        writing = self.tokens.slice(place, place)
        before = self.words[place - 1] if place else ""
        if self.words[place] in self.dates.nouns:
            return False  # "el mar"
        if not self.auxiliaries.isdisjoint(self.words[place + 1 : place + 2]):
            return False  # it "may be"
        if not place and len(self.words) > 1 and self.gaps[1].strip():
            return True  # "May, but no clue which year"
        return before in self.dates.between or len(self.words) <= FEW or (place > 0 and writing[:1].isupper())
