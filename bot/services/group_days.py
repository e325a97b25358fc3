"""The days on which a group played, and how many of them come in a row."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.days import Plan, study_day
from bot.core.streaks import count_in_a_row
from bot.core.zones import UTC_ZONE
from bot.storage.days import GroupDay
from bot.storage.work import Work


async def count_group_day(work: Work, chat_id: int, zone: str | None) -> None:
    """Log that a group played today, unless it did already; `zone` is for a group that has none yet."""
    rows = await work.group_days(chat_id)
    today = study_day(work.now, _plan_of(rows, zone))
    if not rows or rows[-1].date < today.date:
        work.append(GroupDay, chat_id=chat_id, date=today.date, at=work.now, zone=today.plan.clock_zone)


async def group_streak(work: Work, chat_id: int) -> int:
    """Return on how many days in a row a group has played; it has no freezes."""
    rows = await work.group_days(chat_id)
    return count_in_a_row({row.date for row in rows}, study_day(work.now, _plan_of(rows, None)))


def _plan_of(rows: Sequence[GroupDay], zone: str | None) -> Plan:
    """Return how a group's days run: for good by the zone of whoever began its first battle."""
    return Plan(rows[-1].zone if rows else zone or UTC_ZONE)
