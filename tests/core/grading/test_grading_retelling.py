"""What the card's own explanation says is no other answer beside the right one."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import ask, score

HEAD = ask(
    "Who headed the secret police in 1937?",
    "Nikolai **Yezhov**",
    wrong=("Genrikh **Yagoda**",),
    explanation=(
        "Yezhov headed it from 1936 to 1938, and signed order 00447. *He* followed Genrikh Yagoda, and Beria "
        "followed him in 1938. Eikhe, Kosior, Postyshev and Chubar fell in his time."
    ),
)
TERM = ask(
    "How many years does a senator serve?",
    "**6**",
    explanation="A senator serves 6 years; 33 or 34 of the 100 are elected every 2 years.",
)


@pytest.mark.parametrize(
    "answer",
    [
        "Yezhov. He headed it from 1936 to 1938 and signed order 00447",
        "yezhov because he followed genrikh yagoda and beria followed him in 1938",
        "Eikhe, Kosior, Postyshev and Chubar fell in his time: Yezhov",
        "Yezhov (Eikhe, Kosior, Postyshev and Chubar fell in his time)",
    ],
)
def test_who_retells_the_explanation_gives_no_other_answer(answer: str) -> None:
    assert score(HEAD, answer) == 1


@pytest.mark.parametrize("answer", ["6, 33 or 34 of the 100 are elected every 2 years"])
def test_nor_do_the_numbers_in_it_stand_beside_the_right_one(answer: str) -> None:
    assert score(TERM, answer) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Yezhov, Beria, Eikhe, Kosior",
        "Yezhov, Yagoda",
        "Yagoda. He followed Genrikh Yagoda, and Beria followed him in 1938",
        "Yezhov, Kosior, Eikhe, Chubar, Postyshev",
        "Yezhov, Molotov, Mikoyan, Eikhe, Kosior, Postyshev",
        "Yezhov or Yagoda, and Beria followed him in 1938",
    ],
)
def test_but_its_names_in_a_list_are_others(answer: str) -> None:
    assert score(HEAD, answer) == 0


@pytest.mark.parametrize(
    "answer", ["6 or 34", "6, 33, 34", "4, 33 or 34 of the 100 are elected every 2 years"]
)
def test_and_so_are_its_numbers(answer: str) -> None:
    assert score(TERM, answer) == 0
