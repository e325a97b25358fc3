"""Denials beside numbers and times: "not until 1932", "in 1934 no 1936", "order no 00447"."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("it did not begin until 1932", 1),
        ("they didn't start before 1932", 1),
        ("it did not begin in 1932", 0),
        ("1932, not 1934", 1),
        ("1932, not 1934? no", 0),
    ],
)
def test_what_did_not_begin_until_then_began_then(answer: str, wanted: float) -> None:
    assert score(ask("In which year did the purges begin?", "**1932**"), answer) == wanted


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        ("he **reigned**", "he did not reign in May until he died"),
        ("it **froze**", "it didn't freeze in 1932 until dawn"),
        ("the **army** rose", "the red army and police did not"),
        ("the **army** rose", "the red army and the police never rose"),
    ],
)
def test_a_denial_is_lifted_by_no_time_before_until_and_holds_of_both_subjects(
    point: str, answer: str
) -> None:
    assert score(ask("What happened then?", point), answer) == 0


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("no one is above the law", 1),
        ("noone is above the law", 1),
        ("nobody is above the law", 1),
        ("no one is above the law? no", 0),
        ("no one is above the law - not true", 0),
        ("no one is above the law, no", 1),
        ("one is above the law", 0),
    ],
)
def test_no_one_is_no_number(answer: str, wanted: float) -> None:
    assert score(ask("What does it mean?", "**no one** is **above** the **law**"), answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"), [("no one trusted them", 0.5), ("three, nobody trusted them", 0)]
)
def test_no_one_is_no_number_beside_half_a_point(answer: str, wanted: float) -> None:
    half = KeyPoint("**two** secretaries", partly=("**nobody trusted** them",))
    assert score(ask("What came of it?", half), answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("in 1934 no 1936", 1),
        ("1934... no 1936", 1),
        ("thirty four no thirty six", 1),
        ("1936 no 1934", 0),
        ("no 1936", 0),
        ("there is no 1936", 0),
        ("'36 it was, in 1934... no 1935", 1),
    ],
)
def test_no_between_two_numbers_puts_the_second_in_place(answer: str, wanted: float) -> None:
    assert score(ask("In which year was it?", "**1936 / '36 / 36**"), answer) == wanted


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (ask("What did it set?", "**quotas**"), "order no 00447 set quotas", 1),
        (ask("What did it set?", "**quotas**"), "there were no 3 quotas", 0),
        (ask("Who was hit?", "**the party before the army**"), "the party in 36, not the army until 37", 1),
        (ask("Who was hit?", "**the party before the army**"), "the party, not the army", 0),
        (ask("What was it?", "**non-aggression / nonaggression**"), "a non-aggression pact", 1),
        (ask("What was it?", "**non-aggression / nonaggression**"), "it was not non-aggression", 0),
        (ask("What was it?", "**non-aggression / nonaggression**"), "aggression", 0),
    ],
)
def test_a_number_sign_a_time_and_a_part_of_a_word_deny_nothing(
    rubric: Rubric, answer: str, wanted: float
) -> None:
    assert score(rubric, answer) == wanted
