"""Who writes to us, and where and when they are."""

from __future__ import annotations

from dataclasses import replace

from bot.core.days import DAY_END
from bot.core.reminders import Rhythm
from bot.core.wishes import NEW_A_DAY, RETENTION
from bot.services.days import plan_of, set_plan
from bot.services.reminding import plan_anew
from bot.storage.models import Learner
from bot.storage.work import Work


async def meet(work: Work, user_id: int, name: str, language: str | None) -> Learner:
    """Return the person who writes, as a learner; who writes again after blocking us is back."""
    learner = await work.learner(user_id)
    if learner is None:
        learner = Learner(
            id=user_id,
            name=name,
            language=language,
            streak_current=0,
            streak_best=0,
            streak_total=0,
            streak_freezes=0,
            day_end=DAY_END,
            rest_days=frozenset(),
            reminder_rhythm=Rhythm.DAILY.value,
            reminders_ignored=0,
            new_a_day=NEW_A_DAY,
            retention=RETENTION,
            dark=False,
            created_at=work.now,
        )
        work.add(learner)
    if learner.name != name:
        learner.name = name
    if learner.language != language:
        learner.language = language
    if learner.blocked_at is not None:
        learner.blocked_at = None
        await plan_anew(work, learner)
    return learner


async def set_zone(work: Work, learner: Learner, zone: str) -> None:
    """Let the learner's days follow a zone from now on; days already counted stay as they are."""
    set_plan(work, learner, replace(plan_of(learner), zone=zone))
    learner.asking = None
    await plan_anew(work, learner)


def leave(work: Work, learner: Learner) -> None:
    """The learner has blocked us: keep everything, send nothing."""
    learner.blocked_at = work.now


def set_alias(learner: Learner, alias: str | None) -> None:
    """Let groups see this name instead of the learner's own; `None` goes back to that."""
    learner.alias = alias
    learner.asking = None


def hide(learner: Learner, *, hidden: bool) -> None:
    """Leave the learner out of the tables of all groups, or take them in again; points are kept."""
    learner.hidden = hidden
