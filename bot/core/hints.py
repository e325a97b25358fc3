"""Hints: a missing point's first letters, then its words with most letters masked; never a whole word."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from bot.core.cards import KeyPoint, Marked, keywords, plain

FIRST_LETTERS: Literal[1] = 1
MASKED_WORDS: Literal[2] = 2
Level = Literal[1, 2]

DOT = "•"
REST = "…"
MOST_WORDS = 12
YEAR_DIGITS = 4

# A number with its separators is one word; any other word is a run of letters, marks and digits.
NUMBER = r"\d+(?:[.,'’]\d+|[ \u00a0\u202f]\d{3}(?!\d))*(?![^\W_])"
WORD = re.compile(rf"(?P<number>{NUMBER})|(?P<word>(?:[^\W_]|[\u200c\u200d])+)")


def next_hint(point: KeyPoint, given: int) -> str | None:
    """Return the hint on `point` that comes after `given` others, or `None` when there is no more."""
    hints = [
        hint for level in (FIRST_LETTERS, MASKED_WORDS) if _tells_something(hint := masked(point.text, level))
    ]
    return hints[given] if 0 <= given < len(hints) else None


def masked(text: Marked, level: Level) -> str:
    """Return a marked text's keywords as a hint: “N…” at level 1, “N•••••••” with its length at level 2.

    A text with nothing bold is masked word by word; after `MOST_WORDS` words only “…” follows.
    """
    chosen = [choices[0] for choices in keywords(text) if choices] or [plain(text)]
    wording = _without_marks(f" {REST} ".join(chosen))
    words = list(WORD.finditer(wording))
    shown = words[:MOST_WORDS]
    if not shown:
        return ""
    if level == FIRST_LETTERS:
        hint = " ".join(_begin(word) for word in shown)
    else:
        end = shown[-1].end()
        hint = WORD.sub(_mask, wording[shown[0].start() : end])
    return hint if len(words) == len(shown) else f"{hint} {REST}"


def _without_marks(text: str) -> str:
    """Compose letters with their accents and drop the marks that remain: a mark is no letter to count."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if not unicodedata.category(letter).startswith("M"))


def _begin(word: re.Match[str]) -> str:
    return f"{_first_letters(word)}{REST}"


def _mask(word: re.Match[str]) -> str:
    shown = _first_letters(word)
    rest = word[0][len(shown) :]
    return shown + "".join(DOT if letter.isalnum() else letter for letter in rest)


def _first_letters(word: re.Match[str]) -> str:
    """Return what may be shown of a word: the century of a year, else a letter or digit, if others follow."""
    length = sum(letter.isalnum() for letter in word[0])
    if word["number"] and length == YEAR_DIGITS and word[0].isdecimal():
        return word[0][:2]
    return word[0][0] if length > 1 and word[0][1].isalnum() else ""


def _tells_something(hint: str) -> bool:
    return any(letter == DOT or letter.isalnum() for letter in hint)
