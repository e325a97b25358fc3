"""What somebody lacked, said as what he wanted: "to govern themselves"."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import accepts

LACKED = "because they didn't have self-government"
UNWANTED = "because they didn't want self-government"


@pytest.mark.parametrize(
    ("question", "reference", "answer", "right"),
    [
        ("Why did they fight?", LACKED, "they wanted self-government", True),
        ("Why did they fight?", LACKED, "they wanted self-government, not taxes", True),
        ("Why did they fight?", LACKED, "they never wanted self-government", False),
        ("Why did they fight?", LACKED, "to govern themselves", True),
        ("Why did they fight?", LACKED, "wanted self rule", True),
        ("Why did they fight?", LACKED, "for self-government", True),
        ("Why did they fight?", LACKED, "they needed a government of their own self", True),
        ("Why did they fight?", LACKED, "they had no self-government", True),
        ("Why did they fight?", LACKED, "they had self-government", False),
        ("Why did they fight?", LACKED, "they had self-government and wanted war", False),
        ("Why did they fight?", UNWANTED, "they wanted self-government", False),
        ("What did they say?", LACKED, "they wanted self-government", False),
        ("Why were they fined?", "because they didn't pay taxes", "they didn't pay taxes", True),
        ("Why were they fined?", "because they didn't pay taxes", "they wanted to pay taxes", False),
    ],
)
def test_why_somebody_acts_is_what_he_lacks_or_wants(
    question: str,
    reference: str,
    answer: str,
    right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert accepts(question, reference, answer) is right


@pytest.mark.parametrize(
    ("language", "question", "reference", "right", "wrong"),
    [
        (
            "de",
            "Warum kämpften sie?",
            "weil sie keine Selbstverwaltung hatten",
            "sie wollten Selbstverwaltung",
            "sie hatten Selbstverwaltung",
        ),
        (
            "fr",
            "Pourquoi se battaient-ils ?",
            "parce qu'ils n'avaient pas de représentants",
            "ils voulaient des représentants",
            "ils avaient des représentants",
        ),
        (
            "es",
            "¿Por qué lucharon?",
            "porque no tenían representantes",
            "querían representantes",
            "tenían representantes",
        ),
        (
            "it",
            "Perché combattevano?",
            "perché non avevano rappresentanti",
            "volevano rappresentanti",
            "avevano rappresentanti",
        ),
        (
            "nl",
            "Waarom vochten ze?",
            "omdat ze geen zelfbestuur hadden",
            "ze wilden zelfbestuur",
            "ze hadden zelfbestuur",
        ),
        (
            "pt",
            "Por que lutaram?",
            "eles não tinham representantes",
            "queriam representantes",
            "tinham representantes",
        ),
        (
            "ru",
            "Почему они воевали?",
            "потому что они не имели самоуправления",
            "они хотели самоуправления",
            "они имели самоуправление",
        ),
    ],
)
def test_other_languages_want_what_they_lack_too(
    language: str, question: str, reference: str, right: str, wrong: str
) -> None:
    assert accepts(question, reference, right, language)
    assert not accepts(question, reference, wrong, language)
