"""Long texts go out in parts, each of which Telegram takes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.html import length
from bot.telegram.splitting import MOST_TAGS, split

PIECES = st.sampled_from(
    ["word", " ", "\n", "&lt;", "&amp;", "👩‍🚀", "x" * 30, "<b>bold\nand <i>it al</i>ic</b>"]
)
SOURCES = st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(lambda text: text.strip() != "")


def words_of(html: str) -> str:
    return "".join(re.sub(r"<[^>]*>", "", html).split())


def is_balanced(html: str) -> bool:
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)>", html):
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened


@given(SOURCES)
def test_parts_fit_lose_no_word_and_have_every_tag_whole(source: str) -> None:
    parts = split(source, 40)
    assert all(0 < length(part) <= 40 for part in parts)
    assert all(is_balanced(part) for part in parts)
    assert words_of("".join(parts)) == words_of(source)


def test_a_short_text_is_left_alone_and_a_long_one_is_cut_at_a_line() -> None:
    assert split("a <b>b</b>", 10) == ["a <b>b</b>"]
    assert split("one two\nthree four", 12) == ["one two", "three four"]
    assert split("one two three", 8) == ["one two", "three"]
    assert split("<b>one\ntwo</b>", 4) == ["<b>one</b>", "<b>two</b>"]


def test_no_part_has_more_tags_than_telegram_takes() -> None:
    parts = split("<b>x</b> " * 250, 4096)
    assert all(part.count("</") <= MOST_TAGS for part in parts)
    assert words_of("".join(parts)) == "x" * 250
