"""Who takes an answer back and then comes back to it has given it: "1937, no wait, 1938, no, 1937"."""

from __future__ import annotations

import pytest

from bot.core.grading import grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import accepts, ask, kinds, score

YEAR = ask("When did the purge of the army come?", "It came in **1937**")
CITY = ask("Where was Kirov shot?", "in **Leningrad**")
TWO = ask("When was the trial, and how was it held?", "in **1937**", "in **secret**")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("1937, no wait, 1938, hmm no it was 1937", True),
        ("1937, no 1938, no 1937", True),
        ("1937, wait 1938, actually no, 1937 it is", True),
        ("1938, um no it was 1937", True),
        ("1937, no wait, 1938", False),
        ("1938. no wait 1937. no 1938", False),
        ("1937, no, it was not 1937", False),
    ],
)
def test_a_year_that_is_settled_on_last_counts(answer: str, *, right: bool) -> None:
    assert score(YEAR, answer) == right
    assert accepts("When did it come?", "1937", answer) is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Leningrad, no wait, Moscow, hmm no it was Leningrad", True),
        ("Leningrad, no, Moscow", False),
        ("Moscow, no Leningrad, no Moscow", False),
        ("moscow, no its leningrad", True),
        ("no its leningrad", True),
        ("moscow no leningrad", True),
        ("Moscow, no sorry its Leningrad", True),
        ("leningrad, no its moscow", False),
        ("leningrad no moscow", False),
        ("Leningrad, no sorry, Moscow", False),
        ("no leningrad", False),
    ],
)
def test_so_does_a_name(answer: str, *, right: bool) -> None:
    assert score(CITY, answer) == right


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("in 1937, no wait, 1938, and in secret", 0.5),
        ("it was in 1937, no wait it was in 1938. In secret", 0.5),
        ("in 1936, no wait, 1937, and in secret", 1),
        ("in secret, 1936, no wait, 1937", 1),
    ],
)
def test_a_number_alone_is_taken_back_from_several_points(answer: str, expected: float) -> None:
    assert score(TWO, answer) == expected


def test_a_number_taken_back_is_denied_and_no_candidate_of_two() -> None:
    verdict = grade(ask("How many legs has a spider?", "**8**"), "8, no wait, 6")
    assert verdict.score == 0
    assert kinds(verdict) == {NoteKind.DENIED}


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("1st November, no wait, 1st December 1934", True),
        ("1st November, no sorry, 1st December 1934", True),
        ("1 December 1934, no sorry, 1 November", False),
    ],
)
def test_the_date_in_place_of_another_counts(answer: str, *, right: bool) -> None:
    assert score(ask("On what day?", "on **1 December 1934**"), answer) == right


def test_no_oxygen_is_no_correction() -> None:
    rubric = ask("What does fire need?", "**oxygen**")
    assert [score(rubric, answer) for answer in ("water, no oxygen", "hydrogen, no its oxygen")] == [0, 1]


def test_who_says_i_offers_no_roman_number() -> None:
    verdict = grade(ask("For how many years?", "**2**"), "6 years I think. or maybe 2")
    assert [note.words for note in verdict.notes] == [("6",)]
