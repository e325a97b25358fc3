"""The tables of battles, and what is asked of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Table, to
from bot.storage.days import GroupDay
from bot.storage.models import GradedAnswer, Learner, Pile


class Battle(Table):
    """A battle in a group, or one question to it; over since `ended_at`.

    `state` is the game as `bot/core/battles.py` knows it. `due_at` is when the clock must see to it next,
    `is_asking` tells that a question stands.
    `lobby_row` and `question_row` are the outbox rows of the messages with its buttons; the lobby's becomes
    the board. `calls` are the sends and edits that its present round has taken. `thread_id` is the group's
    topic, 0 where it has none. `code` opens the private door to its sealed questions: only who is in the
    group is shown it. The end `is_untold` as long as we can't speak in the group.
    """

    __tablename__ = "battles"
    __table_args__ = (
        Index("ix_battles_chat", "chat_id", "thread_id", "ended_at"),
        Index("ix_battles_due", "due_at"),
        Index("ix_battles_asking", "is_asking"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int]
    thread_id: Mapped[int] = mapped_column(default=0)
    deck_id: Mapped[int] = mapped_column(to("decks.id"))
    starter_id: Mapped[int] = mapped_column(to("learners.id"))
    language: Mapped[str | None] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(16))
    state: Mapped[str]
    due_at: Mapped[datetime | None]
    is_asking: Mapped[bool] = mapped_column(default=False)
    lobby_row: Mapped[int | None]
    question_row: Mapped[int | None]
    calls: Mapped[int] = mapped_column(default=0, server_default="0")
    is_untold: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class BattleAnswer(GradedAnswer):
    """An answer in a battle; `round` counts from 1."""

    __tablename__ = "battle_answers"
    __table_args__ = (
        Index("ix_battle_answers_round", "battle_id", "round"),
        Index("ix_battle_answers_card", "card_id"),
        UniqueConstraint("bot_id", "update_id"),
    )
    battle_id: Mapped[int] = mapped_column(to("battles.id"))
    round: Mapped[int]
    card_id: Mapped[int] = mapped_column(to("cards.id"))
    learner_id: Mapped[int] = mapped_column(to("learners.id"))


class BattleScore(Table):
    """What a player took home from a battle of two or more."""

    __tablename__ = "battle_scores"
    __table_args__ = (Index("ix_battle_scores_chat", "chat_id", "at"),)
    battle_id: Mapped[int] = mapped_column(to("battles.id"), primary_key=True)
    learner_id: Mapped[int] = mapped_column(to("learners.id"), primary_key=True)
    chat_id: Mapped[int]
    at: Mapped[datetime]
    points: Mapped[int]


async def load_running(session: AsyncSession, chat_ids: Collection[int]) -> list[Battle]:
    """Return the battles of these groups that are not over."""
    rows = await session.scalars(
        select(Battle).where(Battle.chat_id.in_(chat_ids), Battle.ended_at.is_(None)).order_by(Battle.id)
    )
    return list(rows)


async def load_due(session: AsyncSession, now: datetime, limit: int) -> list[Battle]:
    """Return battles that the clock must see to by now, the longest due first."""
    rows = await session.scalars(
        select(Battle).where(Battle.due_at <= now).order_by(Battle.due_at, Battle.id).limit(limit)
    )
    return list(rows)


async def load_untold(session: AsyncSession, chat_id: int) -> list[Battle]:
    """Return the battles of a group that it could not be told the end of."""
    untold = select(Battle).where(Battle.chat_id == chat_id, Battle.is_untold)
    return list(await session.scalars(untold.order_by(Battle.id)))


async def load_all_running(session: AsyncSession) -> list[Battle]:
    """Return every battle that is not over."""
    return list(await session.scalars(select(Battle).where(Battle.ended_at.is_(None))))


async def earliest_due(session: AsyncSession) -> datetime | None:
    """Return when the clock must see to a battle next."""
    return await session.scalar(select(func.min(Battle.due_at)))


async def put_off(session: AsyncSession, now: datetime, until: datetime) -> None:
    """Have the clock see later to the battle that is due the longest."""
    for battle in await load_due(session, now, 1):
        battle.due_at = until


async def is_any_asking(session: AsyncSession) -> bool:
    """Tell whether a question stands in some group."""
    return await session.scalar(select(Battle.id).where(Battle.is_asking).limit(1)) is not None


async def load_answers(session: AsyncSession, battle_id: int, number: int) -> list[BattleAnswer]:
    """Return the answers of a round, in the order of their updates."""
    rows = await session.scalars(
        select(BattleAnswer)
        .where(BattleAnswer.battle_id == battle_id, BattleAnswer.round == number)
        .order_by(BattleAnswer.update_id)
    )
    return list(rows)


async def load_table(
    session: AsyncSession, chat_id: int, since: datetime | None
) -> Sequence[tuple[Learner, int]]:
    """Return who of a group took home how much since an instant, the most first; who hides is left out."""
    points = func.sum(BattleScore.points).label("points")
    query = (
        select(Learner, points)
        .join(BattleScore, BattleScore.learner_id == Learner.id)
        .where(BattleScore.chat_id == chat_id, Learner.hidden.is_(False))
        .group_by(Learner.id)
        .order_by(points.desc(), Learner.id)
    )
    if since is not None:
        query = query.where(BattleScore.at >= since)
    return [(row[0], int(row[1])) for row in await session.execute(query)]


async def move_battles(session: AsyncSession, old: int, new: int) -> None:
    """A group became a supergroup: take its battles, its table, its days and its piles along."""
    for table in (Battle, BattleScore, GroupDay):
        await session.execute(update(table).where(table.chat_id == old).values(chat_id=new))
    if await session.scalar(select(Pile.deck_id).where(Pile.owner_id == new).limit(1)) is None:
        await session.execute(update(Pile).where(Pile.owner_id == old).values(owner_id=new))
