"""Counting the days on which a learner studied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.core.days import StudyDay, study_day
from bot.core.streaks import (
    Streak,
    current_at,
    done_today,
    extend,
    fold,
    freezes_spent,
)
from bot.services.days import changes_since, log_day, plan_of, study_log
from bot.storage.models import Learner
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class StreakShown:
    """A streak as it stands today; `zone` is `None` while the learner has set none (UTC counts).

    `spent` tells that a freeze made up for the day before, `earned` that today's answer earned one; `ended`
    is how long a streak was that is broken.
    """

    current: int
    best: int
    total: int
    freezes: int
    today_done: bool
    zone: str | None
    day_end: time
    spent: bool = False
    earned: bool = False
    ended: int = 0


async def count_answer(work: Work, learner: Learner, at: datetime) -> StreakShown | None:
    """Log the day of a graded answer; returns the streak if this was the day's first answer."""
    day = study_day(at, plan_of(learner))
    if any(later is not None and at < later for later in (learner.streak_at, learner.planned_at)):
        await _count_late(work, learner, day)
        return None
    before = await _as_of(work, learner)
    streak = extend(before, day)
    if streak is before:
        return None
    log_day(work, learner, day)
    _keep(learner, streak)
    spent = freezes_spent(before, day)
    return _shown(learner, streak, day, spent=spent > 0, earned=streak.freezes > before.freezes - spent)


async def show_streak(work: Work, learner: Learner, at: datetime) -> StreakShown:
    """Return the learner's streak as it stands at an instant."""
    today = study_day(at, plan_of(learner))
    return _shown(learner, await _as_of(work, learner), today)


def is_done_today(learner: Learner, at: datetime) -> bool:
    """Tell whether the learner's day at an instant is counted already."""
    return done_today(streak_of(learner), study_day(at, plan_of(learner)))


def streak_of(learner: Learner) -> Streak:
    """Return the learner's streak as last counted."""
    return Streak(
        learner.streak_current,
        learner.streak_best,
        learner.streak_total,
        learner.streak_freezes,
        learner.streak_last,
        learner.streak_at,
        learner.streak_zone,
    )


async def _as_of(work: Work, learner: Learner) -> Streak:
    """Return the streak with the changes of plan since its last day, read only where there are any."""
    streak = streak_of(learner)
    if streak.at is None or learner.planned_at is None or learner.planned_at <= streak.at:
        return streak
    return replace(streak, changes=await changes_since(work, learner))


async def _count_late(work: Work, learner: Learner, day: StudyDay) -> None:
    """Count an answer that was received before the log's last line: it goes in at its place."""
    lines = await study_log(work, learner)
    if any(isinstance(line, StudyDay) and line.date == day.date for line in lines):
        return
    streak = fold([*lines, day])
    if streak.total > learner.streak_total:
        log_day(work, learner, day)
        _keep(learner, streak)


def _keep(learner: Learner, streak: Streak) -> None:
    learner.streak_current, learner.streak_best = streak.current, streak.best
    learner.streak_total, learner.streak_freezes = streak.total, streak.freezes
    learner.streak_last, learner.streak_at, learner.streak_zone = streak.last, streak.at, streak.zone


def _shown(
    learner: Learner, streak: Streak, today: StudyDay, *, spent: bool = False, earned: bool = False
) -> StreakShown:
    current = current_at(streak, today)
    return StreakShown(
        current,
        streak.best,
        streak.total,
        streak.freezes - freezes_spent(streak, today),
        done_today(streak, today),
        learner.zone,
        learner.day_end,
        spent,
        earned,
        ended=0 if current else streak.current,
    )
