"""Who says of each of two things what belongs to the other one is wrong, though all the words are there."""

from __future__ import annotations

import pytest

from bot.core.grading import compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import kinds

VESSELS = (
    "What is the difference between arteries and veins?",
    "Arteries carry blood away from the heart, veins carry blood back to the heart.",
)
CELLS = (
    "What is the difference between mitosis and meiosis?",
    "Mitosis produces two identical cells, while meiosis produces four different cells.",
)
STACK = (
    "What is the difference between a stack and a queue?",
    "In a stack the last element added is removed first, in a queue the first element added.",
)
TRANSLATORS = (
    "How do a compiler and an interpreter differ?",
    "A compiler translates the whole program before it is run, an interpreter executes it line by line.",
)
SCOPES = (
    "What is the difference between local and global variables?",
    "Local variables exist only inside a function, global variables can be used everywhere in the program.",
)
CLIMATE = (
    "What is the difference between weather and climate?",
    "Weather is the short-term state of the atmosphere, climate is the average weather over a long time",
)
SPEED = (
    "What is the difference between speed and velocity?",
    "Speed is how fast something moves, velocity is speed in a given direction",
)
MEMBERS = (
    "What is the difference between public and private members?",
    "Public members can be accessed from anywhere, private members by the class's own functions.",
)
SORTING = (
    "How does quicksort work?",
    "It partitions the array into elements smaller and larger than a pivot, and sorts both parts.",
)
PITCH = (
    "How does the length of a string change its sound?",
    "If the string is shorter, the pitch is higher. If the string is longer, the pitch is lower.",
)
FOOD = ("How do plants and animals get energy?", "Plants make it from sunlight, animals get it from food.")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (VESSELS, "Arteries carry blood back to the heart, veins away from the heart."),
        (VESSELS, "veins carry blood away while arteries bring it back"),
        (CELLS, "meiosis makes two identical cells and mitosis makes four different cells"),
        (CELLS, "Mitosis gives four different cells. Meiosis gives two identical ones."),
        (STACK, "A stack is first in first out and a queue last in first out."),
        (TRANSLATORS, "An interpreter translates the whole program and a compiler goes line by line"),
        (
            SCOPES,
            "local variables are used everywhere in the program, global ones exist only inside a function",
        ),
        (PITCH, "A shorter string has a lower pitch and a longer string has a higher pitch."),
        (PITCH, "shorter is lower, longer is higher"),
        (FOOD, "Animals use sunlight, plants eat food"),
        (CLIMATE, "climate is the state of the atmosphere today, weather is the average over 30 years"),
    ],
)
def test_two_things_told_the_wrong_way_round_earn_nothing(asked: tuple[str, str], answer: str) -> None:
    verdict = grade(compile_references(asked[0], [asked[1]], "en"), answer)
    assert verdict.score == 0
    assert NoteKind.REVERSED in kinds(verdict)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (VESSELS, "veins bring it back to the heart and arteries take it away"),
        (SPEED, "velocity has a direction, speed doesn't"),
        (MEMBERS, "anyone can call public functions directly, they can't touch private data"),
        (SORTING, "it splits the array into smaller and larger elements"),
        (VESSELS, "Blood leaves the heart through arteries and comes back through veins"),
        (CELLS, "Four different cells are made by meiosis, two identical ones by mitosis"),
        (CELLS, "mitosis makes identical cells"),
        (STACK, "Last in first out is a stack, first in first out is a queue"),
        (
            TRANSLATORS,
            "Interpreters run the source line by line, compilers produce an executable in advance.",
        ),
        (
            SCOPES,
            "You can use a global variable inside any function in the program, a local one only in its own",
        ),
        (FOOD, "Plants make food from sunlight, and animals eat the plants"),
        (FOOD, "animals eat food, plants use sunlight"),
        (PITCH, "A longer string has a lower pitch and a shorter string a higher one"),
    ],
)
def test_whichever_comes_first_what_is_said_of_each_counts(asked: tuple[str, str], answer: str) -> None:
    assert grade(compile_references(asked[0], [asked[1]], "en"), answer).score > 0


@pytest.mark.parametrize(
    ("question", "reference", "right", "wrong", "language"),
    [
        (
            "Was ist der Unterschied zwischen Arterien und Venen?",
            "Arterien führen Blut vom Herzen weg, Venen führen es zum Herzen zurück.",
            "Venen führen zurück zum Herzen und Arterien weg",
            "Venen führen vom Herzen weg, Arterien zurück",
            "de",
        ),
        (
            "Quelle est la différence entre un virus et une bactérie ?",
            "Un virus a besoin d'une cellule pour se reproduire, une bactérie se reproduit seule.",
            "une bactérie se reproduit seule, un virus a besoin d'une cellule",
            "un virus se reproduit seul, une bactérie a besoin d'une cellule",
            "fr",
        ),
    ],
)
def test_other_languages_tell_two_things_apart_too(
    question: str, reference: str, right: str, wrong: str, language: str
) -> None:
    rubric = compile_references(question, [reference], language)
    assert grade(rubric, right).score > 0
    assert grade(rubric, wrong).score == 0
