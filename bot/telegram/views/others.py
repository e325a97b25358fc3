"""The points beyond those that are needed, where some of a card's points are enough: only a few are shown."""

from __future__ import annotations

from markupsafe import Markup

from bot.telegram.words import Words

MOST_OTHERS = 4
"""So many of them are shown."""


def count_left_out(others: int) -> int:
    """Return how many of so many points are left out; never a single one, whose line tells as much."""
    return others - MOST_OTHERS if others > MOST_OTHERS + 1 else 0


def show_left_out(words: Words, left_out: int) -> list[Markup]:
    """Say how many points are left out, if any is."""
    return [words("battle.unfound_more", n=words.number(left_out))] if left_out else []
