"""What a message of the bot says: its text or caption, its keyboard, what it replies to."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.entities import parse_html
from bot.playground.keyboards import check_inline_markup, check_markup
from bot.playground.objects import person_user
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.wording import (
    MAX_CAPTION,
    MAX_ENTITIES,
    MAX_TEXT,
    clean,
    find_entities,
    is_empty,
    measure,
    trim,
)
from bot.playground.world import Chat, Json, Message, World

_PERSON = re.compile(r"tg://user\?id=(\d{1,18})", re.ASCII)


def read_text(world: World, call: Call) -> Json:
    """`text` and `entities` of a text message; refused when empty or beyond 4,096 UTF-16 units."""
    text, entities = _formatted(world, call, "text", "entities")
    if is_empty(text):
        raise bad_request("message text is empty")
    if measure(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def read_caption(world: World, call: Call) -> Json:
    """`caption` and `caption_entities`, or nothing; refused beyond 1,024 UTF-16 units."""
    text, entities = _formatted(world, call, "caption", "caption_entities")
    if is_empty(text):
        return {}
    if measure(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def _formatted(world: World, call: Call, name: str, entities_name: str) -> tuple[str, list[Json]]:
    source = call.text(name)
    mode = call.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
        entities = [told for entity in entities if (told := _name_people(world, entity)) is not None]
    elif not mode:
        given = call.structure(entities_name, "message entities") or []
        if not isinstance(given, list):
            raise bad_request("can't parse message entities JSON object")
        # Offsets are the sender's; they hold only for a text that cleaning leaves as long as it was.
        text, entities = trim(clean(source), [_check_entity(entity) for entity in given])
    else:
        raise bad_request("unsupported parse_mode; the playground reads HTML only")
    entities = find_entities(text, entities)
    if len(entities) > MAX_ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    return text, entities


def _name_people(world: World, entity: Json) -> Json | None:
    """An entity; a link to a person as the mention that Telegram makes of it, None for somebody unknown."""
    link = _PERSON.fullmatch(entity.get("url", ""))
    if link is None:
        return entity
    person = world.people.get(int(link[1]))
    if person is None:
        return None
    shown = {key: entity[key] for key in ("offset", "length")}
    return {"type": "text_mention", **shown, "user": person_user(person)}


def _check_entity(entity: Any) -> Json:
    if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
        raise bad_request("can't parse MessageEntity: expected an Object with a type")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 0:
        raise bad_request("can't parse MessageEntity: offset and length must be non-negative Integers")
    if entity["type"] == "text_link" and not str(entity.get("url", "")).startswith(
        ("http", "tg:", "mailto:")
    ):
        raise bad_request(f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
    return {
        key: value
        for key, value in entity.items()
        if key in ("type", "offset", "length", "url", "language", "custom_emoji_id")
    }


def read_markup(call: Call, chat: Chat) -> Json | None:
    """The checked reply markup of a new message, or None."""
    markup = call.structure("reply_markup", "reply keyboard markup")
    return None if markup is None else check_markup(markup, private=not chat.is_group)


def read_inline_markup(call: Call) -> Json | None:
    """The checked inline keyboard of an edit, or None, which removes it."""
    markup = call.structure("reply_markup", "reply keyboard markup")
    return None if markup is None else check_inline_markup(markup)


def read_reply(world: World, call: Call, chat: Chat) -> Message | None:
    """The message replied to, or None; refused when it is not there, unless that was allowed."""
    parameters = call.structure("reply_parameters", "reply parameters")
    if parameters is None:
        message_id = call.integer("reply_to_message_id")
        may_be_gone = call.flag("allow_sending_without_reply")
    elif isinstance(parameters, dict) and isinstance(parameters.get("message_id"), int):
        message_id = parameters["message_id"]
        may_be_gone = parameters.get("allow_sending_without_reply") is True
        if parameters.get("chat_id", chat.id) not in (chat.id, str(chat.id)):
            raise bad_request("the playground replies within one chat only")
    else:
        raise bad_request("can't parse reply parameters JSON object")
    if message_id <= 0:
        return None
    message = world.message(chat.id, message_id)
    if message is None and not may_be_gone:
        raise bad_request("message to be replied not found")
    return message
