"""Answers in each language, with the verdict of a teacher who speaks it; the cards stand in `languages/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.core.grading import Rubric
from tests.core.grading.asking import ask, score

CARDS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "languages").glob("*.toml"))
}


def graded_answers() -> Iterator[tuple[str, str, str, float]]:
    """Yield language, card, answer and score."""
    for language, cards in CARDS.items():
        for name, card in cards.items():
            listed = {1.0: card.get("right", []), 0.5: card.get("half", []), 0.0: card.get("wrong", [])}
            for wanted, answers in listed.items():
                yield from ((language, name, answer, wanted) for answer in answers)
            yield from ((language, name, answer, wanted) for wanted, answer in card.get("scores", []))


@cache
def rubric_of(language: str, name: str) -> Rubric:
    """Return a card, compiled once."""
    card: dict[str, Any] = CARDS[language][name]
    known = tuple(card.get("known_wrong", ()))
    return ask(card["question"], *card["points"], wrong=known, language=language)


@pytest.mark.parametrize(("language", "name", "answer", "wanted"), list(graded_answers()))
def test_an_answer_gets_the_verdict_of_a_teacher(
    language: str, name: str, answer: str, wanted: float
) -> None:
    assert score(rubric_of(language, name), answer) == wanted


@pytest.mark.parametrize("language", CARDS)
def test_each_language_has_answers_enough(language: str) -> None:
    cards = CARDS[language]
    answers = [answer for code, _, answer, _ in graded_answers() if code == language]
    assert {"name", "number", "date", "denial", "recall"} <= set(cards)
    assert len(answers) >= 25
