"""Numbers and units as people type them in haste: slips, a space left out, rounded where it is near."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric
from tests.core.grading.asking import ask, bare, check


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask("At what temperature does water boil?", "at **100 °C**"),
            "one hundred celcius | 212 degrees fahrenhiet | 212 degress farenheit | 100 degress",
            "100 degress fahrenhiet | one hundred metres | 100 celery",
        ),
        (ask("How long did it last?", "**4 years**"), "4 yeras | four yaers", "4 ears | 4 mnoths"),
        (bare("How far is it?", "12 kilometres"), "12 kilometrs | 12 kilomters", "12 secnods | 12 metrs"),
        (ask("What share is water?", "**71 %**"), "71 pecent | 71 precent", "17 precent"),
        (
            ask("Wie lange dauerte es?", "**30 Minuten**", language="de"),
            "30 Mintuen | 30 Minutn",
            "30 Sekudnen",
        ),
    ],
)
def test_a_slip_in_a_unit_is_forgiven(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (ask("How long did it last?", "**six years**"), "sixyears | it took sixyears", "tenyears | sixdays"),
        (bare("How many sides has a hexagon?", "6"), "sixsides", "fivesides"),
        (bare("Wie lange dauerte es?", "drei Tage", language="de"), "dreitage", "zweitage | dreiwochen"),
        (bare("¿Cuánto duró?", "tres años", language="es"), "tresaños", "dosaños"),
        (ask("Who owns WeChat?", "**Tencent**"), "Tecent | tencent", "ten dollars"),
    ],
)
def test_a_space_may_be_left_out_behind_a_number_word(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask("What share is water?", "**71 %**"),
            "about 70% | roughly 70 percent",
            "70% | about 60% | about 80%",
        ),
        (ask("How many bones?", "**206**"), "about 200 | around 210", "200 | about 300 | about 250"),
        (ask("How high is it?", "**8,849 m**"), "almost 9000 m | about 9,000 metres", "over 9000 m | 9000 m"),
        (ask("How many weeks?", "**52**"), "about 52", "about 50 | over 50"),
        (ask("How far is the moon?", "**384,400 km**"), "about 380,000 km", "about 400,000 km"),
        (ask("What share is needed?", "**two thirds**"), "66% | 66 percent | 67%", "65% | 60%"),
        (ask("What share is left?", "**5/8**"), "five eights | five-eights | 5 eights", "three eights"),
        (ask("What share is nitrogen?", "**78 %**"), "78.1 % | 77.9%", "78.6 % | 77.4% | 78.1"),
        (
            ask("How far is the moon?", "**384,400 km**"),
            "roughly 385,000 km",
            "385,000 km | about 388,000 km",
        ),
        (bare("How many degrees has a right angle?", "90"), "ninty | ninty degrees", "nine | ninth"),
        (ask("How many planets?", "**9** planets"), "nien planets", "nice planets | 8 planets"),
        (ask("When did it fall?", "**July 1789**"), "jully 1789", "junee 1789"),
        (bare("How long is a year?", "365 days"), "365 1/4 days", "356 1/4 days"),
    ],
)
def test_a_number_may_be_rounded_that_is_near(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)
