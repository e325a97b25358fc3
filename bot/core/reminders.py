"""Reminders: when one is due, and how long they go on for a learner who doesn't react.

A reminder is for a local date, and goes out once for it, whatever the clocks do on that day. What decides
is the date it is for, not the instant at which it went out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count

from bot.core.zones import first_instant, has_date, local_date

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = EVERY_DAY - WORKDAYS

LATEST = timedelta(hours=2)
"""What is as late as this is not sent any more."""

SNOOZE = timedelta(hours=1)

LAST_CALL = timedelta(hours=4)
"""So long before the learner's day ends comes the last call: at 23:00, where it ends at three."""

MOST_IGNORED_DAYS = 7
MOST_IGNORED_WEEKS = 4
ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A time by the clock of an IANA zone, on some weekdays (0 is Monday); raises ValueError for none."""

    clock: time
    weekdays: frozenset[int]
    zone: str

    def __post_init__(self) -> None:
        if not self.weekdays & EVERY_DAY:
            raise ValueError("a reminder needs a weekday")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The reminder for a local date, due at an instant in UTC."""

    date: date
    at: datetime


def next_occurrence(schedule: Schedule, after: datetime, done: date | None = None) -> Occurrence:
    """Return the first occurrence that is due after an instant, and is for a date after `done`.

    A time that its date leaves out is due when the clocks have passed over it; one that comes twice, the
    first time. A date that its zone leaves out has none. Raises `bot.core.zones.UnknownZoneError`.
    """
    start = local_date(after, schedule.zone) - ONE_DAY  # it may have been put off past midnight
    if done is not None:
        start = max(start, done + ONE_DAY)
    for days in count():
        day = start + days * ONE_DAY
        if day.weekday() in schedule.weekdays and has_date(schedule.zone, day):
            at = first_instant(day, schedule.clock, schedule.zone)
            if at > after:
                return Occurrence(day, at)
    raise AssertionError("every weekday comes again")


def last_call(day_end: time) -> time:
    """Return the time of the last call for days that end at that time of the night after them."""
    return (datetime.combine(date.min + ONE_DAY, day_end) - LAST_CALL).time()


def is_too_late(due_at: datetime, now: datetime) -> bool:
    """Tell whether what was due is not worth sending any more."""
    return now - due_at >= LATEST


class Rhythm(StrEnum):
    """How often reminders go out."""

    DAILY = "daily"
    WEEKLY = "weekly"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Patience:
    """How often reminders go out, after so many days `ignored` in a row, or weeks where they are weekly.

    `last` is the date of the latest one, to which there was no reaction yet.
    """

    rhythm: Rhythm = Rhythm.DAILY
    ignored: int = 0
    last: date | None = None


FRESH = Patience()
"""What it is after any reaction."""


def may_remind(patience: Patience, day: date) -> bool:
    """Tell whether a reminder may go out for a date: any, one a week, or none."""
    match patience.rhythm:
        case Rhythm.DAILY:
            return True
        case Rhythm.WEEKLY:
            return patience.last is None or day >= patience.last + ONE_WEEK
        case Rhythm.STOPPED:
            return False


def remind(patience: Patience, day: date) -> Patience:
    """Return what is left of the patience when a reminder goes out for a date.

    If it has another rhythm, that reminder must say so; the one that says it stops is the last.
    """
    if patience.last is None or day <= patience.last:
        return replace(patience, last=patience.last or day)
    ignored = patience.ignored + 1
    if patience.rhythm is Rhythm.DAILY and ignored >= MOST_IGNORED_DAYS:
        return Patience(Rhythm.WEEKLY, last=day)
    if patience.rhythm is Rhythm.WEEKLY and ignored >= MOST_IGNORED_WEEKS:
        return Patience(Rhythm.STOPPED, last=day)
    return replace(patience, ignored=ignored, last=day)
