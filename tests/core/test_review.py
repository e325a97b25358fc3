"""A card is due when it is about to be forgotten, by the answers alone: no clock, no lots."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Outcome
from bot.core.review import Recall, rate, retrievability, review
from bot.core.wishes import RETENTION, RETENTION_CHOICES

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
REVIEWS = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 10**8)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("outcome", "score", "tries", "hints", "word", "rating"),
    [
        (Outcome.CORRECT, 1.0, 1, 0, "", Rating.Good),
        (Outcome.CORRECT, 1.0, 2, 0, "", Rating.Hard),
        (Outcome.CORRECT, 1.0, 1, 1, "", Rating.Hard),
        (Outcome.CORRECT, 0.8, 1, 0, "", Rating.Hard),  # enough to pass, but not every point
        (Outcome.PARTIAL, 0.5, 1, 0, "", Rating.Again),
        (Outcome.INCORRECT, 0.0, 3, 0, "", Rating.Again),
        (None, None, 0, 0, "", Rating.Again),  # shown, skipped or left
        (Outcome.INCORRECT, 0.0, 1, 0, "accepted", Rating.Good),  # "I was right"
        (Outcome.PARTIAL, 0.5, 2, 0, "accepted", Rating.Hard),
    ],
)
def test_a_rating_is_read_off_score_tries_and_hints(
    outcome: Outcome | None, score: float | None, tries: int, hints: int, word: str, rating: Rating
) -> None:
    assert rate(outcome, score, tries, hints, accepted=word == "accepted") is rating


def test_what_is_known_comes_later_each_time_and_what_is_forgotten_tomorrow() -> None:
    recall, due = review(None, Rating.Good, START)
    assert due - START == 2 * DAY
    recall, later = review(recall, Rating.Good, due)
    assert later - due > 5 * DAY
    _, hard = review(recall, Rating.Hard, later)
    _, good = review(recall, Rating.Good, later)
    lapsed, again = review(recall, Rating.Again, later)
    assert DAY <= again - later < hard - later < good - later
    assert lapsed.difficulty > recall.difficulty
    assert review(None, Rating.Again, START)[1] - START == DAY


def test_the_chance_of_recall_has_sunk_to_the_retention_when_stability_has_passed() -> None:
    recall = Recall(stability=10, difficulty=5, at=START)
    assert retrievability(recall, START) == 1
    assert retrievability(recall, START + 10 * DAY) == pytest.approx(RETENTION / 100)
    assert retrievability(recall, START + 30 * DAY) < retrievability(recall, START + 20 * DAY)


@given(REVIEWS)
def test_the_same_answers_give_the_same_dates_at_least_a_day_ahead(reviews: list[tuple[Rating, int]]) -> None:
    random.seed(1)
    lots = random.getstate()
    dates = [_dates(reviews), _dates(reviews)]
    assert random.getstate() == lots
    assert dates[0] == dates[1]
    assert all(due - at >= DAY for at, due in dates[0])


def _dates(reviews: list[tuple[Rating, int]]) -> list[tuple[datetime, datetime]]:
    """Each review's instant, and when the card is due after it."""
    recall, at, dates = None, START, []
    for rating, seconds in reviews:
        at += timedelta(seconds=seconds)
        recall, due = review(recall, rating, at)
        dates.append((at, due))
    return dates


def test_the_surer_a_card_shall_be_recalled_the_sooner_it_is_due() -> None:
    dues = [review(None, Rating.Good, START, wish)[1] for wish in RETENTION_CHOICES]
    assert dues == sorted(dues, reverse=True)
    assert dues[0] > dues[-1]
