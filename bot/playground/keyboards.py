"""Keyboards that the bot sends, checked as Telegram checks them."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.refusals import BotRefused, bad_request

Json = dict[str, Any]

_MOST_BUTTONS = 100
_MOST_IN_ROW = 8
_MOST_DATA_BYTES = 64
_MOST_KEYS = 300
_LONGEST_PLACEHOLDER = 64
_URL = re.compile(r"(?:https?://[^\s/]+|tg://)\S*", re.IGNORECASE)
_OTHER_ACTIONS = ("web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "pay")


def check_markup(markup: Any, *, private: bool) -> Json | None:
    """The reply markup as it is kept (None for an empty one), or a BotRefused in Telegram's words."""
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _check_inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _check_reply_keyboard(markup, private=private)
    if "remove_keyboard" in markup:
        if markup["remove_keyboard"] is not True:
            raise bad_request("can't parse reply keyboard remove: remove_keyboard must be true")
        return {"remove_keyboard": True}
    if "force_reply" in markup:
        return _check_forced_reply(markup) if markup["force_reply"] is True else None
    return None


def _check_forced_reply(markup: Json) -> Json:
    selective = {"selective": True} if markup.get("selective") is True else {}
    return {"force_reply": True, **selective, **_check_placeholder(markup)}


def _check_placeholder(markup: Json) -> Json:
    placeholder = markup.get("input_field_placeholder")
    if placeholder is None:
        return {}
    if not isinstance(placeholder, str) or not 1 <= len(placeholder) <= _LONGEST_PLACEHOLDER:
        raise bad_request("input field placeholder must have 1-64 characters")
    return {"input_field_placeholder": placeholder}


def check_inline_markup(markup: Any) -> Json | None:
    """The same for an edit, which takes inline keyboards only."""
    if isinstance(markup, dict) and not markup:
        return None
    if not isinstance(markup, dict) or "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return _check_inline(markup["inline_keyboard"])


def _rows(rows: Any, field: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    return [row for row in rows if row]


def _check_inline(rows: Any) -> Json | None:
    checked = [[_check_inline_button(button) for button in row] for row in _rows(rows, "inline_keyboard")]
    if sum(map(len, checked)) > _MOST_BUTTONS or any(len(row) > _MOST_IN_ROW for row in checked):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": checked} if checked else None


def _unparsable(reason: str) -> BotRefused:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _check_inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    text = _check_label(button.get("text"))
    if "url" in button:
        if not isinstance(button["url"], str) or not _URL.fullmatch(button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        return {"text": text, "url": button["url"]}
    if "callback_data" in button:
        return {"text": text, "callback_data": _check_data(button["callback_data"])}
    if "copy_text" in button:
        return {"text": text, "copy_text": button["copy_text"]}
    for action in _OTHER_ACTIONS:
        if action in button:
            raise _unparsable(f"the playground knows no {action} buttons")
    raise _unparsable("Text buttons are unallowed in the inline keyboard")


def _check_label(text: Any) -> str:
    if text is None:
        raise _unparsable('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _unparsable('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    return text


def _check_data(data: Any) -> str:
    if not isinstance(data, str):
        raise _unparsable('Field "callback_data" must be of type String')
    if not data:
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(data.encode("utf-8", "surrogatepass")) > _MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _check_reply_keyboard(markup: Json, *, private: bool) -> Json:
    rows = [
        [_check_key(key, private=private) for key in row] for row in _rows(markup["keyboard"], "keyboard")
    ]
    if not rows:
        raise bad_request("reply keyboard must be non-empty")
    if sum(map(len, rows)) > _MOST_KEYS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    flags = {
        name: True
        for name in ("resize_keyboard", "one_time_keyboard", "selective", "is_persistent")
        if markup.get(name) is True
    }
    return {"keyboard": rows, **flags, **_check_placeholder(markup)}


def _check_key(key: Any, *, private: bool) -> Json:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict) or not isinstance(key.get("text"), str) or not key["text"].strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    if key.get("request_location") is True:
        if not private:
            raise bad_request("location can be requested in private chats only")
        return {"text": key["text"], "request_location": True}
    return {"text": key["text"]}
