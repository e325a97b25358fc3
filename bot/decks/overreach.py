"""What a new wording takes for right besides the answer that it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from bot.core.cards import BOLD, Card, Marked, plain
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.language.language import speak
from bot.core.grading.language.text import tokenize
from bot.core.grading.verdict import Status
from bot.decks.commonness import NOT_RARE, VERY_COMMON, is_common
from bot.decks.findings import shorten
from bot.decks.proposals import with_wording

MOST_TOLD = 3
MOST_CARDS = 2_000  # of a deck are looked through
_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"),
    *("XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV"),
)
_NUMBERED = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_]+) ([IVX]{1,6}|\d{1,2})(?!\w)")


def describe_overreach(
    card: Card, language: str, number: int, wording: Marked, deck: Iterable[Card]
) -> str | None:
    """Return what a wording for a point, counted from 0, takes as well, as a sentence to its author.

    `deck` are the cards beside which it stands; `None` where nothing is found.
    """
    bare = replace(card, wrong=())
    before = compile_card(bare, language)
    after = compile_card(with_wording(bare, number, wording), language)
    told = (
        f"“{shorten(text, 40)}”{why}"
        for text, why in _find_others(card, number, deck)
        if _takes(after, text, number) and not _takes(before, text, number)
    )
    found = list(islice(dict.fromkeys(told), MOST_TOLD))
    if found:
        return f"`{shorten(wording)}` takes {', '.join(found)} as well."
    if _is_common_word(wording, language):
        return f"`{shorten(wording)}` is a common word, and many wrong answers have it, too."
    return None


def _find_others(card: Card, number: int, deck: Iterable[Card]) -> Iterator[tuple[str, str]]:
    """Yield answers that are not meant by a point, and what each is."""
    point = card.points[number]
    for text in (point.text, *point.alternatives):
        yield from ((other, "") for other in _renumber(plain(text)))
    for wrong in card.wrong:
        for text in (wrong.text, *wrong.alternatives):
            yield plain(text), " (right but for its `not:`)"
    for other in islice((one for one in deck if one.id != card.id), MOST_CARDS):
        for one in other.points:
            yield plain(one.text), f" (an answer to “{shorten(other.question, 40)}”)"


def _renumber(text: str) -> Iterator[str]:
    """Yield a text with the next number behind a name, and the one before: Louis XV for Louis XVI."""
    for found in _NUMBERED.finditer(text):
        for step in (-1, 1):
            numeral = _step(found[2], step)
            if numeral:
                yield f"{found[1]} {numeral}"


def _step(numeral: str, step: int) -> str:
    """Return the number so far from another, written as that is; nothing where there is none."""
    if numeral.isdecimal():
        return str(int(numeral) + step) if int(numeral) + step > 0 else ""
    at = _ROMAN.index(numeral) + step if numeral in _ROMAN else -1
    return _ROMAN[at] if 0 <= at < len(_ROMAN) else ""


def _takes(rubric: Rubric, answer: str, number: int) -> bool:
    point = grade(rubric, answer).points[number]
    return point.status is Status.HIT and point.credit >= 1


def _is_common_word(wording: Marked, code: str) -> bool:
    """Tell whether a wording is one common word; of very common ones `viva check` warns."""
    language, bold = speak(code), BOLD.fullmatch(wording)
    words = tokenize(bold[1], language.folding).words if bold else ()
    lone = len(words) == 1 and is_common(words[0], language, NOT_RARE)
    return lone and not is_common(words[0], language, VERY_COMMON)
