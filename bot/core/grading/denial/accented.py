"""Denying phrases that another word stands for without its accent: "né", "no sé"."""

from __future__ import annotations

from bot.core.grading.denial.clauses import joined
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

TWICE = 3  # words from one "nor" to the next


def read_accented(tokens: Tokens, place: int, language: Language) -> tuple[int, str] | None:
    """Return a phrase that counts with its accent, at its clause's end or twice: "no sé", "né X né Y"."""
    words = tokens.words
    known, word = language.denial.accented, words[place]
    found = known.at(words, place) if word in known.by_first else None
    if found is None:
        return None
    after = place + found[0]
    closes = after == len(words) or not joined(tokens.gaps[after])
    twice = word in words[after : after + TWICE] or word in words[max(0, place - TWICE) : place]
    return found if closes or twice or not tokens.slice(place, after - 1).isascii() else None
