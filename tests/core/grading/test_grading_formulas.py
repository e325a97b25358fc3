"""Letters and figures with nothing between are one keyword: H2O is neither H2O2 nor the 2 in it."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import compile_references, grade
from bot.core.grading.trace import explain
from bot.core.grading.verdict import How, NoteKind, Status
from tests.core.grading.asking import ask, kinds

pytestmark = pytest.mark.unmeasured

RIGHT = [
    ("H2O", ("H2O", "h2o", "H₂O", "H²O", "h 2 o", "h-2-o", "H2 O", "it is H2O", "H2O, I think", "2 H2O")),
    ("H₂O", ("H2O", "h2o")),
    ("CO2", ("co2", "CO 2", "co-2", "c o 2")),
    ("SO2", ("so2", "so 2")),
    ("H2SO4", ("h2so4", "h2 so4")),
    ("C6H12O6", ("c6h12o6", "C₆H₁₂O₆", "C6 H12 O6")),
    ("F16", ("F16", "F-16", "f 16", "an F16 plane")),
    ("F-16", ("F16", "F-16", "f 16")),
    ("COVID-19", ("COVID-19", "covid19", "covid 19")),
    ("B12", ("vitamin B12", "B-12", "b 12")),
    ("area51", ("Area 51", "area 51")),
    ("G7", ("the G7", "g-7")),
    ("U2", ("U2", "a u 2 song", "the band U2")),
    ("WW2", ("ww2", "ww 2", "World War II", "WWII")),
    ("R2-D2", ("R2-D2", "R2D2")),
    ("CO2 and H2O", ("H2O and CO2", "CO2, H2O", "CO2 + H2O")),
    ("CO2 + H2O", ("H2O and CO2", "CO2, H2O", "CO2 + H2O")),
    ("H2O", ("H2O, not H2O2", "not H2O2 but H2O")),
    ("E=mc2", ("E=mc²", "e = mc^2")),
]
WRONG = [
    ("H2O", ("H2O2", "HO2", "CO2", "H2", "2", "h 2 o 2", "2H2O", "not H2O", "H2O2, not H2O", "O2")),
    ("O2", ("CO2", "O3", "c o 2", "c o2", "2", "C6H12O2")),
    ("H2SO4", ("H2SO3", "HSO4", "h2so")),
    ("C6H12O6", ("C6H12O", "C6H12", "C6H12O5")),
    ("F16", ("F15", "F-15", "16", "F160", "AF16")),
    ("B12", ("B6", "12", "C12", "B1 and 2", "B120")),
    ("H2", ("H2 O", "h 2 o", "h-2-o")),
    ("U2", ("U3", "B2", "2")),
    ("WW2", ("WW1",)),
]


@pytest.mark.parametrize(("keyword", "answers"), RIGHT)
def test_a_formula_may_be_parted_by_spaces_and_hyphens(keyword: str, answers: tuple[str, ...]) -> None:
    for rubric in (ask("What?", f"It is **{keyword}**."), compile_references("What?", (keyword,), "en")):
        for answer in answers:
            assert grade(rubric, answer).outcome is Outcome.CORRECT, answer


@pytest.mark.parametrize(("keyword", "answers"), WRONG)
def test_another_formula_is_another_thing(keyword: str, answers: tuple[str, ...]) -> None:
    for rubric in (ask("What?", f"It is **{keyword}**."), compile_references("What?", (keyword,), "en")):
        for answer in answers:
            assert grade(rubric, answer).outcome is not Outcome.CORRECT, answer


@pytest.mark.parametrize(
    ("keyword", "answer"),
    [("H2O", "H20"), ("CO2", "C02"), ("C6H12O6", "C6H1206"), ("H2SO4", "h2s04"), ("C60", "C6O")],
)
def test_a_zero_for_an_o_is_a_slip(keyword: str, answer: str) -> None:
    point = grade(ask("What?", f"**{keyword}**"), answer).points[0]
    assert (point.status, point.how) == (Status.HIT, How.TYPO)


def test_a_zero_that_opens_a_formula_may_be_an_o() -> None:
    assert grade(ask("What?", "**O2**"), "02").outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("language", "point", "right", "wrong"),
    [
        ("zh", "水是**H2O**。", ("H2O", "是H2O。", "h 2 o", "是H20"), ("H2O2", "是CO2", "是H2O2")),
        ("ja", "**CO2**", ("CO2です", "炭素のCO2", "ＣＯ２"), ("O2です", "CO3です")),
        ("ru", "танк **Т-34**", ("T-34", "Т34", "т 34"), ("Т-35", "34", "Т-340")),
        ("ru", "**H2O**", ("Н2О", "н 2 о"), ("Н2О2",)),
        ("de", "**CO2**", ("das CO₂", "C02"), ("CO", "O2")),
        ("fr", "du **CO2**", ("l'CO2", "le co2"), ("l'O2",)),
    ],
)
def test_formulas_are_read_in_each_language(
    language: str, point: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rubric = ask("?", point, language=language)
    assert {answer: grade(rubric, answer).outcome for answer in right} == dict.fromkeys(
        right, Outcome.CORRECT
    )
    assert {answer: grade(rubric, answer).outcome for answer in wrong} == dict.fromkeys(
        wrong, Outcome.INCORRECT
    )


def test_two_formulas_are_two_answers() -> None:
    assert NoteKind.HEDGED in kinds(grade(ask("What?", "**H2O**"), "H2O or H2O2"))


@pytest.mark.parametrize(
    ("point", "right", "wrong"),
    [
        ("about **35k**", "35k", "36k"),
        ("the **11th**", "11th", "12th"),
        ("the **1930s**", "1930s", "1940s"),
        ("**5km**", "5km", "6km"),
        ("**8pm**", "8pm", "9pm"),
        ("**20m**", "20m", "30m"),
        ("**€5**", "€5", "€6"),
        ("**10 km2**", "10 km²", "11 km2"),
        ("**10 km²**", "10 km2", "11 km2"),
        ("in **1934**", "in1934", "in1935"),
        ("**in1934**", "1934", "in1935"),
    ],
)
def test_a_number_keeps_what_is_glued_to_it(point: str, right: str, wrong: str) -> None:
    for rubric in (ask("What?", point), ask("What of H2O?", point)):
        assert grade(rubric, right).outcome is Outcome.CORRECT
        assert grade(rubric, wrong).outcome is Outcome.INCORRECT


def test_a_formula_takes_no_number_from_other_points() -> None:
    rubric = ask("What and when?", "**H2O**", "in **1934**", "**COVID-19**", "an **F 16**")
    assert grade(rubric, "F16, covid19, h 2 o in1934").outcome is Outcome.CORRECT


def test_a_figure_alone_will_do_where_the_question_has_the_letter() -> None:
    rubric = ask("Which B vitamin is cobalamin?", "**B12**")
    assert grade(rubric, "12").outcome is grade(rubric, "B12").outcome is Outcome.CORRECT
    assert grade(rubric, "B6").outcome is Outcome.INCORRECT


def test_the_figures_in_a_formula_are_no_numbers_of_the_question() -> None:
    assert grade(ask("How many bonds has H2O?", "**2**"), "H2O has 2").outcome is Outcome.CORRECT
    assert grade(ask("How many bonds has H2O?", "**2**"), "H2O").outcome is Outcome.INCORRECT
    assert grade(ask("Is it H2O or H2O2?", "**H2O**"), "H2O2").outcome is Outcome.INCORRECT


def test_formulas_are_alternatives_and_wrong_answers_too() -> None:
    rubric = ask("What?", KeyPoint("**water**", ("**H2O**",)), wrong=("**H2O2**",))
    assert grade(rubric, "h 2 o").outcome is Outcome.CORRECT
    assert grade(rubric, "H2O2").wrong[0].text == "H2O2"
    assert not grade(rubric, "H2O").wrong


@pytest.mark.parametrize("name", ["CO2", "co2", "C02"])
def test_the_formula_is_another_name_of_the_thing(name: str) -> None:
    assert grade(compile_references("What?", ("carbon dioxide",), "en"), name).outcome is Outcome.CORRECT
    assert grade(compile_references("What?", ("CO2",), "en"), "carbon dioxide").outcome is Outcome.CORRECT
    assert grade(compile_references("What?", ("water",), "en"), name).outcome is Outcome.INCORRECT


def test_the_trace_looks_for_the_formula_as_one_word() -> None:
    wording = explain(ask("What?", "It is **H2O**."), "it must be h 2 o").points[0].wording
    assert wording is not None
    assert [(one.wanted, one.said) for one in wording.sought] == [(("h2o",), "h 2 o")]
