"""A point is weak while its last question missed it, the weaker the more often."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, KeyPoint
from bot.core.grading import compile_card, grade
from bot.core.weak_spots import Said, got_at_last, heaviest, read_points, weigh

GUARDS = Card(
    "guards",
    "Who kept people under control?",
    (KeyPoint("The **police**"), KeyPoint("The **gulag** guards"), KeyPoint("**Spies**", optional=True)),
)
ANY_ONE = Card("one", "Name a guard.", GUARDS.points[:2], enough=1)
POLICE, GULAG = "The police", "The gulag guards"


def read(answer: str | None, card: Card = GUARDS, hinted: tuple[int, ...] = (), **how: bool) -> Said:
    """Read the points of a question that was answered so."""
    verdict = None if answer is None else grade(compile_card(card, "en"), answer)
    asked = {"accepted": False, "asked_to_see": False} | how
    return read_points(card, verdict, hinted, **asked)


def test_what_an_answer_lacks_is_missed_but_not_what_is_optional() -> None:
    assert read("the police") == Said((GULAG,), (POLICE,))
    assert read("spies, police, gulag guards") == Said((), (POLICE, GULAG, "Spies"))


def test_who_skips_misses_nothing_and_who_asks_to_see_the_answer_does() -> None:
    assert read(None) == Said()
    assert read(None, asked_to_see=True) == Said((POLICE, GULAG), ())


def test_the_learners_word_and_a_card_that_wants_no_more_leave_nothing_missed() -> None:
    assert read("the militia", accepted=True) == Said((), (POLICE, GULAG))
    assert read("the police", ANY_ONE) == Said((), (POLICE,))


def test_what_was_said_after_a_hint_is_neither_missed_nor_known() -> None:
    assert read("the police", hinted=(0,)) == Said((GULAG,), ())


@given(st.lists(st.booleans(), max_size=30))
def test_a_point_is_weak_just_while_its_last_question_missed_it(misses: list[bool]) -> None:
    weights: dict[str, float] = {}
    for missed in misses:
        before, weights = weights, weigh(weights, Said((POLICE,), ()) if missed else Said((), (POLICE,)))
        assert bool(got_at_last(before, weights)) is (before.get(POLICE, 0) > 0 and not missed)
    assert (heaviest(weights) is not None) is bool(misses and misses[-1])
    if misses[-3:] == [False] * 3 and sum(misses) <= 1:
        assert weights == {}  # nothing is kept for ever


@pytest.mark.parametrize(("worse", "better"), [("mm", "m"), ("mmhm", "m"), ("mmm", "mmhm")])
def test_the_more_often_a_point_was_missed_the_weaker_it_is(worse: str, better: str) -> None:
    def weight_after(story: str) -> float:
        weights: dict[str, float] = {}
        for letter in story:
            weights = weigh(weights, Said((POLICE,), ()) if letter == "m" else Said((), (POLICE,)))
        return weights[POLICE]

    assert weight_after(worse) > weight_after(better) > 0
