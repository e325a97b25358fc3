"""What a learner may be asked for in place of an answer to a question, and how that is called off."""

from __future__ import annotations

import re

from bot.telegram.messages import Message, NoKeyboard
from bot.telegram.turn import Turn

PLACE = "zone"
NAME = "alias"

_SIGNS = re.compile(r"[^\w\s]|_")


def spoken(text: str) -> str:
    """Return a text as the catalogue's phrases are written: letters, digits and single spaces."""
    return " ".join(_SIGNS.sub("", text.casefold()).split())


def calls_off(turn: Turn, text: str) -> bool:
    """Tell whether a text calls off what was asked for: "cancel", `/cancel`, or the *Cancel* key."""
    return spoken(text) in turn.words("phrases.cancel").split("|") or is_cancel_key(turn, text)


def is_cancel_key(turn: Turn, text: str) -> bool:
    """Tell whether a text comes from the *Cancel* key, which may stand there after we asked no more."""
    return text.strip() == turn.words("buttons.cancel")


def call_off(turn: Turn) -> None:
    """Ask no more, and leave all as it was."""
    turn.learner.asking = None
    turn.say(Message(turn.words("settings.cancelled"), NoKeyboard()))
