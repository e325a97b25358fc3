"""How sure somebody is, and what else they say of their answer, changes no verdict."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import grade
from tests.core.grading.bank import BANK

pytestmark = pytest.mark.unmeasured

CARDS = {asked.card.id: asked for asked in BANK}
ANSWERS = [
    ("q-kirov-assassin", "nikolaev"),
    ("q-00447-executed", "386,798"),
    ("q-00447-tribunal", "Troikas"),
    ("civics-070", "George Washington"),
    ("civics-027", "november"),
    ("civics-011", "market economy"),
]
SOFTENED = [
    *("{} i may be wrong", "{} i might be wrong", "{} but I could be wrong", "{} i guess but not certain"),
    *("not sure but {}", "{} if i am not wrong", "if im not mistaken {}", "{} dont quote me", "idk maybe {}"),
    *("{} isnt it", "{}, isn't it?", "could it be {}", "gotta be {}", "was it {}?", "{} right?", "{} innit"),
    *("{} or something", "{} or something like that", "{} or whatever", "{} or thereabouts", "{} etc"),
    *("wait no {}", "no wait, {}", "oh i know this one, {}", "Hmm, tough one. {}", "{} cant spell it"),
    *(
        "{} lol",
        "{} afaik",
        "{} pls",
        "{} i think",
        "i cant remember exactly but {}",
        "{} correct me if im wrong",
    ),
]


@pytest.mark.parametrize("softened", SOFTENED)
@pytest.mark.parametrize(("card", "right"), ANSWERS)
def test_a_right_answer_stays_right(card: str, right: str, softened: str) -> None:
    verdict = grade(CARDS[card].rubric, softened.format(right))
    assert verdict.outcome is Outcome.CORRECT, verdict


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        ("civics-027", "november or something like december"),
        ("civics-027", "november or december or something"),
        ("civics-027", "maybe november maybe not"),
        ("civics-027", "November 3 Leningrad may 37"),
        ("civics-027", "november, may"),
        ("civics-027", "it isnt november"),
        ("civics-070", "washington wait no lincoln"),
        ("civics-070", "washington? isnt it adams"),
        ("civics-070", "i might be wrong but it wasnt washington"),
    ],
)
def test_other_answers_beside_it_do_not(card: str, answer: str) -> None:
    assert grade(CARDS[card].rubric, answer).outcome is Outcome.INCORRECT


def test_may_is_no_month_where_it_is_a_verb() -> None:
    assert grade(CARDS["civics-027"].rubric, "it may have been in november").outcome is Outcome.CORRECT
