"""Numbers as people tell them: a finer one for a rough one, worked out, in pairs, as the question does not."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import Rubric, compile_references, grade
from tests.core.grading.asking import ask


def bare(question: str, *references: str, language: str = "en") -> Rubric:
    """Return compiled reference answers."""
    return compile_references(question, references, language)


def check(rubric: Rubric, right: str, wrong: str) -> None:
    """Look at answers, parted by strokes, that are right, and at those that are not."""
    said = {answer: grade(rubric, answer).outcome for text in (right, wrong) for answer in text.split(" | ")}
    correct = [answer for answer, outcome in said.items() if outcome is Outcome.CORRECT]
    assert correct == right.split(" | ")


LIGHT = ask("How long does light take from the Sun?", "about **8 minutes**")
TITANIC = bare("When did the Titanic sink?", "It sank in April 1912.")
FOURTEEN = bare("What is XIV in Arabic numerals?", "14")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            LIGHT,
            "8.3 minutes | 8 minutes 20 seconds | 500 seconds | 8 min",
            "9 minutes | 8.6 minutes | 8 seconds",
        ),
        (ask("How long?", "**8 minutes**"), "8 min", "8.3 minutes | 500 seconds"),
        (
            bare("How far is the Moon?", "About 384,000 km"),
            "384,400 km | 383 900 km",
            "385,000 km | 384 km | 384,000 miles",
        ),
        (bare("How many live there?", "around 380,000"), "376,000 | 384k", "390,000 | 38,000"),
        (bare("Wie viele wohnen dort?", "etwa 380.000", language="de"), "376.000", "386.000"),
        (
            bare("How long is one pregnant?", "About 9 months"),
            "40 weeks | 9 months or 40 weeks | 280 days",
            "9 weeks | 9 months or 7 months",
        ),
    ],
)
def test_what_rounds_to_a_rough_number_will_do(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (FOURTEEN, "10+4=14 | 10 + 4 = 14 | 14 = 10 + 4", "10+4=15 | 10+4 | 10, 4, 14"),
        (ask("How many players has a team?", "**11**"), "10+1=11", "10 + 1 | 11 = 22"),
        (ask("How long is a match?", "**80**"), "2x40=80 | 40 x 2 = 80", "2x40"),
    ],
)
def test_the_numbers_of_a_sum_are_no_other_answers(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_days_of_the_wanted_month_are_no_other_dates() -> None:
    check(TITANIC, "14 to 15 April 1912 | the night of 14-15 April 1912", "14 or 15 May 1912")
