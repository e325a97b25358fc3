"""The commands, in the order of the menu; their descriptions stand in the catalogue."""

from __future__ import annotations

from typing import Any

from bot.storage.outbox import Call, Lane
from bot.telegram.words import Words

PRIVATE_COMMANDS = (
    "start",
    "quiz",
    "review",
    "weak",
    "decks",
    "skip",
    "hint",
    "streak",
    "stats",
    "remind",
    "settings",
    "help",
    "stop",
)
GROUP_COMMANDS = ("battle", "question", "daily", "top", "skip", "stop", "help")


def set_menus(words: Words) -> list[Call]:
    """Return the calls that set the command menus of private chats and of groups."""
    menus = {
        "all_private_chats": ("commands", PRIVATE_COMMANDS),
        "all_group_chats": ("group_commands", GROUP_COMMANDS),
    }
    return [_set_menu(words, scope, table, names) for scope, (table, names) in menus.items()]


def _set_menu(words: Words, scope: str, table: str, names: tuple[str, ...]) -> Call:
    commands = [{"command": name, "description": words(f"{table}.{name}").unescape()} for name in names]
    payload: dict[str, Any] = {"commands": commands, "scope": {"type": scope}}
    return Call(0, "setMyCommands", payload, Lane.REPLY)
