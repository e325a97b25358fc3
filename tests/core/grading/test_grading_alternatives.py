"""Reference answers as quiz makers note them: several in one, names in full, what is told of one."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, find_misjudged, score

RIGHT = Outcome.CORRECT
SIDES = "How many sides does a heptagon have?"
GEIGER = "What does a Geiger counter measure?"
HOLMES = "Which author created the detective Sherlock Holmes?"
SHIP = "What was the name of Darwin's ship?"
FIRST = "Who was the first president of the US?"
PLANET = "Which is the largest planet?"


@pytest.mark.parametrize(
    ("question", "references", "right", "wrong"),
    [
        (
            SIDES,
            "7 / seven | 7/seven | seven = 7 | 7; seven | 7 or seven | 7 (seven)",
            "7 | it has seven",
            "8 | 1",
        ),
        (
            GEIGER,
            (
                "radioactivity / radiation | radioactivity/radiation | radioactivity; radiation"
                " | radioactivity (or radiation) | radioactivity (also: radiation)"
                " | radioactivity, also radiation"
            ),
            "radiation | ionizing radiation | radioactivity",
            "heat | earthquakes",
        ),
        (
            HOLMES,
            (
                "Sir Arthur Conan Doyle | (Sir) Arthur Conan Doyle | Sir A. Conan Doyle | Doyle, Arthur Conan"
                " | Conan Doyle, Arthur | Arthur Conan Doyle (1859-1930) | Arthur (Conan) Doyle"
                " | Arthur Conan Doyle, Scottish writer"
            ),
            "Doyle | conan doyle | Arthur Conan Doyle | A. C. Doyle | Sir Arthur Conan Doyle",
            "Agatha Christie | Arthur Miller | Conan | sir",
        ),
        (
            SHIP,
            "HMS Beagle | the HMS Beagle | H.M.S. Beagle | (HMS) Beagle",
            "the beagle | HMS Beagle",
            "HMS",
        ),
        (
            FIRST,
            (
                "President George Washington | Washington, George | G. Washington | Mr. Washington"
                " | Pres. Washington | Gen. George Washington | Washington (George)"
            ),
            "Washington | George Washington | president washington",
            "Lincoln | George | George Bush",
        ),
        (
            PLANET,
            "Jupiter | the planet Jupiter | Jupiter, the fifth planet | Jupiter / Jove",
            "jupiter",
            "Saturn",
        ),
        (
            "Which gas do plants take in?",
            "CO2 (carbon dioxide) | carbon dioxide/CO2",
            "CO2 | carbon dioxide",
            "CO",
        ),
        ("Welche Stadt?", "Rom / Roma | Rom, auch Roma | Rom oder Roma", "Rom", "Paris"),
        ("Where is Timbuktu?", "Mali, West Africa | Mali, in the Sahara", "Mali | in Mali", "Chad | Africa"),
        ("Which is the brightest star?", "Sirius (the Dog Star)", "sirius | the Dog Star", "the North Star"),
        ("Who flew first?", "Valentina Tereshkova", "Tereshkova", "Gagarin"),
        (
            "What does UFO stand for?",
            "Unidentified Flying Object",
            "unidentified flyin object",
            "flying object",
        ),
        ("Which capital is it?", "Rome = Roma | Rome, aka Roma | Rome; Roma", "Rome | Roma", "Paris"),
    ],
)
def test_references_are_read_as_quiz_makers_note_them(
    question: str, references: str, right: str, wrong: str
) -> None:
    language = "de" if question.startswith("Welche") else "en"
    assert find_misjudged(question, references, right, wrong, language) == []


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("Name the two parties.", "Democratic / Republican", "Democratic"),
        ("Name two of them.", "vote; run for office", "vote"),
        ("How old must one be?", "18 or older", "older"),
        ("What is the formula?", "E = mc2", "E"),
        ("What share is it?", "1 / 8", "8"),
        ("Which is it?", " / ".join(f"{a}{b}" for a in "bcdfg" for b in "aeiou"), "ba"),
        ("Does the bulb light?", "No, the bulb does not light", "yes"),
    ],
)
def test_what_is_no_alternative_will_not_do_alone(question: str, reference: str, answer: str) -> None:
    assert grade(compile_references(question, [reference], "en"), answer).outcome is not RIGHT


def test_on_a_card_with_nothing_bold_alternatives_are_read_too() -> None:
    assert score(ask(SIDES, "7 / seven"), "it has seven") == 1
    assert score(ask(SIDES, "7 / seven"), "8") == 0
    assert score(ask(SHIP, "HMS Beagle"), "the Beagle") == 1
