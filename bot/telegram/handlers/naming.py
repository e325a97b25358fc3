"""What groups see of a learner: a name of their own choice, and whether they stand in the tables."""

from __future__ import annotations

from markupsafe import Markup

from bot.services.learners import hide, set_alias
from bot.telegram.handlers import asking
from bot.telegram.html import line, name
from bot.telegram.messages import Button, Message
from bot.telegram.turn import Turn

ALIAS_UNITS = 24


def rows(turn: Turn) -> list[list[Button]]:
    """Return the buttons of the settings that say what groups see."""
    hidden = turn.learner.hidden
    table = Button(turn.words("buttons.show_me" if hidden else "buttons.hide_me"), f"hide:{int(not hidden)}")
    return [[Button(turn.words("buttons.alias"), "alias:0"), table]]


def shown(turn: Turn) -> str:
    """Return the name that groups see, and whether tables hold it."""
    learner = turn.learner
    key = "settings.shown_hidden" if learner.hidden else "settings.shown"
    return turn.words(key, name=name(learner.alias or learner.name))


async def tap_alias(turn: Turn, own: int) -> None:
    """Ask for a name, or go back to the one that Telegram knows."""
    turn.toast()
    if own:
        set_alias(turn.learner, None)
        turn.say_text("settings.alias_set", name=name(turn.learner.name))
        return
    turn.learner.asking = asking.NAME
    _ask(turn, turn.words("settings.alias_ask"))


def tap_hide(turn: Turn, hidden: int) -> None:
    """Leave the tables of all groups, or come back into them."""
    turn.toast("settings.hidden" if hidden else "settings.not_hidden")
    hide(turn.learner, hidden=bool(hidden))


def ask_again(turn: Turn) -> None:
    """Tell who sent what we can't read that a name is asked for."""
    _ask(turn, turn.words("stray.not_text") + " " + turn.words("settings.alias_ask"))


def _ask(turn: Turn, text: Markup) -> None:
    turn.say(Message(text, [[Button(turn.words("buttons.own_name"), "alias:1")]]))


async def alias_typed(turn: Turn, text: str) -> None:
    """Take the name that was typed, unless it shows nothing."""
    alias = line(text, ALIAS_UNITS)
    if name(alias) != alias:
        _ask(turn, turn.words("settings.alias_ask"))
        return
    set_alias(turn.learner, alias)
    turn.say_text("settings.alias_set", name=alias)
