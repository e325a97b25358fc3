"""Messages as views word them, and how they become calls to Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.storage.outbox import Call, Lane
from bot.telegram.html import clip

TOAST_UNITS = 200
"""Telegram's limit for the answer to a tap."""


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: what it says, and what comes back when it is tapped."""

    text: str
    data: str


@dataclass(frozen=True, slots=True)
class AskPlace:
    """A keyboard that offers to send the location, or to cancel."""

    send: str
    cancel: str


@dataclass(frozen=True, slots=True)
class NoKeyboard:
    """Take such a keyboard away again."""


Keyboard = Sequence[Sequence[Button]] | AskPlace | NoKeyboard


@dataclass(frozen=True, slots=True)
class Message:
    """A message in Telegram's HTML, with what stands under it."""

    text: Markup
    keyboard: Keyboard = ()


def send(chat_id: int, message: Message, reply_to: int | None = None, lane: Lane = Lane.REPLY) -> Call:
    """Return the call that sends a message; a reply goes out even if its original is deleted."""
    payload: dict[str, Any] = {
        "chat_id": chat_id,
        "text": str(message.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    markup = keyboard_markup(message.keyboard)
    if markup is not None:
        payload["reply_markup"] = markup
    if reply_to is not None:
        payload["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    return Call(chat_id, "sendMessage", payload, lane)


def send_picture(chat_id: int, path: str) -> Call:
    """Return the call that sends a picture of ours; its description may name the answer, so it stays here."""
    return Call(chat_id, "sendPhoto", {"chat_id": chat_id, "photo": f"file:{path}"})


def answer_tap(chat_id: int, query_id: str, text: str = "") -> Call:
    """Return the call that answers a tap, so that the button stops waiting."""
    payload = {"callback_query_id": query_id, "text": clip(text, TOAST_UNITS)}
    return Call(chat_id, "answerCallbackQuery", payload, Lane.CALLBACK)


def change_buttons(chat_id: int, message_id: int, keyboard: Sequence[Sequence[Button]]) -> Call:
    """Return the call that puts other buttons under a message."""
    payload = {"chat_id": chat_id, "message_id": message_id, "reply_markup": keyboard_markup(keyboard)}
    return Call(chat_id, "editMessageReplyMarkup", payload)


def keyboard_markup(keyboard: Keyboard) -> dict[str, Any] | None:
    """Return a keyboard as Telegram wants it, `None` for none."""
    match keyboard:
        case AskPlace(send=location, cancel=cancel):
            rows = [[{"text": location, "request_location": True}], [{"text": cancel}]]
            return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
        case NoKeyboard():
            return {"remove_keyboard": True}
        case _:
            if not keyboard:
                return None
            return {
                "inline_keyboard": [
                    [{"text": button.text, "callback_data": button.data} for button in row]
                    for row in keyboard
                ]
            }
