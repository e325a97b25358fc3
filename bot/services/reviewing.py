"""A review: a quiz of the cards that are due, of all decks, the most forgotten first; or of new ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.core.days import date_of
from bot.core.review import retrievability
from bot.services.bank import Bank
from bot.services.choosing import active_deck
from bot.services.days import plan_of
from bot.services.outcomes import Asked, NothingToAsk
from bot.services.questions import begin_quiz
from bot.services.quiz import stop_quiz
from bot.services.remembering import recall_of
from bot.storage.models import Card, Learner, Memory
from bot.storage.work import Work

REVIEW_LENGTH = 20
MOST_WEIGHED = 500
"""Of more cards than these, the longest due are weighed against each other."""

LONGEST_DAY = timedelta(days=2)
"""No learner's day goes further back, whatever the zone."""


@dataclass(frozen=True, slots=True)
class NothingDue:
    """No card is due, and no new one is left for today; `next_at` is when the next one is due.

    `zone` is the learner's, `met` whether they have met as many new cards today as a day brings.
    """

    next_at: datetime | None
    zone: str
    met: bool


async def start_review(work: Work, bank: Bank, learner: Learner) -> Asked | NothingToAsk | NothingDue:
    """Begin a review, which ends the learner's present quiz; where nothing is due or new, that goes on."""
    plan, met = await _due(work, learner), False
    if not plan:
        left = max(0, learner.new_a_day - await _met_today(work, learner))
        plan, met = (await _new(work, learner, min(left, REVIEW_LENGTH)) if left else []), left == 0
    if not plan:
        return NothingDue(await _next_due(work, learner), plan_of(learner).clock_zone, met)
    await stop_quiz(work, bank, learner)
    return await begin_quiz(work, bank, learner, None, None, plan, len(plan))


async def count_due(work: Work, learner: Learner) -> Mapping[int, int]:
    """Return how many cards are due to a learner, by deck; a deck of which none is due is left out."""
    rows = await work.session.execute(
        select(Card.deck_id, func.count().label("due"))
        .join(Memory, Memory.card_id == Card.id)
        .where(Memory.learner_id == learner.id, Memory.due_at <= work.now, Card.retired_at.is_(None))
        .group_by(Card.deck_id)
    )
    return {row.deck_id: row.due for row in rows}


async def count_due_of_all(work: Work, learner_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many cards are due to each of these learners; who has none is left out."""
    rows = await work.session.execute(
        select(Memory.learner_id, func.count().label("due"))
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id.in_(learner_ids), Memory.due_at <= work.now, Card.retired_at.is_(None))
        .group_by(Memory.learner_id)
    )
    return {row.learner_id: row.due for row in rows}


async def _due(work: Work, learner: Learner) -> list[int]:
    """Return the cards of a review, the least likely to be recalled first.

    What this very batch has rated is read from its rows, which the database doesn't have yet.
    """
    memories = await work.session.scalars(
        select(Memory)
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id == learner.id, Memory.due_at <= work.now, Card.retired_at.is_(None))
        .order_by(Memory.due_at)
        .limit(MOST_WEIGHED)
    )
    chances = [
        (retrievability(recall, work.now), memory.card_id)
        for memory in memories
        if (recall := recall_of(memory)) and memory.due_at and memory.due_at <= work.now
    ]
    chances.sort(key=lambda chance: chance[0])
    return [card_id for _, card_id in chances[:REVIEW_LENGTH]]


async def _new(work: Work, learner: Learner, most: int) -> list[int]:
    """Return so many cards that the learner never closed a question on, in the order of the deck in use."""
    deck = await active_deck(work, learner.deck_id)
    query = (
        select(Card.id)
        .outerjoin(Memory, (Memory.card_id == Card.id) & (Memory.learner_id == learner.id))
        .where(Memory.first_at.is_(None), Card.retired_at.is_(None))
        .order_by(Card.deck_id, Card.ordinal)
        .limit(most + REVIEW_LENGTH)
    )
    if deck is not None:
        query = query.where(Card.deck_id == deck.id)
    new = []
    for card_id in await work.session.scalars(query):
        memory = await work.memory(learner.id, card_id)
        if memory is None or memory.first_at is None:
            new.append(card_id)
    return new[:most]


async def _met_today(work: Work, learner: Learner) -> int:
    """Return how many cards the learner met for the first time today, in whatever quiz."""
    plan = plan_of(learner)
    today = date_of(work.now, plan)
    instants = await work.session.scalars(
        select(Memory.first_at).where(
            Memory.learner_id == learner.id, Memory.first_at > work.now - LONGEST_DAY
        )
    )
    return sum(1 for at in instants if at is not None and date_of(at, plan) == today)


async def _next_due(work: Work, learner: Learner) -> datetime | None:
    return await work.session.scalar(
        select(Memory.due_at)
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id == learner.id, Memory.due_at > work.now, Card.retired_at.is_(None))
        .order_by(Memory.due_at)
        .limit(1)
    )
