"""Messages as views word them, and how they become calls to Telegram."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.storage.outbox import Call, Lane
from bot.telegram.html import clip

CAPTION_UNITS = 1024
"""Telegram's limit for a text under a picture."""

TOAST_UNITS = 200
"""Telegram's limit for the answer to a tap."""


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: what it says, and what comes back when it is tapped."""

    text: str
    data: str


@dataclass(frozen=True, slots=True)
class Link:
    """An inline button that opens an address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class AskReply:
    """Open everybody's reply to the message, with a hint in the empty field.

    A `selective` one is for those whom the message names.
    """

    placeholder: str
    selective: bool = False


@dataclass(frozen=True, slots=True)
class AskPlace:
    """A keyboard that offers to send the location, or to cancel."""

    send: str
    cancel: str


@dataclass(frozen=True, slots=True)
class NoKeyboard:
    """Take such a keyboard away again."""


Keyboard = Sequence[Sequence[Button | Link]] | AskPlace | AskReply | NoKeyboard


@dataclass(frozen=True, slots=True)
class Message:
    """A message in Telegram's HTML, with what stands under it."""

    text: Markup
    keyboard: Keyboard = ()


def send(
    chat_id: int,
    message: Message,
    reply_to: int | None = None,
    lane: Lane = Lane.REPLY,
    thread_id: int = 0,
) -> Call:
    """Return the call that sends a message, to a group's topic if one is given.

    A reply goes out even if its original is deleted.
    """
    payload = _text_payload(chat_id, message)
    if reply_to is not None:
        payload["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if thread_id:
        payload["message_thread_id"] = thread_id
    return Call(chat_id, "sendMessage", payload, lane)


def edit(chat_id: int, row_id: int, message: Message, lane: Lane = Lane.REPLY) -> Call:
    """Return the call that changes the message which a row of the outbox became."""
    return Call(chat_id, "editMessageText", _text_payload(chat_id, message), lane, edits=row_id)


def edit_message(chat_id: int, message_id: int, message: Message) -> Call:
    """Return the call that changes a message by its id, as a tap tells it."""
    payload = {**_text_payload(chat_id, message), "message_id": message_id}
    return Call(chat_id, "editMessageText", payload)


def _text_payload(chat_id: int, message: Message) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "chat_id": chat_id,
        "text": str(message.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    markup = keyboard_markup(message.keyboard)
    if markup is not None:
        payload["reply_markup"] = markup
    return payload


def take_buttons(chat_id: int, row_id: int, lane: Lane = Lane.REPLY) -> Call:
    """Return the call that takes the buttons from the message which a row of the outbox became."""
    return Call(chat_id, "editMessageReplyMarkup", {"chat_id": chat_id}, lane, edits=row_id)


def react(chat_id: int, message_id: int, emoji: str) -> Call:
    """Return the call that sets our reaction to a message."""
    payload = {
        "chat_id": chat_id,
        "message_id": message_id,
        "reaction": [{"type": "emoji", "emoji": emoji}],
    }
    return Call(chat_id, "setMessageReaction", payload, Lane.REACTION)


def send_picture(
    chat_id: int, path: str, lane: Lane = Lane.REPLY, thread_id: int = 0, under: Message | None = None
) -> Call:
    """Return the call that sends a picture of ours; the message `under` it is its caption.

    The picture's own description may name the answer, so it stays here.
    """
    payload: dict[str, Any] = {"chat_id": chat_id, "photo": f"file:{path}"}
    if under is not None:
        payload |= {"caption": str(under.text), "parse_mode": "HTML"}
        markup = keyboard_markup(under.keyboard)
        payload |= {"reply_markup": markup} if markup is not None else {}
    if thread_id:
        payload["message_thread_id"] = thread_id
    return Call(chat_id, "sendPhoto", payload, lane)


def send_drawing(chat_id: int, png: bytes, caption: Markup) -> Call:
    """Return the call that sends a picture drawn for somebody, which is kept in it until it is sent."""
    photo = f"png:{b64encode(png).decode()}"
    payload = {"chat_id": chat_id, "photo": photo, "caption": str(caption), "parse_mode": "HTML"}
    return Call(chat_id, "sendPhoto", payload)


def answer_tap(chat_id: int, query_id: str, text: str = "") -> Call:
    """Return the call that answers a tap, so that the button stops waiting."""
    payload = {"callback_query_id": query_id, "text": clip(text, TOAST_UNITS)}
    return Call(chat_id, "answerCallbackQuery", payload, Lane.CALLBACK)


def change_buttons(chat_id: int, message_id: int, keyboard: Sequence[Sequence[Button | Link]]) -> Call:
    """Return the call that puts other buttons under a message."""
    payload = {"chat_id": chat_id, "message_id": message_id, "reply_markup": keyboard_markup(keyboard)}
    return Call(chat_id, "editMessageReplyMarkup", payload)


def keyboard_markup(keyboard: Keyboard) -> dict[str, Any] | None:
    """Return a keyboard as Telegram wants it, `None` for none."""
    match keyboard:
        case AskPlace(send=location, cancel=cancel):
            rows = [[{"text": location, "request_location": True}], [{"text": cancel}]]
            return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
        case AskReply(placeholder=placeholder, selective=selective):
            return {"force_reply": True, "input_field_placeholder": placeholder, "selective": selective}
        case NoKeyboard():
            return {"remove_keyboard": True}
        case _:
            if not keyboard:
                return None
            return {"inline_keyboard": [[_inline(button) for button in row] for row in keyboard]}


def _inline(button: Button | Link) -> dict[str, str]:
    if isinstance(button, Link):
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}
