"""Looking back on a learner's days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.days import Sign, study_day
from bot.core.history import history
from bot.core.streaks import APART, comes_too_soon, fold
from bot.services.days import plan_of, study_log
from bot.storage.models import Learner
from bot.storage.work import Work

RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class History:
    """What each date came to until `today`, of which `recent` days of the last 30 were studied.

    `resting` tells that today is a rest day. `counts_from` is when a day counts again, after another zone's.
    """

    signs: Mapping[date, Sign]
    today: date
    recent: int
    resting: bool
    counts_from: datetime | None


async def look_back(work: Work, learner: Learner, at: datetime) -> History:
    """Return the learner's days up to an instant."""
    lines = await study_log(work, learner)
    today, streak = study_day(at, plan_of(learner)), fold(lines)
    signs = history(lines, today)
    studied = [day for day, sign in signs.items() if sign is Sign.DONE and day > today.date - RECENT]
    too_soon = streak.at is not None and comes_too_soon(streak, today)
    return History(
        signs,
        today.date,
        len(studied),
        today.date.weekday() in today.plan.rest,
        streak.at + APART if streak.at is not None and too_soon else None,
    )
