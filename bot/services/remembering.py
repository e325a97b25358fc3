"""How well a learner remembers a card and its points, kept up to date as questions close."""

from __future__ import annotations

from datetime import datetime

from bot.core.cards import Outcome
from bot.core.grading.verdict import Verdict
from bot.core.review import Recall, rate, review
from bot.core.weak_spots import got_at_last, heaviest, read_points, weigh
from bot.core.wishes import RETENTION
from bot.services.bank import BankCard
from bot.services.outcomes import Close
from bot.storage.models import Memory, Question
from bot.storage.work import Work


async def remember_rating(work: Work, question: Question, card: BankCard, said: Verdict | None) -> None:
    """Rate the card of a question that has just closed, and weigh its points; `said` is all that was said."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None:
        before = recall_of(memory)
        memory.first_at = memory.first_at or question.closed_at
        memory.stability_before = before.stability if before else None
        memory.difficulty_before = before.difficulty if before else None
        memory.rated_before = before.at if before else None
        memory.missed_before = memory.missed
        await _rate(work, memory, question, before)
        _weigh(memory, question, card, said)


async def rate_again(work: Work, question: Question, card: BankCard, said: Verdict | None) -> None:
    """Do so anew for a closed question whose verdict has turned; not if its card was asked again since."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None and _is_rated_last(memory, question):
        before = _recall(memory.stability_before, memory.difficulty_before, memory.rated_before)
        await _rate(work, memory, question, before)
        _weigh(memory, question, card, said)


async def overcome_points(work: Work, question: Question) -> tuple[str, ...]:
    """Return the weak spots that a question, the last of its card, found to be known at last."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is None or not _is_rated_last(memory, question):
        return ()
    return got_at_last(memory.missed_before or {}, memory.missed or {})


def recall_of(memory: Memory) -> Recall | None:
    """Return how well a card is remembered; `None` if it was never rated."""
    return _recall(memory.stability, memory.difficulty, memory.rated_at)


def _is_rated_last(memory: Memory, question: Question) -> bool:
    """Tell whether a question is the last that rated its card."""
    return memory.seen == question.id and memory.rated_at == question.closed_at


def _weigh(memory: Memory, question: Question, card: BankCard, said: Verdict | None) -> None:
    hinted = {int(place) for place in question.hints}
    accepted = question.contested_at is not None
    asked_to_see = question.close == Close.REVEALED
    points = read_points(card.card, said, hinted, accepted=accepted, asked_to_see=asked_to_see)
    memory.missed = weigh(memory.missed_before or {}, points) or None
    memory.weakness = heaviest(memory.missed or {})


async def _rate(work: Work, memory: Memory, question: Question, before: Recall | None) -> None:
    if question.closed_at is None:
        raise ValueError("an open question has no rating yet")
    outcome = Outcome(question.outcome) if question.outcome else None
    hints = sum(question.hints.values())
    accepted = question.contested_at is not None
    rating = rate(outcome, question.score, question.tries, hints, accepted=accepted)
    learner = await work.learner(question.learner_id)
    retention = learner.retention if learner is not None else RETENTION
    after, memory.due_at = review(before, rating, question.closed_at, retention)
    memory.stability, memory.difficulty, memory.rated_at = after.stability, after.difficulty, after.at


def _recall(stability: float | None, difficulty: float | None, at: datetime | None) -> Recall | None:
    if stability is None or difficulty is None or at is None:
        return None
    return Recall(stability, difficulty, at)
