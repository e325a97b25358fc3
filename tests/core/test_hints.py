"""A hint helps without telling: first letters, then masked words, never a whole word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import KeyPoint
from bot.core.hints import FIRST_LETTERS, MASKED_WORDS, MOST_WORDS, masked, next_hint


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Leonid **Nikolaev**", "N…", "N•••••••"),
        ("on **1 December 1934**", "… D… 19…", "• D••••••• 19••"),
        ("**Leonid** the **Nikolaev**", "L… N…", "L••••• … N•••••••"),
        ("**Nikolaev / Nikolayev** did", "N…", "N•••••••"),
        ("**386,798** people", "3…", "3••,•••"),
        ("**35 000** people", "3…", "3• •••"),
        ("**35k**", "3…", "3••"),
        ("**80 %**", "8…", "8•"),
        ("**anti-Soviet** talk", "a… S…", "a•••-S•••••"),
        ("**Khrushchev's** speech", "K… …", "K•••••••••'•"),
        ("**北京**", "北…", "北•"),
        ("**E\u0301lan**", "É…", "É•••"),
        ("nothing bold", "n… b…", "n•••••• b•••"),
    ],
)
def test_first_letters_then_masked_words(text: str, first: str, second: str) -> None:
    assert masked(text, FIRST_LETTERS) == first
    assert masked(text, MASKED_WORDS) == second
    point = KeyPoint(text)
    assert [next_hint(point, given) for given in (0, 1, 2)] == [masked(text, 1), second, None]


@pytest.mark.parametrize("text", ["**7**", "**a**", "**京**", "**7** or **a**"])
def test_a_single_sign_gives_away_only_that_it_is_one(text: str) -> None:
    hint = next_hint(KeyPoint(text), 0)
    assert hint is not None
    assert set(hint) <= set("• …")
    assert next_hint(KeyPoint(text), 1) is None


def test_there_is_no_hint_without_words() -> None:
    assert next_hint(KeyPoint("**…**"), 0) is None
    assert next_hint(KeyPoint(""), 0) is None
    assert next_hint(KeyPoint("**word**"), -1) is None


def test_a_long_text_is_cut() -> None:
    text = "many " * 40
    for level in (FIRST_LETTERS, MASKED_WORDS):
        hint = masked(text, level)
        assert len(hint.split()) == MOST_WORDS + 1
        assert hint.endswith(" …")


@given(st.text(max_size=80))
def test_no_word_is_given_away(text: str) -> None:
    words = {word.casefold() for word in re.findall(r"[^\W_]+", text)}
    for level in (FIRST_LETTERS, MASKED_WORDS):
        hint = masked(text, level)
        runs = re.findall(r"(?:[^\W_]|•)+", hint.replace("…", "•"))
        assert not any(run.casefold() in words and "•" not in run for run in runs)


@given(st.lists(st.text("abcdefgh0123456789", min_size=1, max_size=12), min_size=1, max_size=MOST_WORDS))
def test_the_mask_keeps_the_lengths(words: list[str]) -> None:
    shown = masked(" ".join(f"**{word}**" for word in words), MASKED_WORDS)
    assert [len(word) for word in shown.split(" … ")] == [len(word) for word in words]
    assert all(sum(letter.isalnum() for letter in word) <= len(word) // 2 for word in shown.split(" … "))
