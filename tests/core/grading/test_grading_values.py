"""Numbers, shares, dates and spans of years are compared by value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.cards import Between, KeyPoint, PlusMinus, Tolerance
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import How, NoteKind
from tests.core.grading.asking import ask, kinds, score

OFFICERS = ask("How many officers were imprisoned or shot?", "**35,000** officers")
EXECUTED = ask("How many of them fell victim?", "**1,108**")
DELEGATES = ask("How many delegates came?", KeyPoint("**1,996**", ("**1,966**",)))
BURIED = ask(
    "How many are buried there?",
    KeyPoint("**over 20,000**", within=Between(Decimal(20000), Decimal(21000))),
)
A_DAY = ask("Roughly how many a day?", "**almost 1,000**")
UNDER_ORDER = ask(
    "How many were executed by the end of 1938?",
    KeyPoint("**386,798**", ("**about 390,000**",), within=Between(Decimal(386000), Decimal(387000))),
)
COMMISSARS = ask("How many were removed?", KeyPoint("all **11**", partly=("**all** of them",)))
SHOT_IN = ask("Where and when?", KeyPoint("in **Leningrad** in **1934**", partly=("in **Leningrad**",)))
SHOT_ON = ask(
    "Where and when?", KeyPoint("in **Leningrad** on **1 December 1934**", partly=("in **Leningrad**",))
)
SECRETARIES = ask("What share of them was dismissed?", "**four fifths**")
PEOPLE = ask("What share of the people was arrested?", "**one in eight**")
COST = ask("What did it cost, in dollars?", "**24 billion**")
SIXTH = ask("What share was lost?", "**1/6**")
THIRD = ask("What share was saved?", "**a third**")
COLD = ask("How cold does it get?", "**-173** °C")
FROST = ask("How cold does it get?", "**minus 173** degrees")
FROSTY = ask("How cold?", KeyPoint("**-173**", within=Between(Decimal(-180), Decimal(-160))))
BEGAN = ask("In which year did the purges begin?", "**1932**")
KIROV = ask("When was Kirov murdered?", "**1 December 1934**")
ANNOUNCED = ask("When was it announced?", "**May 1937**")
MAY_THE_THIRD = ask("哪一天？", "**5月3日**", language="zh")
YEARS = ask("Which years did it last?", KeyPoint("**1936 to 1939**", ("**1936–38**", "**1937–38**")))


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (OFFICERS, "35,000", 1),
        (OFFICERS, "35 000", 1),
        (OFFICERS, f"35{40 * chr(32)}000", 1),
        (OFFICERS, "35\u202f000", 1),
        (OFFICERS, "35.000", 1),
        (OFFICERS, "35000", 1),
        (OFFICERS, "35k", 1),
        (OFFICERS, "35 thousand", 1),
        (OFFICERS, "thirty-five thousand", 1),
        (OFFICERS, "٣٥٠٠٠", 1),
        (OFFICERS, "about 35,000", 1),
        (OFFICERS, "~35,000", 1),
        (OFFICERS, "35,000 or so", 1),
        (OFFICERS, "36,000", 0),
        (OFFICERS, "about 36,000", 0),
        (OFFICERS, "3500", 0),
        (OFFICERS, "35,00", 0),
        (OFFICERS, "not 35,000", 0),
        (OFFICERS, "less than 35,000", 0),
        (OFFICERS, "between 30,000 and 40,000", 0),
        (OFFICERS, "in 1934, 35,000 officers", 1),
        (OFFICERS, "35,000 of 80,000 officers", 1),
        (EXECUTED, "1108", 1),
        (EXECUTED, "about 1,100", 1),
        (EXECUTED, "over 1,100", 1),
        (EXECUTED, "1100", 0),
        (EXECUTED, "around 1,000", 0),
        (EXECUTED, "eleven hundred and eight", 1),
        (DELEGATES, "1966", 1),
        (DELEGATES, "about 2,000", 1),
        (DELEGATES, "almost 2000", 1),
        (DELEGATES, "2000", 0),
        (BURIED, "20,000", 1),
        (BURIED, "over 20,000", 1),
        (BURIED, "more than 20 000", 1),
        (BURIED, "20,762", 1),
        (BURIED, "21,500", 0),
        (BURIED, "less than 20,000", 0),
        (A_DAY, "1000", 1),
        (A_DAY, "nearly a thousand", 1),
        (A_DAY, "900", 0),
        (UNDER_ORDER, "386,798", 1),
        (UNDER_ORDER, "386,500", 1),
        (UNDER_ORDER, "about 390,000", 1),
        (UNDER_ORDER, "roughly 390 thousand", 1),
        (UNDER_ORDER, "390,000", 0),
        (COMMISSARS, "11", 1),
        (COMMISSARS, "all eleven", 1),
        (COMMISSARS, "XI", 1),
        (COMMISSARS, "10", 0),
        (COMMISSARS, "all of them", 0.5),
        (COMMISSARS, "all of them, 10", 0),
        *((rubric, "in Leningrad, by 2 men", 0.5) for rubric in (SHOT_IN, SHOT_ON)),
        (SECRETARIES, "80%", 1),
        (SECRETARIES, "80 per cent", 1),
        (SECRETARIES, "eighty percent", 1),
        (SECRETARIES, "4/5", 1),
        (SECRETARIES, "0.8", 1),
        (SECRETARIES, "four out of five", 1),
        (SECRETARIES, "80", 0),
        (SECRETARIES, "75%", 0),
        (PEOPLE, "1/8", 1),
        (PEOPLE, "1 in 8", 1),
        (PEOPLE, "12.5%", 1),
        (PEOPLE, "an eighth", 1),
        (PEOPLE, "every eighth person", 1),
        (PEOPLE, "one in ten", 0),
        *((COLD, said, 1) for said in ("-173", "−173", "- 173", "it is -173 °C", "minus 173", "about -170")),
        *((COLD, said, 1) for said in ("173 below zero", "173 degrees Celsius below zero", "negative 173")),
        *((COLD, said, 0) for said in ("173", "-172", "plus 173", "about 170", "-1730")),
        *((FROST, said, 1) for said in ("-173", "minus 173 degrees", "173 below zero")),
        (FROST, "173", 0),
        *((FROSTY, said, 1) for said in ("-170", "minus 165", "-180", "-160", "-180 to -160")),
        *((FROSTY, said, 0) for said in ("170", "-150", "between -180 and -100")),
        *((OFFICERS, said, 1) for said in ("- 35000", "- 35,000 officers\n- of 80,000", "\n-35000")),
        (OFFICERS, "-35000", 0),
        *((ask("Which mission?", "Apollo **11**"), said, 1) for said in ("Apollo-11", "mission-11", "11-")),
        (ask("Since when?", "**1937**"), "mid-1937", 1),
        *((MAY_THE_THIRD, said, 1) for said in ("五月三日", "五月三号", "5月3日")),
        *((MAY_THE_THIRD, said, 0) for said in ("五月四日", "三月五日")),
        *((BEGAN, said, 1) for said in ("'32", "in ’32", "('32)", "“’32”", "in\n'32")),
        *((BEGAN, said, 0) for said in ("'33", "32", "'32' of them")),
        *(
            (COST, said, 1)
            for said in ("24B", "$24b", "24bn", "2.4 x 10^10", "2.4e10", "2.4×10¹⁰", "24*10^9")
        ),
        *((COST, said, 0) for said in ("24", "24M", "24 B", "2.4 x 10^9", "2.4e9", "10^10", "24 trillion")),
        *((SIXTH, said, 1) for said in ("16.7%", "16.67 %", "17 %", "0.167", "16.6 %", "1 in 6")),
        *((SIXTH, said, 0) for said in ("16%", "16.8%", "20%", "0.2", "18 %")),
        *((THIRD, said, 1) for said in ("33 %", "33.3%", "0.33")),
        *((THIRD, said, 0) for said in ("30 %", "34 %", "33", "0.3")),
        *((ask("What share?", "**16.7 %**"), said, 1) for said in ("1/6", "one sixth")),
        (ask("What share?", "**16.7 %**"), "one seventh", 0),
        (BEGAN, "1932", 1),
        (BEGAN, "nineteen thirty-two", 1),
        (BEGAN, "not until 1932", 1),
        (BEGAN, "about 1930", 0),
        (BEGAN, "1933", 0),
        (BEGAN, "in 1931... no, 1932", 1),
        (BEGAN, "they began in 1932, the Great Purge in 1936", 1),
    ],
)
def test_numbers_are_values(rubric: Rubric, answer: str, wanted: float) -> None:
    assert score(rubric, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("1 December 1934", 1),
        ("1st December 1934", 1),
        ("Dec 1st, 1934", 1),
        ("December 1, 1934", 1),
        ("the first of December 1934", 1),
        ("december first nineteen thirty-four", 1),
        ("1.12.1934", 1),
        ("01/12/34", 1),
        ("12/1/1934", 1),
        ("1934-12-01", 1),
        ("1934, 1 December", 1),
        ("it was in 1934, on the 1st of December", 1),
        ("Saturday 1 December 1934, 16:30 MSK", 1),
        ("1 December 1934 at 4.30 pm", 1),
        ("1934-12-01 16:30:05 UTC", 1),
        ("16:30 on 1 December 1934", 1),
        ("December '34", 0.5),
        ("1 December 1934, 3 December 1934", 0),
        ("December 1934", 0.5),
        ("1 December", 0.5),
        ("december", 0.5),
        ("1934", 0.5),
        ("2 December 1934", 0),
        ("1 November 1934", 0),
        ("1 December 1935", 0),
        ("1935", 0),
        ("1 December 1934 or 2 December 1934", 0),
        ("1934 or 1935", 0),
    ],
)
def test_dates_are_read_in_any_usual_writing(answer: str, wanted: float) -> None:
    assert score(KIROV, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("May 1937", 1),
        ("in may of 1937", 1),
        ("5/1937", 1),
        ("22 May 1937", 1),
        ("May", 0.5),
        ("1937", 0.5),
        ("it may be 1937", 0.5),
        ("June 1937", 0),
        ("May 1938", 0),
    ],
)
def test_a_month_alone_is_half_of_month_and_year(answer: str, wanted: float) -> None:
    assert score(ANNOUNCED, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("1936 to 1939", 1),
        ("it ended in 1939 and began in 1936", 1),
        ("1939-1936", 0),
        ("from 1939 to 1936", 0),
        ("1936-39", 1),
        ("1936–1939", 1),
        ("from 1936 until 1939", 1),
        ("between 1936 and 1939", 1),
        ("1936-38", 1),
        ("1936 to '39", 1),
        ("1936-'39", 1),
        ("1936-9", 1),
        ("nineteen thirty-six to thirty-nine", 1),
        ("'36 to '39", 1),
        ("1937 to 1938", 1),
        ("1935-1939", 0),
        ("1936", 0.5),
    ],
)
def test_spans_of_years(answer: str, wanted: float) -> None:
    assert score(YEARS, answer) == wanted


def test_a_percentage_asked_for_may_be_given_bare() -> None:
    assert score(ask("What percentage was dismissed?", "**80%**"), "80") == 1


def test_tolerance_in_percent() -> None:
    rubric = ask("How high?", KeyPoint("**8,849** metres", within=PlusMinus(Decimal(1), percent=True)))
    assert [score(rubric, f"{height} metres") for height in (8849, 8848, 8800, 8700)] == [1, 1, 1, 0]


@pytest.mark.parametrize("within", [PlusMinus(Decimal(5)), Between(Decimal(45), Decimal(55))])
def test_tolerance_around_a_percentage_is_in_percentage_points(within: Tolerance) -> None:
    rubric = ask("What share?", KeyPoint("**50 %**", within=within))
    assert [score(rubric, f"{share} %") for share in (50, 46, 55, 44, 300)] == [1, 1, 1, 0, 0]


def test_tolerance_around_a_percentage_holds_of_a_bare_number_where_percents_are_asked_for() -> None:
    rubric = ask("What percentage voted?", KeyPoint("**50 %**", within=PlusMinus(Decimal(5))))
    assert [score(rubric, bare) for bare in ("50", "54", "60", "300")] == [1, 1, 0, 0]


def test_half_a_date_says_so() -> None:
    verdict = grade(KIROV, "It was December 1934.")
    assert kinds(verdict) == {NoteKind.PARTLY}
    assert verdict.points[0].words == ("December 1934",)
    assert verdict.points[0].how is How.DATE


def test_numbers_are_never_forgiven_a_typo() -> None:
    assert score(ask("Which order?", "order **00447**"), "order 00448") == 0


@pytest.mark.parametrize(
    ("wanted", "right", "wrong"),
    [
        ("Louis **XIV**", ("it was louis xiv", "Louis the 14th"), ("king louis xv", "Louis")),
        (
            "**World War I**",
            ("in world war i", "WW1", "the first world war"),
            ("World War II", "WW2", "wwii"),
        ),
        ("**World War II**", ("in world war ii", "wwii", "second world war"), ("World War I", "WWI", "ww1")),
        ("**Elizabeth I**", ("Elizabeth I of England", "elizabeth the first"), ("elizabeth ii", "Elizabeth")),
        ("the **Gulf**", ("Gulf I think", "the gulf I was told"), ()),
        ("on a **CD**", ("on a cd",), ("400",)),
    ],
)
def test_roman_numerals_are_read_in_small_letters_too(
    wanted: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = ask("Which was it?", wanted)
    assert [score(rubric, answer) for answer in right] == [1] * len(right)
    assert [score(rubric, answer) for answer in wrong] == [0] * len(wrong)


def test_a_numeral_in_one_word_with_its_name_is_shown_once() -> None:
    assert grade(ask("Which was it?", "**World War I**"), "in the wwi").points[0].words == ("wwi",)


@pytest.mark.parametrize("end", [" ", " \U0001f642", "'", "\n"])
def test_a_numeral_of_one_letter_is_read_whatever_follows_the_last_word(end: str) -> None:
    assert score(ask("Which was it?", "**World War I**"), f"World War I{end}") == 1
