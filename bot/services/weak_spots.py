"""A learner's weak spots: the key points that were missed when last asked for, and a quiz of their cards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from bot.core.cards import plain
from bot.core.weak_spots import heaviest
from bot.services.bank import Bank
from bot.services.outcomes import Asked, NothingToAsk
from bot.services.questions import begin_quiz
from bot.services.quiz import stop_quiz
from bot.storage.models import Card, Learner, Memory
from bot.storage.work import Work

MOST_CARDS = 10
"""So many cards a quiz of weak spots has at most; their points are those that are listed."""


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """A key point that is weak, with the question that asks for it."""

    point: str
    weight: float
    question: str


@dataclass(frozen=True, slots=True)
class WeakSpots:
    """What is weak, the weakest first, and the first question of a quiz of it."""

    spots: tuple[WeakSpot, ...]
    asked: Asked | NothingToAsk


@dataclass(frozen=True, slots=True)
class NothingWeak:
    """The learner has missed no point that was not got since."""


async def start_weak(work: Work, bank: Bank, learner: Learner) -> WeakSpots | NothingWeak:
    """Begin a quiz of the cards that hold the weakest points, mixed, which ends the learner's present quiz.

    Where nothing is weak, that goes on.
    """
    cards = await _weakest_cards(work, bank, learner)
    if not cards:
        return NothingWeak()
    await stop_quiz(work, bank, learner)
    spots = sorted((spot for found in cards.values() for spot in found), key=lambda spot: -spot.weight)
    asked = await begin_quiz(
        work, bank, learner, None, None, _mix(cards, work.new_id()), len(cards), weak=True
    )
    return WeakSpots(tuple(spots), asked)


async def _weakest_cards(work: Work, bank: Bank, learner: Learner) -> dict[int, list[WeakSpot]]:
    """Return the cards with the weakest points that they still have.

    What this very batch has rated is read from its rows, which the database doesn't have yet. Points that
    a card lost in an edit are forgotten here.
    """
    memories = await work.session.scalars(
        select(Memory)
        .join(Card, Card.id == Memory.card_id)
        .where(Memory.learner_id == learner.id, Memory.weakness > 0, Card.retired_at.is_(None))
        .order_by(Memory.weakness.desc(), Memory.rated_at)
        .limit(2 * MOST_CARDS)
    )
    cards: dict[int, list[WeakSpot]] = {}
    for memory in memories:
        card = (await bank.card(work.session, memory.card_id)).card
        weights, points = memory.missed or {}, {plain(point.text) for point in card.points}
        if weights.keys() - points:
            memory.missed = weights = {point: weight for point, weight in weights.items() if point in points}
            memory.weakness = heaviest(weights)
        spots = [WeakSpot(point, weight, card.question) for point, weight in weights.items() if weight > 0]
        if spots and len(cards) < MOST_CARDS:
            cards[memory.card_id] = spots
    return cards


def _mix(card_ids: Iterable[int], seed: int) -> list[int]:
    """Return the cards in an order that the seed decides, so that a batch that is run again asks the same."""
    return sorted(card_ids, key=lambda card_id: hashlib.blake2b(f"{seed} {card_id}".encode()).digest())
