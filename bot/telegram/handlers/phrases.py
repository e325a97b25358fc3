"""What people say in words of the catalogue: that they want the answer, or a command without its stroke."""

from __future__ import annotations

import re
from functools import cache

from bot.telegram.commands import PRIVATE_COMMANDS
from bot.telegram.turn import Turn
from bot.telegram.words import Words

COMMON = frozenset({"start", "weak", "review"})
"""Commands whose names are answers like any other."""

_SIGNS = re.compile(r"[^\w\s]|_")


def spoken(text: str) -> str:
    """Return a text as the catalogue's phrases are written: letters, digits and single spaces."""
    return " ".join(_SIGNS.sub("", text.casefold()).split())


def asks_for_answer(turn: Turn, text: str) -> bool:
    """Tell whether a text asks for the answer: "?" or one of the catalogue's phrases."""
    return not text.strip("? \n¿？") or spoken(text) in _give_up_phrases(turn.words)


def command_named(turn: Turn, text: str) -> str | None:
    """Return the command that a text names without its stroke, or in other words for it."""
    said = spoken(text)
    return said if said in PRIVATE_COMMANDS and said not in COMMON else _other_names(turn.words).get(said)


def without_lead(turn: Turn, text: str) -> str:
    """Return a city's name without what people say before it: "I live in Berlin"."""
    words, leads = text.split(), turn.words("phrases.place").split("|")
    longest = max(len(lead.split()) for lead in leads)
    said = next((count for count in range(longest, 0, -1) if spoken(" ".join(words[:count])) in leads), 0)
    return " ".join(words[said:]) or text


@cache
def _give_up_phrases(words: Words) -> frozenset[str]:
    return frozenset(words("phrases.give_up").split("|"))


@cache
def _other_names(words: Words) -> dict[str, str]:
    phrases = {"skip": words("phrases.skip"), "hint": words("phrases.hint"), "stop": words("phrases.stop")}
    return {phrase: command for command, said in phrases.items() for phrase in said.split("|")}
