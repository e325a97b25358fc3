"""The log of learners' days: what was studied when, and how their plans changed."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import String, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Table, to


class StudyDay(Table):
    """A line of the log: a day on which an answer was graded, fixed when written, with the plan then.

    It has no zone where none was chosen yet.
    """

    __tablename__ = "study_days"
    __table_args__ = (UniqueConstraint("learner_id", "date"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = mapped_column(to("learners.id"))
    at: Mapped[datetime]
    zone: Mapped[str | None] = mapped_column(String(64))
    day_end: Mapped[time]
    rest_days: Mapped[frozenset[int]] = mapped_column(default=frozenset(), server_default="")
    date: Mapped[date]


class PlanChange(Table):
    """A line of the log: the learner's plan became another."""

    __tablename__ = "plan_changes"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = mapped_column(to("learners.id"), index=True)
    at: Mapped[datetime]
    old_zone: Mapped[str | None] = mapped_column(String(64))
    old_day_end: Mapped[time]
    old_rest_days: Mapped[frozenset[int]]
    zone: Mapped[str | None] = mapped_column(String(64))
    day_end: Mapped[time]
    rest_days: Mapped[frozenset[int]]


class GroupDay(Table):
    """A line of a group's log: a day on which it played, by the clock of `zone`."""

    __tablename__ = "group_days"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    date: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(64))


async def load_days(session: AsyncSession, learner_id: int) -> list[StudyDay]:
    """Return all study days of a learner."""
    rows = await session.scalars(
        select(StudyDay).where(StudyDay.learner_id == learner_id).order_by(StudyDay.id)
    )
    return list(rows)


async def load_changes(session: AsyncSession, learner_id: int) -> list[PlanChange]:
    """Return all changes of a learner's plan."""
    rows = await session.scalars(
        select(PlanChange).where(PlanChange.learner_id == learner_id).order_by(PlanChange.id)
    )
    return list(rows)


async def load_group_days(session: AsyncSession, chat_id: int) -> list[GroupDay]:
    """Return all days on which a group played, in their order."""
    rows = await session.scalars(select(GroupDay).where(GroupDay.chat_id == chat_id).order_by(GroupDay.date))
    return list(rows)
