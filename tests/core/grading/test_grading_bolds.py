"""Each bold of an author's text is read with what stands around it."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, plain
from bot.core.grading.compiling.bolds import AROUND, find_bolds
from tests.core.grading.asking import ask, score

FILLER = " ".join(["lorem ipsum"] * 200)


def test_around_a_bold_stands_the_rest_of_the_text_as_people_read_it() -> None:
    text = r"in **spring / May** they \*marched\* to **Rome before Ostia** at last"
    spring, rome = find_bolds(text)
    assert spring.sides == (("spring", "May"),)
    assert spring.around(0) == ("in ", " they *marched* to Rome before Ostia at last")
    assert rome.around(0) == ("in spring they *marched* to ", " before Ostia at last")
    assert rome.around(1) == ("in spring they *marched* to Rome before ", " at last")
    for bold in (spring, rome):
        assert bold.before + " before ".join(side[0] for side in bold.sides) + bold.after == plain(text)


def test_of_a_long_text_whole_words_near_the_bold_are_kept() -> None:
    (wheat,) = find_bolds(f"{FILLER} **wheat** {FILLER}")
    assert f"{FILLER} ".endswith(f" {wheat.before}")
    assert f" {FILLER}".startswith(f"{wheat.after} ")
    assert AROUND - len("lorem ") < len(wheat.before) < AROUND
    assert AROUND - len("lorem ") < len(wheat.after) < AROUND


@pytest.mark.parametrize(
    ("bold", "right", "wrong"),
    [
        ("they did not grow **wheat**", "not wheat", "wheat"),
        ("it was on 1 **December 1934**", "1 December 1934", "1 May 1934"),
        ("**35,000** kilometres", "35,000 km", "35,000 miles"),
    ],
)
def test_however_long_the_text_a_bold_is_read_in_its_sentence(bold: str, right: str, wrong: str) -> None:
    card = ask("What happened?", KeyPoint(f"{FILLER}. {bold}. {FILLER}"))
    assert (score(card, right), score(card, wrong)) == (1, 0)


@pytest.mark.parametrize(
    ("bold", "answer", "expected"),
    [
        ("New Mexico", "new mexico", 1),
        ("New Mexico", "NewMexico", 1),
        ("New Mexico", "new", 0),
        ("New Mexico", "New Delhi", 0),
        ("New Mexico", "mexico", 0),
        ("Gulf of Mexico", "the gulf", 1),
        ("New Mexico / NM", "NM", 1),
    ],
)
def test_a_name_is_more_than_the_common_word_that_the_question_leaves_of_it(
    bold: str, answer: str, expected: float
) -> None:
    assert score(ask("What lies beside Mexico?", f"**{bold}**"), answer) == expected
