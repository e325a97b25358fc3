"""The table of reminders, and what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import Index, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Table, to
from bot.storage.models import Learner
from bot.storage.outbox import Lane, State
from bot.storage.traffic import Outgoing


class Reminder(Table):
    """A learner's wish to be reminded at a local time on some weekdays, of a deck or of any.

    `due_at` is when the clock must see to it next, for the date `due_date`; it has none while the learner's
    zone is not known, and while the learner is to be left alone. `done_date` is the last date seen to.
    A `last_call` goes by the end of the learner's day, and out only where a streak is at stake.
    """

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_due", "due_at", "id"), Index("ix_reminders_learner", "learner_id"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner_id: Mapped[int] = mapped_column(to("learners.id"))
    deck_id: Mapped[int | None] = mapped_column(to("decks.id"))
    clock: Mapped[time]
    weekdays: Mapped[frozenset[int]]
    due_at: Mapped[datetime | None]
    due_date: Mapped[date | None]
    done_date: Mapped[date | None]
    last_call: Mapped[bool] = mapped_column(default=False, server_default=false())


class Reminders:
    """The reminders of the learners at hand, new ones included."""

    def __init__(self, session: AsyncSession) -> None:
        """Start with nothing loaded."""
        self._session = session
        self._of: dict[int, list[Reminder]] = {}

    async def of(self, learner_id: int) -> Sequence[Reminder]:
        """Return a learner's reminders, by their times."""
        if learner_id not in self._of:
            rows = await self._session.scalars(select(Reminder).where(Reminder.learner_id == learner_id))
            self._of[learner_id] = list(rows)
        return sorted(self._of[learner_id], key=lambda row: (row.clock, row.id))

    async def add(self, row: Reminder) -> None:
        """Take in a new one."""
        await self.of(row.learner_id)
        self._of[row.learner_id].append(row)
        self._session.add(row)

    async def remove(self, row: Reminder) -> None:
        """Remove one."""
        self._of[row.learner_id].remove(row)
        if row in self._session.new:
            self._session.expunge(row)
        else:
            await self._session.delete(row)


async def load_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[tuple[Reminder, Learner]]:
    """Return reminders that are due by now, with whose they are; the longest due first."""
    rows = await session.execute(
        select(Reminder, Learner)
        .join(Learner, Learner.id == Reminder.learner_id)
        .where(Reminder.due_at <= now)
        .order_by(Reminder.due_at, Reminder.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def earliest_due(session: AsyncSession) -> datetime | None:
    """Return when a reminder is due next."""
    return await session.scalar(select(func.min(Reminder.due_at)))


async def put_off(session: AsyncSession, now: datetime, until: datetime) -> None:
    """Have the clock see later to the reminder that is due the longest."""
    for reminder, _ in await load_due(session, now, 1):
        reminder.due_at = until


async def count_unsent(session: AsyncSession, most: int) -> int:
    """Return how many reminders wait to be sent, counted up to `most`."""
    unsent = select(Outgoing.id).where(Outgoing.state == State.WAITING, Outgoing.lane == Lane.REMINDER)
    return await session.scalar(select(func.count()).select_from(unsent.limit(most).subquery())) or 0
