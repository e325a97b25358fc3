"""Each language brings its own stems, numbers, dates and denials; any other language still works."""

from __future__ import annotations

from importlib import resources

import pytest

from bot.core.grading.language import speak
from bot.core.grading.text import tokenize
from tests.core.grading.asking import ask, score

SHOTS = {
    "de": ("Nikolajew war es nicht", "es ist nicht wahr, dass Nikolajew es war", "nicht Nikolajew"),
    "nl": ("het was niet Nikolajew", "Nikolajew was het niet", "geen Nikolajew"),
    "fr": ("ce n'est pas Nikolajew", "il n'est pas vrai que Nikolajew l'a tué", "pas Nikolajew"),
    "es": ("no fue Nikolajew", "no es cierto que fue Nikolajew", "nunca Nikolajew"),
    "it": ("non è stato Nikolajew", "non è vero che fu Nikolajew", "mai Nikolajew"),
    "pt": ("não foi Nikolajew", "não é verdade que foi Nikolajew", "nunca Nikolajew"),
    "ru": ("не Nikolajew", "неправда, что это Nikolajew", "Nikolajew не был убийцей"),
}


@pytest.mark.parametrize("language", SHOTS)
def test_denial_in_each_language(language: str) -> None:
    rubric = ask("?", "**Nikolajew**", language=language)
    assert score(rubric, "Nikolajew") == 1
    assert [score(rubric, answer) for answer in SHOTS[language]] == [0, 0, 0]


@pytest.mark.parametrize(
    ("language", "keyword", "answer"),
    [
        ("de", "35.000", "fünfunddreißigtausend"),
        ("de", "35.000", "35 Tsd."),
        ("de", "vier Fünftel", "80 Prozent"),
        ("de", "einer von acht", "12,5 %"),
        ("de", "1. Dezember 1934", "1.12.1934"),
        ("de", "1934", "neunzehnhundertvierunddreißig"),
        ("nl", "35.000", "vijfendertigduizend"),
        ("fr", "35 000", "trente-cinq mille"),
        ("fr", "99", "quatre-vingt-dix-neuf"),
        ("fr", "1er décembre 1934", "le 1 decembre 1934"),
        ("es", "35.000", "treinta y cinco mil"),
        ("es", "1 de diciembre de 1934", "1/12/1934"),
        ("it", "35.000", "trentacinquemila"),
        ("pt", "35.000", "trinta e cinco mil"),
        ("ru", "35 000", "тридцать пять тысяч"),
        ("ru", "1 декабря 1934 года", "1.12.1934"),
        ("zh", "35000", "三万五千"),
        ("zh", "1934年12月1日", "1934-12-01"),
    ],
)
def test_numbers_and_dates_in_each_language(language: str, keyword: str, answer: str) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == 1


@pytest.mark.parametrize(
    ("language", "keyword", "answer", "wanted"),
    [
        ("de", "Größe", "Groesse", 1),
        ("de", "Kollektivierung", "kollektiviert", 1),
        ("fr", "industrialisation", "l’industrialisation", 1),
        ("es", "revolución", "revolucion", 1),
        ("ru", "ёлка", "елка", 1),
        ("zh", "斯大林", "是斯大林下令的", 1),
        ("zh", "斯大林", "不是斯大林", 0),
        ("ja", "スターリン", "スターリンです", 1),
        ("ja", "スターリン", "スターリンではない", 0),
        ("th", "กรุงเทพ", "อยู่กรุงเทพ", 1),
        ("hi", "दिल्ली", "दिल्ली में", 1),
        ("ko", "서울", "서울", 1),
        ("tlh", "Qapla", "qapla!", 1),
        ("", "word", "Word", 1),
    ],
)
def test_words_in_each_language(language: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == wanted


def test_every_data_file_can_be_read() -> None:
    files = [file.name for file in (resources.files("bot.core.grading") / "languages").iterdir()]
    assert sorted(name for name in files if name.endswith(".toml")) == [
        f"{code}.toml" for code in ("de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh")
    ]
    for name in files:
        language = speak(name.removesuffix(".toml"))
        assert language.denial.book.by_first, name


def test_russian_keeps_its_short_i() -> None:
    assert tokenize("мой ёж", speak("ru").folding).words == ("мой", "еж")


def test_a_region_changes_nothing() -> None:
    assert score(ask("?", "**labour**", language="en-GB"), "labor") == 1
