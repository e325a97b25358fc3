"""Ordinals, centuries and decades in their many writings, and shares asked for in percent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.cards import Between, KeyPoint, PlusMinus
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("language", "wanted", "right", "wrong"),
    [
        (
            "fr",
            "**XVIIIe** siècle",
            "XVIIIe | 18e | XVIIIème | dix-huitième | xviiie | 18",
            "XVIIe | 17e | dix-septième",
        ),
        ("fr", "**XVIII** siècle", "XVIIIe | XVIII | 18e", "XVIIe | XVII"),
        ("fr", "la **vie**", "la vie | vie", "6"),
        ("en", "**VIIIth**", "VIIIth | 8th | eighth | VIII", "VIIth | VII | 7th"),
        ("en", "the **8th**", "the eigth | eighth", "the nineth | seventh"),
        ("en", "the **9th**", "the nineth | ninth", "the eigth | ninetieth"),
        ("en", "**one in eight**", "one eigth | an eigth | every eigth person", "one nineth | 8"),
        ("en", "**via** Rome", "via Rome", "6"),
        (
            "de",
            "im **16.** Jahrhundert",
            "16. | im sechzehnten | XVI | sechzehntes Jahrhundert | 16 | im 16ten",
            "15. | 17",
        ),
        ("ru", "**16-й**", "16 | шестнадцатый | 16ый | 16-ый | 16-й президент | шестнадцатым", "15-й | 17"),
        ("ru", "в **1861** году", "в 1861-м | в 1861-ом году | 1861", "в 1862-м"),
        ("ru", "**XX** век", "ХХ век | XX век | 20 век | ХХ", "ХIХ век | XIX"),
        ("ja", "**第三**", "3 | 三 | 第3 | 第三", "第二 | 2"),
        ("zh", "**第三**", "3 | 三 | 第3 | 第三", "第二 | 2"),
        ("pt", "**décimo sexto**", "16 | 16º | décimo sexto | XVI", "décimo | sexto | 6 | 15º"),
        ("es", "**vigésimo primero**", "21 | 21º | vigésimo primero", "vigésimo | primero"),
        ("it", "**XIV** secolo", "decimoquarto | quattordicesimo | 14", "quindicesimo"),
        ("it", "**23º**", "ventitreesimo | 23", "ventiduesimo"),
        ("it", "**1989**", "millenovecentottantanove | nel 1989", "millenovecentonovantanove"),
    ],
)
def test_an_ordinal_is_known_in_any_writing(language: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask("?", wanted, language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("language", "wanted", "right", "wrong"),
    [
        (
            "en",
            "in the **1960s**",
            "1960s | 60s | the '60s | sixties | the sixties | nineteen sixties | 1960's | '60's",
            "1950s | 50s | fifties | 1960 | 60 | nineteen fifties | eighteen sixties | 1860s",
        ),
        (
            "de",
            "die **1920er**",
            "1920er | 20er | die zwanziger Jahre | Zwanziger",
            "1930er | dreißiger | 1920",
        ),
        ("es", "los **años 60**", "años 60 | años sesenta | los años 1960", "años 50 | 60"),
        ("fr", "les **années 60**", "années 60 | années soixante | les années 1960", "années 50"),
        ("it", "gli **anni 60**", "anni 60 | anni sessanta", "anni 50 | 60"),
        ("ru", "**1960-е годы**", "1960-е годы | 60-е годы | 1960-х годов", "50-е годы"),
        ("zh", "**1960年代**", "1960年代 | 60年代", "50年代"),
    ],
)
def test_a_decade_may_leave_its_century_open(language: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask("?", wanted, language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What share is water?", "en"),
        ("How much of it is water?", "en"),
        ("Welcher Anteil ist Wasser?", "de"),
        ("¿Qué parte es agua?", "es"),
        ("Какая доля воды?", "ru"),
    ],
)
def test_who_is_asked_for_a_share_may_leave_out_the_sign(question: str, language: str) -> None:
    rubric = ask(question, "**71 %**", language=language)
    assert [score(rubric, said) for said in ("71", "71 %", "0.71", "29", "17", "7,1")] == [1, 1, 1, 0, 0, 0]
    assert score(ask(question, "**1/4**", language=language), "25") == 0


def test_a_tolerance_holds_for_a_percentage_without_its_sign_too() -> None:
    rubric = ask("What share is water?", KeyPoint("**71 %**", within=PlusMinus(Decimal(3))))
    assert [score(rubric, said) for said in ("70", "about 70", "70 %", "75", "7")] == [1, 1, 1, 0, 0]


def test_figures_behind_a_bare_decimal_mark_are_decimals() -> None:
    rubric = ask("How many?", KeyPoint("**380,000**", within=Between(Decimal(360000), Decimal(400000))))
    assert [score(rubric, said) for said in (".38 million", "it's .38 million", "38 million", "p.38")] == [
        1,
        1,
        0,
        0,
    ]
    assert [score(rubric, said) for said in ("370-390k", "370 - 390 thousand", "370-490k", "37-39k")] == [
        1,
        1,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("question", "keyword", "answer", "wanted"),
    [
        ("Who was the first king of Belgium?", "Leopold I", "Leopold 1", 1),
        ("Who was the first king of Belgium?", "Leopold I", "Leopold II", 0),
    ],
)
def test_the_first_may_be_told_by_a_name(question: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask(question, f"**{keyword}**"), answer) == wanted


@pytest.mark.parametrize(
    ("language", "keyword", "right", "wrong"),
    [
        ("es", "siglo V", "siglo V | siglo 5 | el siglo quinto", "siglo VI | siglo X"),
        (
            "it",
            "V secolo a.C.",
            "V secolo a.C. | quinto secolo avanti Cristo | 5 secolo",
            "V secolo d.C. | IV secolo",
        ),
        (
            "fr",
            "Ve siècle av. J.-C.",
            "5e siècle avant Jésus-Christ | Ve siècle",
            "Ve siècle ap. J.-C. | Xe siècle",
        ),
        ("ru", "V век до н. э.", "5 век до нашей эры | в V веке до н.э. | V век", "V век н. э. | X век"),
        ("ru", "Х век", "X век | 10 век", "V век"),  # a Cyrillic letter, as people type
        ("ru", "I век н. э.", "I век | 1 век н. э.", "I век до н. э. | II век"),
        ("en", "vitamin V", "vitamin V", "vitamin 5"),
    ],
)
def test_one_roman_letter_counts_centuries(language: str, keyword: str, right: str, wrong: str) -> None:
    rubric = ask("?", f"**{keyword}**", language=language)
    said = [*right.split(" | "), *wrong.split(" | ")]
    assert [one for one in said if score(rubric, one) == 1] == right.split(" | ")
