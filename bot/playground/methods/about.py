"""What the bot is: getMe, its name and its descriptions."""

from __future__ import annotations

from bot.playground.objects import bot_user
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import Json, World


def get_me(world: World, _call: Call) -> Json:
    """The bot as a User, with what it may do."""
    return bot_user(world)


def log_out(_world: World, _call: Call) -> bool:
    """True; the playground stays usable."""
    return True


def close(_world: World, _call: Call) -> bool:
    """True; the playground stays usable."""
    return True


def set_my_name(world: World, call: Call) -> bool:
    """Remember the bot's name, at most 64 characters."""
    return _set(world, call, "name", 64)


def get_my_name(world: World, call: Call) -> Json:
    """The bot's name as set."""
    return _get(world, call, "name")


def set_my_description(world: World, call: Call) -> bool:
    """Remember the description, at most 512 characters."""
    return _set(world, call, "description", 512)


def get_my_description(world: World, call: Call) -> Json:
    """The description as set."""
    return _get(world, call, "description")


def set_my_short_description(world: World, call: Call) -> bool:
    """Remember the short description, at most 120 characters."""
    return _set(world, call, "short_description", 120)


def get_my_short_description(world: World, call: Call) -> Json:
    """The short description as set."""
    return _get(world, call, "short_description")


def _set(world: World, call: Call, name: str, most: int) -> bool:
    value = call.text(name)
    if len(value) > most:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    world.set(f"{name}:{call.text('language_code')}", value)
    return True


def _get(world: World, call: Call, name: str) -> Json:
    language = call.text("language_code")
    fallback = world.settings.get(f"{name}:", "")
    return {name: world.settings.get(f"{name}:{language}") or fallback}
