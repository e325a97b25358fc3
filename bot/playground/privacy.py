"""What a bot hears in a group."""

from __future__ import annotations

from bot.playground.objects import message_object
from bot.playground.wording import cut
from bot.playground.world import BOT_ID, BOT_USERNAME, Chat, Json, Message, World


def announce(world: World, chat_id: int, sender_id: int, content: Json) -> Message:
    """A service message appears in a group, and reaches the bot if it is there."""
    message = world.add_message(chat_id, sender_id, content)
    tell_bot(world, message)
    return message


def tell_bot(world: World, message: Message) -> None:
    """Queue an update about a new or edited message of a person, if the bot hears it."""
    if bot_hears(world, world.chats[message.chat_id], message):
        kind = "message" if message.edit_date is None else "edited_message"
        world.updates.add(kind, message_object(world, message))


def bot_hears(world: World, chat: Chat, message: Message) -> bool:
    """Whether a person's message reaches the bot.

    In a group with privacy mode on, only commands addressed to it (a bare `/command` only if it was the
    last bot to speak there), replies to its own messages, and service messages; all, if it is administrator.
    """
    if not chat.is_group:
        return True
    if not chat.bot_in:
        return False
    if world.reads_all or chat.rules(BOT_ID) or message.kind == "service":
        return True
    if message.reply_to is not None:
        original = world.message(chat.id, message.reply_to)
        if original is not None and original.from_bot:
            return True
    return any(
        _addresses_bot(chat, cut(message.text, entity))
        for entity in message.entities
        if entity["type"] == "bot_command"
    )


def _addresses_bot(chat: Chat, command: str) -> bool:
    _, at, name = command.partition("@")
    return name.lower() == BOT_USERNAME if at else chat.last_bot == BOT_ID
