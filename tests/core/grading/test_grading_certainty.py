"""Unsure, sure, doubly denied: what a learner says about an answer, beside the answer itself."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade
from bot.core.grading.compiling.compile import compile_references
from bot.core.grading.judging.likeness import WEIGHTS, liken
from bot.core.grading.matching.match import read_answer
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score

pytestmark = pytest.mark.unmeasured

BEGAN = ask("When did it begin?", "**1936**")
COUNT = ask("How many were there?", "**5**")
SHARE = ask("What share of them came back?", "**one half**")
PEOPLE = ask("How many people came?", "**390** people")
WAR = ask("In which war?", "**World War II / Two**", wrong=("**World War I / One**",))
ATTACK = ask("What happened on that day?", "the terrorist **attacks**")
TAXED = ask("Why did they fight?", "because of high **taxes**")
CRY = ask("What was the cry?", "**taxation without representation**")
TIED = ask(
    "What did it do?", KeyPoint("It **freed** the slaves", ("they were **no longer slaves**",)), enough=None
)


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "not sure, but I think it is Nikolaev"),
        (ASSASSIN, "I'm not 100% sure but Nikolaev"),
        (ASSASSIN, "Nikolaev I think, not sure though"),
        (ASSASSIN, "could be Nikolaev"),
        (ASSASSIN, "could be Nikolaev, could be wrong"),
        (ASSASSIN, "Nikolaev, sorry if thats wrong"),
        (ASSASSIN, "sorry if it's wrong but Nikolaev"),
        (ASSASSIN, "people think it was Stalin but that's wrong. Nikolaev"),
        (ASSASSIN, "Nikolaev, least of all Stalin"),
        (ASSASSIN, "1. Nikolaev"),
        (BEGAN, "1) 1936"),
        (COUNT, "1. 5"),
        (COUNT, "a) five"),
        (WAR, "1. World War Two"),
        (BEGAN, "99% sure: 1936"),
        (BEGAN, "my 1st guess: 1936"),
        (COUNT, "5 tbh"),
        (PEOPLE, "arond 400"),
        (PEOPLE, "allmost 400"),
        (COUNT, "I'd say 5, not 100% sure"),
        (SHARE, "a half, 90 percent sure"),
        (SHARE, "50%, 99% certain"),
        (ASSASSIN, "only Nikolaev"),
        (ASSASSIN, "not only Nikolaev but others too"),
        (ASSASSIN, "without a doubt Nikolaev"),
        (ASSASSIN, "noone but Nikolaev"),
        (ASSASSIN, "it can't have been anyone but Nikolaev"),
        (ASSASSIN, "I don't doubt that it was Nikolaev"),
        (ASSASSIN, "nobody can deny it was Nikolaev"),
        (BEGAN, "not until 1936"),
        (BEGAN, "no earlier than 1936"),
        (BEGAN, "not later than 1936"),
        (COUNT, "no fewer than 5"),
        (CRY, "taxation without representation"),
    ],
)
def test_doubt_emphasis_and_double_denials_leave_an_answer_standing(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (ASSASSIN, "Nikolaev? I don't think so"),
        (ASSASSIN, "Nikolaev, I don't think so"),
        (ASSASSIN, "I'm not saying it was Nikolaev"),
        (ASSASSIN, "it could not have been Nikolaev"),
        (ASSASSIN, "noone like Nikolaev"),
        (ASSASSIN, "everyone except Nikolaev"),
        (ATTACK, "not 9/11 attacks"),
        (ATTACK, "it wasn't the 9/11 attacks"),
        (TAXED, "there is no way it is because of high taxes"),
        (TAXED, "it is wrong to say because the taxes were high"),
        (ASSASSIN, "anything else than Nikolaev"),
        (ASSASSIN, "least of all Nikolaev"),
        (ASSASSIN, "it is out of the question that it was Nikolaev"),
        (ASSASSIN, "Nikolaev is a common mistake"),
        (ASSASSIN, "they say it was Nikolaev but that's wrong"),
        (BEGAN, "not in 1936"),
        (COUNT, "not 5"),
        (CRY, "taxation with representation"),
    ],
)
def test_a_denial_in_other_words_is_one(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 0


OPENINGS = (
    "It is not true that",
    "It is untrue that",
    "it's false that",
    "It is not the case that",
    "It isn't true that",
    "I don't think that",
    "I do not believe that",
)


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(
    ("rubric", "right"),
    [
        (ASSASSIN, "(Leonid) Nikolaev shot him"),
        (CRY, "taxation without representation"),
        (TIED, "they were no longer slaves"),
        (TIED, "it freed the slaves"),
    ],
)
def test_nothing_is_said_by_what_is_said_to_be_untrue(opening: str, rubric: Rubric, right: str) -> None:
    assert score(rubric, right) == 1
    assert score(rubric, f"{opening} {right}") == 0


def test_a_reference_that_denies_and_has_two_sentences_is_untrue_as_a_whole() -> None:
    reference = "The terminals are not connected. So no current flows through the bulb."
    rubric = compile_references("Why is the lamp dark?", [reference], "en")
    assert grade(rubric, reference).score == 1
    assert grade(rubric, f"It is not true that {reference}").score == 0


def test_a_word_that_the_question_has_in_another_form_repeats_nothing() -> None:
    rubric = ask("What is electing a president called?", "an **election**")
    assert [score(rubric, answer) for answer in ("election", "electing a president")] == [1, 0]


@pytest.mark.parametrize(
    "copy",
    [
        "Which solution, X or Y, is not clear? Explain how you know.",
        "which solution x or y is not clear explain how you know",
        "I think which solution, X or Y, is not clear? Explain how you know",
    ],
)
def test_a_copied_question_is_one_whatever_it_denies_or_offers(copy: str) -> None:
    question = "Which solution, X or Y, is not clear? Explain how you know."
    rubric = compile_references(question, ["Solution Y is not clear."], "en")
    verdict = grade(rubric, copy)
    assert verdict.score == 0
    assert NoteKind.ECHOED_QUESTION in kinds(verdict)
    assert grade(rubric, "solution Y is not clear").score == 1


@pytest.mark.parametrize(
    ("wanted", "answer", "right"),
    [
        ("**5 km**", "five kilometres", True),
        ("**5 km**", "5 kilometers", True),
        ("**5 km**", "5 miles", False),
        ("**4 years**", "four yrs", True),
        ("**2.5 million**", "two and a half million", True),
        ("**2.5 million**", "2 and a half million", True),
        ("**2.5 million**", "two million", False),
        ("**1934**", "1934 and a third of them in Leningrad", True),
        ("**5**", "5%", False),
        ("**80 %**", "80", False),
        ("**80 %**", "four fifths", True),
        ("**80 %**", "80 percent", True),
        ("the **19th** amendment", "XIX", True),
        ("**World War II**", "world war 2", True),
        ("**World War II**", "WWI", False),
        ("**over 20,000**", "under 20,000", False),
    ],
)
def test_units_parts_and_signs(wanted: str, answer: str, *, right: bool) -> None:
    assert score(ask("How much was it?", wanted), answer) == right


def test_each_part_of_the_likeness_has_its_own_weight() -> None:
    rubric = compile_references("Who shot Kirov?", ("Leonid Nikolaev",), "en")
    found = liken(rubric.points[0].wordings[0], read_answer("Nikolaev", rubric))
    assert list(found.terms()) == list(WEIGHTS)
