"""O(n^2) is one keyword, however it is written; another growth is another answer."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask

QUESTION = "How long does it take?"
CASES = [
    (
        "O(log n)",
        ("O(log n)", "o(logn)", "log n", "O(log(n))", "logarithmic time", "it is in O(log n)", "Θ(log n)"),
        ("O(n)", "O(n log n)", "linear", "O(1)", "n log n"),
    ),
    (
        "O(n^2)",
        ("O(n²)", "O(n2)", "quadratic", "O(n * n)"),
        ("O(n)", "O(n^3)", "O(2^n)", "O(log n)", "exponential", "n"),
    ),
    ("O(2^n)", ("O(2^n)", "exponential"), ("O(2n)", "O(n^2)", "quadratic")),
    (
        "It takes O(n log n) time.",
        ("O(n log n)", "nlogn", "O(n*log(n))", "n log n"),
        ("O(n^2)", "O(log n)", "O(n)"),
    ),
    ("Constant time", ("O(1)", "constant"), ("O(n)", "linear time")),
]


@pytest.mark.parametrize(
    ("reference", "answer"), [(reference, answer) for reference, right, _ in CASES for answer in right]
)
def test_a_growth_is_the_same_in_each_way_of_writing(reference: str, answer: str) -> None:
    rubric = compile_references(QUESTION, [reference], "en")
    assert grade(rubric, answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("reference", "answer"), [(reference, answer) for reference, _, wrong in CASES for answer in wrong]
)
def test_another_growth_is_another_answer(reference: str, answer: str) -> None:
    rubric = compile_references(QUESTION, [reference], "en")
    assert grade(rubric, answer).outcome is not Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "right"), [("O(log n)", True), ("log n", True), ("O(n)", False), ("O(n log n)", False)]
)
def test_a_growth_in_bold_is_one_keyword(answer: str, right: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (grade(ask(QUESTION, "it is **O(log n)**"), answer).score == 1) is right


@pytest.mark.parametrize(
    ("language", "word"), [("de", "quadratisch"), ("fr", "quadratique"), ("es", "cuadrática")]
)
def test_other_languages_have_words_for_it_too(language: str, word: str) -> None:
    rubric = compile_references("?", ["O(n^2)"], language)
    assert grade(rubric, word).outcome is Outcome.CORRECT
    assert grade(rubric, "O(n)").outcome is Outcome.INCORRECT


def test_a_letter_before_brackets_may_be_something_else() -> None:
    rubric = compile_references("What is it?", ["The letter O (a vowel) and N (a consonant)"], "en")
    assert grade(rubric, "the letters O and N").outcome is Outcome.CORRECT
