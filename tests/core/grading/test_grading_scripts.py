"""Chinese and Japanese have several ways to write the same: characters, syllables, widths of letters."""

from __future__ import annotations

import pytest

from bot.core.cards import Outcome
from bot.core.grading import compile_references, grade
from tests.core.grading.asking import ask, score


@pytest.mark.parametrize(
    ("language", "keyword", "answer", "wanted"),
    [
        ("zh", "长江", "長江", 1),
        ("zh", "蔡倫", "蔡伦", 1),
        ("zh", "氧气", "氧氣", 1),
        ("zh", "后羿", "後羿", 1),
        ("zh", "长江", "黃河", 0),
        ("zh", "１００", "一百", 1),
        ("ja", "しんぞう", "シンゾウ", 1),
        ("ja", "キャンベラ", "きゃんべら", 1),
        ("ja", "キャンベラ", "ｷｬﾝﾍﾞﾗ", 1),
        ("ja", "プラハ", "ﾌﾟﾗﾊ", 1),
        ("ja", "ハハ", "ババ", 0),
        ("ja", "キャンベラ", "きゃんべらではない", 0),
        ("ja", "スターリン", "ｽﾀｰﾘﾝ", 1),
    ],
)
def test_one_word_in_several_scripts(language: str, keyword: str, answer: str, wanted: float) -> None:
    assert score(ask("?", f"**{keyword}**", language=language), answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("富士山か北岳", 0),
        ("北岳か富士山", 0),
        ("富士山かエベレスト", 0),
        ("富士山かな", 1),
        ("富士山かも", 1),
        ("富士山からです", 1),
        ("確か富士山", 1),
        ("何かわからないけど富士山", 1),
    ],
)
def test_a_syllable_says_or_before_a_name(answer: str, wanted: float) -> None:
    assert score(ask("?", "**富士山**", language="ja"), answer) == wanted


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("自转轴倾斜", True),
        ("自转轴不倾斜", False),
        ("地球的自转轴没倾斜", False),
        ("不是太阳，是自转轴倾斜", True),
    ],
)
def test_a_denied_verb_reaches_its_subject(answer: str, right: bool) -> None:  # noqa: FBT001 -- a verdict
    rubric = compile_references("为什么会有四季？", ("因为地球的自转轴是倾斜的。",), "zh")
    assert (grade(rubric, answer).outcome is Outcome.CORRECT) is right
