"""Two things compared: by the question that offers them, or by a sentence with bold words."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, compile_references
from tests.core.grading.asking import accepts, ask, score

DENSER = ask("Which is denser, oil or water?", "**Water**")
SENTENCE = ask("Which is denser, oil or water?", "**Water** is denser than oil")
WORD = compile_references("Which is denser, oil or water?", ["Water"], "en")
FASTER = compile_references("Which travels faster, light or sound?", ["Light"], "en")
MORE = ask("Who has more bones, a baby or an adult?", "a **baby**")
LESS = ask("Which is less dense, ice or water?", "**Ice**")
BECAUSE = ask("Which is denser, oil or water?", "**Water**, as its **molecules** are packed closer")
ICE = ask("How do ice and water differ in density?", "Ice is **less dense** than water")
METAL = ask(
    "How do metals compare to plastic as conductors?", "Metals are **better** conductors than plastic"
)
HEAVIER = ask("Which weighs more, a ton or a pound?", "A **ton**")
CHEAPER = ask("Which costs less, gold or silver?", "**Silver**")
SMALLER = ask("Which is bigger, a lake or a pond?", "**lake**")
CORE = ask("How warm is the core of the sun beside its surface?", "The core is **hotter** than the surface")


@pytest.mark.parametrize(
    ("rubric", "answer", "right"),
    [
        *((rubric, "oil is denser than water", False) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "water is less dense than oil", False) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "oil isnt as dense as water", True) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "oil is not denser than water", True) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "oil is lighter than water", True) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "water not oil", True) for rubric in (DENSER, SENTENCE, WORD)),
        *((rubric, "oil not water", False) for rubric in (DENSER, SENTENCE, WORD)),
        (FASTER, "sound is slower", True),
        (FASTER, "sound is slower than light", True),
        (FASTER, "light is slower than sound", False),
        (MORE, "an adult has more bones than a baby", False),
        (MORE, "an adult has fewer bones than a baby", True),
        (HEAVIER, "a pound weighs less", True),
        (HEAVIER, "a pound weighs less than a ton", True),
        (HEAVIER, "a pound weighs more than a ton", False),
        (HEAVIER, "a ton weighs less", False),
        (CHEAPER, "gold costs more", True),
        (CHEAPER, "gold costs more than silver", True),
        (CHEAPER, "silver costs more", False),
        (CHEAPER, "gold costs less than silver", False),
        (SMALLER, "a pond is smaller", True),
        (SMALLER, "a lake is smaller", False),
        (LESS, "ice is denser than water", False),
        (LESS, "water is denser than ice", True),
        (BECAUSE, "oil is lighter than water", False),
        (BECAUSE, "water, the molecules are closer", True),
        (ICE, "water is denser than ice", True),
        (ICE, "ice isn't as dense as water", True),
        (ICE, "its less dense", True),
        (ICE, "ice is denser than water", False),
        (ICE, "water is less dense", False),
        (ICE, "ice", False),
        (METAL, "plastic is a worse conductor than metal", True),
        (METAL, "plastic isnt as good a conductor as metal", True),
        (METAL, "plastic is a better conductor than metal", False),
        (CORE, "the surface is cooler than the core", True),
        (CORE, "the surface is hotter", False),
    ],
)
def test_what_is_said_to_be_more(rubric: Rubric, answer: str, *, right: bool) -> None:
    assert (score(rubric, answer) > 0) is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("bc its not as dense as water", True),
        ("because oil isnt denser than water", True),
        ("its not denser than water", True),
        ("it's not less dense than water", False),
        ("water is not denser than oil", False),
    ],
)
def test_not_denser_than_compares(answer: str, *, right: bool) -> None:
    assert accepts("Why does oil float on water?", "Oil is less dense than water.", answer) is right


def test_not_as_much_as_is_less() -> None:
    reference = "Blue light is scattered more than red light by the air."
    assert accepts("Why is the sky blue?", reference, "red light isnt scattered as much as blue light")


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("the core not the surface", True),
        ("its the core and not the surface", True),
        ("the core", True),
        ("the surface not the core", False),
        ("surface is hotter, not the core", False),
    ],
)
def test_the_side_that_is_not_denied_counts(answer: str, *, right: bool) -> None:
    question = "Which is hotter, the core of the sun or its surface?"
    assert accepts(question, "The core is hotter than the surface.", answer) is right


LARGEST = ask("Which planet is the largest?", "**Jupiter**")
DENSEST = compile_references("Which metal is the densest?", ["osmium"], "en")


@pytest.mark.parametrize(
    ("rubric", "answer", "right"),
    [
        (LARGEST, "Jupiter is larger than Saturn", True),
        (LARGEST, "Saturn is smaller than Jupiter", True),
        (LARGEST, "Jupiter, which is bigger than Saturn", True),
        (LARGEST, "Saturn is larger than Earth, but Jupiter is larger than Saturn", True),
        (LARGEST, "Jupiter, but it is less dense than Earth", True),
        (LARGEST, "Saturn is larger than Jupiter", False),
        (LARGEST, "Jupiter is smaller than Saturn", False),
        (DENSEST, "osmium is denser than gold", True),
        (DENSEST, "no metal is denser than osmium", True),
        (DENSEST, "gold is denser than osmium", False),
    ],
)
def test_what_there_is_the_most_of_is_not_less_than_another(
    rubric: Rubric, answer: str, *, right: bool
) -> None:
    assert (score(rubric, answer) > 0) is right
