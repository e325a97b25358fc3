"""Where an answer says the numbers, dates and ranges that are wanted."""

from __future__ import annotations

from functools import cached_property
from typing import assert_never

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.language.units import TIME, all_units
from bot.core.grading.matching.values import may_be_rounded, number_fits, same_year
from bot.core.grading.matching.wanted_date import find_date, keep_side, leave_out
from bot.core.grading.matching.wanted_range import find_range, find_span
from bot.core.grading.numbers.day import LAST_DAY
from bot.core.grading.numbers.measures import name_counted
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity
from bot.core.grading.numbers.reading import Values, read_apart
from bot.core.grading.numbers.short_dates import ShortDate, read_short_dates
from bot.core.grading.numbers.small_parts import read_durations
from bot.core.grading.rubric.keys import DateKey, NumberKey, RangeKey, ValueKey
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import Place

CENTURY, LAST_CENTURY = 100, 19
SHORTEST_YEAR = 10  # 1905 is not called five
PAIR = (all_units()["pair"],)
ANYWHERE = (Kind.YEAR, Kind.CLOCK)  # also within a date
MOST_COMPARED = 2000  # numbers with wanted ones: after that, only one that is equal is found


class ValuesSaid:
    """The values of one answer; `alone`: one of them makes a full answer."""

    def __init__(self, values: Values, tokens: Tokens, language: Language, *, alone: bool) -> None:
        self.tokens = tokens
        self.language = language
        self.alone = alone
        self.quantities, self.dates, self.spans, _ = values
        self.dated = frozenset([place for date in self.dates for place in range(date.first, date.last + 1)])
        self.dated_years = frozenset([one.year for date in self.dates for one in date.readings])
        self.years = [quantity for quantity in self.quantities if quantity.kind is Kind.YEAR]
        self.said = {value: quantity for quantity in self.quantities for value in quantity.values}
        self.inexact = any(map(may_be_rounded, self.quantities))
        self.measured = any(quantity.measure for quantity in self.quantities)
        self.paired = any(one.measure and one.measure.units[:1] == PAIR for one in self.quantities)
        self.numbers: dict[int, list[Place]] = {}  # by identity: the rubric outlives the answer
        self.compared = 0

    @cached_property
    def short_dates(self) -> list[ShortDate]:
        """The dates in figures that are dates only where one is wanted: 24/12."""
        return read_short_dates(self.tokens, self.dated, self.language)

    @cached_property
    def apart(self) -> list[Quantity]:
        """Its quantities where a range is wanted: "4 to 5" is two."""
        return read_apart(self.tokens, self.quantities, self.language)

    @cached_property
    def durations(self) -> list[Quantity]:
        """How long its figures with colons are, where a time is wanted."""
        return read_durations(self.tokens)

    @cached_property
    def undated_years(self) -> list[Quantity]:
        """The years that stand in no date."""
        return [year for year in self.years if year.first not in self.dated]

    @cached_property
    def short_years(self) -> list[Quantity]:
        """The one year of two figures that may belong to a date without a year: "in May, year 37"."""
        if any(date.readings[0].year is not None for date in self.dates):
            return []
        plain = [one for one in self.quantities if one.kind is Kind.NUMBER and one.first not in self.dated]
        return plain if len(plain) == 1 and self.is_short_year(plain[0]) else []

    def is_short_year(self, one: Quantity) -> bool:
        """Whether a number is two figures that no day has, and counts nothing that stands behind it."""
        words, after = self.tokens.words, one.end + 1
        counts = (
            after < len(words) and self.tokens.gaps[after] == " " and words[after] not in self.language.small
        )
        value = one.values[0]
        return not counts and one.measure is None and LAST_DAY < value < CENTURY and value.denominator == 1

    def find(self, key: ValueKey) -> list[Place]:
        """Return where the answer says a value."""
        match key:
            case NumberKey():
                found = self.numbers.get(id(key))
                if found is None:
                    found = self.numbers[id(key)] = self.keep(self.find_number(key), key)
                return found
            case DateKey():
                return self.keep(self.find_days(key), key)
            case RangeKey():
                if key.ends:
                    return self.find_range(key)
                return find_span(key, self.spans, self.years, self.tokens, self.language)
            case _:
                assert_never(key)

    def find_number(self, key: NumberKey) -> list[Place]:
        """Return where a number stands."""
        if not self.quantities and not self.dates:
            return []
        quantities = self.comparable(key)
        by_value = key.exact and not (self.inexact or self.paired or (key.units and self.measured))
        if by_value and self.said.keys().isdisjoint(key.values):
            quantities = []
        if key.units and any(unit.kind == TIME for unit in key.units):
            quantities = [*quantities, *self.durations]
        if key.others:
            quantities = [
                one for one in quantities if name_counted(one, self.tokens, self.language) not in key.others
            ]
        anywhere = key.kind in ANYWHERE or not key.whole  # 3.1416 is no month of 1416
        found: list[Place] = [
            Place(quantity.first, quantity.end if key.units else quantity.last, How.NUMBER)
            for quantity in quantities
            if number_fits(key, quantity) and (anywhere or quantity.first not in self.dated)
        ]
        if key.kind is Kind.YEAR:
            year = int(key.values[0])
            found.extend(self.find_short_year(year))
            if not self.dated_years.isdisjoint((year, year % CENTURY)):
                found.extend(
                    Place(date.first, date.last, How.NUMBER)
                    for date in self.dates
                    if any(same_year(year, reading, key.era) for reading in date.readings)
                )
            found.extend(  # the 1938 in 1936-8, the 1939 in "up to 1939"
                Place(span.last, span.last, How.NUMBER)
                for span in self.spans
                if span.high == key.values[0] and all(place.last != span.last for place in found)
            )
        return found

    def find_short_year(self, year: int) -> list[Place]:
        """Return where a year of the last century is called by its end alone, in words: "neunundachtzig"."""
        if not self.alone or len(self.quantities) != 1 or self.dates or year // CENTURY != LAST_CENTURY:
            return []
        one = self.quantities[0]
        said = one.kind is Kind.ORDINAL or not self.tokens.words[one.first][0].isdigit()
        plain = one.kind in (Kind.NUMBER, Kind.ORDINAL) and one.bound is Bound.EXACT
        short = year % CENTURY >= SHORTEST_YEAR and one.values[0] == year % CENTURY
        if not (said and plain and short) or one.measure or one.era:
            return []
        return [Place(one.first, one.last, How.NUMBER)]

    def find_days(self, key: DateKey) -> list[Place]:
        """Return where a date stands, or the first and the last of several days."""
        if key.until is None:
            years = self.undated_years or self.short_years
            return find_date(key.day, self.dates, self.short_dates, years)
        first, last = (
            find_date(day, leave_out(other, self.dates), [], self.undated_years)
            for day, other in ((key.day, key.until), (key.until, key.day))
        )
        if not first or not last or last[-1].first < first[0].first:
            return []
        credit = min(first[0].credit, last[-1].credit)
        return [Place(first[0].first, last[-1].last, How.DATE, credit)]

    def find_range(self, key: RangeKey) -> list[Place]:
        """Return where a range of numbers stands."""
        counted = [one for one in self.apart if one.first not in self.dated]
        found = find_range(key, counted, self.tokens, self.language)
        return found or (self.find_number(key.ratio) if key.ratio else [])

    def comparable(self, key: NumberKey) -> list[Quantity]:
        """Return the quantities to compare with a wanted number: once too many were, only one equal to it."""
        if self.compared > MOST_COMPARED:
            return [self.said[value] for value in key.values[:1] if value in self.said]
        self.compared += len(self.quantities)
        return self.quantities

    def keep(self, found: list[Place], key: NumberKey | DateKey) -> list[Place]:
        """Return the places of a number or date but those "after" a year, where it alone is asked for."""
        dated = isinstance(key, DateKey) or key.kind is Kind.YEAR
        if not (found and dated and self.alone):
            return found
        return keep_side(found, key.side, self.dates, self.tokens, self.language)
