"""Dates in figures without a year, with the year apart, or with the year in words."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, kinds, score

EVE = ask("When is Christmas Eve?", "on **24 December**")
TITANIC = ask("On what date did the Titanic sink?", "on **15 April 1912**")
LANDING = ask("When did people land on the moon?", "in **July 1969**")
WALL = ask("Wann wurde die Mauer gebaut?", "am **13. August 1961**", language="de")
UNITY = ask("Wann ist der Tag der Deutschen Einheit?", "am **3. Oktober**", language="de")
CIVIL_WAR = ask("¿Cuándo empezó la guerra?", "el **17 de julio de 1936**", language="es")
CARNATIONS = ask("Quando foi a revolução?", "a **25 de abril de 1974**", language="pt")
TAXES = compile_references("When do you file taxes?", ("April 15", "by April 15"), "en")
PARTY = ask("When was it founded, and by how many?", "on **3 October**", "by **ten** people")


@pytest.mark.parametrize(
    ("rubric", "answers"),
    [
        (
            EVE,
            "24/12 | 12/24 | 24.12. | 24.12 | 24-12 | 12-24 | 24 / 12 | on 24/12 | 24. 12. | 24 12",
        ),
        (
            EVE,
            "it's 12/24 | on 24.12., in the evening | not 25/12 but 24/12 | 1. 24 December | 1) 24.12.",
        ),
        (
            TITANIC,
            "16.4. no, 15.4.1912 | 15/4, 1912 | 15.4 1912 | 15. 4. 1912 | 15 04 1912 | 15.4.'12",
        ),
        (TITANIC, "15/IV/1912 | 15.iv.1912 | in 1912, on 4/15 | 4/15 of 1912"),
        (LANDING, "july of sixty-nine | in july of 69 | july of 69, I think"),
        (LANDING, "7/69 | 1969-07 | 1969/7 | 07.1969 | 20/7/69 | 7-69"),
        (
            WALL,
            "13.8. 1961 | am 13.8. im Jahr 1961 | 13. 08.1961 | 13.8.'61 | 13.VIII.1961 | 13 8 1961",
        ),
        (
            WALL,
            "der 13. August neunzehnhunderteinundsechzig | 13.8., 1961",
        ),
        (
            UNITY,
            (
                "3.10. | 3.10 | am 3.10. | der 3. 10. | 3/10 | 03.10. | am dritten zehnten | "
                "jedes Jahr am 3.10. | am dritten zehnten wird gefeiert"
            ),
        ),
        (
            CIVIL_WAR,
            "17 de julio de mil novecientos treinta y seis | 17 de julio del 36 | 17-VII-1936 | 17/7 de 1936",
        ),
        (CARNATIONS, "25 de abril de 74 | 25/4 de 1974"),
        (ask("?", "**9 мая**", language="ru"), "9.05 | 9.05. | 9/5 | 9.5"),
        (ask("?", "**27 april**", language="nl"), "27-4 | 27.4. | op 27/4"),
        (
            ask("?", "**14 juillet 1789**", language="fr"),
            "14 juillet mille sept cent quatre-vingt-neuf | 14-VII-1789",
        ),
        (ask("?", "**2 giugno**", language="it"), "2/6 | il 2.6. | 02-06"),
        (ask("?", "**5月3日**", language="ja"), "5/3 | 5.3"),
        (ask("?", "**9月10日**", language="zh"), "9/10 | 9.10 | 9-10"),
        (TAXES, "4/15 | by 4/15 | 15.4. | 4-15"),
    ],
)
def test_a_date_in_figures_is_a_date_where_one_is_wanted(rubric: Rubric, answers: str) -> None:
    assert [said for said in answers.split(" | ") if score(rubric, said) < 1] == []


@pytest.mark.parametrize(
    "answer", ["15.4.", "4/15", "15/4", "15-4", "on 15.4", "4/1912", "1912-04", "1912, in april"]
)
def test_a_date_in_figures_without_its_year_is_half_of_it(answer: str) -> None:
    assert score(TITANIC, answer) == 0.5


@pytest.mark.parametrize(
    ("rubric", "answers"),
    [
        (
            EVE,
            "25/12 | 12/25 | 25.12. | 24.11. | 24 | 12 | 24 11 | not 24/12 | 24/12 or 25/12",
        ),
        (
            EVE,
            "23/12, 24/12, 25/12 | 24.12. or 26.12. | 24, 12 | 2412 | 24:12 | 24 of 12 people | 1/2",
        ),
        (TITANIC, "16/4 | 16/4, 1912 | 16.4. 1912 | 15/5 1912 | 15 05 1912 | 4/12 | 15/4, 1913"),
        (TITANIC, "1912-05 | 15.V.1912 | 16 4 1912"),
        (LANDING, "1969-06 | 7/68 | 20/7 | 7/20 | 6/69"),
        (WALL, "14.8. 1961 | 13.9. im Jahr 1961 | 13. 09.1961 | 13.8.'62 | 13.IX.1961 | 12.8."),
        (UNITY, "4.10. | 3.11. | 10.4. | am dritten elften | 17.6."),
        (CIVIL_WAR, "17 de julio del 39 | 17-VI-1936 | 17/7 de 1939"),
        (TAXES, "4/16 | 15.5. | 4 | 4/15 or 4/16"),
    ],
)
def test_another_date_in_figures_is_wrong(rubric: Rubric, answers: str) -> None:
    assert [said for said in answers.split(" | ") if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (ask("What share?", "**3/10**"), "3/10", "3 October"),
        (ask("How much?", "**4.15**"), "4.15", "15/4"),
        (ask("How many?", "**10 to 12**"), "10-12", "10 December"),
        (ask("How much is left?", "**24.12**"), "24.12", "24/12"),
    ],
)
def test_where_no_date_is_wanted_figures_are_shares_decimals_and_spans(
    rubric: Rubric, right: str, wrong: str
) -> None:
    assert [score(rubric, right), score(rubric, wrong)] == [1, 0]


@pytest.mark.parametrize("beside", ["it took 3.5 days", "10-12 people", "10.5 km off"])
def test_a_share_beside_a_date_is_no_second_date(beside: str) -> None:
    assert score(EVE, f"24 December, and {beside}") == 1


def test_who_says_a_number_has_not_said_a_date_of_the_same_figures() -> None:
    assert score(PARTY, "on 3/10, by ten people") == 1
    assert score(PARTY, "10 people, on 3/10") == 1
    assert score(PARTY, "3/10") == 0.5


def test_half_a_date_in_figures_says_so() -> None:
    verdict = grade(TITANIC, "on 4/15")
    assert kinds(verdict) == {NoteKind.PARTLY}
    assert verdict.points[0].words == ("4/15",)
