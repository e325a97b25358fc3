"""Times of day and weekdays, as people type them: “18:30”, “6:30 pm”, “1830”, “mon wed”, “weekdays”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from itertools import groupby

from bot.core.reminders import EVERY_DAY, WEEKEND, WORKDAYS
from bot.telegram.words import Words

HALF_DAY = 12
MOST_TURNS = 3
"""“mon 7:15 and wed” is still one wish."""

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?(?:([ap])\.?m\.?)?", re.ASCII)
_MEANT = re.compile(r"-?\d[\d:.h]*([ap]\.?m\.?)?", re.ASCII)
_SURE = re.compile(r":|[ap]\.?m\.?$", re.ASCII)
_HALF = re.compile(r"([ap])\.?m\.?")


@dataclass(frozen=True, slots=True)
class Wish:
    """The times that were typed, on which weekdays (every day, where none is said), and all other words.

    It is `mixed` if it takes turns with them: “8:00 on weekdays and 10:00 on weekends” is two wishes.
    """

    clocks: tuple[time, ...]
    weekdays: frozenset[int]
    rest: tuple[str, ...]
    mixed: bool = False

    @property
    def misses_a_time(self) -> bool:
        """Whether one of the words is more likely a time that there is not than of a deck's name: “25:00”."""
        return any(_MEANT.fullmatch(word.strip(",;").casefold()) for word in self.rest)


def read_wish(words: Words, typed: Sequence[str]) -> Wish:
    """Read the words after a command; a bare number is an hour only until a deck's name has begun."""
    typed = [part for word in typed for part in word.replace(",", ", ").split()]
    clocks: list[time] = []
    weekdays: frozenset[int] = frozenset()
    rest: list[str] = []
    is_day: list[bool] = []
    fillers = words("phrases.time_fillers").split("|")
    for word in _join_halves(typed):
        plain = word.strip(",;").casefold()
        days = _days_of(words, plain)
        clock = read_time(plain) if not rest or _SURE.search(plain) else None
        if days or clock is not None:
            while rest and rest[-1].casefold() in fillers:  # “us-civics at 18:30”
                rest.pop()
        if days:
            weekdays |= days
            is_day.append(True)
        elif clock is not None:
            clocks.append(clock)
            is_day.append(False)
        elif plain and (rest or plain not in fillers):
            rest.append(word)
    mixed = len([*groupby(is_day)]) > MOST_TURNS
    return Wish(tuple(dict.fromkeys(clocks)), weekdays or EVERY_DAY, tuple(rest), mixed)


def read_time(text: str) -> time | None:
    """Read a time of day; `None` for what is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= HALF_DAY:
        return None
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half == "p" else 0)
    return time(hour, minute) if hour < 2 * HALF_DAY else None


def _join_halves(typed: Sequence[str]) -> Iterator[str]:
    """Yield words, with an “am” or “pm” joined to the word before it."""
    held = ""
    for word in typed:
        if held and _HALF.fullmatch(word.strip(",;").casefold()):
            held += word
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _days_of(words: Words, plain: str) -> frozenset[int]:
    """Return the weekdays that a word means, several where it is a range such as “mon-fri”."""
    named = _days_by_name(words)
    if plain in named:
        return named[plain]
    first, dash, last = plain.replace("–", "-").partition("-")
    ends = [*named.get(first, ()), *named.get(last, ())]
    if not dash or len(ends) != len((first, last)):
        return frozenset()
    return frozenset((ends[0] + n) % 7 for n in range((ends[1] - ends[0]) % 7 + 1))


@cache
def _days_by_name(words: Words) -> dict[str, frozenset[int]]:
    """Return what each name of a weekday means, short or long, and of several together."""
    named = {name: frozenset({day}) for day in range(7) for name in words.weekday_names(day)}
    named_together = {
        "phrases.workdays": WORKDAYS,
        "phrases.weekend": WEEKEND,
        "phrases.every_day": EVERY_DAY,
    }
    for key, days in named_together.items():
        named |= dict.fromkeys(words(key).split("|"), days)
    return named
