"""The bot's reactions to messages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.playground.methods.reaching import find_message, find_writable_chat, refuse_muted
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import BOT_ID, Message, World

_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡
🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈
😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
EMOJI = frozenset(_EMOJI.split())


def is_reaction(emoji: str) -> bool:
    """Whether people and bots can react with it, whichever way its look is asked for."""
    return emoji.replace("\ufe0f", "") in EMOJI


def set_message_reaction(world: World, call: Call) -> bool:
    """Set the bot's one reaction to a message; an empty list removes it."""
    chat = find_writable_chat(world, call)
    refuse_muted(chat)
    message = find_message(world, call, chat, "react")
    wanted = call.structure("reaction", "reaction types") or []
    if not isinstance(wanted, list) or len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    set_reaction(world, message, BOT_ID, _emoji(wanted[0]) if wanted else "")
    return True


def set_reaction(world: World, message: Message, user_id: int, emoji: str) -> Message:
    """The message with the user's reaction in place of the one before; "" removes it. The page is told."""
    others = tuple(reaction for reaction in message.reactions if reaction[0] != user_id)
    changed = replace(message, reactions=(*others, (user_id, emoji)) if emoji else others)
    world.keep_message(changed)
    world.events.publish("reaction", message=changed)
    return changed


def _emoji(reaction: Any) -> str:
    emoji = reaction.get("emoji") if isinstance(reaction, dict) and reaction.get("type") == "emoji" else None
    if not isinstance(emoji, str) or not is_reaction(emoji):
        raise bad_request("REACTION_INVALID")
    return emoji
