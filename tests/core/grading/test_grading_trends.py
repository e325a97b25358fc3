"""What changes together: "the longer the string, the lower the pitch" is said by two opposites."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import accepts

HEIGHT = ("How does the air change with height?", "The higher you climb, the colder the air.", "en")
DEPTH = ("How does depth affect water pressure?", "The deeper the water, the higher the pressure.", "en")
PRICE = (
    "What is the relationship between price and demand?",
    "When the price is higher, less of the product is bought.",
    "en",
)
SWING = (
    "What happens to the swings as you change the pendulum?",
    "The longer the pendulum, the slower it swings.",
    "en",
)
LIGHT = (
    "How does the amount of light affect the plant?",
    "The more light the plant gets, the taller it grows.",
    "en",
)
TEA = ("Why does tea dissolve sugar faster?", "When the water is hotter, the particles move faster.", "en")
FIRE = (
    "How does the heat depend on where you stand?",
    "If you stand farther from the fire, you get less heat.",
    "en",
)
MAP = (
    "What does the map tell about steepness?",
    "Where the lines are closer together, the hill is steeper.",
    "en",
)
BULB = (
    "How does a brighter bulb affect the battery?",
    "A brighter bulb uses more current, so the battery runs down sooner.",
    "en",
)
SAITE = (
    "Wie hängt die Tonhöhe von der Saite ab?",
    "Je länger die Saite, desto tiefer der Ton.",
    "de",
)
DRUK = ("Hoe verandert de druk?", "Hoe dieper het water, hoe hoger de druk.", "nl")


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (HEIGHT, "the lower you are the warmer it is"),
        (HEIGHT, "when you go higher, it gets colder"),
        (DEPTH, "the shallower the water the lower the pressure"),
        (DEPTH, "pressure increases as it gets deeper"),
        (PRICE, "the lower the price the more is bought"),
        (SWING, "the shorter the pendulum the faster it swings"),
        (SWING, "the longer it is the less quickly it swings"),
        (LIGHT, "the less light the shorter the plant"),
        (TEA, "in colder water particles move slower"),
        (FIRE, "the closer you are to the fire, the more heat you get"),
        (MAP, "closer lines mean a steeper hill"),
        (SAITE, "je kürzer die Saite, desto höher der Ton"),
        (DRUK, "hoe dieper het is, hoe hoger de druk"),
    ],
)
def test_both_opposites_say_the_same(case: tuple[str, str, str], answer: str) -> None:
    question, reference, language = case
    assert accepts(question, reference, answer, language)


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (HEIGHT, "the higher the warmer"),
        (HEIGHT, "if you go lower the air is colder"),
        (DEPTH, "the pressure decreases as it gets deeper"),
        (PRICE, "when the price is lower, less is bought"),
        (SWING, "the longer, the more quickly"),
        (LIGHT, "as light decreases the plant gets taller"),
        (TEA, "the particles are colder and slower"),
        (FIRE, "the closer you are to the fire, the less heat you get"),
        (MAP, "the closer the lines, the flatter the hill"),
        (BULB, "a dimmer bulb uses less current"),
        (SAITE, "je kürzer die Saite desto tiefer der Ton"),
        (DRUK, "hoe dieper hoe lager de druk"),
    ],
)
def test_one_opposite_alone_contradicts(case: tuple[str, str, str], answer: str) -> None:
    question, reference, language = case
    assert not accepts(question, reference, answer, language)
