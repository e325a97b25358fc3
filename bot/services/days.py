"""The plan by which a learner's days run, and the log of them."""

from __future__ import annotations

from datetime import timedelta

from bot.core.days import Change, Line, Plan, StudyDay
from bot.storage import days
from bot.storage.models import Learner
from bot.storage.work import Work


def plan_of(learner: Learner) -> Plan:
    """Return the plan by which the learner's days run now; in UTC while no zone is set."""
    return Plan(learner.zone, learner.day_end, learner.rest_days)


def set_plan(work: Work, learner: Learner, plan: Plan) -> None:
    """Let the learner's days run by a plan from now on, and log that; days gone by stay as they are."""
    old = plan_of(learner)
    if plan == old:
        return
    learner.zone, learner.day_end, learner.rest_days = plan.zone, plan.day_end, plan.rest
    at = work.now.replace(microsecond=0)  # messages have whole seconds, too: what is said next comes after it
    if learner.streak_at is not None:  # and what was said before, even in the same second, before it
        at = max(at, learner.streak_at + timedelta.resolution)
    learner.planned_at = at
    work.append(
        days.PlanChange,
        id=work.new_id(),
        learner_id=learner.id,
        at=at,
        old_zone=old.zone,
        old_day_end=old.day_end,
        old_rest_days=old.rest,
        zone=plan.zone,
        day_end=plan.day_end,
        rest_days=plan.rest,
    )


def log_day(work: Work, learner: Learner, day: StudyDay) -> None:
    """Write a study day into the log."""
    work.append(
        days.StudyDay,
        id=work.new_id(),
        learner_id=learner.id,
        at=day.at,
        zone=day.plan.zone,
        day_end=day.plan.day_end,
        rest_days=day.plan.rest,
        date=day.date,
    )


async def changes_since(work: Work, learner: Learner) -> tuple[Change, ...]:
    """Return how the learner's plan changed since their last day was counted."""
    changes = [_read_change(row) for row in await work.plan_changes(learner.id)]
    since = learner.streak_at
    return tuple(change for change in changes if since is not None and change.at > since)


async def study_log(work: Work, learner: Learner) -> list[Line]:
    """Return the learner's whole log; of lines at one instant a change of plan comes first."""
    changes = [_read_change(row) for row in await work.plan_changes(learner.id)]
    return [*changes, *(_read_day(row) for row in await work.study_days(learner.id))]


def _read_day(row: days.StudyDay) -> StudyDay:
    return StudyDay(row.at, Plan(row.zone, row.day_end, row.rest_days), row.date)


def _read_change(row: days.PlanChange) -> Change:
    old = Plan(row.old_zone, row.old_day_end, row.old_rest_days)
    return Change(row.at, old, Plan(row.zone, row.day_end, row.rest_days))
