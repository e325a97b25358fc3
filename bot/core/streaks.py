"""Streaks: a fold over the days on which a learner studied.

The log of study days is only ever appended to, and each day's date is fixed when it is written: where the
learner travels later changes nothing that happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import reduce

from bot.core.zones import has_date, local_date

DAY_END = time(3)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StudyDay:
    """The learner studied at the instant `at` (aware), which was `date` by the clock of `zone`.

    `day_end` is the local time until which the evening before goes on.
    """

    at: datetime
    zone: str
    day_end: time
    date: date


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row: `current` up to `last`, the `best` ever, and `total` days studied at all."""

    current: int = 0
    best: int = 0
    last: date | None = None
    total: int = 0


NO_STREAK = Streak()


def study_day(at: datetime, zone: str, day_end: time = DAY_END) -> StudyDay:
    """Return the study day of the aware instant `at` for a learner in the IANA zone `zone`.

    Raises `bot.core.zones.UnknownZoneError`.
    """
    return StudyDay(at, zone, day_end, local_date(at, zone, day_end))


def extend(streak: Streak, day: StudyDay) -> Streak:
    """Return the streak after `day`; a date already counted, or one before it, changes nothing."""
    if done_today(streak, day):
        return streak
    current = streak.current + 1 if is_alive(streak, day) else 1
    return replace(
        streak,
        current=current,
        best=max(streak.best, current),
        last=day.date,
        total=streak.total + 1,
    )


def fold(days: Iterable[StudyDay]) -> Streak:
    """Return the streak of a whole log, in the order in which it was written."""
    return reduce(extend, days, NO_STREAK)


def done_today(streak: Streak, today: StudyDay) -> bool:
    """Say whether `today` is already counted."""
    return streak.last is not None and streak.last >= today.date


def is_alive(streak: Streak, today: StudyDay) -> bool:
    """Say whether studying `today` keeps the streak: no day of `today`'s zone lies between."""
    if streak.last is None:
        return False
    return streak.last >= _day_before(today)


def current_at(streak: Streak, today: StudyDay) -> int:
    """Return the number of days in a row to show `today`: 0 once a day was missed."""
    return streak.current if is_alive(streak, today) else 0


def _day_before(today: StudyDay) -> date:
    """Return the date before `today`'s, passing over one that its zone skipped."""
    before = today.date - ONE_DAY
    return before if has_date(today.zone, before) else before - ONE_DAY
