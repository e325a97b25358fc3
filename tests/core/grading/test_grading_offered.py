"""A question that offers a choice: one side is right, the other one and what is not offered are wrong."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import grade
from bot.core.grading.compiling.compile import compile_references
from tests.core.grading.asking import ask, score

SUN = ("Is the sun a star or a planet?", "The sun is a star", "en")
MANDELA = ("Was Mandela born in South Africa or India?", "Mandela was born in South Africa", "en")
WAR = (
    "Did penicillin become common in World War I or World War II?",
    "Penicillin became common in World War II",
    "en",
)
LEGS = ("Do spiders have six or eight legs?", "Spiders have eight legs", "en")
INSECT = ("Do insects have six legs or eight?", "Insects have six legs", "en")
TITANIC = ("Did the Titanic sink in 1912 or 1914?", "The Titanic sank in 1912", "en")
GLASS = ("Is glass solid or liquid?", "Glass is solid", "en")
OCEAN = ("Which is bigger, the Atlantic Ocean or the Pacific Ocean?", "The Pacific Ocean", "en")
FLAG = ("Is the flag red, green or blue?", "It is red", "en")
TOMATO = ("Is a tomato a berry, a root or a leaf?", "A tomato is a berry", "en")
TREATY = ("Was it the Treaty of Versailles or the Treaty of Paris?", "It was the Treaty of Paris", "en")
PLANET = ("Which is the largest planet, Earth, Mars or Jupiter?", "Jupiter is the largest planet", "en")
SWIM = ("Are whales fish or mammals? Tell why.", "Whales are mammals", "en")
PUNIC = ("Did Rome or Carthage win the Punic Wars?", "Rome won the Punic Wars", "en")
RELEASE = ("Do plants absorb or release oxygen during photosynthesis?", "Plants release oxygen", "en")
ZERO = (
    "Is absolute zero -273 or -459 degrees Celsius?",
    "Absolute zero is -273 degrees Celsius",
    "en",
)
SPEED = ("Is the speed of light 300,000 km/s or 150,000 km/s?", "The speed of light is 300,000 km/s", "en")
HEART = (
    "Does the heart have two, three or four chambers?",
    "The heart has four chambers",
    "en",
)
YEAR = ("Was it before or after 1900?", "It was before 1900", "en")
EVEREST = ("Is Everest in Nepal or Pakistan?", "Mount Everest is in Nepal", "en")
SODIUM = ("Is sodium a metal or a non-metal?", "Sodium is a metal", "en")
SPIDER = ("Is a spider an insect or an arachnid?", "A spider is an arachnid, not an insect", "en")
CANBERRA = (
    "Which is the capital of Australia: Sydney or Canberra?",
    "Canberra is the capital of Australia",
    "en",
)
STERN = ("Ist die Sonne ein Stern oder ein Planet?", "Die Sonne ist ein Stern", "de")
BEINE = ("Haben Spinnen sechs oder acht Beine?", "Spinnen haben acht Beine", "de")
ESTRELLA = ("¿Es el Sol una estrella o un planeta?", "El Sol es una estrella", "es")
ETOILE = ("Le Soleil est-il une étoile ou une planète ?", "Le Soleil est une étoile", "fr")
STELLA = ("Il Sole è una stella o un pianeta?", "Il Sole è una stella", "it")
ESTRELA = ("O Sol é uma estrela ou um planeta?", "O Sol é uma estrela", "pt")
STER = ("Is de zon een ster of een planeet?", "De zon is een ster", "nl")
KIT = ("Кит — это рыба или млекопитающее?", "Кит — это млекопитающее", "ru")

Case = tuple[str, str, str]


def is_right(case: Case, answer: str) -> bool:
    question, reference, language = case
    return grade(compile_references(question, [reference], language), answer).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("case", "answers"),
    [
        (SUN, ("star", "a star", "it's a star", "the sun is a star", "a star, not a planet")),
        (MANDELA, ("South Africa", "in South Africa", "Mandela was born in South Africa")),
        (WAR, ("World War II", "world war 2", "the second world war")),
        (LEGS, ("eight", "8", "8 legs", "they have eight", "eight, not six")),
        (INSECT, ("six", "6 legs")),
        (TITANIC, ("1912", "in 1912")),
        (GLASS, ("solid", "glass is solid")),
        (OCEAN, ("pacific", "the Pacific", "the pacific ocean")),
        (FLAG, ("red", "it's red")),
        (TOMATO, ("berry", "it's a berry")),
        (TREATY, ("Paris", "the treaty of paris")),
        (PLANET, ("Jupiter", "jupiter is the largest planet")),
        (SWIM, ("mammals", "whales are mammals")),
        (PUNIC, ("Rome", "rome won")),
        (RELEASE, ("release", "they release it")),
        (ZERO, ("-273", "-273 °C")),
        (SPEED, ("300,000 km/s", "300000")),
        (HEART, ("four", "4 chambers")),
        (YEAR, ("before", "before 1900")),
        (EVEREST, ("Nepal", "in nepal")),
        (SODIUM, ("metal", "a metal")),
        (SPIDER, ("arachnid", "a spider is an arachnid")),
        (CANBERRA, ("canberra", "it's canberra")),
        (STERN, ("Stern", "die Sonne ist ein Stern")),
        (BEINE, ("acht", "8", "8 Beine")),
        (ESTRELLA, ("estrella", "una estrella")),
        (ETOILE, ("étoile", "une étoile")),
        (STELLA, ("stella", "una stella")),
        (ESTRELA, ("estrela", "uma estrela")),
        (STER, ("ster", "een ster")),
        (KIT, ("млекопитающее", "кит - млекопитающее")),
    ],
)
def test_the_side_that_the_reference_has_is_enough(case: Case, answers: tuple[str, ...]) -> None:
    assert [answer for answer in answers if not is_right(case, answer)] == []


@pytest.mark.parametrize(
    ("case", "answers"),
    [
        (SUN, ("planet", "the sun is a planet", "the sun", "a star or a planet", "not a star")),
        (MANDELA, ("India", "Mandela was born in India", "Mandela")),
        (WAR, ("World War I", "world war 1", "the first world war", "world war")),
        (LEGS, ("six", "6", "6 legs", "spiders have six legs", "spiders", "legs", "six or eight")),
        (INSECT, ("eight", "8 legs", "legs")),
        (TITANIC, ("1914", "the titanic sank in 1914", "1912 or 1914", "the titanic")),
        (GLASS, ("liquid", "glass is liquid", "glass")),
        (OCEAN, ("atlantic", "the atlantic ocean", "the ocean")),
        (FLAG, ("green", "the flag is blue", "flag")),
        (TOMATO, ("a root", "leaf", "a tomato")),
        (TREATY, ("versailles", "the treaty of versailles", "a treaty")),
        (PLANET, ("mars", "mars is the largest planet", "earth is the largest planet", "the largest planet")),
        (SWIM, ("fish", "whales are fish", "whales")),
        (PUNIC, ("Carthage", "carthage won the punic wars", "the punic wars")),
        (RELEASE, ("absorb", "plants absorb oxygen", "oxygen")),
        (ZERO, ("-459", "absolute zero is -459 degrees")),
        (SPEED, ("150,000 km/s", "150000", "km/s")),
        (HEART, ("two", "three chambers", "chambers")),
        (YEAR, ("after", "after 1900", "1900")),
        (EVEREST, ("Pakistan", "everest is in pakistan", "everest")),
        (SODIUM, ("sodium",)),
        (SPIDER, ("insect", "a spider is an insect")),
        (CANBERRA, ("sydney", "sydney is the capital of australia", "the capital")),
        (STERN, ("Planet", "die Sonne ist ein Planet", "die Sonne")),
        (BEINE, ("sechs", "6", "sechs Beine", "Spinnen")),
        (ESTRELLA, ("planeta", "el sol es un planeta", "el sol")),
        (ETOILE, ("planète", "le soleil est une planète", "le soleil")),
        (STELLA, ("pianeta", "il sole è un pianeta", "il sole")),
        (ESTRELA, ("planeta", "o sol é um planeta", "o sol")),
        (STER, ("planeet", "de zon is een planeet", "de zon")),
        (KIT, ("рыба", "кит это рыба", "кит")),
    ],
)
def test_the_other_side_and_the_subject_are_not(case: Case, answers: tuple[str, ...]) -> None:
    assert [answer for answer in answers if is_right(case, answer)] == []


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("1953", 1), ("in 1953, not 1954", 1), ("1954", 0), ("1953 or 1954", 0), ("not in 1953", 0)],
)
def test_a_number_in_bold_may_be_one_that_is_offered(answer: str, wanted: float) -> None:
    assert score(ask("Did Stalin die in 1953 or 1954?", "**1953**"), answer) == wanted


def test_whether_or_not_offers_nothing() -> None:
    case = ("Did women vote in ancient Athens or not?", "No, women did not vote there", "en")
    assert is_right(case, "no, they did not vote")
    assert not is_right(case, "athens")


RUST = ("Can you stop a nail from rusting? Why or why not?", "Yes, paint keeps the water off the nail", "en")
PLANTS = (
    "Mia put one or more plants in a tank. Explain what happened to the fish.",
    "The plants gave off oxygen that the fish breathe",
    "en",
)
GRAPH = (
    "Explain what the graph tells you. Graph A) height of the candle versus time.",
    "As time passes, the height of the candle becomes less",
    "en",
)
KERZE = (
    "Erkläre, was das Diagramm zeigt: Höhe der Kerze vs. Zeit.",
    "Mit der Zeit nimmt die Höhe der Kerze ab",
    "de",
)


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (RUST, "The nail will be rusting"),
        (PLANTS, "The plants are in the tank with the fish"),
        (GRAPH, "It is about the height of the candle and the time"),
        (GRAPH, "The candle has a height"),
        (KERZE, "Es geht um die Höhe der Kerze und die Zeit"),
    ],
)
def test_why_not_one_or_more_and_what_a_graph_shows_are_no_choice(case: Case, answer: str) -> None:
    assert not is_right(case, answer)


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (RUST, "Yes, you can paint it to keep the water off"),
        (PLANTS, "They gave it oxygen to breathe"),
        (GRAPH, "The height becomes less"),
        (("What is faster, light versus sound?", "Light is faster", "en"), "light"),
    ],
)
def test_what_they_leave_to_say_is_right(case: Case, answer: str) -> None:
    assert is_right(case, answer)
