"""Answers in each language, with the verdict of a teacher who speaks it; the cards stand in `languages/`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured

CARDS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "languages").glob("*.toml"))
}


def graded_answers(card: dict[str, Any]) -> dict[str, float]:
    """Return the answers to a card, each with the score it deserves."""
    listed = {1.0: card.get("right", []), 0.5: card.get("half", []), 0.0: card.get("wrong", [])}
    verdicts = {answer: wanted for wanted, answers in listed.items() for answer in answers}
    return verdicts | {answer: wanted for wanted, answer in card.get("scores", [])}


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language, cards in CARDS.items() for name in cards]
)
def test_answers_get_the_verdict_of_a_teacher(language: str, name: str) -> None:
    card = CARDS[language][name]
    rubric = ask(
        card["question"], *card["points"], wrong=tuple(card.get("known_wrong", ())), language=language
    )
    wanted = graded_answers(card)
    assert {answer: score(rubric, answer) for answer in wanted} == wanted


@pytest.mark.parametrize("language", CARDS)
def test_each_language_has_answers_enough(language: str) -> None:
    cards = CARDS[language]
    assert {"name", "number", "date", "denial", "recall"} <= set(cards)
    assert sum(len(graded_answers(card)) for card in cards.values()) >= 25
