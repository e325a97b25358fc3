"""A word that nobody knows, made of a keyword and a common word: "partymembers", "inleningrad"."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [
        ("party", "partymembers"),
        ("party", "the partycongress"),
        ("police", "policeofficers"),
        ("police", "thepolice"),
        ("Leningrad", "inleningrad"),
        ("Leningrad", "nearLeningrad"),
        ("Bill of Rights", "billofrights"),
    ],
)
def test_a_keyword_run_together_with_a_common_word_is_said(keyword: str, answer: str) -> None:
    assert score(ask("What?", f"**{keyword}**"), answer) == 1


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [
        ("Nikolaev", "notNikolaev"),
        ("Soviet", "antisoviet"),
        ("army", "armyless"),
        ("oxygen", "deoxygenated"),
        ("party", "partizan"),
        ("Leningrad", "Stalingrad"),
    ],
)
def test_other_words_are_not_taken_apart(keyword: str, answer: str) -> None:
    assert score(ask("What?", f"**{keyword}**"), answer) == 0


def test_languages_that_make_words_of_words_say_other_things_by_them() -> None:
    assert score(ask("Was?", "**Bahnhof**", language="de"), "Bahnhofsmission") == 0


def test_a_keyword_behind_many_invented_words_is_found_as_it_is_written() -> None:
    invented = " ".join(f"party{letter}{other}qz" for letter in "bcdfghjk" for other in "lmnprstvwx")
    card = ask("Where, and who was struck?", "in **Leningrad**", "the **party**")
    assert score(card, f"{invented} Leningrad") == 0.5
    assert score(card, f"{invented} Leningrad, the party") == 1
