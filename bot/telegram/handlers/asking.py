"""What a learner may be asked for in place of an answer to a question, and how that is called off."""

from __future__ import annotations

from bot.telegram.handlers.phrases import spoken
from bot.telegram.messages import Message, NoKeyboard
from bot.telegram.turn import Turn

PLACE = "zone"
NAME = "alias"


def calls_off(turn: Turn, text: str) -> bool:
    """Tell whether a text calls off what was asked for: "cancel", `/cancel`, or the *Cancel* key."""
    return spoken(text) in turn.words("phrases.cancel").split("|") or is_cancel_key(turn, text)


def is_cancel_key(turn: Turn, text: str) -> bool:
    """Tell whether a text comes from the *Cancel* key, which may stand there after we asked no more."""
    return text.strip() == turn.words("buttons.cancel")


def leave(turn: Turn) -> None:
    """Ask no more, as the learner goes on elsewhere: what is typed next answers the question again."""
    turn.keys.idle = turn.learner.asking == PLACE
    turn.learner.asking = None


def call_off(turn: Turn) -> None:
    """Ask no more, and leave all as it was."""
    turn.learner.asking = None
    turn.say(Message(turn.words("settings.cancelled"), NoKeyboard()))
