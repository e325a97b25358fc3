"""What is wrong in English is wrong in each language: a list, a choice, the way back, who does what to whom."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score

pytestmark = pytest.mark.unmeasured


def is_right(language: str, question: str, reference: str, answer: str) -> bool:
    """Whether an answer is right where the author gives a reference answer."""
    return grade(compile_references(question, (reference,), language), answer).outcome is Outcome.CORRECT


CAPITALS = {
    "de": ("Hauptstadt von Österreich?", "Wien", "Graz, Linz, Wien", "Wien, nicht Graz"),
    "fr": ("Quelle est la capitale de la France ?", "Paris", "Marseille, Lyon, Paris", "Paris, pas Lyon"),
    "it": ("Qual è la capitale d'Italia?", "Roma", "firenze, torino, roma", "Roma, non Milano"),
    "ja": ("日本の首都はどこですか。", "東京", "大阪、京都、東京", "東京、日本です"),
}


@pytest.mark.parametrize("language", CAPITALS)
def test_two_names_beside_the_right_one_are_a_list(language: str) -> None:
    question, city, listed, told = CAPITALS[language]
    verdicts = [is_right(language, question, city, answer) for answer in (city, told, listed)]
    assert verdicts == [True, True, False]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "Goethe oppure Schiller"),
        ("it", "Schiller oppure Goethe"),
        ("de", "Goethe bzw Schiller"),
        ("fr", "Goethe sinon Schiller"),
        ("nl", "Goethe ofwel Schiller"),
        ("en", "Goethe, alternatively Schiller"),
    ],
)
def test_a_long_word_for_or_offers_a_choice(language: str, answer: str) -> None:
    assert score(ask("?", "**Goethe**", language=language), answer) == 0
