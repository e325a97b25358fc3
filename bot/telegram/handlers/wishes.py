"""What a learner wants of reviews: new cards a day, and how surely a card shall be recalled."""

from __future__ import annotations

from bot.core.wishes import NEW_CHOICES, RETENTION_CHOICES
from bot.telegram.messages import Button, Message
from bot.telegram.turn import Turn


def row(turn: Turn) -> list[Button]:
    """Return the buttons of the settings that say how reviews go."""
    words = turn.words
    return [Button(words("buttons.new_a_day"), "news:0"), Button(words("buttons.retention"), "retentions:0")]


async def tap_wishes(turn: Turn, verb: str, number: int) -> None:
    """Find what a button stands for that says how reviews go."""
    match verb:
        case "news" if number == 0:
            turn.toast()
            buttons = [Button(turn.words.number(choice), f"new:{choice}") for choice in NEW_CHOICES]
            turn.say(Message(turn.words("settings.new_ask"), [buttons]))
        case "new" if number in NEW_CHOICES:
            turn.toast()
            turn.learner.new_a_day = number
            turn.say(Message(turn.words.count("settings.new_set", number)))
        case "retentions" if number == 0:
            turn.toast()
            buttons = [_percent(turn, choice) for choice in RETENTION_CHOICES]
            turn.say(Message(turn.words("settings.retention_ask"), [buttons]))
        case "retention" if number in RETENTION_CHOICES:
            turn.toast()
            turn.learner.retention = number
            turn.say_text("settings.retention_set", percent=turn.words.percent(number))
        case _:
            turn.toast("stray.forged")


def _percent(turn: Turn, choice: int) -> Button:
    return Button(turn.words.percent(choice), f"retention:{choice}")
