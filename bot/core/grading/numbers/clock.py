"""Times of day: 15:30, "3.30 pm", "half past three", "15h30", "halb vier", "tres y media", 午後3時半."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.spoken import read_spoken
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.quantity import Kind, Quantity

DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)")
MINUTES = re.compile(r"[0-5]\d")
HOUR, HALF_DAY, DAY = 60, 720, 1440
LAST_HOUR, NOON, NIGHTFALL, HUNDRED = 24, 12, 6, 100
MOST_LOOKED_AT = 256  # words that may open a time: an answer with more is no answer
HALF, QUARTER = 30, 15
FEWEST_SPOKEN = 10  # minutes: "three thirty", not "three two"
LONGEST_SPOKEN = 8  # words of a number: each place is looked at, and a number may go on to the end
JOINED = ("", " ", "-")
BESIDE = ("", " ", ", ", "-")


class Asked(IntEnum):
    """What a question has to ask for figures to be a time of day: nothing, "when", or "what time"."""

    NOT = 0
    WHEN = 1
    TIME = 2
    NEVER = 3


class Time(NamedTuple):
    """A time of day up to token `last`, in minutes; `zoned`: in one half of the day only."""

    last: int
    minute: int
    level: Asked
    zoned: bool = False


def read_times(
    quantities: Sequence[Quantity], tokens: Tokens, words: tuple[str, ...], language: Language, asked: Asked
) -> list[Quantity]:
    """Return quantities with the times of day in place of the numbers that say them."""
    if asked is Asked.NOT and language.clock.signs.isdisjoint(words):
        return [*quantities]
    reader = Reader(tokens, words, language)
    times: list[Quantity] = []
    free = 0
    opening = (place for place, word in enumerate(words) if may_open(word, language))
    for place in islice(opening, MOST_LOOKED_AT):
        found = reader.read_at(place) if place >= free else None
        if found and found.level <= asked:
            values = tuple(Fraction(minute) for minute in spread(found))
            times.append(Quantity(place, found.last, values, Kind.CLOCK))
            free = found.last + 1
    return put_times(times, quantities)


def may_open(word: str, language: Language) -> bool:
    """Whether a time of day may begin with a word: one look that spares all others."""
    clock = language.clock
    return (
        word[0].isdigit()
        or word in clock.openings
        or word.startswith(clock.prefixes)
        or language.valued(word)
        or word in language.numbers.ordinals
    )


def put_times(times: list[Quantity], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities with times of day in place of those within them."""
    if not times:
        return [*quantities]
    taken = {place for time in times for place in range(time.first, time.last + 1)}
    kept = (one for one in quantities if taken.isdisjoint(range(one.first, one.last + 1)))
    return sorted((*kept, *times), key=lambda one: one.first)


def spread(time: Time) -> Iterator[int]:
    """Yield the minutes of the day that a time may mean: 3:30 is twice a day, 15:30 and 03:30 once."""
    yield time.minute % DAY
    if not time.zoned:
        yield (time.minute + HALF_DAY) % DAY


def as_hour(given: Quantity) -> Quantity:
    """Return a bare number as an hour where it can be one, beside a time of day; any other as it is."""
    hour = given.values[0]
    if given.kind is not Kind.NUMBER or hour.denominator != 1 or not 0 <= hour <= LAST_HOUR:
        return given
    time = Time(given.last, int(hour) * HOUR, Asked.TIME, zoned=is_zoned("", int(hour)))
    return given._replace(values=tuple(map(Fraction, spread(time))), kind=Kind.CLOCK)


class Reader:
    """Reads times of day out of one text."""

    def __init__(self, tokens: Tokens, words: tuple[str, ...], language: Language) -> None:
        self.words, self.gaps = words, tokens.gaps
        self.language = language
        self.clock = language.clock
        self.ordinals = language.numbers.ordinals
        self.start = 0

    def said(self, book: PhraseBook, place: int, gaps: Sequence[str] = JOINED) -> int:
        """Return how many words at a token are a phrase of a book; 0 for none."""
        if place >= len(self.words) or self.gaps[place] not in gaps:
            return 0
        found = book.at(self.words, place)
        return found[0] if found else 0

    def read_at(self, place: int) -> Time | None:
        """Return the time at a token, with the part of the day before or behind it."""
        own = (self.gaps[place],)
        for book, minute in ((self.clock.noon, HALF_DAY), (self.clock.midnight, 0)):
            if size := self.said(book, place, own):
                return Time(place + size - 1, minute, Asked.TIME, zoned=True)
        part, size = self.find_part(place, own)
        start = place + size
        if start >= len(self.words) or (size and self.gaps[start] not in JOINED):
            return None
        self.start = start
        time = self.read_short(start) or self.read_hour(start)
        if time is None:
            return None
        if not part:
            part, size = self.find_part(time.last + 1, BESIDE)
            time = time._replace(last=time.last + size)
        return in_part(time, part) if part else time

    def find_part(self, place: int, gaps: Sequence[str]) -> tuple[str, int]:
        """Return which part of the day is said at a token, and in how many words; nothing for none."""
        books = (("am", self.clock.am), ("pm", self.clock.pm), ("night", self.clock.night))
        return next(((part, size) for part, book in books if (size := self.said(book, place, gaps))), ("", 0))

    def read_short(self, place: int) -> Time | None:
        """Return "half past three", "quarter to nine", "halb vier", "без четверти девять"."""
        less = self.said(self.clock.less, place, (self.gaps[place],))
        found = self.read_minutes(place + less)
        if found is None:
            return self.read_leaning(place)
        minutes, after, worded = found
        past, to = self.said(self.clock.past, after), self.said(self.clock.to, after)
        hour = self.read_goal(after + (past or to)) if less or past or to else None
        if hour is None:
            return self.read_leaning(place)
        last = hour[1] + (self.said(self.clock.oclock, hour[1]) or self.said(self.clock.hours, hour[1])) - 1
        sure = past or less or worded
        minute = hour[0] * HOUR + (minutes if past else -minutes)
        return Time(last, minute, Asked.WHEN if sure else Asked.TIME, zoned=hour[0] > NOON)

    def read_goal(self, place: int) -> tuple[int, int] | None:
        """Return the hour that minutes lead to or from, and the token behind it: "midnight" is one, too."""
        for book, hour in ((self.clock.noon, NOON), (self.clock.midnight, LAST_HOUR)):
            if size := self.said(book, place):
                return hour, place + size
        return self.read_number(place, LAST_HOUR)

    def read_leaning(self, place: int) -> Time | None:
        """Return an hour that a word before it shifts: "halb vier" is 3:30, "half three" as well."""
        word = self.words[place]
        shift = self.clock.shifts.get(word)
        hour = self.read_number(place + 1, LAST_HOUR) if shift else None
        for first, own in self.clock.shifts.items():  # полвосьмого
            if word.startswith(first) and self.ordinals.get(word[len(first) :]):
                shift, hour = own, (self.ordinals[word[len(first) :]], place + 1)
        if shift is None or hour is None:
            return None
        level = Asked.WHEN if shift < 0 else Asked.TIME
        return Time(hour[1] - 1, hour[0] * HOUR + shift, level, zoned=hour[0] > NOON)

    def read_hour(self, place: int) -> Time | None:
        """Return what begins with the hour: 15:30, 3.30, "3 o'clock", "15h30", "tres y media"."""
        word = self.words[place]
        dotted = DOTTED.fullmatch(word)
        if dotted:
            return self.in_figures(place, dotted[1], dotted[2], Asked.TIME)
        after = place + 1
        if word.isdigit() and after < len(self.words) and self.gaps[after].strip() == ":":
            seconds = self.gaps[after + 1] == ":"
            minutes = MINUTES.fullmatch(self.words[after])
            return self.in_figures(after, word, minutes[0], Asked.WHEN) if minutes and not seconds else None
        hour = self.read_number(place, LAST_HOUR * HUNDRED)
        if hour is None:
            return None
        if hour[0] > LAST_HOUR:  # "twelve thirty"
            whole, minutes_ = divmod(hour[0], HUNDRED)
            spoken = not word.isdigit() and whole <= NOON and minutes_ < HOUR
            return Time(hour[1] - 1, whole * HOUR + minutes_, Asked.TIME) if spoken else None
        return self.read_behind(hour[0], hour[1], zoned=is_zoned(word, hour[0]))

    def in_figures(self, last: int, hour: str, minutes: str, level: Asked) -> Time | None:
        """Return a time whose figures end at a token, with the word for "o'clock" behind them."""
        size = self.said(self.clock.oclock, last + 1)
        if int(hour) > LAST_HOUR or (int(hour) == LAST_HOUR and int(minutes)):
            return None
        minute = int(hour) * HOUR + int(minutes)
        return Time(last + size, minute, Asked.NOT if size else level, is_zoned(hour, int(hour)))

    def read_behind(self, hour: int, after: int, *, zoned: bool) -> Time | None:
        """Return the time of an hour that ends before a token, with the minutes that follow it."""
        oclock, hours = self.said(self.clock.oclock, after), self.said(self.clock.hours, after)
        marked = oclock or hours
        after += marked
        plus, minus = self.said(self.clock.plus, after), self.said(self.clock.minus, after)
        found = self.read_minutes(after + (plus or minus))
        level = Asked.NOT if oclock else Asked.WHEN if hours else Asked.TIME
        if found and (marked or plus or minus or found[0] >= FEWEST_SPOKEN):
            minutes, end, worded = found
            bare = not (marked or plus or minus or worded)
            if not (bare and self.words[after].isdigit()):
                back = self.said(self.clock.minus, end) if not (plus or minus) else 0  # 9時15分前
                minutes = -minutes if minus or back else minutes
                return Time(end + back - 1, hour * HOUR + minutes, level, zoned)
        return Time(after - 1, hour * HOUR, level if marked else Asked.NEVER, zoned)

    def read_minutes(self, place: int) -> tuple[int, int, bool] | None:
        """Return the minutes at a token, the token behind them, and whether they are a half or a quarter."""
        if place >= len(self.words):
            return None
        for book, minutes in (
            (self.clock.half, HALF),
            (self.clock.quarter, QUARTER),
            (self.clock.three_quarters, HALF + QUARTER),
        ):
            if size := self.said(book, place, (self.gaps[place],)):
                return minutes, place + size, True
        number = self.read_number(place, HOUR - 1)
        if number is None:
            return None
        return number[0], number[1] + self.said(self.clock.minutes, number[1]), False

    def read_number(self, place: int, most: int) -> tuple[int, int] | None:
        """Return a whole number at a token and the token behind it; an ordinal will do: "четвёртого"."""
        if place >= len(self.words) or (place != self.start and self.gaps[place] not in JOINED):
            return None
        word = self.words[place]
        if word.isdigit():
            value, after = (int(word), place + 1) if len(word) <= len("12") else (most + 1, place)
        elif found := read_spoken(
            self.words[place : place + LONGEST_SPOKEN],
            self.gaps[place : place + LONGEST_SPOKEN],
            0,
            self.language.numbers,
        ):
            value, after = found[0], place + found[1]
        else:
            value, after = self.ordinals.get(word, most + 1), place + 1
        return (value, after) if value <= most else None


def is_zoned(written: str, hour: int) -> bool:
    """Whether an hour lies in one half of the day only: 15, 0 and 03, not 3."""
    return hour > NOON or not hour or written.startswith("0")


def in_part(time: Time, part: str) -> Time:
    """Return a time in a part of the day: 11 at night is late, 2 at night is early."""
    level = Asked.WHEN if time.level is Asked.NEVER else Asked.NOT
    if time.zoned:
        return time._replace(level=level)  # 15:30 in the afternoon
    minute = time.minute % HALF_DAY
    late = part == "pm" or (part == "night" and minute >= NIGHTFALL * HOUR)
    return time._replace(minute=minute + late * HALF_DAY, level=level, zoned=True)
