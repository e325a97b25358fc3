"""Years before Christ, and after."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.numbers.reading import read_values
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, kinds, score

# of each language: years before Christ and after it, as people write them
ERAS = {
    "en": (
        "44 BC | 44 B.C. | 44BC | 44 bce | 44 (BC) | in 44 before Christ | in 44 bc in Rome | the year 44 BC",
        "44 AD | AD 44 | AD44 | A.D. 44 | 44 CE | 44 C.E. | anno domini 44 | in 44 anno Domini",
    ),
    "de": (
        "44 v. Chr. | 44 v.Chr. | 44 vor Christus | im Jahr 44 vor Christi Geburt | 44 v. u. Z.",
        "44 n. Chr. | 44 n.Chr. | 44 nach Christus | im Jahre 44 unserer Zeitrechnung",
    ),
    "es": (
        "44 a. C. | 44 a.C. | 44 antes de Cristo | en el año 44 a. de C. | 44 AC",
        "44 d. C. | 44 d.C. | 44 después de Cristo | 44 DC | 44 de nuestra era",
    ),
    "fr": (
        "44 av. J.-C. | 44 avant J.-C. | 44 avant Jésus-Christ | en 44 av JC | 44 avant notre ère",
        "44 ap. J.-C. | 44 après Jésus-Christ | l'an 44 après J.C. | 44 de notre ère",
    ),
    "it": (
        "44 a.C. | 44 a. C. | nel 44 avanti Cristo | 44 aC",
        "44 d.C. | 44 d. C. | 44 dopo Cristo | 44 dC",
    ),
    "pt": ("44 a.C. | 44 a. C. | em 44 antes de Cristo | 44 AC", "44 d.C. | 44 depois de Cristo | 44 DC"),
    "nl": (
        "44 v.Chr. | 44 v. Chr. | in 44 voor Christus | 44 voor onze jaartelling",
        "44 n.Chr. | 44 n. Chr. | 44 na Christus",
    ),
    "ru": (
        "44 до н. э. | 44 до н.э. | 44 год до нашей эры | в 44 году до н. э. | 44 г. до н. э.",
        "44 н. э. | 44 год нашей эры | в 44 году н. э. | 44 г. н. э.",
    ),
    "zh": (
        "公元前44年 | 前44年 | 公元前四十四年 | 西元前44年 | 在公元前44年",
        "公元44年 | 西元44年 | 公元四十四年",
    ),
    "ja": ("紀元前44年 | 前44年 | 紀元前四十四年 | 紀元前44年です", "西暦44年 | 西暦四十四年"),
}
BARE = dict.fromkeys(ERAS, "44") | {"zh": "44年", "ja": "44年"}


@pytest.mark.parametrize("language", ERAS)
@pytest.mark.parametrize("bold", [True, False])
def test_the_right_era_in_any_wording_is_right_and_the_wrong_one_is_not(language: str, *, bold: bool) -> None:
    before, after = (said.split(" | ") for said in ERAS[language])
    for own, other in ((before, after), (after, before)):
        rubric = (
            ask("?", f"**{own[0]}**", language=language)
            if bold
            else compile_references("?", own[:1], language)
        )
        right = [
            answer
            for answer in (*own, *other, BARE[language])
            if grade(rubric, answer).outcome is Outcome.CORRECT
        ]
        assert right == [*own, BARE[language]]


@pytest.mark.parametrize("language", ERAS)
def test_a_year_without_an_era_is_one_after_christ(language: str) -> None:
    before, after = (said.replace("44", "476").split(" | ") for said in ERAS[language])
    rubric = ask("?", f"**{BARE[language].replace('44', '476')}**", language=language)
    said = [answer for answer in (*before, *after) if "476" in answer]
    assert [answer for answer in said if score(rubric, answer) == 1] == [one for one in said if one in after]


@pytest.mark.parametrize(
    ("keyword", "right", "wrong"),
    [
        ("**c. 3000 BC**", "3000 BC | about 3000 BCE | 3000 | c. 3000 BC", "3000 AD | c. 300 BC"),
        ("**around 1500**", "1500 | about 1500", "1510"),
        (
            "**264–146 BC**",
            "264–146 BC | 264-146 | from 264 BC to 146 BC | 264 to 146 B.C.",
            "264–146 AD | 264 BC",
        ),
        (
            "from **27 BC to AD 14**",
            "from 27 BC to AD 14 | 27 BC - 14 AD | 27 to 14",
            "27 AD to 14 BC | 27-14 BC | 27 BC to 41 AD",
        ),
        (
            "**5th century BC**",
            "5th century BC | the fifth century BCE | 5th century | in the 5th century before Christ",
            "5th century AD | fifth century CE | 4th century BC",
        ),
        ("**AD476**", "476 | AD 476 | 476AD", "476 BC"),
        ("**5th century**", "5th century | 5th century AD", "5th century BC"),
        (
            "**15 March 44 BC**",
            "15 March 44 BC | March 15, 44 BCE | 15 March 44 | 15th of March 44 before Christ",
            "15 March 44 AD | 15 March AD 44 | 15 March 1944",
        ),
        ("**15 March 44**", "15 March 44 AD | 15 March 44", "15 March 44 BC"),
        ("**10,000 BC**", "10,000 BC | about 10000 BCE", "10,000 AD"),
        ("**44** (he died long BC, in 12)", "44 BC | 44 AD | 44", "45 BC"),
        ("**1936 to 1939**", "1936 to 1939 AD | 1936-39", "1936-1939 BC | 1939-1936 BC"),
    ],
)
def test_spans_centuries_and_dates_have_eras(keyword: str, right: str, wrong: str) -> None:
    rubric = ask("When?", keyword)
    assert [
        one for one in (*right.split(" | "), *wrong.split(" | ")) if score(rubric, one) == 1
    ] == right.split(" | ")


def test_a_question_about_years_before_christ_leaves_the_era_to_the_answer() -> None:
    rubric = ask("In which year BC was Caesar killed?", "**44**")
    assert [score(rubric, said) for said in ("44", "44 BC", "45 BC")] == [1, 1, 0]


def test_the_wrong_era_comes_near() -> None:
    assert kinds(grade(ask("When?", "**44 BC**"), "44 AD")) == {NoteKind.NEAR_MISS}


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [
        ("**1933**", "1933 bc hindenburg appointed him"),
        ("**1933**", "in 1933 bc the nazis won"),
        ("**12**", "12 bc of the months"),
    ],
)
def test_bc_may_mean_because(keyword: str, answer: str) -> None:
    assert score(ask("When?", keyword), answer) == 1


def test_the_first_three_are_no_year() -> None:
    assert score(ask("?", "**3**", language="zh"), "前3名") == 1


def test_an_era_is_no_roman_number() -> None:
    language = speak("es")
    values = read_values(tokenize("476 DC", language.folding), language)
    assert [[*map(int, quantity.values)] for quantity in values.quantities] == [[476]]


def test_words_for_an_era_are_no_keywords_and_no_other_answers() -> None:
    century = compile_references("When did Pericles live?", ("the fifth century BC",), "en")
    said = ("5th century", "in the 5th century before the common era", "5th century AD")
    assert [grade(century, one).outcome for one in said] == [
        Outcome.CORRECT,
        Outcome.CORRECT,
        Outcome.PARTIAL,
    ]
