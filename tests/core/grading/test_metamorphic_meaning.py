"""What is added to an answer moves its score the way its meaning says."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.core.cards import plain
from bot.core.grading import grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, score
from tests.core.grading.bank import BANK, Asked, spell_choices

CLOSE = 1e-9
SEVERAL = st.sampled_from(BANK).filter(lambda asked: not asked.rubric.one_answer and not asked.ordered)
ANY_ONE = st.sampled_from([asked for asked in BANK if asked.card.enough == 1 and len(asked.models) > 1])
DENIALS = ("It is not true that {}.", "It is untrue that {}.", "I don't think that {}.")


@given(st.data())
@settings(max_examples=60)
def test_a_denied_point_never_raises_a_score(data: st.DataObject) -> None:
    asked = data.draw(SEVERAL)
    said = data.draw(st.lists(st.sampled_from(asked.models), min_size=1, max_size=3, unique=True))
    answer = ". ".join(said)
    denied = data.draw(st.sampled_from(DENIALS)).format(data.draw(st.sampled_from(asked.models)))
    before, after = grade(asked.rubric, f"{answer}."), grade(asked.rubric, f"{answer}. {denied}")
    assert after.score <= before.score + CLOSE


@given(st.data())
@settings(max_examples=60)
def test_a_right_point_never_lowers_a_score(data: st.DataObject) -> None:
    asked = data.draw(SEVERAL)
    answer = data.draw(st.sampled_from(asked.answers)).rstrip(".!? ")
    point = data.draw(st.sampled_from(asked.models))
    assume(point != answer)
    before, after = grade(asked.rubric, f"{answer}."), grade(asked.rubric, f"{answer}. {point}.")
    assert after.score >= before.score - CLOSE


@given(st.data())
@settings(max_examples=40)
def test_a_second_right_answer_is_no_hedge(data: st.DataObject) -> None:
    asked = data.draw(ANY_ONE)
    one, other = (data.draw(st.sampled_from(asked.models)) for _ in range(2))
    alone = min(grade(asked.rubric, one).score, grade(asked.rubric, other).score)
    assert grade(asked.rubric, f"{one}. {other}.").score >= alone - CLOSE


@given(st.data())
@settings(max_examples=40)
def test_points_in_another_order_give_the_same_score(data: st.DataObject) -> None:
    asked = data.draw(SEVERAL)
    orders = list(permutations(asked.models[:4]))
    one, other = (". ".join(data.draw(st.sampled_from(orders))) + "." for _ in range(2))
    assert grade(asked.rubric, one).score == pytest.approx(grade(asked.rubric, other).score)


@pytest.mark.unmeasured
@pytest.mark.parametrize("asked", BANK, ids=lambda asked: asked.card.id)
def test_every_wording_of_a_point_is_accepted_alone(asked: Asked) -> None:
    """So is each choice in its wording, but for those that make no sentence: "he had to to slow it"."""
    refused = [
        said
        for number, point in enumerate(asked.card.points)
        for text in (point.text, *point.alternatives)
        for said in (plain(text), *(said for said in spell_choices(text) if not is_garbled(said, asked)))
        if grade(asked.rubric, said).points[number].credit < 1
    ]
    assert refused == []


def is_garbled(said: str, asked: Asked) -> bool:
    """Whether a text denies, as a choice of "not met" may, or the grader finds its words in no order."""
    return " not " in said or NoteKind.SCRAMBLED in {note.kind for note in grade(asked.rubric, said).notes}


def test_dont_is_no_donate() -> None:
    assert score(ask("What can one do?", "**donate**"), "I don't know") == 0
