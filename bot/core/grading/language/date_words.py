"""How a language says dates and times of day, as its data file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.word_reader import WordReader

SIDES = ("before", "after")
ERAS = ("bc", "ad")


@dataclass(frozen=True, eq=False)
class DateWords:
    """How a language says dates; `sides`: words for before and after it, `eras`: behind a year, or before it.

    `reigns`: from which years people count, labelled with the year before the first (昭和20年 is 1945).
    `shy` words are a month only where something says so, `nouns` only beside a number. Of a range of numbers
    `range_around` stands before or behind ("between"); only there `range_ands` join its ends.
    """

    months: Mapping[str, int]
    suffixes: frozenset[str]
    between: frozenset[str]
    range: PhraseBook
    range_around: PhraseBook
    range_ands: frozenset[str]
    shy: frozenset[str]
    nouns: frozenset[str]
    sides: PhraseBook
    sides_behind: PhraseBook
    eras: PhraseBook
    eras_before: PhraseBook
    reigns: PhraseBook

    @cached_property
    def joints(self) -> frozenset[str]:
        """What may stand between a month and its day or year: "the 5th of May"."""
        return self.between | self.suffixes

    @cached_property
    def era_openings(self) -> frozenset[str]:
        """The first words of all that says an era."""
        return frozenset((*self.eras.by_first, *self.eras_before.by_first))


@dataclass(frozen=True)
class ClockWords:
    """How a language says times of day; `asking` for one, or perhaps for one (`when`).

    `oclock` and `hours` follow an hour, the second a number of hours as well. Between minutes and the hour
    stand `past` and `to`, before both `less`; between the hour and minutes `plus` and `minus`. `shifts`: by
    how many minutes a word moves the hour behind it ("halb vier"). `night` is late, and early after midnight.
    """

    asking: PhraseBook
    when: PhraseBook
    oclock: PhraseBook
    hours: PhraseBook
    minutes: PhraseBook
    half: PhraseBook
    quarter: PhraseBook
    three_quarters: PhraseBook
    past: PhraseBook
    to: PhraseBook
    less: PhraseBook
    plus: PhraseBook
    minus: PhraseBook
    am: PhraseBook
    pm: PhraseBook
    night: PhraseBook
    noon: PhraseBook
    midnight: PhraseBook
    shifts: Mapping[str, int]

    @cached_property
    def signs(self) -> frozenset[str]:
        """Words of which one stands in any time of day that nothing asks for, the longest of each phrase."""
        books = (self.oclock, self.am, self.pm, self.night)
        return frozenset(max(phrase, key=len) for book in books for phrase in book.phrases())

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of what a time of day may begin with, but for numbers."""
        parts = (self.am, self.pm, self.night, self.noon, self.midnight)
        shares = (self.half, self.quarter, self.three_quarters, self.less)
        return frozenset((*self.shifts, *(first for book in (*parts, *shares) for first in book.by_first)))

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """What an hour may be joined to: полвосьмого."""
        return tuple(self.shifts)


def read_dates(table: Mapping[str, Any], reader: WordReader) -> DateWords:
    """Return how a language says dates."""
    return reader.fill(
        DateWords,
        table,
        suffixes=reader.words(table.get("ordinal_suffixes", [])),
        sides=reader.labelled({side: table.get(side, []) for side in SIDES}),
        sides_behind=reader.labelled({side: table.get(f"behind_{side}", []) for side in SIDES}),
        eras=reader.labelled({era: table.get(era, []) for era in ERAS}),
        reigns=reader.labelled(table.get("reigns", {})),
        eras_before=reader.labelled({era: table.get(f"{era}_before", []) for era in ERAS}),
    )
