"""A misspelling that is no word is forgiven if it is heard as the right word; a real word never is."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.language.language import speak
from tests.core.grading.asking import ask, score


def is_right(reference: str, answer: str) -> bool:
    return grade(compile_references("What is it?", (reference,), "en"), answer).outcome is Outcome.CORRECT


HEARD = [
    ("Sapphire", "saffire"),
    ("Cheetah", "cheata"),
    ("Zeus", "Zuess"),
    ("Asthma", "azma"),
    ("Czechoslovakia", "chekoslovakia"),
    ("Nietzsche", "nitche"),
    ("Tchaikovsky", "chykovsky"),
    ("Ostrich", "ostridge"),
    ("Dalmatian", "dalmashun"),
    ("Psychologist", "sykologist"),
    ("Poseidon", "pocideon"),
    ("Pharaoh", "pharrow"),
    ("Cirrhosis", "scirosis"),
    ("Pizza", "peetza"),
    ("Hammer", "hamma"),
    ("Achilles", "akillies"),
    ("Monet", "Monay"),
    ("Yen", "yenn"),
]
SCRAMBLED = [("Tsunami", "tsumani"), ("Helsinki", "helinski"), ("Buddha", "bhudda"), ("Italy", "Iltay")]
LONG = [("Onomatopoeia", "onomonopia"), ("Michelangelo", "michaelango"), ("Vesuvius", "vesuvio")]


@pytest.mark.parametrize(("wanted", "answer"), [*HEARD, *SCRAMBLED, *LONG])
def test_a_misspelling_that_is_no_word_is_forgiven(wanted: str, answer: str) -> None:
    assert is_right(wanted, answer)
    assert score(ask("What?", f"**{wanted}**"), answer) == 1


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("Piano", "Plano"),
        ("Libya", "Libra"),
        ("Mendel", "Mendez"),
        ("Colorado", "Coronado"),
        ("Einstein", "Eisenstein"),
        ("Rhino", "Rhine"),
        ("Astronomy", "Agronomy"),
        ("Astronomy", "astrolagy"),
        ("Psychologist", "physiologist"),
        ("Curie", "curry"),
        ("Heart", "hart"),
        ("Freud", "fraud"),
        ("Chaucer", "chooser"),
        ("Suez", "sauce"),
        ("Tsunami", "salami"),
        ("Manet", "Manitoba"),
    ],
)
def test_a_real_word_is_no_misspelling(wanted: str, answer: str) -> None:
    assert not is_right(wanted, answer)
    assert score(ask("What?", f"**{wanted}**"), answer) == 0


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("Ballet", "ball"),
        ("Condor", "condo"),
        ("Iris", "Irish"),
        ("Iron", "irony"),
        ("Heart", "hearth"),
        ("Herbivore", "herb"),
        ("Psychologist", "psycho"),
        ("Versailles", "verses"),
        ("Athena", "Athens"),
        ("Insulin", "insulation"),
    ],
)
def test_no_real_word_is_like_a_name(wanted: str, answer: str) -> None:
    assert not is_right(wanted, answer)


@pytest.mark.parametrize(
    ("wanted", "answer"), [("Guacamole", "guac"), ("mozzarella", "mozz"), ("giant panda", "pandabear")]
)
def test_a_short_or_longer_form_that_is_no_word_is_like_it(wanted: str, answer: str) -> None:
    assert is_right(wanted, answer)


@pytest.mark.parametrize("answer", ["davinci", "davinchi", "devinci", "DaVinici"])
def test_two_words_may_be_written_as_one_mistyped(answer: str) -> None:
    assert is_right("Leonardo da Vinci", answer)


def test_words_that_sound_the_same_but_share_few_letters_stay_apart() -> None:
    hear = speak("en").hear
    assert hear("suez") & hear("sieouase") == {"sas"}
    assert not is_right("Suez", "sieouase")


def test_only_a_language_with_sounds_is_heard() -> None:
    assert speak("de").hear("saffier") == frozenset()
    assert score(ask("Was?", "**Xylophon**", language="de"), "silofon") == 0
    assert score(ask("What?", "**Xylophone**"), "silofone") == 1
