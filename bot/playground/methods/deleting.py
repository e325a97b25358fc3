"""Deleting messages."""

from __future__ import annotations

from bot.playground.methods.reaching import find_chat, find_message
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import BOT_ID, Chat, Message, World

_TWO_DAYS = 48 * 3_600


def delete_message(world: World, call: Call) -> bool:
    """Delete a message for everyone: the bot's own for 48 hours, a person's in a private chat as well.

    As administrator of a group it deletes anything.
    """
    chat = find_chat(world, call)
    message = find_message(world, call, chat, "delete")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    world.remove_message(message)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Delete those of the messages that can be deleted; the others stay without a word."""
    chat = find_chat(world, call)
    ids = call.structure("message_ids", "message identifiers")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    for message_id in ids:
        message = world.message(chat.id, message_id) if isinstance(message_id, int) else None
        if message is not None and _may_delete(world, chat, message):
            world.remove_message(message)
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if chat.rules(BOT_ID):
        return True
    young = world.clock.seconds() - message.date <= _TWO_DAYS
    return young and (message.from_bot or not chat.is_group)
