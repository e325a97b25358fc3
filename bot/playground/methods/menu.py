"""The command menu: commands by scope and language."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.methods.reaching import chat_with_id
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import Json, World

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS = 100
_LONGEST_DESCRIPTION = 256
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, call: Call) -> bool:
    """Set the commands of a scope and language; the page's menu follows."""
    commands = call.structure("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _store(world, _key(world, call), [_check(command) for command in commands])
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """The commands of exactly this scope and language."""
    commands: list[Json] = world.settings.get(_key(world, call), [])
    return commands


def delete_my_commands(world: World, call: Call) -> bool:
    """Remove the commands of this scope and language."""
    _store(world, _key(world, call), [])
    return True


def shown_commands(world: World) -> dict[str, list[Json]]:
    """The menus of private chats and of groups, for someone whose language has no menu of its own."""
    everywhere = world.settings.get("commands:default:", [])
    return {
        "private": world.settings.get("commands:all_private_chats:") or everywhere,
        "group": world.settings.get("commands:all_group_chats:") or everywhere,
    }


def _store(world: World, key: str, commands: list[Json]) -> None:
    world.set(key, commands)
    world.events.publish("commands", commands=shown_commands(world))


def _check(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not _NAME.fullmatch(name.removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= _LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


def _key(world: World, call: Call) -> str:
    scope = call.structure("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    language = call.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    kind = scope.get("type")
    if kind in _SCOPES:
        return f"commands:{kind}:{language}"
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat_id = scope.get("chat_id")
    if chat_with_id(world, str(chat_id)) is None:
        raise bad_request("chat not found")
    return f"commands:{kind}:{chat_id}:{scope.get('user_id', '')}:{language}"
