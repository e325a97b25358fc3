"""Which chat a request means, and whether the bot may write there."""

from __future__ import annotations

import re

from bot.playground.refusals import BotRefused, bad_request, forbidden
from bot.playground.requests import Call
from bot.playground.world import BOT_ID, Chat, Message, World

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
    """The chat, if the bot is in touch there: not blocked, not kicked, and the person wrote first."""
    chat = find_chat(world, call)
    if chat.is_group:
        refuse_outsider(chat)
        return chat
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def refuse_outsider(chat: Chat) -> None:
    """Refuse what a bot that was removed from a group, or left it, can't do there."""
    standing = chat.standing(BOT_ID)
    if standing == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if standing == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def refuse_muted(chat: Chat, what: str = "") -> None:
    """Refuse a muted bot: to send `what` ("text messages", "photos"), or to change anything."""
    if chat.is_group and chat.standing(BOT_ID) == "restricted":
        raise bad_request(f"not enough rights to send {what} to the chat" if what else "CHAT_WRITE_FORBIDDEN")


def read_topic(call: Call, chat: Chat, replied_to: Message | None) -> int | None:
    """The topic that a new message goes to: the one named, that of what it replies to, or (None) General."""
    named = call.integer("message_thread_id")
    topic_id = named or (replied_to.topic_id if replied_to else None)
    topic = chat.topic(topic_id)
    if named and topic is None:
        raise bad_request("message thread not found")
    if topic is not None and topic.closed and not chat.rules(BOT_ID):
        raise bad_request("TOPIC_CLOSED")
    return topic_id


def find_message(world: World, call: Call, chat: Chat, action: str) -> Message:
    """The message that `message_id` names; a refusal that it is not there to be edited, deleted ..."""
    if not call.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = world.message(chat.id, call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {action} not found")
    return message
