"""What befell so many: the number of the survivors is not that of the dead."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric
from bot.core.grading.judging.fates import OTHERS
from bot.core.grading.language.language import speak
from bot.core.grading.language.language_data import read
from bot.core.grading.language.text import tokenize
from bot.core.grading.trace import Rule, explain
from tests.core.grading.asking import ask, check

VICTIMS = ask("How many of the delegates fell victim to the purges?", "**1,108**")
EXECUTED = ask("How many people were executed?", "**386,798**")
PURGED = ask("How many officers were imprisoned or shot?", "**35,000**")
ARRESTED = ask("What share of the people was arrested?", "**one in eight**")
SAVED = ask("How many passengers survived?", "**705**")


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            VICTIMS,
            "1,108 did not survive | 1,108 were not spared | 1,108, the rest survived | 1,108 were shot",
            "1,108 survived | 1,108 survived, the others were killed | 1,108 of the delegates were spared",
        ),
        (
            VICTIMS,
            "1,108 while the rest survived | 1,108 died and 888 survived | of 1,966, 1,108 were arrested",
            "1,108 were not shot | not 1,108",
        ),
        (
            EXECUTED,
            "386,798 were shot | 386,798 were arrested and shot | 386,798 were arrested, tried and shot",
            "386,798 were arrested | 386,798 people were sent to the camps | 386,798 wounded",
        ),
        (
            PURGED,
            "35,000 were shot | 35,000 in prison | 35,000 lost their jobs | 35,000, many later released",
            "35,000 were promoted | 35,000 officers were later released",
        ),
        (ARRESTED, "one in eight | 1 in 8 ended in a camp", "one in eight was shot | one in eight survived"),
        (
            SAVED,
            "705 | 705 were rescued | 705, 1,500 died | 705 did not die",
            "705 died | 705 drowned and died",
        ),
        (
            ask("Wie viele Menschen starben?", "**1.503**", language="de"),
            "1.503 | 1.503 kamen um und sind tot | 1.503, 705 überlebten",
            "1.503 überlebten | 1.503 wurden gerettet",
        ),
        (
            ask("Combien de soldats furent tués ?", "**1 200**", language="fr"),
            "1200 | 1200 sont morts",
            "1200 ont survécu | 1200 ont été blessés",
        ),
        (
            ask("Сколько человек погибло?", "**1 503**", language="ru"),
            "1503 человека | 1503 погибли",
            "1503 выжили | 1503 были ранены",
        ),
        (
            ask("How many people live there?", "**9,000**"),
            "9,000 | 9,000 live there",
            "9,000 are buried",
        ),
    ],
)
def test_so_many_are_those_whom_that_befell(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


def test_the_trace_says_that_something_else_befell_them() -> None:
    assert explain(VICTIMS, "1,108 survived").points[0].rule is Rule.OTHER_FATE


@pytest.mark.parametrize("code", ["en", "de", "es", "fr", "it", "nl", "pt", "ru"])
def test_no_word_tells_of_two_fates(code: str) -> None:
    language = speak(code)
    told = read(code)["fates"]
    assert told.keys() == OTHERS.keys()
    for fate, words in told.items():
        stems = [language.stem(language.normal(word)) for word in tokenize(words, language.folding).words]
        assert {language.fates[stem] for stem in stems} == {fate}, fate
