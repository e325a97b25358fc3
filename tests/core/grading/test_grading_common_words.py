"""Words that several points of a card have, with nothing bold, tell of none of them."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import Rubric, compile_points, grade
from bot.core.grading.verdict import Status
from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured

RIGHTS = ask(
    "What did the declaration say?",
    "men are born free and equal",
    "freedom of speech",
    "no taxation without consent",
    "freedom of religion",
)
BLOOD = ask(
    "What does blood do?", "carries oxygen", "carries nutrients", "carries away waste", "fights infection"
)
CHAMBERS = ask(
    "Name the chambers of the heart.", "left atrium", "right atrium", "left ventricle", "right ventricle"
)
VESSELS = ask(
    "Tell arteries and veins apart.",
    "arteries carry blood away from the heart",
    "veins carry blood to the heart",
    "arteries have thick walls",
    "veins have valves",
)
PRESIDENTS = ask("Name presidents.", "Theodore Roosevelt", "Franklin Roosevelt", "Abraham Lincoln")
VERSAILLES = ask(
    "Was bestimmte der Vertrag?",
    "Deutschland musste zahlen",
    "Deutschland verlor das Elsass",
    "das Heer wurde kleiner",
    language="de",
)
LIBERTIES = ask(
    "Que dit la déclaration ?",
    "la liberté d'expression",
    "la liberté de religion",
    "le droit de propriété",
    language="fr",
)


@pytest.mark.parametrize(
    ("rubric", "answer", "said"),
    [
        (RIGHTS, "freedom", ""),
        (RIGHTS, "freedom of movement", ""),
        (RIGHTS, "freedom of speech", "freedom of speech"),
        (RIGHTS, "speech and religion", "freedom of speech, freedom of religion"),
        (RIGHTS, "men are not born free and equal, freedom of religion", "freedom of religion"),
        (RIGHTS, "everyone is born free and equal", "men are born free and equal"),
        (BLOOD, "carries", ""),
        (BLOOD, "it carries things around", ""),
        (BLOOD, "carries oxygen", "carries oxygen"),
        (BLOOD, "oxygen and nutrients", "carries oxygen, carries nutrients"),
        (BLOOD, "carries oxygen but no nutrients", "carries oxygen"),
        (CHAMBERS, "atrium", ""),
        (CHAMBERS, "left", ""),
        (CHAMBERS, "left atrium", "left atrium"),
        (CHAMBERS, "right atrium, left ventricle", "right atrium, left ventricle"),
        (CHAMBERS, "left and right atrium", "left atrium, right atrium"),
        (VESSELS, "carry blood", ""),
        (VESSELS, "blood to the heart", ""),
        (VESSELS, "veins carry blood to the heart", "veins carry blood to the heart"),
        (VESSELS, "veins have valves", "veins have valves"),
        (PRESIDENTS, "Roosevelt", ""),
        (PRESIDENTS, "Franklin Roosevelt, Lincoln", "Franklin Roosevelt, Abraham Lincoln"),
        (VERSAILLES, "Deutschland", ""),
        (VERSAILLES, "Deutschland wurde geteilt", ""),
        (VERSAILLES, "das Elsass ging verloren", "Deutschland verlor das Elsass"),
        (LIBERTIES, "la liberté", ""),
        (LIBERTIES, "expression et propriété", "la liberté d'expression, le droit de propriété"),
    ],
)
def test_a_point_is_said_by_what_no_other_has(rubric: Rubric, answer: str, said: str) -> None:
    points = grade(rubric, answer).points
    assert ", ".join(point.text for point in points if point.status is Status.HIT) == said


def test_points_without_a_card_are_told_apart_too() -> None:
    rubric = compile_points("What does blood do?", ["carries oxygen", "carries nutrients"], "en")
    assert grade(rubric, "it carries").outcome is Outcome.INCORRECT


@pytest.mark.parametrize(("answer", "earned"), [("money", 0.5), ("gave money to farmers", 1.0)])
def test_a_word_that_is_a_point_by_itself_says_that_one(answer: str, earned: float) -> None:
    assert score(ask("What did it do?", "money", "gave money to farmers"), answer) == earned


@pytest.mark.parametrize(("answer", "earned"), [("freedom", 0.67), ("speech", 0.33)])
def test_bold_words_count_as_their_author_marked_them(answer: str, earned: float) -> None:
    points = ("**freedom** of thought", "**freedom** of religion", "free **speech**")
    assert score(ask("What did it say?", *points), answer) == earned


@pytest.mark.parametrize(
    ("answer", "earned"),
    [
        ("Michigan and Ontario", 0.67),
        ("Ontario, Erie", 0.67),
        ("Victoria, Erie", 0.0),
        ("Lake Victoria", 0.0),
    ],
)
def test_two_names_of_a_list_may_go_without_what_they_share(answer: str, earned: float) -> None:
    lakes = ("Lake Michigan", "Lake Erie", "Lake Ontario")
    assert score(ask("Name three of the lakes.", *lakes), answer) == earned


def test_a_number_beside_common_words_may_be_left_out() -> None:
    points = ("two plates collide and push up the land", "land is pushed up along a fault")
    assert score(ask("How do mountains form?", *points), "plates collide") == 0.5


def test_the_wordings_of_one_point_may_have_a_word_in_common() -> None:
    points = (KeyPoint("the king was shot", ("they shot the king",)), "the war ended")
    assert score(ask("What happened?", *points), "king shot") == 0.5


@pytest.mark.parametrize(
    ("answer", "earned"),
    [
        ("inner and outer core", 1.0),
        ("the outer core and the inner core", 1.0),
        ("outer core", 0.5),
        ("core", 0.0),
    ],
)
def test_of_two_joined_opposites_each_is_said(answer: str, earned: float) -> None:
    assert score(ask("Which parts has the Earth?", "inner core", "outer core"), answer) == earned
