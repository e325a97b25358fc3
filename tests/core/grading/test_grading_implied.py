"""What must be said of a reference answer, or implied: that it is the same, that nothing else is so."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import grade
from tests.core.grading.asking import accepts, bare

LAMPS = ("When does one broken lamp put out another?", "The lamps must be in the same path.")
TWINS = ("Why do the twins look alike?", "They have the same genes.")
SCHOOL = ("How did Ann meet Tom?", "Ann and Tom went to the same school.")
CAR = ("What does this straight line tell of the car?", "Its speed stays the same.")
ISOTOPES = ("What is an isotope?", "Atoms of the same element with different numbers of neutrons.")
CIRCUIT = ("Why does switch 1 put out the lamp?", "It is in the same path, so the circuit is not complete.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (LAMPS, "one lamp is in a path with the other lamp", True),
        (LAMPS, "they are both in the path", True),
        (LAMPS, "the lamps must share a path", True),
        (LAMPS, "the lamps must be in a path", False),
        (LAMPS, "the lamps must be in a path with the battery", False),
        (LAMPS, "one lamp is not in a path with the other lamp", False),
        (TWINS, "they share their genes", True),
        (TWINS, "they have identical genes", True),
        (TWINS, "they have genes", False),
        (SCHOOL, "Ann went to school with Tom", True),
        (SCHOOL, "Ann went to school", False),
        (SCHOOL, "Ann did not go to school with Tom", False),
        (CAR, "the speed never changes", True),
        (CAR, "it has a speed", False),
        (ISOTOPES, "a form of an element that has another number of neutrons", True),
        (CIRCUIT, "the circuit is not complete because switch 1 is in its path", True),
    ],
)
def test_the_same_is_no_word_to_leave_out_of_a_plain_sentence(
    asked: tuple[str, str], answer: str, *, right: bool
) -> None:
    assert accepts(*asked, answer) is right


SHORT = ("What makes it a short circuit?", "The battery is in a path which contains no other parts.")
HERMIT = ("How does a hermit live?", "He lives with no other people around.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (SHORT, "the battery is alone in a path", True),
        (SHORT, "there is nothing else in the path of the battery", True),
        (SHORT, "the battery is the only part in the path", True),
        (HERMIT, "he lives alone", True),
        (HERMIT, "he does not live alone", False),
        (HERMIT, "he lives with other people around", False),
    ],
)
def test_who_is_alone_has_no_others(asked: tuple[str, str], answer: str, *, right: bool) -> None:
    assert accepts(*asked, answer) is right


SWITCH = ("Why does an open switch stop the current?", "a gap", "the switch makes a gap in the wire")
CROPS = ("Why did the crops fail?", "a drought", "the summer brought a drought")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (SWITCH, "it makes a gap", True),
        (SWITCH, "there is a hole in the wire", True),
        (SWITCH, "the switch makes a wire", False),
        (SWITCH, "it makes electricity", False),
        (CROPS, "the summer brought drought", True),
        (CROPS, "the summer brought rain", False),
    ],
)
def test_what_is_enough_by_itself_is_not_to_be_left_out(
    asked: tuple[str, ...], answer: str, *, right: bool
) -> None:
    assert (grade(bare(*asked), answer).outcome is Outcome.CORRECT) is right


PATH = ("Why does it still shine?", "There is a path containing A.")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("a path contains A", True),
        ("I know there is a path containing A", True),
        ("it is contained in a path", True),
        ("there is a path containing lamp a", True),
        ("switch Z is contained in a path", False),
        ("there is a path containing C", False),
    ],
)
def test_who_names_others_by_letter_does_not_tell_of_these(answer: str, *, right: bool) -> None:
    assert accepts(*PATH, answer) is right


DOOR = ("Why does an open door cool the house?", "The rooms are not closed.")
PHONE = ("What does the red light mean?", "The phone is damaged.")
ALIKE = ("Are the twins the same height?", "They are different.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (DOOR, "the rooms are not shut", True),
        (DOOR, "because it is open", False),
        (DOOR, "an open door lets the air move", False),
        (ALIKE, "they are not the same", True),
        (PHONE, "the phone does not function", True),
        (PHONE, "the phone functions", False),
    ],
)
def test_the_opposite_of_a_word_says_nothing_where_the_question_has_it(
    asked: tuple[str, str], answer: str, *, right: bool
) -> None:
    assert accepts(*asked, answer) is right


BOAT = (
    "Explain why villages 1 and 2 trade by boat.",
    "Villages 1 and 2 are separated by the river",
    "Villages 1 and 2 are not connected",
    "Villages 1 and 2 lie in different valleys",
)
HOUSES = ("Explain why the friends never meet.", "They are separated by an old wall.")
WALK = ("How come villages 1 and 2 trade on foot?", "Villages 1 and 2 are not separated by a river.")


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (BOAT, "because there is a river between village 2 and village 1", True),
        (BOAT, "there is a river between the two of them", True),
        (BOAT, "there is no river between the villages", False),
        (BOAT, "there is a road between the villages", False),
        (HOUSES, "there is a wall between them", True),
        (HOUSES, "there is an old house between them", False),
        (WALK, "there is no river between the villages", True),
        (WALK, "there is a river between the villages", False),
    ],
)
def test_what_is_between_two_separates_them(asked: tuple[str, ...], answer: str, *, right: bool) -> None:
    assert (grade(bare(*asked), answer).outcome is Outcome.CORRECT) is right
