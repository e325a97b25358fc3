"""The article of many languages is their word for one: it counts only where something is counted."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score


def accepts(language: str, question: str, reference: str, answer: str) -> bool:
    """Whether an answer is right where one reference answer is."""
    return grade(compile_references(question, [reference], language), answer).outcome is Outcome.CORRECT


SUNS = {
    "de": ("Was ist die Sonne?", "Die Sonne ist ein Stern", ("Stern", "ein Stern"), ("ein Planet", "ein")),
    "es": (
        "¿Qué es el Sol?",
        "El Sol es una estrella",
        ("estrella", "una estrella"),
        ("una luna", "un planeta"),
    ),
    "fr": ("Qu'est-ce que le Soleil ?", "Le Soleil est une étoile", ("étoile", "une étoile"), ("une lune",)),
    "it": (
        "Che cos'è il Sole?",
        "Il Sole è una stella",
        ("stella", "una stella"),
        ("una luna", "un pianeta"),
    ),
    "pt": ("O que é o Sol?", "O Sol é uma estrela", ("estrela", "uma estrela"), ("uma lua", "um planeta")),
    "nl": ("Wat is de zon?", "De zon is een ster", ("ster", "een ster"), ("een maan", "een planeet")),
    "en": ("What is the sun?", "The sun is a star", ("star", "a star"), ("a moon", "one planet")),
}


@pytest.mark.parametrize("language", SUNS)
def test_an_article_says_nothing_of_what_follows_it(language: str) -> None:
    question, reference, right, wrong = SUNS[language]
    accepted = [answer for answer in (*right, *wrong) if accepts(language, question, reference, answer)]
    assert accepted == [*right]


HEARTS = {
    "de": ("Wie viele Herzen hat ein Mensch?", "Ein Mensch hat ein Herz", ("eins", "1", "ein Herz"), "zwei"),
    "es": ("¿Cuántos corazones tiene?", "Tiene un corazón", ("uno", "1", "un corazón"), "dos corazones"),
    "fr": ("Combien a-t-elle de lunes ?", "La Terre a une lune", ("une", "1", "une lune"), "deux lunes"),
    "it": ("Quante lune ha la Terra?", "La Terra ha una luna", ("una", "1", "una luna"), "due lune"),
    "pt": ("Quantas luas a Terra tem?", "A Terra tem uma lua", ("uma", "1", "uma lua"), "duas luas"),
    "nl": ("Hoeveel manen heeft de aarde?", "De aarde heeft een maan", ("een", "1", "een maan"), "twee"),
    "en": ("How many moons has the earth?", "The earth has one moon", ("one", "1", "one moon"), "two moons"),
}


@pytest.mark.parametrize("language", HEARTS)
def test_where_the_question_counts_it_is_the_answer(language: str) -> None:
    question, reference, right, wrong = HEARTS[language]
    accepted = [answer for answer in (*right, wrong) if accepts(language, question, reference, answer)]
    assert accepted == [*right]


@pytest.mark.parametrize(
    ("language", "wording", "answer", "earns"),
    [
        ("de", "**ein Stern**", "Stern", 1),
        ("it", "**una stella**", "stella", 1),
        ("fr", "**une étoile**", "une lune", 0),
        ("de", "**eine** Sonne", "1 Sonne", 1),
        ("de", "**eine** Sonne", "zwei Sonnen", 0),
        ("es", "Tiene **un** corazón", "1", 1),
        ("es", "Tiene **un** corazón", "dos corazones", 0),
        ("nl", "**een jaar**", "een maand", 0),
        ("nl", "**een jaar**", "1 jaar", 1),
        ("de", "**einen Hammer** und **zwei** Nägel", "Hammer und zwei Nägel", 1),
    ],
)
def test_in_bold_it_counts_alone_and_before_a_unit(
    language: str, wording: str, answer: str, earns: int
) -> None:
    assert score(ask("?", wording, language=language), answer) == earns
