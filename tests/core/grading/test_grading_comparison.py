"""Roles swapped around a comparison, where keywords are derived."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import Rubric, grade
from bot.core.grading.compiling.compile import compile_references
from bot.core.grading.verdict import NoteKind, Status
from tests.core.grading.asking import ask, kinds, score

DENSE = ask("Which is denser, water or oil?", "Water is denser than oil.")
HEAT = ask("Which heats up faster?", "Dark colors absorb more heat than light colors.")
PURGE = ask("Who was purged first?", "The party was purged before the army.")
BULBS = ask("Compare the bulbs.", "Bulb A is brighter than bulb C.")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (DENSE, "oil is denser than water"),
        (DENSE, "the oil is much denser than the water"),
        (DENSE, "oil is more dense than water"),
        (DENSE, "water is less dense than oil"),
        (HEAT, "light colors absorb more heat than dark ones"),
        (HEAT, "dark colors absorb less heat than light colors"),
        (PURGE, "the army was purged before the party"),
        (PURGE, "the party was purged after the army"),
        (BULBS, "bulb C is brighter than bulb A"),
    ],
)
def test_the_wrong_way_round_earns_nothing(rubric: Rubric, answer: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.points[0].status is Status.MISSED
    assert kinds(verdict) == {NoteKind.REVERSED}


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (DENSE, "water is denser than oil is"),
        (DENSE, "the water is more dense than the oil"),
        (DENSE, "oil is less dense than water"),
        (DENSE, "the oil floats because water is denser than oil"),
        (DENSE, "I thought oil is denser than water, but water is denser than oil"),
        (DENSE, "oil is not denser than water, the water is denser"),
        (HEAT, "dark colors absorb more heat than light colors do"),
        (HEAT, "light colors reflect more heat than dark colors"),
        (HEAT, "light colors absorb less heat than dark colors"),
        (PURGE, "the army was purged after the party"),
        (PURGE, "the party and the army were purged"),
        (BULBS, "bulb A is brighter than bulb C"),
        (BULBS, "bulb C is dimmer than bulb A"),
        (BULBS, "bulb A is brighter than the others, also than bulb C"),
    ],
)
def test_the_right_way_round_counts(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1.0


LOOPS = ask(
    "What is the difference between the loops?",
    "One tests its condition before the body, the other tests after the body.",
)


@pytest.mark.parametrize(
    ("answer", "reversed_"),
    [
        ("the other evaluates the condition after the body", False),
        ("the condition is tested after the body", False),
        ("the body comes before the condition", True),
    ],
)
def test_what_a_sentence_says_of_another_thing_is_not_the_wrong_way_round(
    answer: str, *, reversed_: bool
) -> None:
    assert (NoteKind.REVERSED in kinds(grade(LOOPS, answer))) is reversed_


def test_marked_keywords_are_the_authors_own_affair() -> None:
    assert (
        score(ask("Which is denser?", "**Water** is **denser** than oil"), "oil, not: water is denser") >= 0
    )
    assert score(ask("What do you know?", "**water** denser than **oil**"), "oil is denser than water") == 1.0


@pytest.mark.parametrize(
    ("language", "wording", "right", "wrong"),
    [
        ("de", "Wasser ist dichter als Öl", "Öl ist weniger dicht als Wasser", "Öl ist dichter als Wasser"),
        (
            "de",
            "Der Fluss ist länger als der Bach",
            "Der Bach ist kürzer als der Fluss",
            "Der Bach ist länger als der Fluss",
        ),
        ("nl", "Water is zwaarder dan olie", "olie is lichter dan water", "olie is zwaarder dan water"),
        (
            "fr",
            "L'eau est plus dense que l'huile",
            "l'huile est moins dense que l'eau",
            "l'huile est plus dense que l'eau",
        ),
        (
            "es",
            "El agua es más densa que el aceite",
            "el aceite es menos denso que el agua",
            "el aceite es más denso que el agua",
        ),
        (
            "it",
            "L'acqua è più densa dell'olio",
            "l'olio è meno denso dell'acqua",
            "l'olio è più denso dell'acqua",
        ),
        (
            "pt",
            "A água é mais densa que o óleo",
            "o óleo é menos denso que a água",
            "o óleo é mais denso do que a água",
        ),
        ("ru", "Вода плотнее, чем масло", "масло менее плотное, чем вода", "масло плотнее, чем вода"),
        ("ru", "Железо тяжелее дерева", "дерево легче железа", "дерево тяжелее железа"),
        ("ru", "Земля больше Луны", "Луна меньше Земли", "Луна больше Земли"),
    ],
)
def test_other_languages(language: str, wording: str, right: str, wrong: str) -> None:
    rubric = ask("?", wording, language=language)
    assert score(rubric, wording) == 1.0
    assert score(rubric, right) == 1.0
    assert score(rubric, wrong) == 0


LIGHT = ("Which travels faster, light or sound?", "Light travels faster than sound", "en")
JUPITER = ("Which planet is larger, Jupiter or Saturn?", "Jupiter is larger than Saturn", "en")
SATURN = ("Which planet is smaller, Jupiter or Saturn?", "Jupiter is larger than Saturn", "en")
WATER = ("Which is denser, oil or water?", "Water is denser than oil", "en")
OIL = ("Which is less dense, oil or water?", "Oil is less dense than water", "en")
DENSITY = ("How do oil and water compare in density?", "Water has a higher density than oil", "en")
FLOATS = ("Why does oil float on water?", "Oil is less dense than water", "en")
PACIFIC = (
    "Which ocean is larger, the Pacific or the Atlantic?",
    "The Pacific Ocean is much larger than the Atlantic Ocean",
    "en",
)
PEOPLE = (
    "Where do more people live, in Spain or in France?",
    "More people live in France than in Spain",
    "en",
)
SOUND = (
    "Does sound travel faster in air or in water?",
    "Sound travels faster in water than in air",
    "en",
)
SHIRTS = ("Which heats up faster?", "Dark colors absorb more heat than light colors.", "en")
FIRST = ("Who was purged first, the party or the army?", "The party was purged before the army", "en")
DICHTE = ("Was ist dichter, Öl oder Wasser?", "Wasser hat eine höhere Dichte als Öl", "de")
DICHTHEID = ("Wat is dichter, olie of water?", "Water heeft een hogere dichtheid dan olie", "nl")
AGUA = ("¿Qué es más denso, el agua o el aceite?", "El agua es más densa que el aceite", "es")
EAU = ("Qu'est-ce qui est plus dense, l'eau ou l'huile ?", "L'eau est plus dense que l'huile", "fr")
ACQUA = ("Che cosa è più denso, l'acqua o l'olio?", "L'acqua è più densa dell'olio", "it")
AGUA_PT = ("O que é mais denso, a água ou o óleo?", "A água é mais densa que o óleo", "pt")
VODA = ("Что плотнее, вода или масло?", "Вода плотнее, чем масло", "ru")

Case = tuple[str, str, str]


def is_right(case: Case, answer: str) -> bool:
    question, reference, language = case
    return grade(compile_references(question, [reference], language), answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("case", "right", "wrong"),
    [
        (
            LIGHT,
            ("light", "light is faster", "sound is slower", "light travels faster"),
            ("sound", "sound is faster", "light is slower", "sound travels faster", "light travels slower"),
        ),
        (
            JUPITER,
            ("jupiter", "jupiter is bigger", "saturn is smaller"),
            ("saturn", "jupiter is smaller", "saturn is bigger", "smaller than saturn"),
        ),
        (SATURN, ("saturn", "saturn is smaller"), ("jupiter", "jupiter is smaller")),
        (
            WATER,
            ("water", "water is denser", "oil is less dense"),
            ("oil", "oil is denser", "water is less dense"),
        ),
        (
            OIL,
            ("oil", "oil is less dense", "water is denser"),
            ("water", "water is less dense", "oil is denser"),
        ),
        (
            FLOATS,
            ("it is less dense", "water is denser"),
            ("oil", "water", "oil is denser", "water is less dense"),
        ),
        (PACIFIC, ("pacific", "the pacific ocean"), ("atlantic", "the atlantic ocean", "the ocean")),
        (PEOPLE, ("france", "in france"), ("spain", "in spain", "people")),
        (
            SOUND,
            ("water", "in water", "faster in water"),
            ("air", "in air", "faster in air", "in air or in water"),
        ),
        (SHIRTS, ("dark colors", "light ones absorb less heat"), ("light colors absorb more heat",)),
        (
            FIRST,
            ("the party", "before the army", "the army after the party"),
            ("the army", "before the party", "after the army"),
        ),
        (
            AGUA,
            ("agua", "el agua", "el aceite es menos denso"),
            ("aceite", "el aceite", "el agua es menos densa"),
        ),
        (EAU, ("eau", "l'eau"), ("huile", "l'huile")),
        (ACQUA, ("acqua", "l'acqua"), ("olio", "l'olio")),
        (AGUA_PT, ("água", "a água"), ("óleo", "o óleo")),
        (DICHTHEID, ("water",), ("olie",)),
        (VODA, ("вода",), ("масло",)),
    ],
)
def test_one_side_named_alone_is_right_only_if_it_is_the_right_one(
    case: Case, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [answer for answer in right if not is_right(case, answer)] == []
    assert [answer for answer in wrong if is_right(case, answer)] == []


@pytest.mark.parametrize(
    ("case", "right", "wrong"),
    [
        (
            WATER,
            ("water has a higher density than oil", "oil has a lower density than water"),
            ("oil has a higher density than water", "water has a lower density than oil"),
        ),
        (
            DENSITY,
            (
                "oil has a lower density than water",
                "water is denser than oil",
                "oil is less dense than water",
                "water is denser in a glass than oil",
            ),
            (
                "oil has a higher density than water",
                "water is less dense than oil",
                "oil is denser in a glass than water",
            ),
        ),
        (
            WATER,
            ("oil is not as dense as water", "oil isn't as dense as water"),
            ("water is not as dense as oil",),
        ),
        (DENSITY, ("oil is not as dense as water",), ("water is not as dense as oil",)),
        (
            PEOPLE,
            ("more people live in france than in spain", "more people in france than in spain"),
            ("more people live in spain than in france", "fewer people live in france than in spain"),
        ),
        (
            SOUND,
            ("faster in water than in air", "it travels slower in air than in water"),
            ("faster in air than in water", "sound travels faster in air than in water"),
        ),
        (JUPITER, ("saturn is smaller than jupiter",), ("saturn is bigger than jupiter",)),
        (
            DICHTE,
            ("Öl hat eine geringere Dichte als Wasser", "Öl ist nicht so dicht wie Wasser"),
            ("Öl hat eine höhere Dichte als Wasser", "Wasser ist nicht so dicht wie Öl"),
        ),
        (
            DICHTHEID,
            ("olie heeft een lagere dichtheid dan water",),
            ("olie heeft een hogere dichtheid dan water", "water heeft een lagere dichtheid dan olie"),
        ),
        (
            AGUA,
            ("el aceite no es tan denso como el agua",),
            ("el agua no es tan densa como el aceite"),
        ),
        (EAU, ("l'huile n'est pas aussi dense que l'eau",), ("l'eau n'est pas aussi dense que l'huile",)),
        (AGUA_PT, ("o óleo não é tão denso quanto a água",), ("a água não é tão densa quanto o óleo",)),
        (VODA, ("масло не такое плотное, как вода",), ("вода не такая плотная, как масло",)),
    ],
)
def test_a_comparison_may_be_worded_in_many_ways(
    case: Case, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [answer for answer in right if not is_right(case, answer)] == []
    assert [answer for answer in wrong if is_right(case, answer)] == []


def test_naming_the_wrong_side_has_its_note() -> None:
    question, reference, language = WATER
    assert kinds(grade(compile_references(question, [reference], language), "oil")) == {NoteKind.REVERSED}


def test_another_reference_may_be_what_this_one_compares_with() -> None:
    rubric = compile_references("Which floats?", ["Oil", "Water is denser than oil"], "en")
    assert grade(rubric, "oil").outcome is Outcome.CORRECT


FLOATS = ("Why does oil float?", "Oil is less dense than water.", "en")
SINKS = ("Why does oil float?", "Water is denser than oil.", "en")
TOWNS = ("How do towns differ from cities?", "Towns are smaller than cities.", "en")
HUILE = ("Pourquoi l'huile flotte-t-elle ?", "L'huile est moins dense que l'eau.", "fr")
ACEITE = ("¿Por qué flota el aceite?", "El aceite es menos denso que el agua.", "es")


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (FLOATS, "it's not as dense as water | not as dense as the water", "it's not as dense as oil"),
        (FLOATS, "oil is half as dense as water", "oil is as dense as water | it is just as dense as water"),
        (FLOATS, "if it was as dense as water it would sink, but it is less dense", "it's not less dense"),
        (SINKS, "it's not as dense as water", "it's not as dense as oil"),
        (TOWNS, "they are not as big as cities", "they are not as small as cities"),
        (HUILE, "elle n'est pas aussi dense que l'eau", "elle est aussi dense que l'eau"),
        (ACEITE, "no es tan denso como el agua", "es tan denso como el agua"),
    ],
)
def test_what_is_not_as_much_is_less_whoever_it_is_and_what_is_as_much_is_not(
    asked: tuple[str, str, str], right: str, wrong: str
) -> None:
    question, reference, language = asked
    rubric = compile_references(question, [reference], language)
    given = {text: grade(rubric, text).outcome for text in (*right.split(" | "), *wrong.split(" | "))}
    assert [text for text in right.split(" | ") if given[text] is not Outcome.CORRECT] == []
    assert [text for text in wrong.split(" | ") if given[text] is Outcome.CORRECT] == []
