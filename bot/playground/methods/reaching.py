"""Which chat a request means, and whether the bot may write there."""

from __future__ import annotations

import re

from bot.playground.refusals import BotRefused, bad_request, forbidden
from bot.playground.requests import Call
from bot.playground.world import Chat, Message, World

_CHAT_ID = re.compile(r"-?[0-9]{1,19}")


def find_chat(world: World, call: Call) -> Chat:
    """The chat that `chat_id` names; refusals as Telegram words them."""
    given = call.text("chat_id").strip()
    if not given:
        raise bad_request("chat_id is empty")
    chat = chat_with_id(world, given)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise BotRefused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    return chat


def chat_with_id(world: World, given: str) -> Chat | None:
    """The chat with the id written in `given`, or None."""
    return world.chats.get(int(given)) if _CHAT_ID.fullmatch(given) else None


def find_writable_chat(world: World, call: Call) -> Chat:
    """The chat, if the bot may write in it: not blocked, not kicked, and the person wrote first."""
    chat = find_chat(world, call)
    if chat.is_group:
        if not chat.bot_in:
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        return chat
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def find_message(world: World, call: Call, chat: Chat, action: str) -> Message:
    """The message that `message_id` names; a refusal that it is not there to be edited, deleted ..."""
    if not call.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = world.message(chat.id, call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {action} not found")
    return message
