"""Dates in figures that are dates only where one is wanted: 24/12, 24.12., 13 8 1961, 7/69, 13.VIII.1961."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from bot.core.grading.language.language import Language
from bot.core.grading.language.spoken import is_year
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.dates import FEW
from bot.core.grading.numbers.day import LAST_DAY, LAST_MONTH, Day

DOTTED_PAIR = re.compile(r"(\d{1,2})\.(\d{1,2})")
MARKS = frozenset("/-.")
SHORT = len("12")
MOST_TRIED = 64  # pairs of figures: an answer with more is no answer; the rest is not read
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
ROMAN_MONTHS = {roman: str(month) for month, roman in enumerate(ROMAN, 1)}


@dataclass(frozen=True, slots=True)
class ShortDate:
    """What figures from token `first` to token `last` mean if they are a date; it is one where `sure`."""

    first: int
    last: int
    readings: tuple[Day, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups of a date up to token `last`: day and month either way round, or month and year."""

    last: int
    first: str
    second: str
    marked: bool
    turns: bool = True

    @property
    def sure(self) -> bool:
        """Whether 1969-07 is a month, and 1909-12 perhaps a span."""
        return len(self.second) == SHORT and is_year(self.first) and self.second <= self.first[SHORT:]


def read_short_dates(tokens: Tokens, dated: Container[int], language: Language) -> list[ShortDate]:
    """Return the dates in figures, beyond the tokens of those that are dates anyway, in order."""
    found: list[ShortDate] = []
    free = tried = 0
    for place in range(len(tokens.words)):
        if tried == MOST_TRIED:
            break
        pair = read_pair(tokens, place, language) if place >= free and place not in dated else None
        if pair is None or pair.last in dated:
            continue
        tried += 1
        last, year = read_year(tokens, pair.last, language)
        readings = read_days(pair, year)
        alone = pair.marked or year or len(tokens.words) == place + SHORT
        if readings and alone:
            found.append(ShortDate(place, last, readings, bool(year) or pair.sure))
            free = last + 1
    return found


def read_pair(tokens: Tokens, place: int, language: Language) -> Pair | None:
    """Return the two groups that may begin a date at a token; nothing for none."""
    word = tokens.words[place]
    dotted = DOTTED_PAIR.fullmatch(word)
    if dotted:
        return Pair(place, dotted[1], dotted[2], marked=True)
    mark = tokens.gaps[place + 1].strip()
    after = tokens.words[place + 1] if place + 1 < len(tokens.words) else ""
    ordinals = language.numbers.ordinals
    if word in ordinals and after in ordinals and not mark:  # "am dritten zehnten"
        return Pair(place + 1, str(ordinals[word]), str(ordinals[after]), marked=True)
    if not word.isdigit() or (mark and mark not in MARKS):
        return None
    if after.isdigit():
        return Pair(place + 1, word, after, marked=bool(mark))
    month = ROMAN_MONTHS.get(after) if mark else None
    return Pair(place + 1, word, month, marked=True, turns=False) if month else None


def read_year(tokens: Tokens, last: int, language: Language) -> tuple[int, int | None]:
    """Return where a date ends whose month ends at a token, and the year behind it: '61, im Jahr 1961."""
    words, gaps = tokens.words, tokens.gaps
    after = last + 1
    while after < len(words) and after - last <= FEW and words[after] in language.dates.between:
        after += 1
    if after == len(words) or any(gap.strip(" ,./-'") for gap in gaps[last + 1 : after + 1]):
        return last, None
    word = words[after]
    short = gaps[after].endswith("'") and len(word) == SHORT and word.isdigit()
    return (after, int(word)) if short or is_year(word) else (last, None)


def read_days(pair: Pair, year: int | None) -> tuple[Day, ...]:
    """Return what two groups of figures can mean with the year that follows them, if any."""
    if is_year(pair.first) and len(pair.second) <= SHORT:
        days = [Day(None, int(pair.second), int(pair.first))]  # 1969-07
    elif max(len(pair.first), len(pair.second)) > SHORT:
        return ()
    else:
        one, two = int(pair.first), int(pair.second)
        days = [Day(one, two, year)]
        if pair.turns:
            days.append(Day(two, one, year))
        if year is None and len(pair.second) == SHORT:
            days.append(Day(None, one, two))  # 7/69
    return tuple(
        dict.fromkeys(
            day
            for day in days
            if day.month and day.month <= LAST_MONTH and (day.day is None or 1 <= day.day <= LAST_DAY)
        )
    )
