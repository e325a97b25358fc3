"""Bounds of numbers and sides of dates: "more than two" is not two, "after 1215" is not 1215."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.cards import Between, KeyPoint, PlusMinus
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, check, score

SENATORS = ask("How many senators has each state?", "**two**")
CHARTER = ask("When was the Magna Carta signed?", "in **1215**")
TITANIC = ask("On what date did the Titanic sink?", "on **15 April 1912**")
BEGAN = ask("When did it begin?", "**1932**")
AFTER = ask("When did it begin?", "after **1945**")
PAIR = ask("What came first?", "**1905 before 1917**")
BOTH = ask("When was he murdered, and when was the trial?", "murdered in **1934**", "tried in **1936**")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            SENATORS,
            "two | about 2 | at least two | at most two | no more than 2 | up to two | two or more",
            "more than two | more then two | over 2 | almost 2 | nearly two | less than two | >2 | <2",
        ),
        (
            ask("How old must one be to vote?", "**18** and older"),
            "18 or older | 18 years or older | 18 years old or older | 18 years of age or older | 18+",
            "21 or older | 18 or 21 | 18 years old or 21",
        ),
        (
            ask("How old must one be to vote?", "**18 and older**"),
            "at least 18 | 18 and up | 18 or over | 18",
            "16 and older",
        ),
        (
            ask("Wie alt muss man sein?", "**18**", language="de"),
            "18 oder älter | 18 Jahre alt oder älter",
            "16 oder älter | 18 oder 21",
        ),
        (ask("?", "about **20** people"), "20 | over 20 | almost 20 | 20 or just under", "less than 20"),
        (
            ask("?", "**over 20** people"),
            "20 | over 20 | at least 20",
            "almost 20 | less than 20 | less then 20 | at most 20",
        ),
        (ask("?", "**almost 1,000**"), "1000 | nearly 1000 | up to 1000", "over 1000 | more than 1,000"),
        (
            ask("?", "**35,000**"),
            "over 35,000 | almost 35,000",
            "less than 35,000 | up to 35,000",
        ),
        (ask("?", "**2.5** metres"), "over 2.5 | almost 2.5 m", "less than 2.5"),
        (ask("?", "**près de 300 000**", language="fr"), "300 000 | presque 300000", "plus de 300 000"),
        (
            ask("?", "**zwei**", language="de"),
            "zwei | mindestens zwei | höchstens 2",
            "mehr als zwei | fast zwei",
        ),
        (ask("?", "**dos**", language="es"), "dos | al menos dos | como máximo dos", "más de dos | casi dos"),
        (ask("?", "**два**", language="ru"), "два | не менее двух | до двух", "более двух | почти два"),
        (ask("?", "**5人**", language="ja"), "5人 | 5人以上 | 5人以下", "5人超 | 5人未満"),
        (ask("?", "**5人**", language="zh"), "5人 | 至少5人 | 最多5人", "超过5人 | 不到5人"),
    ],
)
def test_a_small_count_is_no_more_and_no_less(rubric: Rubric, right: str, wrong: str) -> None:
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            CHARTER,
            "in 1215 | not until 1215 | until 1215 | by 1215 | no later than 1215 | after the war, in 1215",
            "before 1215 | after the year 1215 | shortly before 1215 | pre-1215 | after June 1215",
        ),
        (
            TITANIC,
            "after midnight, 15 April 1912",
            "after 15 April 1912 | before the 15th of April 1912 | after 15.4.",
        ),
        (
            BEGAN,
            "on or before 1932 | it did not begin before 1932 | not before 1932 | 1932, after 1931",
            "prior to 1932 | later than 1932",
        ),
        (AFTER, "after 1945 | 1945", "before 1945"),
        (ask("After which year?", "**1945**"), "after 1945 | 1945 | before 1945", "after 1946"),
        (
            ask("?", "**1517**", language="de"),
            "1517 | nicht vor 1517",
            "vor 1517 | nach 1517 | nach dem Jahr 1517",
        ),
        (
            ask("?", "**1789**", language="fr"),
            "en 1789",
            "avant 1789 | après 1789 | après le 14 juillet 1789",
        ),
        (ask("?", "**1936**", language="es"), "en 1936", "antes de 1936 | después del año 1936 | tras 1936"),
        (ask("?", "**1946**", language="it"), "nel 1946", "prima del 1946 | dopo il 1946"),
        (ask("?", "**1974**", language="pt"), "em 1974", "antes de 1974 | depois de 1974 | após 1974"),
        (ask("?", "**1945**", language="nl"), "in 1945", "voor 1945 | na 1945"),
        (ask("?", "**1961**", language="ru"), "в 1961 году", "после 1961 года | раньше 1961"),
        (ask("?", "**1945年**", language="ja"), "1945年 | 1945", "1945年以前 | 1945年より前 | 1945年の後"),
        (ask("?", "**1949年**", language="zh"), "1949年 | 1949", "1949年以前 | 1949年之后 | 早于1949年"),
    ],
)
def test_before_and_after_a_year_are_not_that_year(rubric: Rubric, right: str, wrong: str) -> None:
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


def test_what_lies_over_or_under_a_number_within_the_tolerance_will_do() -> None:
    rubric = ask("?", KeyPoint("**over 20**", within=Between(Decimal(18), Decimal(25))))
    assert [score(rubric, said) for said in ("almost 25", "over 20", "over 30")] == [1, 1, 0]


def test_what_lies_wholly_beyond_the_tolerance_will_not_do() -> None:
    peak = ask("How high is it?", KeyPoint("**2,962** m", within=Between(Decimal(2900), Decimal(3000))))
    right = ("more than 2,950 m", "over 2,900 m", "almost 3,000 m", "at least 3,000 m")
    wrong = ("more than 3,000 m", "over 3000", "almost 2,900 m", "less than 2,900 m")
    assert [score(peak, said) for said in (*right, *wrong)] == [1] * 4 + [0] * 4
    air = KeyPoint("**0.04 %**", ("**400 ppm**",), within=Between(Decimal("0.03"), Decimal("0.045")))
    share = ask("What percentage of the air is it?", air)
    assert [score(share, said) for said in ("0.042 %", "400 ppm", "4 %", "420 ppm")] == [1, 1, 0, 0]
    heat = ask("How hot is it?", KeyPoint("**100** degrees", within=PlusMinus(Decimal(10))))
    assert [score(heat, said) for said in ("over 95 degrees", "over 110 degrees")] == [1, 0]


@pytest.mark.parametrize(
    ("rubric", "answer", "words"),
    [
        (CHARTER, "long after 1215", "1215"),
        (TITANIC, "after 15 April 1912", "15 April 1912"),
        (SENATORS, "more than two", "two"),
    ],
)
def test_a_number_with_another_bound_is_told_as_a_near_miss(rubric: Rubric, answer: str, words: str) -> None:
    notes = grade(rubric, answer).notes
    assert [(note.kind, note.words) for note in notes] == [(NoteKind.NEAR_MISS, (words,))]


def test_who_tells_what_came_after_a_year_has_told_the_year() -> None:
    assert score(PAIR, "1905, and 1917 after it") == 1
    assert score(PAIR, "1917 after 1905") == 1
    assert score(BOTH, "he was murdered; after 1934 there was the trial of 1936") == 1


@pytest.mark.parametrize(
    "answer", ["not over 20,000", "it was not more than twenty thousand", "up to 20,000"]
)
def test_what_is_not_over_a_number_is_no_more_than_it_whatever_the_tolerance(answer: str) -> None:
    rubric = ask("How many lie there?", KeyPoint("**over 20,000**", within=PlusMinus(Decimal(1000))))
    assert score(rubric, answer) == 0
    assert score(rubric, "over 20,000") == 1


KILLED = "How many people were killed?"


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask(KILLED, "**1,108**"),
            (
                "arround 1100 | aprox 1100 | abt 1100 | something like 1100 | on the order of 1100 "
                "| a good 1100 | north of 1100 | 1100 something | eleven hundred and something "
                "| 1100 and then some | getting on for 1110 | pushing 1110 | just shy of 1110 "
                "| 1110 nearly | 1100, maybe more | 1100 at least"
            ),
            "1100 | getting on for 1100 | just shy of 1100 | a good 1110 | something like 1200",
        ),
        (
            ask(KILLED, KeyPoint("**386,798**", ("**about 390,000**",))),
            "about 390,000 | about 388,000 | almost 390,000",
            "390,000 | around 400,000 | about 380,000",
        ),
        (
            ask("Wie viele Menschen starben?", "**1.108**", language="de"),
            "in der Größenordnung von 1100 | etwas über 1100 | knapp unter 1110 | 1110 knapp",
            "1110 | etwas über 1110 | knapp unter 1100",
        ),
        (
            ask("Combien de gens moururent ?", "**1 108**", language="fr"),
            "à peu de chose près 1100 | un peu plus de 1100 | à peine moins de 1110 | 1110 presque",
            "1110 | un peu plus de 1110 | à peine moins de 1100",
        ),
        (
            ask("Сколько людей погибло?", "**1 108**", language="ru"),
            "что то около 1100 | чуть больше 1100 | 1100 с гаком | 1110 почти",
            "1110 | чуть больше 1110",
        ),
    ],
)
def test_people_say_about_over_and_almost_in_many_ways(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ("hundreds", 0.5),
        ("several hundred", 0.5),
        ("a few hundred a day", 0.5),
        ("a hundred", 0),
        ("about a hundred", 0),
        ("hundred", 0),
    ],
)
def test_a_hundred_is_not_hundreds(answer: str, credit: float) -> None:
    rubric = ask("How many a day?", KeyPoint("almost **1,000**", partly=("**hundreds**",)))
    assert score(rubric, answer) == credit
