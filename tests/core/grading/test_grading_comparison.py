"""Roles swapped around a comparison, where keywords are derived."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind, Status
from tests.core.grading.asking import ask, kinds, score

DENSE = ask("Which is denser, water or oil?", "Water is denser than oil.")
HEAT = ask("Which heats up faster?", "Dark colors absorb more heat than light colors.")
PURGE = ask("Who was purged first?", "The party was purged before the army.")
BULBS = ask("Compare the bulbs.", "Bulb A is brighter than bulb C.")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (DENSE, "oil is denser than water"),
        (DENSE, "the oil is much denser than the water"),
        (DENSE, "oil is more dense than water"),
        (DENSE, "water is less dense than oil"),
        (HEAT, "light colors absorb more heat than dark ones"),
        (HEAT, "dark colors absorb less heat than light colors"),
        (PURGE, "the army was purged before the party"),
        (PURGE, "the party was purged after the army"),
        (BULBS, "bulb C is brighter than bulb A"),
    ],
)
def test_the_wrong_way_round_earns_nothing(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.points[0].status is Status.MISSED
    assert kinds(verdict) == {NoteKind.REVERSED}


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (DENSE, "water is denser than oil is"),
        (DENSE, "the water is more dense than the oil"),
        (DENSE, "oil is less dense than water"),
        (DENSE, "the oil floats because water is denser than oil"),
        (DENSE, "I thought oil is denser than water, but water is denser than oil"),
        (DENSE, "oil is not denser than water, the water is denser"),
        (HEAT, "dark colors absorb more heat than light colors do"),
        (HEAT, "light colors reflect more heat than dark colors"),
        (HEAT, "light colors absorb less heat than dark colors"),
        (PURGE, "the army was purged after the party"),
        (PURGE, "the party and the army were purged"),
        (BULBS, "bulb A is brighter than bulb C"),
        (BULBS, "bulb C is dimmer than bulb A"),
        (BULBS, "bulb A is brighter than the others, also than bulb C"),
    ],
)
def test_the_right_way_round_counts(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1.0


def test_marked_keywords_are_the_authors_own_affair() -> None:
    assert (
        score(ask("Which is denser?", "**Water** is **denser** than oil"), "oil, not: water is denser") >= 0
    )
    assert score(ask("What do you know?", "**water** denser than **oil**"), "oil is denser than water") == 1.0


@pytest.mark.parametrize(
    ("language", "wording", "right", "wrong"),
    [
        ("de", "Wasser ist dichter als Öl", "Öl ist weniger dicht als Wasser", "Öl ist dichter als Wasser"),
        (
            "de",
            "Der Fluss ist länger als der Bach",
            "Der Bach ist kürzer als der Fluss",
            "Der Bach ist länger als der Fluss",
        ),
        ("nl", "Water is zwaarder dan olie", "olie is lichter dan water", "olie is zwaarder dan water"),
        (
            "fr",
            "L'eau est plus dense que l'huile",
            "l'huile est moins dense que l'eau",
            "l'huile est plus dense que l'eau",
        ),
        (
            "es",
            "El agua es más densa que el aceite",
            "el aceite es menos denso que el agua",
            "el aceite es más denso que el agua",
        ),
        (
            "it",
            "L'acqua è più densa dell'olio",
            "l'olio è meno denso dell'acqua",
            "l'olio è più denso dell'acqua",
        ),
        (
            "pt",
            "A água é mais densa que o óleo",
            "o óleo é menos denso que a água",
            "o óleo é mais denso do que a água",
        ),
        ("ru", "Вода плотнее, чем масло", "масло менее плотное, чем вода", "масло плотнее, чем вода"),
    ],
)
def test_other_languages(language: str, wording: str, right: str, wrong: str) -> None:
    rubric = ask("?", wording, language=language)
    assert score(rubric, wording) == 1.0
    assert score(rubric, right) == 1.0
    assert score(rubric, wrong) == 0
