"""The tables of questions of the day, and what is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import Index, String, UniqueConstraint, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Table, to
from bot.storage.models import GradedAnswer


class Daily(Table):
    """A group's wish for a question each day, at a time by the clock of a zone; over since `ended_at`.

    `due_at` is when the clock must see to it next, for the date `due_date`; it has none while it is over, and
    while we can't speak in the group. `done_date` is the last date seen to. `thread_id` is the group's topic.
    """

    __tablename__ = "dailies"
    __table_args__ = (Index("ix_dailies_due", "due_at", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(unique=True)
    thread_id: Mapped[int]
    setter_id: Mapped[int] = mapped_column(to("learners.id"))
    deck_id: Mapped[int] = mapped_column(to("decks.id"))
    language: Mapped[str | None] = mapped_column(String(16))
    clock: Mapped[time]
    zone: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[datetime | None]
    due_date: Mapped[date | None]
    done_date: Mapped[date | None]
    ended_at: Mapped[datetime | None]


class DailyQuestion(Table):
    """A card put to a group for a date; answers sent until `closed_at` count. `is_answered` once one did."""

    __tablename__ = "daily_questions"
    __table_args__ = (Index("ix_daily_questions_chat", "chat_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int]
    card_id: Mapped[int] = mapped_column(to("cards.id"))
    language: Mapped[str | None] = mapped_column(String(16))
    date: Mapped[date]
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    is_answered: Mapped[bool] = mapped_column(default=False)


class DailyAnswer(GradedAnswer):
    """An answer to a question of the day."""

    __tablename__ = "daily_answers"
    __table_args__ = (
        Index("ix_daily_answers_question", "question_id", "learner_id"),
        Index("ix_daily_answers_card", "card_id"),
        UniqueConstraint("bot_id", "update_id"),
    )
    question_id: Mapped[int] = mapped_column(to("daily_questions.id"))
    card_id: Mapped[int] = mapped_column(to("cards.id"))
    learner_id: Mapped[int] = mapped_column(to("learners.id"))


class Dailies:
    """The questions of the day of the groups at hand, new ones included."""

    def __init__(self, session: AsyncSession) -> None:
        """Start with nothing loaded."""
        self._session = session
        self._of: dict[int, Daily | None] = {}
        self._questions: dict[int, list[DailyQuestion]] = {}

    async def of(self, chat_id: int) -> Daily | None:
        """Return what a group has set, be it over or not."""
        if chat_id not in self._of:
            self._of[chat_id] = await self._session.scalar(select(Daily).where(Daily.chat_id == chat_id))
        return self._of[chat_id]

    async def due(self, now: datetime, limit: int) -> Sequence[Daily]:
        """Return what the clock must see to by now, the longest due first."""
        rows = list(await load_due(self._session, now, limit))
        self._of.update((row.chat_id, row) for row in rows)
        return rows

    def add(self, row: Daily) -> None:
        """Take in a new one."""
        self._of[row.chat_id] = row
        self._session.add(row)

    async def questions(self, chat_id: int) -> Sequence[DailyQuestion]:
        """Return a group's last two questions, the latest first."""
        if chat_id not in self._questions:
            rows = await self._session.scalars(
                select(DailyQuestion)
                .where(DailyQuestion.chat_id == chat_id)
                .order_by(DailyQuestion.id.desc())
                .limit(2)
            )
            self._questions[chat_id] = list(rows)
        return self._questions[chat_id][:2]

    async def ask(self, question: DailyQuestion) -> None:
        """Take in a new question."""
        await self.questions(question.chat_id)
        self._questions[question.chat_id].insert(0, question)
        self._session.add(question)

    async def move(self, old: int, new: int) -> None:
        """A group has another id from now on; what is set there already stays."""
        row = await self.of(old)
        if row is None or await self.of(new) is not None:
            return
        questions = await self.questions(old)
        row.chat_id = new
        for question in questions:
            question.chat_id = new
        self._of[old], self._of[new] = None, row
        self._questions[old], self._questions[new] = [], [*questions]
        await self._session.execute(
            update(DailyQuestion).where(DailyQuestion.chat_id == old).values(chat_id=new)
        )


async def load_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Daily]:
    """Return those that are due by now, the longest due first."""
    rows = await session.scalars(
        select(Daily).where(Daily.due_at <= now).order_by(Daily.due_at, Daily.id).limit(limit)
    )
    return rows.all()


async def earliest_due(session: AsyncSession) -> datetime | None:
    """Return when a group's question is due next."""
    return await session.scalar(select(func.min(Daily.due_at)))


async def put_off(session: AsyncSession, now: datetime, until: datetime) -> None:
    """Have the clock see later to what is due the longest."""
    for row in await load_due(session, now, 1):
        row.due_at = until


async def load_answers(
    session: AsyncSession, question_id: int, learner_id: int | None = None
) -> list[DailyAnswer]:
    """Return the answers to a question, or a learner's among them, in the order of their updates."""
    query = select(DailyAnswer).where(DailyAnswer.question_id == question_id)
    if learner_id is not None:
        query = query.where(DailyAnswer.learner_id == learner_id)
    return list(await session.scalars(query.order_by(DailyAnswer.update_id)))
