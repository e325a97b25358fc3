"""How well a learner remembers a card, kept up to date as its questions close, whatever asked them."""

from __future__ import annotations

from datetime import datetime

from bot.core.cards import Outcome
from bot.core.review import Recall, rate, review
from bot.storage.models import Memory, Question
from bot.storage.work import Work


async def remember_rating(work: Work, question: Question) -> None:
    """Rate the card of a question that has just closed."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None:
        before = recall_of(memory)
        memory.first_at = memory.first_at or question.closed_at
        memory.stability_before = before.stability if before else None
        memory.difficulty_before = before.difficulty if before else None
        memory.rated_before = before.at if before else None
        _rate(memory, question, before)


async def rate_again(work: Work, question: Question) -> None:
    """Rate the card of a closed question anew, whose verdict has turned; not if it was asked again since."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None and memory.seen == question.id and memory.rated_at == question.closed_at:
        before = _recall(memory.stability_before, memory.difficulty_before, memory.rated_before)
        _rate(memory, question, before)


def recall_of(memory: Memory) -> Recall | None:
    """Return how well a card is remembered; `None` if it was never rated."""
    return _recall(memory.stability, memory.difficulty, memory.rated_at)


def _rate(memory: Memory, question: Question, before: Recall | None) -> None:
    if question.closed_at is None:
        raise ValueError("an open question has no rating yet")
    outcome = Outcome(question.outcome) if question.outcome else None
    hints = sum(question.hints.values())
    accepted = question.contested_at is not None
    rating = rate(outcome, question.score, question.tries, hints, accepted=accepted)
    after, memory.due_at = review(before, rating, question.closed_at)
    memory.stability, memory.difficulty, memory.rated_at = after.stability, after.difficulty, after.at


def _recall(stability: float | None, difficulty: float | None, at: datetime | None) -> Recall | None:
    if stability is None or difficulty is None or at is None:
        return None
    return Recall(stability, difficulty, at)
