"""Whatever a learner sends is graded: every character, alone or beside a digit, in every language."""

from __future__ import annotations

import sys
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.numbers.reading import read_values
from tests.core.grading.asking import ask, bare, score

LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "ru", "zh", "ja", "xx")
POINTS = (
    "**1 December 1934** or **35,000**",
    KeyPoint("**1936 to 1939**", ("**four fifths**",), ("**troika**",)),
)
NUMERIC = st.characters(categories=("Nd", "Nl", "No"))
LETTERS = st.characters(codec=None, categories=None)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=40),
    st.text(st.one_of(NUMERIC, st.sampled_from(" .,/-'%1st年")), max_size=20),
    st.lists(st.integers(0xD800, 0xDFFF).map(chr), max_size=5).map("".join),
)


HANDFUL = 32
FIGURES = ("¼", "1934", "1,000", "XIV", "5", "5 km")


@cache
def several(code: str) -> Rubric:
    """Return a card of several points in a language."""
    return ask("When, how many?", *POINTS, wrong=("**斯大林**",), language=code)


@cache
def one(code: str) -> Rubric:
    """Return a card of one number in a language."""
    return ask("How many?", "**35,000**", wrong=("**36,000**",), language=code)


@cache
def half(code: str) -> Rubric:
    """Return a reference answer of a share, with nothing bold, in a language."""
    return bare("How much of it?", "¼ of 5 km", language=code)


@pytest.mark.parametrize("code", LANGUAGES)
@given(answer=TEXTS)
@example(answer="➅")
@example(answer="²³ ⑳ ㈠ Ⅻ 𝟙𝟡𝟛𝟜 ௧௯ ➉/➑")
@example(answer="\ud800 not \udfff 1\ud834")
@settings(deadline=None, max_examples=60)
def test_any_unicode_is_graded_in_every_language(code: str, answer: str) -> None:
    for card in (several(code), one(code)):
        verdict = grade(card, answer)
        assert 0 <= verdict.score <= 1
        assert grade(card, answer) == verdict


@pytest.mark.unmeasured
@pytest.mark.parametrize("code", LANGUAGES)
def test_small_words_may_stand_around_figures_and_end_an_answer(code: str) -> None:
    for word in sorted(speak(code).stop):
        for figure in FIGURES:
            for answer in (f"{figure} {word}", f"{word} {figure}"):
                assert 0 <= grade(half(code), answer).score <= 1, answer


@pytest.mark.unmeasured
def test_the_characters_of_the_basic_plane_are_graded_in_handfuls() -> None:
    for start in range(0, 0x10000, HANDFUL):
        letters = [chr(point) for point in range(start, start + HANDFUL)]
        for answer in ("".join(letters), " ".join(f"1{letter}" for letter in letters)):
            assert 0 <= grade(one("en"), answer).score <= 1, hex(start)


@pytest.mark.soak
@pytest.mark.parametrize("plane", range(0, 0x10000, 0x1000))
def test_every_character_of_the_basic_plane_is_graded(plane: int) -> None:
    for point in range(plane, plane + 0x1000):
        letter = chr(point)
        for answer in (letter, f"1{letter}", f"{letter}9 {letter}"):
            assert 0 <= grade(one("en"), answer).score <= 1, hex(point)


@pytest.mark.unmeasured
def test_every_numeric_character_is_read_in_every_language() -> None:
    letters = [chr(point) for point in range(sys.maxunicode + 1) if chr(point).isnumeric()]
    for code in LANGUAGES:
        language = speak(code)
        for letter in letters:
            for answer in (letter, f"3{letter}", f"{letter}/{letter}"):
                read_values(tokenize(answer, language.folding), language)


@pytest.mark.parametrize("digits", ["35000", "３５０００", "٣٥٠٠٠", "३५०००", "➂➄000", "③⑤⓪⓪⓪"])
def test_digits_of_every_shape_are_digits(digits: str) -> None:
    assert score(one("en"), digits) == 1


@pytest.mark.parametrize(("said", "wanted"), [("1934", "**1934**"), ("kirov", "**Kirov**")])
def test_a_right_answer_given_over_and_over_is_right_on_a_card_of_very_many_points(
    said: str, wanted: str
) -> None:
    card = ask("When, and who?", *[f"{wanted} of {point}" for point in range(100)])
    assert score(card, f"{said}. " * 100) == 1
