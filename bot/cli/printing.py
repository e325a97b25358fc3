"""Words on a terminal: what learners typed is shown so that it can do no harm there."""

from __future__ import annotations

from bot.decks.keywording import clean

MOST_SHOWN = 400
"""How much of an answer is shown, in characters."""


def show(text: str) -> str:
    """Return a text on one line, without what steers a terminal, cut where it is long."""
    shown = "".join(letter for letter in clean(text) if letter.isprintable())
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}… ({len(shown):,} characters)"


def count(number: int, thing: str) -> str:
    """Return a number of things: "1 learner", "2 learners"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
