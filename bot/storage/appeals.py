"""Queries about what learners contested, and about the answers that found no match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import Answer, Appeal, Card, Deck, Question

AT_A_TIME = 500
"""How many ids stand in one statement; SQLite takes no more than some thousands."""


class Ruling(StrEnum):
    """What became of an appeal."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an answer, with the verdict on it alone as the database keeps it."""

    text: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Contest:
    """One learner's appeal: the card, what they wrote, oldest first, and what they were told."""

    question_id: int
    learner_id: int
    deck: str
    card: str
    language: str
    at: datetime
    withdrawn: bool
    ruling: Ruling | None
    outcome: str
    score: float
    verdict: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One message of a learner to a card that was not right."""

    learner_id: int
    text: str


_NOT_ACCEPTED = or_(Appeal.ruling.is_(None), Appeal.ruling != Ruling.ACCEPTED.value)


async def list_contests(
    session: AsyncSession,
    deck: str | None = None,
    cards: Collection[str] | None = None,
    *,
    unsettled: bool = False,
) -> list[Contest]:
    """Return the appeals, oldest first, or those to one deck, or to some cards of it.

    Ruled and withdrawn ones are among them; with `unsettled`, none that is withdrawn or accepted.
    """
    query = (
        select(Appeal, Question, Card.key, Deck.slug, Deck.language)
        .join(Question, Question.id == Appeal.question_id)
        .join(Card, Card.id == Appeal.card_id)
        .join(Deck, Deck.id == Card.deck_id)
        .order_by(Appeal.at, Appeal.question_id)
    )
    if deck is not None:
        query = query.where(Deck.slug == deck)
    if unsettled:
        query = query.where(Appeal.withdrawn_at.is_(None), _NOT_ACCEPTED)
    if cards is not None and len(cards) <= AT_A_TIME:
        query = query.where(Card.key.in_(cards))
    rows = [row for row in await session.execute(query) if cards is None or row[2] in cards]
    messages = await _messages(session, [appeal.question_id for appeal, *_ in rows])
    return [
        Contest(
            question_id=appeal.question_id,
            learner_id=question.learner_id,
            deck=slug,
            card=key,
            language=language,
            at=appeal.at,
            withdrawn=appeal.withdrawn_at is not None,
            ruling=Ruling(appeal.ruling) if appeal.ruling else None,
            outcome=question.outcome or "",
            score=question.score or 0.0,
            verdict=question.verdict or "",
            messages=tuple(messages[appeal.question_id]),
        )
        for appeal, question, key, slug, language in rows
    ]


async def list_given(session: AsyncSession, deck: str, card: str) -> list[Given]:
    """Return every message to a card that was not right when it was graded."""
    query = (
        select(Question.learner_id, Answer.text)
        .join(Question, Question.id == Answer.question_id)
        .join(Card, Card.id == Question.card_id)
        .join(Deck, Deck.id == Card.deck_id)
        .where(Deck.slug == deck, Card.key == card, Answer.outcome != "correct")
        .order_by(Answer.id)
    )
    return [Given(row.learner_id, row.text) for row in await session.execute(query)]


async def record_ruling(
    session: AsyncSession, question_ids: Iterable[int], ruling: Ruling, now: datetime
) -> None:
    """Record what became of appeals; one that is so ruled already keeps its time."""
    for part in _parts(question_ids):
        await session.execute(
            update(Appeal)
            .where(Appeal.question_id.in_(part), or_(Appeal.ruling.is_(None), Appeal.ruling != ruling.value))
            .values(ruling=ruling.value, ruled_at=now)
        )


async def _messages(session: AsyncSession, question_ids: list[int]) -> dict[int, list[Message]]:
    found: dict[int, list[Message]] = defaultdict(list)
    for part in _parts(question_ids):
        query = select(Answer).where(Answer.question_id.in_(part)).order_by(Answer.id)
        for answer in await session.scalars(query):
            found[answer.question_id].append(Message(answer.text, answer.verdict))
    return found


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield some ids at a time."""
    rest = list(ids)
    while rest:
        yield rest[:AT_A_TIME]
        rest = rest[AT_A_TIME:]
