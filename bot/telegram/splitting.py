"""Long texts in parts that Telegram takes: cut at a line's end where there is one, with every tag whole."""

from __future__ import annotations

import html
import re

from bot.telegram.html import length

MOST_TAGS = 100
"""Telegram takes so many entities in a message."""

_TOKEN = re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL)
_TAG_NAME = re.compile(r"<(\w+)")


def split(source: str, units: int) -> list[str]:
    """Return Telegram HTML in parts of at most so many UTF-16 units; tags open at a cut go on after it.

    No part has more tags than Telegram takes.
    """
    source = source.strip()
    # Two units a character at most: what is short by that count needs no measuring.
    if (2 * len(source) <= units or length(source) <= units) and source.count("</") <= MOST_TAGS:
        return [source]
    tokens = _TOKEN.findall(source)
    at, opened = _find_cut(tokens, units)
    closing = "".join(f"</{_TAG_NAME.match(tag)[1]}>" for tag in reversed(opened))  # type: ignore[index] # it is a tag
    head = "".join(tokens[:at]).rstrip() + closing
    return [head, *split("".join([*opened, "".join(tokens[at:]).lstrip()]), units)]


def _find_cut(tokens: list[str], units: int) -> tuple[int, list[str]]:
    """Return before which token to cut, and the tags open there: after a line, or a word, or anywhere."""
    opened: list[str] = []
    line_end: tuple[int, list[str]] | None = None
    word_end: tuple[int, list[str]] | None = None
    used = closed = 0
    for place, piece in enumerate(tokens):
        if piece.startswith("</"):
            opened.pop()
            closed += 1
        elif piece.startswith("<"):
            opened.append(piece)
        else:
            used += len(html.unescape(piece).encode("utf-16-le")) // 2
            if used > units or closed + len(opened) >= MOST_TAGS:
                return line_end or word_end or (place, opened)
            if piece == "\n":
                line_end = place + 1, [*opened]
            elif piece == " ":
                word_end = place + 1, [*opened]
    return len(tokens), opened
