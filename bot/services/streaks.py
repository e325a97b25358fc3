"""Counting the days on which a learner studied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.streaks import Streak, current_at, done_today, extend, study_day
from bot.core.zones import UTC_ZONE
from bot.storage import models
from bot.storage.models import Learner
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class StreakShown:
    """A streak as it stands today; `zone` is `None` while the learner has set none (UTC counts)."""

    current: int
    best: int
    total: int
    today_done: bool
    zone: str | None


def count_answer(work: Work, learner: Learner, at: datetime) -> StreakShown | None:
    """Log the day of a graded answer; returns the streak if this was the day's first answer."""
    before = streak_of(learner)
    day = study_day(at, learner.zone or UTC_ZONE)
    streak = extend(before, day)
    if streak == before:
        return None
    learner.streak_current, learner.streak_best = streak.current, streak.best
    learner.streak_total, learner.streak_last = streak.total, streak.last
    work.append(
        models.StudyDay(
            id=work.new_id(),
            learner_id=learner.id,
            at=day.at,
            zone=day.zone,
            day_end=day.day_end,
            date=day.date,
        )
    )
    return show_streak(learner, at)


def show_streak(learner: Learner, at: datetime) -> StreakShown:
    """Return the learner's streak as it stands at an instant."""
    streak = streak_of(learner)
    today = study_day(at, learner.zone or UTC_ZONE)
    return StreakShown(
        current_at(streak, today), streak.best, streak.total, done_today(streak, today), learner.zone
    )


def streak_of(learner: Learner) -> Streak:
    """Return the learner's streak as last counted."""
    return Streak(learner.streak_current, learner.streak_best, learner.streak_last, learner.streak_total)
