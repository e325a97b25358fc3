"""Edits of the bot's own messages."""

from __future__ import annotations

from dataclasses import replace

from bot.playground.methods.composing import read_caption, read_inline_markup, read_text
from bot.playground.methods.reaching import find_message, find_writable_chat, refuse_muted
from bot.playground.objects import message_object
from bot.playground.refusals import NOT_MODIFIED, bad_request
from bot.playground.requests import Call
from bot.playground.world import Json, Message, World


def edit_message_text(world: World, call: Call) -> Json:
    """Change a text message's text; its inline keyboard goes unless it is given again."""
    message = _find_editable(world, call)
    content = read_text(world, call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, content, read_inline_markup(call))


def edit_message_caption(world: World, call: Call) -> Json:
    """Change a picture's caption; its inline keyboard goes unless it is given again."""
    message = _find_editable(world, call)
    caption = read_caption(world, call)
    if "photo" not in message.content:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, {"photo": message.content["photo"], **caption}, read_inline_markup(call))


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """Change or remove a message's inline keyboard."""
    message = _find_editable(world, call)
    return _change(world, message, message.content, read_inline_markup(call))


def _find_editable(world: World, call: Call) -> Message:
    if call.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = find_writable_chat(world, call)
    refuse_muted(chat)
    message = find_message(world, call, chat, "edit")
    if not message.from_bot or (message.markup and not message.buttons):
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    edited = replace(message, content=content, markup=markup, edit_date=int(world.clock.seconds()))
    world.keep_message(edited)
    world.events.publish("edit", message=edited)
    return message_object(world, edited)
