"""Queries for a deck's author: how often its cards were asked, and what was made of the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ScalarSelect, Select, Subquery, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.cards import Outcome
from bot.storage.battles import BattleAnswer
from bot.storage.dailies import DailyAnswer
from bot.storage.models import Answer, Card, Deck, Question

AT_A_TIME = 500
"""How many rows are fetched together: a fetch goes to the database's thread."""

_OfCards = Select[*tuple[Any, ...]]
"""A query that gives a card first, and then what is told of it."""

_OF_AN_ANSWER = ("card_id", "learner_id", "update_id", "text", "outcome", "verdict")

_BEST_FIRST = (Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT)


@dataclass(slots=True)
class Counts:
    """How often a card was put to a learner or to a group, and how learners fared.

    `first` counts their first answers, `last` what they came to: a question's verdict, a player's best
    answer in a round.
    """

    asked: int = 0
    first: Counter[Outcome] = field(default_factory=Counter)
    last: Counter[Outcome] = field(default_factory=Counter)


async def list_slugs(session: AsyncSession) -> list[str]:
    """Return the decks that the bot has taken up, those among them that are gone by now."""
    return list(await session.scalars(select(Deck.slug)))


async def load_deck(session: AsyncSession, slug: str) -> Deck | None:
    """Return a deck by its slug."""
    return await session.scalar(select(Deck).where(Deck.slug == slug))


async def load_cards(session: AsyncSession, deck_id: int) -> list[Card]:
    """Return a deck's cards, the retired ones too, in the order in which they came into it."""
    return list(await session.scalars(select(Card).where(Card.deck_id == deck_id).order_by(Card.ordinal)))


async def count_answers(session: AsyncSession, deck_id: int) -> dict[int, Counts]:
    """Return the counts of a deck's cards that were asked, by their ids."""
    counts: dict[int, Counts] = defaultdict(Counts)
    for query in _count_asked(deck_id):
        for card_id, number in await session.execute(query):
            counts[card_id].asked += number
    for query in _count_first(deck_id):
        for card_id, outcome, number in await session.execute(query):
            counts[card_id].first[Outcome(outcome)] += number
    for query in _count_last(deck_id):
        for card_id, outcome, number in await session.execute(query):
            counts[card_id].last[Outcome(outcome)] += number
    return counts


async def stream_verdicts(session: AsyncSession, deck_id: int) -> AsyncIterator[tuple[int, list[str]]]:
    """Yield a card and the verdicts on it, as they are kept: one of a question, all of a group's round."""
    quizzes = select(Question.card_id, Question.id, literal(0), Question.verdict).where(
        Question.card_id.in_(_cards_of(deck_id)), Question.verdict.is_not(None)
    )
    said = _said_in_groups(deck_id)
    groups = select(said.c.card_id, said.c.asked, said.c.round, said.c.verdict).order_by(
        said.c.asked, said.c.round
    )
    queries: tuple[_OfCards, _OfCards] = quizzes, groups
    for query in queries:
        asked: tuple[int, int, int] | None = None
        verdicts: list[str] = []
        async for card_id, number, round_number, verdict in _stream(session, query):
            if asked is not None and asked != (card_id, number, round_number):
                yield asked[0], verdicts
                verdicts = []
            asked = card_id, number, round_number
            verdicts.append(verdict)
        if asked is not None:
            yield asked[0], verdicts


async def stream_missing(session: AsyncSession, deck_id: int) -> AsyncIterator[tuple[int, int, str]]:
    """Yield every answer to a deck that was not right by itself: the card, the learner, the text."""
    quizzes = (
        select(Question.card_id, Question.learner_id, Answer.text)
        .join(Answer, Answer.question_id == Question.id)
        .where(Question.card_id.in_(_cards_of(deck_id)), Answer.outcome != Outcome.CORRECT.value)
    )
    said = _said_in_groups(deck_id)
    groups = select(said.c.card_id, said.c.learner_id, said.c.text).where(
        said.c.outcome != Outcome.CORRECT.value
    )
    for query in (quizzes, groups):
        async for card_id, learner_id, text in _stream(session, query):
            yield card_id, learner_id, text


async def _stream(session: AsyncSession, query: _OfCards) -> AsyncIterator[Any]:
    """Yield the rows of a query, of which some are in memory at a time."""
    result = await session.stream(query.execution_options(yield_per=AT_A_TIME))
    async for rows in result.partitions():
        for row in rows:
            yield row


def _cards_of(deck_id: int) -> ScalarSelect[int]:
    return select(Card.id).where(Card.deck_id == deck_id).scalar_subquery()


def _said_in_groups(deck_id: int) -> Subquery:
    """Answers in battles, and to questions of the day, which are rounds of their own."""
    battles = select(
        BattleAnswer.battle_id.label("asked"),
        BattleAnswer.round,
        *(getattr(BattleAnswer, name) for name in _OF_AN_ANSWER),
    ).where(BattleAnswer.card_id.in_(_cards_of(deck_id)))
    dailies = select(
        DailyAnswer.question_id,
        literal(0),
        *(getattr(DailyAnswer, name) for name in _OF_AN_ANSWER),
    ).where(DailyAnswer.card_id.in_(_cards_of(deck_id)))
    return union_all(battles, dailies).subquery()


def _count_asked(deck_id: int) -> tuple[_OfCards, _OfCards]:
    said = _said_in_groups(deck_id)
    rounds = select(said.c.card_id, said.c.asked, said.c.round).distinct().subquery()
    return (
        select(Question.card_id, func.count())
        .where(Question.card_id.in_(_cards_of(deck_id)))
        .group_by(Question.card_id),
        select(rounds.c.card_id, func.count()).group_by(rounds.c.card_id),
    )


def _count_first(deck_id: int) -> tuple[_OfCards, _OfCards]:
    nth = func.row_number().over(partition_by=Answer.question_id, order_by=Answer.id)
    quizzes = (
        select(Question.card_id, Answer.outcome, nth.label("nth"))
        .join(Answer, Answer.question_id == Question.id)
        .where(Question.card_id.in_(_cards_of(deck_id)))
        .subquery()
    )
    said = _said_in_groups(deck_id)
    player = said.c.asked, said.c.round, said.c.learner_id
    nth = func.row_number().over(partition_by=player, order_by=said.c.update_id)
    groups = select(said.c.card_id, said.c.outcome, nth.label("nth")).subquery()
    return _count_outcomes(quizzes, first=True), _count_outcomes(groups, first=True)


def _count_last(deck_id: int) -> tuple[_OfCards, _OfCards]:
    quizzes = (
        select(Question.card_id, Question.outcome)
        .where(Question.card_id.in_(_cards_of(deck_id)), Question.outcome.is_not(None))
        .subquery()
    )
    ranks = {outcome.value: rank for rank, outcome in enumerate(_BEST_FIRST)}
    said = _said_in_groups(deck_id)
    best = func.min(case(ranks, value=said.c.outcome))
    outcome = case({rank: name for name, rank in ranks.items()}, value=best)
    groups = (
        select(said.c.card_id, outcome.label("outcome"))
        .group_by(said.c.card_id, said.c.asked, said.c.round, said.c.learner_id)
        .subquery()
    )
    return _count_outcomes(quizzes), _count_outcomes(groups)


def _count_outcomes(rows: Subquery, *, first: bool = False) -> _OfCards:
    query = select(rows.c.card_id, rows.c.outcome, func.count()).group_by(rows.c.card_id, rows.c.outcome)
    return query.where(rows.c.nth == 1) if first else query
