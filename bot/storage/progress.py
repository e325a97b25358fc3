"""Queries for one learner's progress; each goes by an index to the learner's own rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.picture import MOST_TOPICS
from bot.storage.ids import lowest_id_at
from bot.storage.models import Card, Deck, Errand, Memory, Question, Topic


async def answered_since(session: AsyncSession, learner_id: int, since: datetime) -> Sequence[datetime]:
    """Return when questions were closed that were asked since an instant, and answered."""
    closed_at = await session.scalars(
        select(Question.closed_at).where(
            Question.learner_id == learner_id,
            Question.id >= lowest_id_at(since),
            Question.tries > 0,
            Question.closed_at.is_not(None),
        )
    )
    return [at for at in closed_at if at is not None]


async def count_by_topic(
    session: AsyncSession, learner_id: int, open_question: int | None
) -> Sequence[tuple[str, int, int]]:
    """Return the topics that were asked most: the name, how many questions closed, how many of them well.

    Where a deck has no topics its own title is the name.
    """
    asked = func.sum(Memory.asked - case((Memory.seen == open_question, 1), else_=0))
    rows = await session.execute(
        select(
            Topic.title, Deck.title.label("deck"), asked.label("asked"), func.sum(Memory.right).label("well")
        )
        .join(Card, Card.topic_id == Topic.id)
        .join(Deck, Deck.id == Topic.deck_id)
        .join(Memory, Memory.card_id == Card.id)
        .where(Memory.learner_id == learner_id, Card.retired_at.is_(None))
        .group_by(Topic.id, Topic.title, Deck.title)
        .having(asked > 0)
        .order_by(asked.desc(), Topic.id)
        .limit(MOST_TOPICS)
    )
    return [(row.title or row.deck, row.asked, row.well) for row in rows]


async def count_by_stability(
    session: AsyncSession, learner_id: int, bounds: Sequence[float]
) -> Sequence[int]:
    """Return how many rated cards lie below each bound of stability, in days, and how many above the last."""
    stage = case(
        *((Memory.stability < bound, number) for number, bound in enumerate(bounds)), else_=len(bounds)
    )
    rows = await session.execute(
        select(stage.label("stage"), func.count().label("cards"))
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id == learner_id, Memory.stability.is_not(None), Card.retired_at.is_(None))
        .group_by(stage)
    )
    found = {row.stage: row.cards for row in rows}
    return [found.get(number, 0) for number in range(len(bounds) + 1)]


async def due_until(session: AsyncSession, learner_id: int, until: datetime) -> Sequence[datetime]:
    """Return when cards are due, the late ones too, up to an instant."""
    due_at = await session.scalars(
        select(Memory.due_at)
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id == learner_id, Memory.due_at < until, Card.retired_at.is_(None))
    )
    return [at for at in due_at if at is not None]


async def is_waiting_for_picture(session: AsyncSession, learner_id: int) -> bool:
    """Tell whether a picture of a learner's progress is still to be drawn."""
    waiting = select(Errand.id).where(Errand.learner_id == learner_id, Errand.picture.is_not(None)).limit(1)
    return await session.scalar(waiting) is not None
