"""In what condition a database is: how large, of which schema, under which SQLite, and what waits in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.storage import battles, dailies, reminders
from bot.storage.database import Database
from bot.storage.models import Errand
from bot.storage.outbox import Lane, State
from bot.storage.traffic import ChatState, HandledUpdate, Outgoing

Version = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Condition:
    """A database at a moment; `size` and `log_size` (the write-ahead log's) are in bytes."""

    size: int
    log_size: int
    schema: str | None
    last_handled: datetime | None
    waiting: Mapping[Lane, int]
    oldest_waiting: datetime | None
    errands: int
    next_due: datetime | None
    """When something is due next: a battle, a reminder, a group's question, the end of Telegram's quiet."""


async def look_at(database: Database, now: datetime) -> Condition:
    """Look at a database that is up to date, in one reading transaction, which holds no writer up."""
    async with database.read() as session:
        rows = await session.execute(
            select(Outgoing.lane, func.count(), func.min(Outgoing.created_at))
            .where(Outgoing.state == State.WAITING)
            .group_by(Outgoing.lane)
        )
        waiting = {Lane(lane): (count, oldest) for lane, count, oldest in rows}
        last_handled = await session.scalar(select(func.max(HandledUpdate.at)))
        errands = await session.scalar(select(func.count()).select_from(Errand))
        held_until = await session.scalar(
            select(func.min(ChatState.held_until)).where(ChatState.held_until > now)
        )
        timers = [await table.earliest_due(session) for table in (battles, dailies, reminders)]
        instants = [held_until, *timers]
        due = [instant for instant in instants if instant is not None]
    size, log_size = _sizes(database)
    return Condition(
        size,
        log_size,
        await database.revision(),
        last_handled,
        {lane: count for lane, (count, _) in sorted(waiting.items())},
        min((oldest for _, oldest in waiting.values()), default=None),
        errands or 0,
        min(due, default=None),
    )


def has_wal_reset_defect(version: Version = sqlite3.sqlite_version_info) -> bool:
    """Tell whether this SQLite may lose writes where one connection empties the log as another writes."""
    if (3, 44, 6) <= version < (3, 45, 0) or (3, 50, 7) <= version < (3, 51, 0):
        return False
    return (3, 7, 0) <= version <= (3, 51, 2)


def _sizes(database: Database) -> tuple[int, int]:
    file = database.file
    log = file.with_name(f"{file.name}-wal")
    return file.stat().st_size, log.stat().st_size if log.exists() else 0
