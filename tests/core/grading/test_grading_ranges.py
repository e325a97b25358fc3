"""A range of numbers is one thing, however it is written; another range, or one end of it, is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.cards import Between, KeyPoint, Outcome, PlusMinus
from bot.core.grading import Rubric, compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, kinds, score

MINUTES = (
    "4-5 minutes",
    "4–5 min",
    "4 to 5 minutes",
    "between 4 and 5 minutes",
    "from four to five minutes",
    "4 or 5 minutes",
    "4 min to 5 min",
    "about 4 - 5 minutes",
    "4 through 5 min",
    "240 to 300 seconds",
    "at least 4 and at most 5 minutes",
)
OTHERS = (
    "4-6 minutes",
    "3 to 5 minutes",
    "5 minutes",
    "4",
    "4-5 hours",
    "5 to 4 minutes",
    "not 4 to 5 minutes",
    "4-5 or 6-7 minutes",
    "4 or 5 or 6 minutes",
    "40 to 50 minutes",
)
LANGUAGES = {
    "de": (
        "Wie lange dauert es?",
        "**vier bis fünf Minuten**",
        (
            "4-5 Minuten",
            "4 bis 5 Minuten",
            "zwischen 4 und 5 Minuten",
            "von vier bis fünf min",
            "4 oder 5 Minuten",
        ),
        ("4-6 Minuten", "5 Minuten", "4-5 Stunden", "zwischen 3 und 5 Minuten"),
    ),
    "es": (
        "¿Cuánto dura?",
        "**4 a 5 minutos**",
        (
            "4-5 minutos",
            "entre 4 y 5 minutos",
            "de cuatro a cinco minutos",
            "desde 4 hasta 5 min",
            "4 o 5 minutos",
        ),
        ("4-6 minutos", "5 minutos", "4-5 horas"),
    ),
    "fr": (
        "Combien de temps ?",
        "**4 à 5 minutes**",
        ("4-5 minutes", "de 4 à 5 minutes", "entre 4 et 5 minutes", "quatre à cinq minutes", "4 ou 5 min"),
        ("4-6 minutes", "5 minutes", "4-5 heures"),
    ),
    "it": (
        "Quanto dura?",
        "**4-5 minuti**",
        ("da 4 a 5 minuti", "tra 4 e 5 minuti", "fra i 4 e i 5 minuti", "quattro o cinque minuti"),
        ("4-6 minuti", "5 minuti", "4-5 ore"),
    ),
    "pt": (
        "Quanto dura?",
        "**4 a 5 minutos**",
        ("4-5 minutos", "entre 4 e 5 minutos", "quatro a cinco minutos", "4 até 5 minutos", "4 ou 5 minutos"),
        ("4-6 minutos", "5 minutos", "4-5 horas"),
    ),
    "nl": (
        "Hoe lang duurt het?",
        "**4 tot 5 minuten**",
        (
            "4-5 minuten",
            "tussen 4 en 5 minuten",
            "vier tot vijf minuten",
            "4 t/m 5 minuten",
            "4 of 5 minuten",
        ),
        ("4-6 minuten", "5 minuten", "4-5 uur"),
    ),
    "ru": (
        "Сколько это длится?",
        "**4–5 минут**",
        ("от 4 до 5 минут", "между 4 и 5 минутами", "четыре-пять минут", "4 или 5 минут", "4 - 5 мин"),
        ("4-6 минут", "5 минут", "4-5 часов"),
    ),
    "ja": (
        "どのくらいかかりますか。",
        "**4〜5分**",
        ("4-5分", "4から5分", "4分から5分", "四から五分", "4分と5分の間", "4か5分"),
        ("4〜6分", "5分", "4〜5時間"),
    ),
    "zh": (
        "需要多长时间？",
        "**4到5分钟**",
        ("4-5分钟", "四至五分钟", "4~5分钟", "在4和5分钟之间", "4或5分钟"),
        ("4到6分钟", "5分钟", "4到5小时"),
    ),
}


def verdicts(rubric: Rubric, right: tuple[str, ...], wrong: tuple[str, ...]) -> dict[str, float]:
    """Return the scores that differ from what a teacher gives."""
    wanted = dict.fromkeys(right, 1.0) | dict.fromkeys(wrong, 0.0)
    given = {answer: score(rubric, answer) for answer in wanted}
    return {answer: given[answer] for answer in wanted if given[answer] != wanted[answer]}


@pytest.mark.parametrize(
    "bold", ["4 to 5 minutes", "4-5 minutes", "between four and five minutes", "4 min to 5 min"]
)
def test_every_way_to_write_a_range_is_right_and_another_range_wrong(bold: str) -> None:
    assert verdicts(ask("How long does it take?", f"**{bold}**"), MINUTES, (*OTHERS, "4-5")) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_writes_ranges_in_its_own_words(language: str) -> None:
    question, point, right, wrong = LANGUAGES[language]
    assert verdicts(ask(question, point, language=language), right, wrong) == {}
    by_reference = compile_references(question, [point.strip("*")], language)
    assert {answer: grade(by_reference, answer).outcome for answer in right} == dict.fromkeys(
        right, Outcome.CORRECT
    )


@pytest.mark.parametrize(
    ("question", "point", "right", "wrong"),
    [
        (
            "How many are there?",
            "**20 to 30**",
            ("20-30", "twenty to thirty", "from 20 to 30", "20 to 30 of them"),
            ("20-40", "20", "30", "20 or 30", "30-20"),
        ),
        (
            "How many minutes?",
            "**4 to 5 minutes**",
            ("4-5", "four to five", "between 4 and 5"),
            ("4-5 hours", "4-6"),
        ),
        ("How long?", "**4 to 5** minutes", ("4-5", "4-5 minutes"), ("4-5 hours", "5")),
        ("How many hours?", "**24-48**", ("1-2 days", "24 to 48 hours"), ("1-2", "24-48 minutes")),
        (
            "What percentage?",
            "**20-30 %**",
            ("20 to 30 percent", "between 20% and 30%", "20-30"),
            ("20-40%", "30%"),
        ),
        (
            "How many?",
            "**3 to 4 million**",
            ("3-4 million", "3,000,000 to 4,000,000"),
            ("3 to 4", "4 million"),
        ),
        (
            "How hot?",
            "**-5 to 10 °C**",
            ("from -5 to 10 degrees", "between minus five and ten °C"),
            ("5 to 10 °C",),
        ),
        (
            "How long?",
            "**30 minutes to 2 hours**",
            ("30 min - 2 h", "half an hour to two hours"),
            ("30-120 hours",),
        ),
        ("What does it cost?", "**$20-30**", ("$20 to $30", "20-30 dollars"), ("20-30 euros", "$30")),
        ("What is the ratio?", "**3 to 4**", ("3:4", "3/4", "three to four"), ("4 to 3", "3:5")),
        ("Which grades?", "**4 and 5**", ("4 and 5", "5 and 4", "4, 5"), ("4", "4 to 6")),
        ("When was it?", "**1936-38**", ("1936 to 1938", "between 1936 and 1938"), ("1940-42", "36 years")),
    ],
)
def test_units_percent_and_scale_are_shared_by_both_ends(
    question: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert verdicts(ask(question, point), right, wrong) == {}


def test_half_a_range_earns_no_more_than_half_of_a_sentence_without_bold() -> None:
    by_reference = compile_references("How long does it take?", ["It takes 4 to 5 minutes"], "en")
    scores = [grade(by_reference, answer).score for answer in ("4-5", "5 minutes", "4-6 minutes")]
    assert scores == [pytest.approx(1, abs=0.1), pytest.approx(0.31, abs=0.05), 0]


@pytest.mark.parametrize(
    "point",
    [
        KeyPoint("**vier bis fünf Minuten**", within=Between(Decimal(3), Decimal(6))),
        KeyPoint("**5 Minuten**", ("**vier bis fünf Minuten**",), within=PlusMinus(Decimal(1))),
    ],
)
def test_a_tolerance_takes_the_range_and_what_lies_in_it(point: KeyPoint) -> None:
    rubric = ask("Wie lange dauert es?", point, language="de")
    right = ("vier bis fünf Minuten", "4-5 Minuten", "zwischen vier und fünf Minuten", "5 Minuten")
    assert verdicts(rubric, right, ("7 Minuten", "2-5 Minuten", "4-7 Minuten")) == {}


def test_a_range_with_one_end_right_is_a_near_miss() -> None:
    rubric = ask("How long does it take?", "**4 to 5 minutes**")
    assert kinds(grade(rubric, "4-6 minutes")) == {NoteKind.NEAR_MISS}
    assert kinds(grade(rubric, "7-9 minutes")) == set()


@pytest.mark.parametrize(
    ("wanted", "right", "wrong"),
    [
        ("**3-1**", "3:1 | three one | 3 - 1 | 3 to 1 | they won 3-1", "1-3 | 3-2 | 3 | 31"),
        ("**1-3**", "1:3 | one three | 1 to 3", "3-1 | 1-2 | 4"),
        ("**2-2**", "2:2 | two two | 2 - 2", "2 | 2-1 | 4"),
        ("**16:9**", "16 to 9 | 16x9 | sixteen nine", "9:16 | 16 | 4:3"),
        ("**1:2**", "1:2 | 1-2 | 1 to 2 | one to two", "2:1 | 1:3"),
        ("John **3:16**", "John 3:16 | 3 16 | John chapter 3 verse 16", "John 3:17 | 3"),
        ("**4x4**", "4 x 4 | 4×4 | a 4x4 | four by four", "4 | 44 | 4x2 | 16"),
        ("**10x15** cm", "10 x 15 cm | 15x10 | 10 by 15", "10 | 15 | 10x16"),
    ],
)
def test_a_score_a_ratio_and_a_format_are_two_numbers_in_one(wanted: str, right: str, wrong: str) -> None:
    rubric = ask("What was it?", wanted)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("language", "wanted", "right", "wrong"),
    [
        ("en", "2-0", "2:0 | two nil | 2 nil", "0-2 | 2-1"),
        ("en", "three to one", "3:1 | 3-1", "1-3 | 1 to 3"),
        ("fr", "3 à 0", "3-0 | 3:0 | trois à zéro", "0-3 | 3-1"),
        ("de", "drei zu eins", "3:1 | 3 zu 1", "1:3"),
        ("ru", "три к одному", "3:1 | 3 к 1", "1:3"),
        ("zh", "三比一", "3:1 | 3比1 | 3-1", "1:3 | 三比二"),
        ("ja", "3対1", "3:1 | 三対一", "1対3 | 3対2"),
    ],
)
def test_a_score_in_words_has_its_order(language: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask("?", f"**{wanted}**", language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []
