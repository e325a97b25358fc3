"""Who gives the right answer twice, or in two ways, gives no list of answers."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric
from tests.core.grading.asking import ask, score

SOUTH = ask("Name a reason for the war.", "**slavery / slaves**", "**states' rights**", enough=1)
DAY = ask("When do they vote?", "in **November**")
SONG = ask("What is the anthem called?", "The **Star-Spangled Banner**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (SOUTH, "the south wanted to keep slaves or the south wanted to keep slaves"),
        (SOUTH, "the south kept slaves. Yes, they liked keeping slaves!"),
        (SOUTH, "the south wanted slavery, i.e. southern farmers kept slaves"),
        (DAY, "the first tuesday of November. Yes, the first tuesday of November!"),
        (DAY, "in nov aka the first tuesday of November"),
        (SONG, "star spangle banner aka the Star Spangled Banner by Francis Scott Key"),
    ],
)
def test_parts_that_are_all_right_are_no_list(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (SOUTH, "slaves, tariffs, railroads, immigration or slaves"),
        (SOUTH, "tariffs railroads immigration slaves. Yes, slaves!"),
        (DAY, "november or december"),
        (DAY, "november aka december, january, march, april"),
        (SONG, "yankee doodle. star spangled banner. dixie. hail columbia."),
    ],
)
def test_but_one_that_is_wrong_is_another_answer(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 0
