"""Numbers as people tell them: finer than a rough one, worked out, in pairs, not as the question does."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric
from tests.core.grading.asking import ask, bare, check, score

BOTH_SIGNS = "±3 | +/-3 | plus or minus 3 | 3 and -3 | x = 3, x = -3"
LEGS = "How many legs and how many wings has a fly?"
LIGHT = ask("How long does light take from the Sun?", "about **8 minutes**")
TITANIC = bare("When did the Titanic sink?", "It sank in April 1912.")
FOURTEEN = bare("What is XIV in Arabic numerals?", "14")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            LIGHT,
            "8.3 minutes | 8 minutes 20 seconds | 500 seconds | 8 min",
            "9 minutes | 8.6 minutes | 8 seconds",
        ),
        (ask("How long?", "**8 minutes**"), "8 min", "8.3 minutes | 500 seconds"),
        (bare("At how many kelvin does water boil?", "373 K"), "373.15 | 373.15 K", "373.7 | 372"),
        (ask("How high is it?", "**8,849 m**"), "8848.86 m", "8848 m | 8848.4 m"),
        (bare("What is 25 times 25?", "625"), "625", "625.3"),
        (
            bare("How long is a marathon?", "42.195 km"),
            "42.2 km | 42.195 | 42.20 km",
            "42.1 km | 42 km | 42.3 km",
        ),
        (bare("What is absolute zero?", "-273.15 °C"), "-273 | minus 273 degrees", "-274 | 273"),
        (bare("What is pi to four decimals?", "3.1416"), "3.1416 | 3.14159", "3.14 | 3.142 | March 1416"),
        (
            bare("How many grams are a pound?", "454 grams"),
            "about 450 | 450g or so | 450 grams roughly | roughly 450",
            "450 grams | 500 grams or so",
        ),
        (
            bare("How far is the Moon?", "About 384,000 km"),
            "384,400 km | 383 900 km",
            "385,000 km | 384 km | 384,000 miles",
        ),
        (bare("How many live there?", "around 380,000"), "376,000 | 384k", "390,000 | 38,000"),
        (bare("Wie viele wohnen dort?", "etwa 380.000", language="de"), "376.000", "386.000"),
        (
            bare("How long is one pregnant?", "About 9 months"),
            "40 weeks | 9 months or 40 weeks | 280 days",
            "9 weeks | 9 months or 7 months",
        ),
    ],
)
def test_what_rounds_to_a_rough_number_will_do(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (FOURTEEN, "10+4=14 | 10 + 4 = 14 | 14 = 10 + 4", "10+4=15 | 10+4 | 10, 4, 14 | 10, 4 and 14"),
        (
            ask("How many letters are in the alphabet?", "**26**"),
            "26 (21 consonants + 5 vowels) | 21 consonants and 5 vowels, 26",
            "26 (21 consonants + 6 vowels) | 21, 5, 26 | 25 letters, 26",
        ),
        (ask("How many teeth?", "**32**"), "28 plus 4 wisdom teeth = 32 | 8x4=32", "28 plus 4 wisdom teeth"),
        (ask("How many players has a team?", "**11**"), "10+1=11", "10 + 1 | 11 = 22"),
        (ask("How long is a match?", "**80**"), "2x40=80 | 40 x 2 = 80", "2x40"),
    ],
)
def test_the_numbers_of_a_sum_are_no_other_answers(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_days_of_the_wanted_month_are_no_other_dates() -> None:
    check(TITANIC, "14 to 15 April 1912 | the night of 14-15 April 1912", "14 or 15 May 1912")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (bare("Solve x² = 9.", "3 and -3"), BOTH_SIGNS, "3 | ±4 | plus or minus 4"),
        (ask("Solve x² = 9.", "**3** and **-3**"), BOTH_SIGNS, "3 | -3 | minus 3"),
        (bare("What is x?", "x = ±3"), BOTH_SIGNS, "±4"),
    ],
)
def test_either_sign_says_two_numbers(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask("When did it come?", "in the **14th century**"),
            "the 1300s | in the 1300's",
            "the 1400s | 1310s",
        ),
        (ask("In which century?", "the **14th** century"), "1300s | 14th", "the 1400s | the 30s"),
        (bare("When did it begin?", "In the 18th century"), "1700s | the seventeen hundreds", "1800s | 1789"),
        (bare("When did it begin?", "In the XVIII century"), "1700s | 18th century", "1800s"),
        (bare("Wann begann es?", "im 18. Jahrhundert", language="de"), "1700er", "1800er"),
        (bare("When did it begin?", "In the 5th century BC"), "5th century BC", "400s | 4th century BC"),
        (
            bare("When was the Renaissance?", "14th to 17th century"),
            "from the 1300s to the 1600s | 14th-17th centuries",
            "from the 1200s to the 1600s | 1600s",
        ),
        (bare("How many came?", "hundreds of people"), "hundreds", "200"),
    ],
)
def test_a_century_is_said_by_its_years_too(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (ask("How many legs has a spider?", "**8** legs"), "four pairs | 4 pairs of legs | 8", "8 pairs | 4"),
        (bare("How many chromosomes?", "46"), "23 pairs | 46, in 23 pairs", "46 pairs | 23"),
        (ask("How many chromosomes?", "**23 pairs**"), "23 pairs | 46", "46 pairs | 23"),
        (ask("How many pairs of chromosomes?", "**23** pairs"), "23 | 23 pairs", "46 | 46 pairs"),
    ],
)
def test_pairs_are_two_of_each(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            bare("How long is it?", "One hour"),
            "an hour | about an hour | it takes an hour",
            "a day | half an hour",
        ),
        (ask("How heavy is it?", "**1 kg**"), "a kilo", "a gram | more than a kilo | half a kilo"),
        (bare("How long was the war?", "100 years"), "a century", "a year | a decade"),
        (bare("How many hours?", "1"), "an hour", "a day"),
        (bare("How many grams are in a kilo?", "1,000"), "1000 g", "a kilo"),
        (bare("What is the smallest unit of data?", "a bit"), "bit | the bit", "a byte"),
    ],
)
def test_an_hour_is_one(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (FOURTEEN, "14 | fourteen | XIV is 14", "XIV"),
        (bare("What is 14 in Roman numerals?", "XIV"), "xiv | 14 = XIV", "14"),
        (bare("What is 0.5 as a fraction?", "1/2"), "1/2 | a half", "0.5"),
        (bare("Which is larger, 1/2 or 1/4?", "1/2"), "1/2 | a half", "1/4"),
    ],
)
def test_the_questions_own_number_is_no_answer(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            bare(LEGS, "6 legs and 2 wings"),
            "6 and 2 | 2 wings, 6 legs | six legs & two wings",
            "2 legs and 6 wings | 6 wings 2 legs",
        ),
        (
            ask(LEGS, "**6** legs", "**2** wings"),
            "6 and 2 | 2 wings, 6 legs",
            "2 legs and 6 wings | 6 wings 2 legs",
        ),
        (ask("How many legs and wings has a fly?", "**6** legs and **2** wings"), "6, 2", "2 legs, 6 wings"),
        (bare("How many seas and lakes has it?", "3 seas, 5 lakes"), "5 lakes, 3 seas", "5 seas and 3 lakes"),
    ],
)
def test_what_one_number_counts_is_not_what_the_other_does(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_names_beside_a_number_are_no_other_numbers() -> None:
    final = bare("What was the score of the 1966 World Cup final?", "4-2")
    check(final, "England won 4-2 against Germany | 4:2 for England", "England won 3-2 against Germany")
    check(ask("How many goals did they score?", "**4**"), "England beat Germany by 4 goals", "4 5 6 7")
    began = ask("When did the purges begin?", "**1932**")
    check(began, "Stalin took over in 1932", "1932 london paris berlin | stalin lenin 1932 yezhov trotsky")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            bare("How many World Cups has Brazil won?", "5"),
            "five (1958, 1962, 1970, 1994, 2002) | 5: 1958, 1962, 1970, 1994 and 2002",
            "5, 6, 7, 8 | four (1958, 1962, 1970, 1994) | 1932, five, May 37, 1936 | 5, 1932, 1936, Rome",
        ),
        (
            bare("How many world wars were there?", "2"),
            "two, 1914-18 and 1939-45",
            "three, 1914-18 and 1939-45",
        ),
        (
            ask("How many prime ministers were removed?", "**two**"),
            "2 in 1937/38 | two, 1937-38 | two in feb 37 | two in February '37",
            "2, 37 | two or 37 | 2/3 | in two, in 37 | 2 - 3",
        ),
        (ask("How many officers were shot?", "**12**"), "12, in '37", "12-14 | 12-14 in 1934 | in 12, in 14"),
        (
            ask("How many other Bolsheviks stood trial with Kamenev and Zinoviev?", "**fourteen** others"),
            (
                "sixteen altogether so 14 besides them | 16 altogether, therefore 14"
                " | 16 people, which makes 14 | 8 in one row, so 8, and 6 in the next, that makes 14"
            ),
            "16, 14 | 13 or 14, so 14 | 16 with the two of them, so 15",
        ),
        (
            ask(
                "In how many stages?",
                KeyPoint("in **three**", ("the **party**, the **army**, the **people**",)),
            ),
            "party, army, people, that makes 3 | Party first, then the army, after that the people, so 3",
            "the party, the army, the church, the people, so 3 | red, green, blue, 3",
        ),
        (
            bare("Wie viele Senatoren gibt es?", "100", language="de"),
            "2 pro Staat mal 50 Staaten, also 100 | je 2 für 50 Staaten, macht 100",
            "100 pro Staat mal 50 Staaten, also 5000",
        ),
        (
            bare("How many were the crew?", "Three"),
            "3: Armstrong, Aldrin and Collins | three (Armstrong, Aldrin, Collins)",
            "3, 4, 5, 6 | 4: Armstrong, Aldrin and Collins",
        ),
        (bare("What is 15 % of 200?", "30"), "30, because 10% is 20 and 5% is 10", "30, 20, 10, 5"),
        (
            bare("What is the largest prime below 100?", "97"),
            "97 because 99 = 9x11",
            "99 | 97 or 99",
        ),
        (bare("When did they win first?", "1958"), "1958", "1958, 1962, 1970, 1994"),
        (
            bare("When did the Wall fall?", "1989"),
            "1989, two years before the Soviet Union fell in 1991",
            "1991",
        ),
        (
            bare("How many days has it in a leap year?", "29"),
            "29, otherwise 28 | 29 instead of 28",
            "29 or 28",
        ),
    ],
)
def test_what_is_told_beside_a_number_is_no_other(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_every_fourth_year_is_each_four_years() -> None:
    games = bare("How often are the Games held?", "Every four years")
    check(
        games, "every fourth year | every 4th year | once every 4 years", "every second year | every 3 years"
    )


def test_minutes_lead_to_midnight_and_noon_too() -> None:
    check(
        ask("When did it hit?", "**11:40 pm**"),
        "20 to midnight | twenty minutes to midnight",
        "20 past midnight",
    )
    check(
        ask("When did it begin?", "**12:15 pm**"),
        "quarter past noon",
        "quarter past midnight | quarter to noon",
    )


BURIED = ask("How many people lie buried there?", "**20,000**")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            BURIED,
            (
                "20,000 bodies in the mass graves | arround 20.000 bodies in the mass graves "
                "| approximately 20000 corpses in mass graves | in the region of 20000 bodies in graves "
                "| 20,000 shot or starved | 20,000 victims shot or worked to death"
            ),
            "20,000 or 30,000 shot | 20,000 Kirov Leningrad torture | 20,000 bodies or 30,000",
        ),
        (
            ask("How many officers were imprisoned or shot?", "**35,000**"),
            "aprox 35 thousand shot or locked up | 35,000 locked up or shot",
            "35 or 36 thousand shot or locked up",
        ),
    ],
)
def test_what_befell_so_many_is_no_other_number(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask("In how many stages did it unfold?", "**three**"),
            "three | in 3 stages | 3 stages in 3 years | three a year | 3 m",
            "3 years | in three years | 3 months | took three days",
        ),
        (ask("In wie vielen Stufen?", "**drei**", language="de"), "drei | in 3 Stufen", "drei Jahre"),
        (ask("分几个阶段？", "**三**", language="zh"), "三个 | 3", "3年"),
        (ask("How many years did it last?", "**three**"), "three | 3 years | 36 months", "3 months"),
        (ask("How long did it last?", "**3**"), "3 | 3 years | three months", "4 years"),
    ],
)
def test_so_many_years_are_no_number_of_things(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            ask("In which month and year?", "in **May 1937**"),
            "37, May | in May, year 37 | May, in the year 37 | May of the year 37 | spring 37, so May",
            "May of the year 36 | in May, year 1936 | 37, June",
        ),
        (ask("Wann?", "im **Mai 1937**", language="de"), "37, im Mai | im Mai, Jahr 37", "im Mai, Jahr 36"),
    ],
)
def test_a_short_year_may_stand_apart_from_its_month(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_may_opens_an_answer_before_a_mark() -> None:
    rubric = ask("In which month and year?", "in **May 1937**")
    said = ("May, but no clue which year", "May. 1937")
    assert [score(rubric, answer) for answer in said] == [0.5, 1]


def test_under_the_third_is_no_bound() -> None:
    rubric = ask("What was rising?", "the **Third Reich**")
    assert score(rubric, "Germany under the Third Reich was rearming") == 1


def test_two_figures_beside_a_month_that_count_something_are_no_year() -> None:
    assert score(ask("In which month and year?", "in **May 1937**"), "37 officers in May") == 0.5
