"""What people say in words of the catalogue: that they want the answer, or a command without its stroke."""

from __future__ import annotations

import re
from functools import cache

from bot.core.grading.language.giving_up import GivingUp, read_giving_up, without
from bot.core.grading.language.phrases import PhraseBook, book
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
    """Tell whether a text asks for the answer: "?" or phrases of the catalogue, as in "no idea, sorry"."""
    return not text.strip("? \n¿？") or _giving_up(turn.words).is_all_of(spoken(text).split())


def command_named(turn: Turn, text: str) -> str | None:
    """Return the command that a text names without its stroke, or in other words for it."""
    said = _without_around(turn.words, text)
    return said if said in PRIVATE_COMMANDS and said not in COMMON else _other_names(turn.words).get(said)


def is_puzzled(turn: Turn, text: str) -> bool:
    """Tell whether a text asks what the question is: "what?"."""
    return _without_around(turn.words, text) in _phrases(turn.words, "phrases.puzzled")


def leads_on(turn: Turn, text: str, *, in_quiz: bool) -> bool:
    """Tell whether a text wants to go on: to a quiz, or to the next question of one."""
    said = {spoken(text), _without_around(turn.words, text)}
    wanted = _phrases(turn.words, "phrases.onward") | (
        _phrases(turn.words, "phrases.agreed") if in_quiz else frozenset()
    )
    return not said.isdisjoint(wanted)


def without_lead(turn: Turn, text: str) -> str:
    """Return a city's name without what people say before it: "I live in Berlin"."""
    words, leads = text.split(), turn.words("phrases.place").split("|")
    longest = max(len(lead.split()) for lead in leads)
    said = next((count for count in range(longest, 0, -1) if spoken(" ".join(words[:count])) in leads), 0)
    return " ".join(words[said:]) or text


def _without_around(words: Words, text: str) -> str:
    return " ".join(without(spoken(text).split(), _read_book(words, "phrases.around")))


@cache
def _giving_up(words: Words) -> GivingUp:
    return read_giving_up(
        map(str.split, _phrases(words, "phrases.give_up")), _read_book(words, "phrases.beside")
    )


@cache
def _read_book(words: Words, key: str) -> PhraseBook:
    return book((tuple(phrase.split()), "") for phrase in _phrases(words, key))


@cache
def _phrases(words: Words, key: str) -> frozenset[str]:
    return frozenset(str(words(key)).split("|"))


@cache
def _other_names(words: Words) -> dict[str, str]:
    phrases = {"skip": "phrases.skip", "hint": "phrases.hint", "stop": "phrases.stop"}
    return {phrase: command for command, key in phrases.items() for phrase in _phrases(words, key)}
