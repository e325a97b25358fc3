"""What people do in the playground: write, edit, tap, send things, react, block. The bot hears of it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from bot.playground.methods.reacting import is_reaction, set_reaction
from bot.playground.objects import bot_standing_changed, chat_object, message_object, person_user
from bot.playground.pageview import people_view
from bot.playground.pictures import draw_picture, keep_picture
from bot.playground.privacy import bot_hears
from bot.playground.refusals import PlayRefused
from bot.playground.taps import keep_tap
from bot.playground.wording import MAX_TEXT, clean, find_entities, is_empty, measure
from bot.playground.world import Chat, Json, Message, Person, World

Kind = Literal["sticker", "voice", "photo", "location"]


def say(world: World, person_id: int, chat_id: int, text: str, reply_to: int | None = None) -> Message:
    """A person writes a text; PlayRefused if they can't, or if it is empty or too long."""
    return _post(world, person_id, chat_id, _text_content(text), reply_to)


def attach(
    world: World, person_id: int, chat_id: int, kind: Kind, place: tuple[float, float] | None = None
) -> Message:
    """A person sends a sticker, a voice message, a photo or a place (latitude, longitude in degrees)."""
    match kind:
        case "sticker":
            content = _sticker()
        case "voice":
            content = _voice()
        case "photo":
            content = {"photo": keep_picture(world, draw_picture())}
        case "location":
            latitude, longitude = place or (48.2082, 16.3738)
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - degrees
                raise PlayRefused("A latitude is within ±90 degrees, a longitude within ±180.")
            content = {"location": {"latitude": latitude, "longitude": longitude}}
    return _post(world, person_id, chat_id, content, None)


def edit(world: World, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
    """A person changes a text of theirs; the bot hears of it as an `edited_message`."""
    _, chat = _find_member(world, person_id, chat_id)
    message = _find_message(world, chat, message_id)
    if message.sender_id != person_id or message.kind != "text":
        raise PlayRefused("Only your own texts can be edited.")
    content = _text_content(text)
    if content == message.content:
        raise PlayRefused("The text is the same as before.")
    edited = replace(message, content=content, edit_date=int(world.clock.seconds()))
    world.keep_message(edited)
    world.events.publish("edit", message=edited)
    if bot_hears(world, chat, edited):
        world.updates.add("edited_message", message_object(world, edited))
    world.commit()
    return edited


def tap(world: World, person_id: int, chat_id: int, message_id: int, data: str) -> str:
    """A person taps a button; the query's id. Any data may be sent, as a modified client could."""
    person, chat = _find_member(world, person_id, chat_id)
    message = _find_message(world, chat, message_id)
    if not message.from_bot:
        raise PlayRefused("Only the bot's messages have buttons.")
    if not 1 <= len(data.encode("utf-8", "replace")) <= 64:  # noqa: PLR2004 - the Bot API's limit in bytes
        raise PlayRefused("A button's data has 1 to 64 bytes.")
    tapped = keep_tap(world, person_id)
    query: Json = {
        "id": tapped.query_id,
        "from": person_user(person),
        "message": message_object(world, message),
        "chat_instance": str(-(10**18) - chat.id),
        "data": data,
    }
    world.updates.add("callback_query", query)
    world.commit()
    return tapped.query_id


def react(world: World, person_id: int, chat_id: int, message_id: int, emoji: str) -> None:
    """A person reacts with an emoji, or takes the reaction back with ""."""
    person, chat = _find_member(world, person_id, chat_id)
    message = _find_message(world, chat, message_id)
    if emoji and not is_reaction(emoji):
        raise PlayRefused("Telegram has no such reaction.")
    before = [had for user_id, had in message.reactions if user_id == person_id]
    set_reaction(world, message, person_id, emoji)
    if not chat.is_group:  # in a group, only an administrator bot hears of reactions
        world.updates.add(
            "message_reaction",
            {
                "chat": chat_object(world, chat),
                "message_id": message_id,
                "user": person_user(person),
                "date": int(world.clock.seconds()),
                "old_reaction": [{"type": "emoji", "emoji": had} for had in before],
                "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
            },
        )
    world.commit()


def set_blocked(world: World, person_id: int, *, blocked: bool) -> Person:
    """A person blocks or unblocks the bot, which hears of it as `my_chat_member`."""
    person = _find_person(world, person_id)
    if person.blocked == blocked:
        return person
    changed = replace(person, blocked=blocked)
    world.keep_person(changed)
    chat = world.chats[person_id]
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    world.updates.add("my_chat_member", bot_standing_changed(world, chat, changed, before, after))
    world.events.publish("people", people=people_view(world))
    world.commit()
    return changed


def deactivate(world: World, person_id: int) -> Person:
    """A person deletes their account; the bot is not told."""
    changed = replace(_find_person(world, person_id), deactivated=True)
    world.keep_person(changed)
    world.commit()
    return changed


def set_reads_all(world: World, *, reads_all: bool) -> None:
    """Switch the bot's group privacy mode off, so that it hears everything, or on again."""
    world.set("read_all", reads_all)
    world.commit()


def move_clock(world: World, by: timedelta) -> None:
    """Move the clock forward; PlayRefused if it would go back."""
    world.clock.advance(by)
    world.events.publish("clock")
    world.commit()


def _post(world: World, person_id: int, chat_id: int, content: Json, reply_to: int | None) -> Message:
    person, chat = _find_member(world, person_id, chat_id)
    if not chat.is_group and person.blocked:
        raise PlayRefused(f"{person.first_name} has blocked the bot; unblock it first.")
    if reply_to is not None:
        _find_message(world, chat, reply_to)
    if not chat.is_group and not person.started:
        world.keep_person(replace(person, started=True))
    message = world.add_message(chat_id, person_id, content, reply_to=reply_to)
    if bot_hears(world, chat, message):
        world.updates.add("message", message_object(world, message))
    world.commit()
    return message


def _text_content(text: str) -> Json:
    cleaned = clean(text).encode("utf-8", "replace").decode().strip()
    if is_empty(cleaned):
        raise PlayRefused("An empty message can't be sent.")
    if measure(cleaned) > MAX_TEXT:
        raise PlayRefused("A message has at most 4,096 characters.")
    entities = find_entities(cleaned, [])
    return {"text": cleaned, "entities": entities} if entities else {"text": cleaned}


def _find_person(world: World, person_id: int) -> Person:
    person = world.people.get(person_id)
    if person is None:
        raise PlayRefused(f"There is no person {person_id}.")
    return person


def _find_member(world: World, person_id: int, chat_id: int) -> tuple[Person, Chat]:
    person = _find_person(world, person_id)
    chat = world.chats.get(chat_id)
    if chat is None or person_id not in chat.members:
        raise PlayRefused(f"{person.first_name} is in no chat {chat_id}.")
    return person, chat


def _find_message(world: World, chat: Chat, message_id: int) -> Message:
    message = world.message(chat.id, message_id)
    if message is None:
        raise PlayRefused("That message is gone.")
    return message


def _file_ids(prefix: str) -> Json:
    unique = secrets.token_urlsafe(9)
    return {"file_id": f"{prefix}AAx{unique}{secrets.token_urlsafe(24)}", "file_unique_id": f"AgAD{unique}"}


def _sticker() -> Json:
    look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**_file_ids("CAACAgI"), **look, "emoji": "👍", "file_size": 18_312}}


def _voice() -> Json:
    return {"voice": {**_file_ids("AwACAgI"), "duration": 3, "mime_type": "audio/ogg", "file_size": 9_120}}
