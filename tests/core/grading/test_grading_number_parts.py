"""Numbers with decimals, halves and scales in words: "three point one four", "deux millions et demi"."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("language", "wanted", "right", "wrong"),
    [
        (
            "en",
            "3.14",
            "three point one four | 3 point 14 | three point fourteen",
            "three point four one | 3 | 314",
        ),
        (
            "en",
            "1.5 million",
            "one point five million | 1½ million | a million and a half",
            "one and a half | 5 million",
        ),
        ("en", "0.05", "zero point zero five", "zero point five"),
        (
            "en",
            "2.5",
            "2½ | 2 1/2 | two and half | two and a half | 2 and a half",
            "2 | 1/2 | two | half | 21/2",
        ),
        ("en", "2.75", "2¾ | two and three quarters | 2 3/4", "two and a quarter | 3/4"),
        (
            "en",
            "500,000",
            "half a million | ½ million | 1/2 million | half million",
            "half | a million | 1/2 | 1/2 m | 1.5/2 million",
        ),
        ("en", "750,000", "three quarters of a million | 3/4 of a million", "three quarters"),
        ("en", "1/2", "half | 1/2 m", "half a million"),
        ("en", "6", "half a dozen", "a dozen"),
        (
            "en",
            "3,600",
            "3 thousand 6 hundred | 3 thousand and 6 hundred",
            "3 thousand | 3 thousand, 6 hundred",
        ),
        ("en", "66 million", "66 mil | 66 mio | 66+ million | 66 million+", "66 | 66 thousand"),
        ("en", "1/12", "one twelfth | a twelfth | 1/12th | 1 in 12 | 8.33%", "12 | one tenth | twelve"),
        (
            "en",
            "0.1 %",
            "1 in 1000 | 1 in 1,000 | one in a thousand | 1 out of 1000 | 1/1000",
            "1 in 100 | 1 in 1934 | 1 in 2000",
        ),
        ("en", "10^-3", "0.001 | 1e-3 | a thousandth", "10^3 | 1000"),
        ("en", "3.14", "3.1416 | 3.142 | 3.14159 | about 3.1", "3.149 | 3.1 | 3 | 3.15"),
        ("en", "10^6", "a million | 1e6 | 10⁶ | 1,000,000", "10^5 | 106 | 10"),
        (
            "en",
            "1 in a million",
            "1 in 1,000,000 | one in a million | one out of a million",
            "one million | 1",
        ),
        ("en", "5/8", "5 of 8 | five out of the eight", "5 | 8 of 5"),
        ("de", "3,14", "drei Komma eins vier | drei Komma vierzehn", "drei Komma vier eins"),
        ("de", "2,5", "zweieinhalb | zwei Komma fünf | zwei und ein halb | 2½", "zwei | einhalb"),
        (
            "de",
            "1,5 Millionen",
            "anderthalb Millionen | eineinhalb Mio. | ein Komma fünf Millionen",
            "anderthalb",
        ),
        ("de", "500.000", "eine halbe Million", "eine Million | die Hälfte"),
        ("es", "3,3 millones", "tres coma tres millones | 3 millones 300 mil | 3,3M", "tres millones | 3,3"),
        ("es", "2,5 millones", "dos millones y medio | 2 millones y medio", "dos millones"),
        ("es", "500.000", "medio millón", "un millón"),
        ("es", "1/4", "la cuarta parte | una cuarta parte | un cuarto", "cuatro | la quinta parte"),
        ("es", "2/3", "dos terceras partes | las dos terceras partes", "la tercera parte"),
        (
            "fr",
            "2,5 millions",
            "deux millions et demi | deux virgule cinq millions",
            "deux millions | deux et demi",
        ),
        ("fr", "500 000", "un demi-million | un demi million", "un million"),
        ("it", "2,5 milioni", "due milioni e mezzo | due virgola cinque milioni", "due milioni"),
        ("it", "1/4", "un quarto | la quarta parte", "quattro"),
        ("pt", "10,5 milhões", "dez milhões e meio | dez vírgula cinco milhões | 10,5M", "dez milhões"),
        ("pt", "1/5", "a quinta parte | uma quinta parte", "cinco"),
        ("nl", "2,5", "tweeënhalf | twee komma vijf | twee en een half", "twee"),
        ("nl", "18 miljoen", "18 milj. | 18 mln", "18"),
        ("ru", "2,5 миллиона", "два с половиной миллиона | 2,5 млн", "два миллиона"),
        (
            "ru",
            "1,5",
            "полтора | один и пять десятых | одна целая пять десятых | одна запятая пять",
            "один | пять",
        ),
        ("ja", "3.14", "三・一四 | 三点一四", "三 | 三点四一"),
        ("zh", "3.14", "三点一四", "三点四一 | 三"),
        ("zh", "12.5 %", "百分之十二点五", "百分之十二"),
        ("zh", "2.5", "2点5 | 两点五", "2 | 5"),
        ("zh", "15000", "1万5000 | 一万五千 | 1万5千", "1万 | 5000"),
    ],
)
def test_a_number_is_read_with_all_that_belongs_to_it(
    language: str, wanted: str, right: str, wrong: str
) -> None:
    rubric = ask("?", f"**{wanted}**", language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("two", "two, and a half of them left"),
        ("two", "two and half of the officers"),
        ("1/8", "1/8, not 2/3"),
        ("five", "at this point five men shot him"),
        ("four", "the fourth of them, so 4"),
        ("1934", "1934 and a third of them"),
        ("third", "the third part"),
    ],
)
def test_what_only_stands_behind_a_number_is_no_part_of_it(wanted: str, answer: str) -> None:
    assert score(ask("?", f"**{wanted}**"), answer) == 1


@pytest.mark.parametrize(("answer", "wanted"), [("1万 5000", 1), ("1万、5000", 1), ("1万5000", 0)])
def test_a_space_parts_two_numbers_with_signs(answer: str, wanted: float) -> None:
    assert score(ask("?", "**10000**", "**5000**", language="zh"), answer) == wanted


@pytest.mark.parametrize("mark", ['"-89"', "«-89»", "*-89*", "'-89'", "(-89)", "**-89**"])
def test_a_minus_stands_behind_any_opening_mark(mark: str) -> None:
    rubric = ask("How cold?", "**-89**")
    assert score(rubric, mark) == 1
    assert score(rubric, mark.replace("-", "")) == 0


@pytest.mark.parametrize(
    ("language", "wanted", "answer", "earned"),
    [
        ("en", "almost 1,000", "hundreds of thousands of executions", 0),
        ("en", "almost 1,000", "thousands", 0),
        ("en", "almost 1,000", "around a thousand", 1),
        ("en", "20,000", "twenty thousands", 1),
        ("en", "1,996", "one thousands nine hundred ninety six", 1),
        ("de", "1.000.000", "Millionen", 0),
        ("de", "2.000.000", "zwei Millionen", 1),
        ("nl", "1.000", "duizenden mensen", 0),
        ("ru", "1000", "тысячи людей", 0),
        ("ru", "2000", "две тысячи", 1),
    ],
)
def test_thousands_without_a_number_are_no_number(
    language: str, wanted: str, answer: str, earned: float
) -> None:
    assert score(ask("How many?", f"**{wanted}**", language=language), answer) == earned
