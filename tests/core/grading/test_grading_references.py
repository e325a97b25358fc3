"""What a reference answer with nothing bold wants, and what it leaves to the learner."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import accepts, ask, score

pytestmark = pytest.mark.unmeasured


def test_keywords_are_derived_where_nothing_is_bold() -> None:
    rubric = ask("Why was the trial secret?", "to prevent a military coup")
    assert score(rubric, "They feared the military might stage a coup") == 1
    assert score(rubric, "because of the weather") == 0
    assert score(rubric, "no military coup was prevented by it") == 0


def test_all_that_a_short_reference_lists_is_wanted() -> None:
    rubric = compile_references("Against whom did they fight?", ("Japan, Germany and Italy",), "en")
    assert grade(rubric, "germany, italy and japan").outcome is Outcome.CORRECT
    assert grade(rubric, "germany and japan").outcome is not Outcome.CORRECT


def test_a_short_reference_wants_its_number() -> None:
    rubric = compile_references("In which war was he a general?", ("World War II",), "en")
    assert grade(rubric, "WW2").outcome is Outcome.CORRECT
    assert grade(rubric, "the second world war").outcome is Outcome.CORRECT
    assert grade(rubric, "a world war").outcome is not Outcome.CORRECT
    assert grade(rubric, "WW1").outcome is not Outcome.CORRECT


def test_what_a_reference_has_in_brackets_need_not_be_said() -> None:
    rubric = compile_references("Who wrote it?", ("(Thomas) Jefferson",), "en")
    assert grade(rubric, "jefferson").outcome is Outcome.CORRECT
    assert grade(rubric, "thomas").outcome is not Outcome.CORRECT


def test_a_bracket_at_the_end_is_another_wording_if_it_says_something_new() -> None:
    why = "The city is in the valley and the lake is on the hill. Why does water reach the city?"
    assert not accepts(
        why, "Water always runs down a slope (hill to valley).", "because of a valley on the hill"
    )
    assert accepts(why, "Water always runs down a slope (force of gravity).", "gravity's force")


def test_several_right_references_are_no_hedge() -> None:
    rubric = compile_references("Name a freedom.", ("speech", "religion", "the press", "assembly"), "en")
    assert grade(rubric, "speech, religion, press, assembly").outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("reference", "answer", "right"),
    [
        ("It broke up the big estates", "the large estates were broken up", True),
        ("The switch is open", "it is not closed", True),
        ("The switch is open", "it is closed", False),
        ("The bulbs are in the same path", "they are in different paths", False),
        ("Greta and Andre have different sized hands", "because their hands are not the same size", True),
        ("The saxophone has the longest and fattest tube", "its tube is longer and fatter", True),
        ("The larger particles settle first", "the biggest particles settle first", True),
        ("The larger particles settle first", "the smallest particles settle first", False),
        ("The shorter it is, the more it swings. The longer it is, the less", "longer swings less", True),
        ("Any citizen can vote. (Women and men can vote.)", "women can vote", True),
        ("Any citizen can vote. (Women and men can vote.)", "women can not vote", False),
        ("Any citizen can vote. (Women and men can vote.)", "men can not vote", False),
        ("blue whale", "bluewhale", True),
        ("hummus", "homus", True),
        ("Monet", "money", False),
    ],
)
def test_derived_keywords_know_other_words(reference: str, answer: str, *, right: bool) -> None:
    verdict = grade(compile_references("What is it?", (reference,), "en"), answer)
    assert (verdict.outcome is Outcome.CORRECT) is right


def test_the_score_of_a_reference_tells_how_close_an_answer_comes() -> None:
    reference = "The water evaporated and left white salt crystals in the dish"
    rubric = compile_references("Why?", (reference,), "en")
    answers = (
        "the water evaporated and left salt crystals in the dish",
        "the water evaporated and the salt was left",
        "the salt was in the dish",
        "no idea",
    )
    scores = [grade(rubric, answer).score for answer in answers]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_an_opening_denial_never_says_what_a_reference_answer_denies() -> None:
    rubric = compile_references("Why is it dark?", ("The bulb is not connected to the battery",), "en")
    assert grade(rubric, "the bulb is not connected to the battery").score == 1
    assert grade(rubric, "it is not true that the bulb is connected to the battery").score == 0
