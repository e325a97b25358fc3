"""Where points or bolds tell of one of two things each, an answer that turns them round is wrong."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, KeyPoint
from bot.core.grading import compile_card, grade
from bot.core.grading.trace import Rule, explain
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import kinds

Asked = tuple[str, tuple[str, ...], str]

CLIMATE = (
    "What is the difference between weather and climate?",
    ("**Weather** is **short-term / day to day**", "**Climate** is **long-term / over many years**"),
    "en",
)
VESSELS = (
    "What is the difference between arteries and veins?",
    (
        "**Arteries** carry blood **away from the heart**",
        "**veins** carry it **towards / back to** the heart",
    ),
    "en",
)
CELLS = (
    "Compare plant and animal cells.",
    ("Plant cells have a **wall**", "Animal cells have **centrioles**"),
    "en",
)
TERMS = (
    "How do the terms of senators and representatives differ?",
    ("senators serve **six** years, representatives **two**",),
    "en",
)
PLAIN = (
    "What is the difference between weather and climate?",
    ("Weather is what happens today", "Climate is the average of many years"),
    "en",
)
WETTER = (
    "Was ist der Unterschied zwischen Wetter und Klima?",
    ("**Wetter** ist **kurzfristig / jetzt**", "**Klima** ist **langfristig / über viele Jahre**"),
    "de",
)
ARTERIEN = (
    "Was unterscheidet Arterien und Venen?",
    ("Arterien führen **vom Herzen weg**", "Venen führen **zum Herzen hin**"),
    "de",
)


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (
            CLIMATE,
            "Weather is day to day but climate is long-term",
            "Climate is short-term. Weather is long-term.",
        ),
        (
            CLIMATE,
            "long-term is climate, short-term is weather",
            "long-term is weather, short-term is climate",
        ),
        (
            CLIMATE,
            "unlike climate, which is long-term, weather is short-term",
            "Weather is long-term whereas climate is short-term",
        ),
        (
            CLIMATE,
            "climate is the weather over many years, weather is day to day",
            "weather: long-term, climate: day to day",
        ),
        (
            VESSELS,
            "Veins bring blood back to the heart, arteries away from the heart",
            "veins take it away from the heart and arteries back to it",
        ),
        (
            CELLS,
            "only the plant cell has a wall, only the animal cell has centrioles",
            "animal cells have a wall and plant cells have centrioles",
        ),
        (TERMS, "6 years for senators, 2 for representatives", "2 years for senators, 6 for representatives"),
        (
            PLAIN,
            "weather is what happens today, climate is the average of many years",
            "climate is what happens today, weather is the average of many years",
        ),
        (
            WETTER,
            "Das Klima gilt über viele Jahre, während das Wetter kurzfristig ist",
            "Das Wetter gilt über viele Jahre, während das Klima kurzfristig ist",
        ),
        (
            ARTERIEN,
            "Arterien führen vom Herzen weg und Venen zum Herzen hin",
            "Venen führen vom Herzen weg und Arterien zum Herzen hin",
        ),
    ],
)
def test_what_is_said_of_the_other_thing_earns_nothing(asked: Asked, right: str, wrong: str) -> None:
    question, points, language = asked
    rubric = compile_card(Card("x", question, tuple(map(KeyPoint, points))), language)
    assert grade(rubric, right).score == 1
    assert grade(rubric, wrong).score == 0
    assert NoteKind.REVERSED in kinds(grade(rubric, wrong))
    assert {point.rule for point in explain(rubric, wrong).points} == {Rule.REVERSED}


@pytest.mark.parametrize(
    ("asked", "answer", "score"),
    [
        (CLIMATE, "weather is short-term", 0.5),
        (CLIMATE, "short-term, long-term", 1.0),
        (CLIMATE, "weather and climate are short-term and long-term", 1.0),
        (TERMS, "six and two", 1.0),
    ],
)
def test_who_names_but_one_thing_or_none_turns_nothing_round(asked: Asked, answer: str, score: float) -> None:
    question, points, language = asked
    rubric = compile_card(Card("x", question, tuple(map(KeyPoint, points))), language)
    assert grade(rubric, answer).score == score
