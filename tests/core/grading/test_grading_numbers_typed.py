"""Numbers as people type them: slips, shares, spans, near misses, numbers in passing."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ask, kinds, score

COMMISSARS = ask("How many war commissars were removed?", "**11**")
OFFICERS = ask("How many officers were purged?", "**35,000**")
DELEGATES = ask("How many delegates came?", "**1,996**")
VICTIMS = ask("How many of them fell victim?", "**1,108**")
SENTENCES = ask("How many sentences?", "**680,000**")
SHARE = ask("What share was arrested?", "**one in eight**")
TRIAL = ask("In which year was the trial?", "**1936**")
YEARS = ask("Which years?", KeyPoint("**1936 to 1938**", ("**1936** to **1938**",)))
MILLIONS = ask("¿Cuántos habitantes tiene?", "**5 millones**", language="es")
KIROV = ask("When was Kirov murdered?", "**1 December 1934**")


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (COMMISSARS, "elevn"),
        (COMMISSARS, "№11"),
        (COMMISSARS, "№ 11"),
        (OFFICERS, "thirtyfive thousand"),
        (OFFICERS, "thirty five thousnad"),
        (OFFICERS, "35.000,00"),
        (ask("How long is it?", "**2.5** metres"), "2,5"),
        (ask("Which ones?", "**1**, **2** and **3**"), "1,2 and 3"),
        (ask("Which ones?", "**1**, **2** and **3**"), "numbers 1,2,and 3"),
        (ask("How long is it?", "**2.5** metres"), "2,5 and not more"),
        (ask("How many stages?", "**three**"), "threee"),
        (ask("How many more?", "**fourteen**"), "forteen"),
        (KIROV, "1 Decmber 1934"),
        (SHARE, "an 8th"),
        (SHARE, "one person in eight"),
        (SHARE, "One from eight persons"),
        (SENTENCES, "6.8 lakh"),
        (SENTENCES, "6,80,000"),
        (YEARS, "1936-8"),
        (YEARS, "from 1936 up to 1938"),
        (YEARS, "from nineteen thirty six to thirty eight"),
        (YEARS, "from '36 to '38"),
        (DELEGATES, "1996, and 1108 of them were executed"),
        (VICTIMS, "1108 of the 1996"),
        (VICTIMS, "1,108 from 1,996"),
        (TRIAL, "1936 (August)"),
        (TRIAL, "the public one was in 1936"),
        (ask("In how many stages?", "**three**"), "Three: first the party, then the army"),
        (ask("How many others?", "**14**"), "14, so 16 altogether"),
        (ask("How many others?", "**14**"), "it was sixteen, but that's with those two, so fourteen others"),
        (KIROV, "December the 1st, thirty-four"),
        (MILLIONS, "5 M"),
    ],
)
def test_numbers_are_understood(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 1


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (COMMISSARS, "5 out of 11"),
        (ask("How many delegates came?", "**1,000**"), "5 in 1,000"),
        (MILLIONS, "5 m"),
        (COMMISSARS, "all the elves"),
        (SHARE, "8"),
        (DELEGATES, "1996 or 20,761"),
        (TRIAL, "1936 or 1937"),
        (ask("How many others?", "**14**"), "fourteen,18,2,11"),
        (OFFICERS, "35,000,40,000,27"),
        (ask("In which city was Kirov shot?", "**Leningrad**"), "1932,3,1936,Leningrad"),
        (ask("In which city was Kirov shot?", "**Leningrad**"), "Leningrad,1936,3,survival"),
    ],
)
def test_other_numbers_are_not(rubric: Rubric, answer: str) -> None:
    assert score(rubric, answer) == 0


@pytest.mark.parametrize(
    ("rubric", "answer", "words"),
    [
        (OFFICERS, "they shot 36,000 officers", "36,000"),
        (VICTIMS, "1,180", "1,180"),
        (VICTIMS, "1208", "1208"),
        (OFFICERS, "85,000", "85,000"),
        (DELEGATES, "9,196", "9,196"),
        (TRIAL, "in 1937", "1937"),
        (TRIAL, "1963", "1963"),
        (KIROV, "2 December 1934", "2 December 1934"),
        (KIROV, "1 December 1935", "1 December 1935"),
        (ask("How cold?", "**-173**"), "173", "173"),
        (ask("Which years?", "**1936 to 1939**"), "1936-1940", "1936-1940"),
    ],
)
def test_a_near_miss_is_told_in_the_learners_words(rubric: Rubric, answer: str, words: str) -> None:
    verdict = grade(rubric, answer)
    assert verdict.score == 0
    assert [note.words for note in verdict.notes if note.kind is NoteKind.NEAR_MISS] == [(words,)]


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [
        (OFFICERS, "80,000"),
        (OFFICERS, "35,000"),
        (OFFICERS, "not 36,000"),
        (DELEGATES, "9,961"),
        (COMMISSARS, "71"),
        (TRIAL, "1917"),
        (KIROV, "5 May 1937"),
        (KIROV, "December 1934"),
    ],
)
def test_no_near_miss_where_nothing_is_near(rubric: Rubric, answer: str) -> None:
    assert NoteKind.NEAR_MISS not in kinds(grade(rubric, answer))
