"""Runs of a bot: whether the one before ended in order, and what is kept for how long."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.battles import Battle, BattleAnswer
from bot.storage.dailies import Daily, DailyAnswer, DailyQuestion
from bot.storage.days import PlanChange, StudyDay
from bot.storage.ids import Ids
from bot.storage.models import Answer, Card, Deck, Errand, Question, Quiz, Topic
from bot.storage.outbox import prune_sent
from bot.storage.reminders import Reminder
from bot.storage.traffic import HandledUpdate, Outgoing, Run

KEEP = timedelta(days=7)
"""Telegram resends nothing older than a day; a week is ample."""

PRUNED_AT_A_TIME = 500


async def start_ids(session: AsyncSession) -> Ids:
    """Return a maker of ids above every id there is."""
    tables = (
        Answer,
        Battle,
        BattleAnswer,
        Card,
        Daily,
        DailyAnswer,
        DailyQuestion,
        Deck,
        Errand,
        Outgoing,
        PlanChange,
        Question,
        Quiz,
        Reminder,
        Run,
        StudyDay,
        Topic,
    )
    newest = union_all(*(select(func.max(table.id).label("id")) for table in tables)).subquery()
    return Ids(await session.scalar(select(func.max(newest.c.id))) or 0)


async def begin_run(session: AsyncSession, ids: Ids, bot_id: int, now: datetime) -> tuple[int, bool]:
    """Record that a bot starts; returns the run's id, and whether the run before was cut off."""
    cut_off = await session.scalar(
        select(func.count()).select_from(Run).where(Run.bot_id == bot_id, Run.ended_at.is_(None))
    )
    await session.execute(
        update(Run).where(Run.bot_id == bot_id, Run.ended_at.is_(None)).values(ended_at=now)
    )
    run = Run(id=ids.make(now), bot_id=bot_id, started_at=now)
    session.add(run)
    return run.id, bool(cut_off)


async def end_run(session: AsyncSession, run_id: int, now: datetime) -> None:
    """Record that a bot stopped in order."""
    await session.execute(update(Run).where(Run.id == run_id).values(ended_at=now))


async def last_alive(session: AsyncSession, bot_id: int) -> datetime | None:
    """Return the last heartbeat of the runs before this one, `None` where no round was open at their end."""
    return await session.scalar(
        select(func.max(Run.alive_at)).where(Run.bot_id == bot_id, Run.ended_at.is_not(None))
    )


async def begin_heartbeat(session: AsyncSession, bot_id: int, now: datetime) -> None:
    """Record that this run is alive, unless a heartbeat of it is known: a round may be open from now on."""
    silent = Run.bot_id == bot_id, Run.ended_at.is_(None), Run.alive_at.is_(None)
    await session.execute(update(Run).where(*silent).values(alive_at=now))


async def record_heartbeat(session: AsyncSession, bot_id: int, now: datetime) -> None:
    """Record that this run is alive."""
    await session.execute(
        update(Run).where(Run.bot_id == bot_id, Run.ended_at.is_(None)).values(alive_at=now)
    )


async def end_heartbeat(session: AsyncSession, bot_id: int) -> None:
    """Forget all heartbeats: no round is open, and one that opens later has missed nothing."""
    await session.execute(
        update(Run).where(Run.bot_id == bot_id, Run.alive_at.is_not(None)).values(alive_at=None)
    )


async def prune(session: AsyncSession, now: datetime) -> bool:
    """Delete a few rows that are kept long enough; returns whether more may be left."""
    old = (
        select(HandledUpdate.bot_id, HandledUpdate.update_id)
        .where(HandledUpdate.at < now - KEEP)
        .order_by(HandledUpdate.at)
        .limit(PRUNED_AT_A_TIME)
    )
    rows = (await session.execute(old)).all()
    for bot_id in {row.bot_id for row in rows}:
        ids = [row.update_id for row in rows if row.bot_id == bot_id]
        await session.execute(
            delete(HandledUpdate).where(HandledUpdate.bot_id == bot_id, HandledUpdate.update_id.in_(ids))
        )
    sent = await prune_sent(session, now - KEEP, PRUNED_AT_A_TIME)
    return PRUNED_AT_A_TIME in {len(rows), sent}
