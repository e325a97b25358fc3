"""When a card is due again: FSRS, by the library `fsrs`, which is given the time and draws no lots here.

There are no steps within a day: whatever was said, a card is due in a day at the earliest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from fsrs import Card, Rating, Scheduler, State

from bot.core.cards import Outcome
from bot.core.wishes import RETENTION


@dataclass(frozen=True, slots=True)
class Recall:
    """How well a card is remembered since the aware instant `at`, when it was last rated.

    `stability` is in days: after so many it is recalled nine times in ten. `difficulty` is from 1 to 10.
    """

    stability: float
    difficulty: float
    at: datetime


def rate(outcome: Outcome | None, score: float | None, tries: int, hints: int, *, accepted: bool) -> Rating:
    """Return the rating of a closed question; `accepted` if it counts as right by the learner's word.

    Good: right at the first try, every point, without a hint. Hard: right in any other way. Again: not right,
    whether partly, wrong, shown, skipped or left. Never Easy: a chat can't tell quick from slow.
    """
    if not accepted and outcome is not Outcome.CORRECT:
        return Rating.Again
    whole = accepted or (score is not None and score >= 1)
    return Rating.Good if whole and tries == 1 and hints == 0 else Rating.Hard


def review(
    before: Recall | None, rating: Rating, at: datetime, retention: int = RETENTION
) -> tuple[Recall, datetime]:
    """Return how a card is remembered after a rating at an aware instant, and when it is due again.

    `before` is `None` for a card that was never rated. It is due when the chance that it is recalled has sunk
    to `retention` percent.
    """
    at = at.astimezone(UTC)
    after, _ = _scheduler(retention).review_card(_card(before, at), rating, at)
    if after.stability is None or after.difficulty is None:
        raise AssertionError("a rated card has a memory")
    return Recall(after.stability, after.difficulty, at), after.due


def retrievability(recall: Recall, at: datetime) -> float:
    """Return the chance, from 0 to 1, that a card is recalled at an aware instant; it sinks day by day."""
    return _scheduler(RETENTION).get_card_retrievability(_card(recall, at), at)


@cache
def _scheduler(retention: int) -> Scheduler:
    return Scheduler(
        desired_retention=retention / 100, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def _card(recall: Recall | None, at: datetime) -> Card:
    """Return the library's card; without an id and an instant it would read the clock, and wait for it."""
    if recall is None:
        return Card(card_id=0, due=at)
    return Card(
        card_id=0,
        state=State.Review,
        stability=recall.stability,
        difficulty=recall.difficulty,
        due=at,
        last_review=recall.at.astimezone(UTC),
    )
