"""A learner's days: by which plan they run, on which of them was studied, and what became of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.core.zones import UTC_ZONE, local_date

DAY_END = time(3)
WEEK = range(7)
"""The weekdays; 0 is Monday."""

MOST_REST = 6
"""One weekday is left to study on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Days by the clock of `zone`, each until `day_end` on the next date, with weekdays off.

    Without a zone, none was chosen yet: the days run by UTC, for want of a better.
    """

    zone: str | None = None
    day_end: time = DAY_END
    rest: frozenset[int] = frozenset()

    @property
    def clock_zone(self) -> str:
        """The zone whose clock holds."""
        return self.zone or UTC_ZONE


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A line of the log: the learner studied at the instant `at` (aware), which was `date` by the `plan`."""

    at: datetime
    plan: Plan
    date: date


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the log: at the instant `at` the learner's plan became another."""

    at: datetime
    old: Plan
    new: Plan


Line = StudyDay | Change


class Sign(StrEnum):
    """What a date came to; on a date that is `AWAY` the learner had no day to study on, by travelling."""

    DONE = "done"
    FROZEN = "frozen"
    REST = "rest"
    AWAY = "away"
    MISSED = "missed"


def study_day(at: datetime, plan: Plan) -> StudyDay:
    """Return the day of the aware instant `at`; raises `bot.core.zones.UnknownZoneError`."""
    return StudyDay(at, plan, date_of(at, plan))


def date_of(at: datetime, plan: Plan) -> date:
    """Return the date of an aware instant by a plan."""
    return local_date(at, plan.clock_zone, plan.day_end)
