"""Which of two came first, by who names both; lists in the order that a question asks for."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, compile_references
from tests.core.grading.asking import ask, score

REVOLUTIONS = "Which came first, the French or the Russian Revolution?"


@pytest.mark.parametrize(
    "rubric",
    [ask(REVOLUTIONS, "**French**"), compile_references(REVOLUTIONS, ["The French Revolution"], "en")],
)
@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("french, then russian", True),
        ("the French came before the Russian", True),
        ("the russian was after the french", True),
        ("the French came after the Russian", False),
        ("the russian came before the french", False),
        ("after the russian came the french", False),
        ("the Russian came later", True),
        ("the russian came second", True),
        ("russian last", True),
        ("the French came later", False),
        ("the russian came earlier", False),
        ("the Russian", False),
    ],
)
def test_who_names_both_says_which_came_first(rubric: Rubric, answer: str, right: bool) -> None:  # noqa: FBT001 - a table's column
    assert (score(rubric, answer) >= rubric.pass_mark) is right


def test_a_year_that_came_first_is_an_answer_too() -> None:
    rubric = ask("Which came first, the 1917 revolution or the 1932 famine?", "the revolution of **1917**")
    assert [score(rubric, answer) for answer in ("1917", "1932")] == [1, 0]


def test_who_came_first_is_no_answer_to_another_question() -> None:
    rubric = ask("Who lived longer, Lenin or Stalin?", "**Stalin**")
    assert score(rubric, "stalin, who came after lenin") == 1
    assert score(rubric, "lenin came later") == 0


@pytest.mark.parametrize(
    ("question", "reference", "answer", "right"),
    [
        ("In what order do its stages go?", "egg, caterpillar, pupa, butterfly", answer, right)
        for answer, right in (
            ("egg then caterpillar then pupa and butterfly", True),
            ("first egg, second caterpillar, third pupa, last butterfly", True),
            ("egg, pupa, caterpillar, butterfly", False),
            ("butterfly, pupa, caterpillar, egg", False),
        )
    ]
    + [
        (
            "Which are its stages?",
            "egg, caterpillar, pupa, butterfly",
            "butterfly, pupa, caterpillar, egg",
            True,
        ),
        (
            "What is the order of operations?",
            "brackets, powers, multiplication and division, addition and subtraction",
            "brackets, powers, division and multiplication, subtraction and addition",
            True,
        ),
    ],
)
def test_a_list_is_in_order_where_the_question_asks_for_it(
    question: str,
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a table's column
) -> None:
    rubric = compile_references(question, [reference], "en")
    assert (score(rubric, answer) >= rubric.pass_mark) is right


@pytest.mark.parametrize(
    ("language", "question", "reference", "right", "wrong"),
    [
        ("de", "In welcher Reihenfolge?", "Ei, Raupe, Puppe", "Ei, Raupe, dann Puppe", "Puppe, Raupe, Ei"),
        (
            "fr",
            "Dans quel ordre ?",
            "œuf, chenille, papillon",
            "œuf, chenille, papillon",
            "papillon, chenille, œuf",
        ),
        (
            "es",
            "¿En qué orden?",
            "huevo, oruga, mariposa",
            "huevo, oruga, mariposa",
            "mariposa, oruga, huevo",
        ),
        ("it", "In che ordine?", "uovo, bruco, farfalla", "uovo, bruco, farfalla", "farfalla, bruco, uovo"),
        ("nl", "In welke volgorde?", "ei, rups, vlinder", "ei, rups, vlinder", "vlinder, rups, ei"),
        (
            "pt",
            "Em que ordem?",
            "ovo, lagarta, borboleta",
            "ovo, lagarta, borboleta",
            "borboleta, lagarta, ovo",
        ),
        (
            "ru",
            "В каком порядке?",
            "яйцо, гусеница, бабочка",
            "яйцо, гусеница, бабочка",
            "бабочка, гусеница, яйцо",
        ),
    ],
)
def test_a_list_is_in_order_in_other_languages(
    language: str, question: str, reference: str, right: str, wrong: str
) -> None:
    rubric = compile_references(question, [reference], language)
    assert score(rubric, f"{right}!") >= rubric.pass_mark > score(rubric, wrong)
