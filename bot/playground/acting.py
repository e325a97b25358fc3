"""What people do in the playground: write, edit, tap, send things, react, block. The bot hears of it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from bot.playground.methods.reacting import is_reaction, set_reaction
from bot.playground.objects import (
    CHANNEL_BOT_ID,
    GROUP_ANONYMOUS_BOT_ID,
    channel_object,
    chat_object,
    message_object,
    person_user,
    standing_changed,
    user_of,
)
from bot.playground.pageview import people_view
from bot.playground.pictures import draw_picture, keep_picture
from bot.playground.privacy import tell_bot
from bot.playground.records import Standing
from bot.playground.refusals import PlayRefused
from bot.playground.taps import keep_tap
from bot.playground.wording import MAX_TEXT, clean, find_entities, is_empty, measure
from bot.playground.world import BOT_ID, Chat, Json, Message, Person, World

Kind = Literal["sticker", "voice", "photo", "location"]


def say(
    world: World,
    person_id: int,
    chat_id: int,
    text: str,
    reply_to: int | None = None,
    topic_id: int | None = None,
) -> Message:
    """A person writes a text; PlayRefused if they can't, or if it is empty or too long."""
    return _post(world, person_id, chat_id, _text_content(text), reply_to, topic_id)


def forward(
    world: World, person_id: int, chat_id: int, message_id: int, to_chat_id: int, topic_id: int | None = None
) -> Message:
    """A person forwards a message to a chat of theirs; what was forwarded before keeps its first origin."""
    _, chat = _find_member(world, person_id, chat_id)
    message = _find_message(world, chat, message_id)
    if message.kind == "service":
        raise PlayRefused("A notice can't be forwarded.")
    origin = message.content.get("forward_origin") or _origin(world, chat, message)
    return _post(world, person_id, to_chat_id, {**message.content, "forward_origin": origin}, None, topic_id)


def attach(
    world: World,
    person_id: int,
    chat_id: int,
    kind: Kind,
    place: tuple[float, float] | None = None,
    topic_id: int | None = None,
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
    return _post(world, person_id, chat_id, content, None, topic_id)


def edit(world: World, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
    """A person changes a text of theirs; the bot hears of it as an `edited_message`."""
    _, chat = _find_member(world, person_id, chat_id)
    message = _find_message(world, chat, message_id)
    if message.author != person_id or message.kind != "text" or "forward_origin" in message.content:
        raise PlayRefused("Only your own texts can be edited.")
    content = _text_content(text)
    if content == message.content:
        raise PlayRefused("The text is the same as before.")
    edited = replace(message, content=content, edit_date=int(world.clock.seconds()))
    world.keep_message(edited)
    world.events.publish("edit", message=edited)
    tell_bot(world, edited)
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
    if not chat.is_group or chat.rules(BOT_ID):  # in a group, only an administrator bot hears of reactions
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
    before: Standing = "member" if blocked else "kicked"
    after: Standing = "kicked" if blocked else "member"
    world.updates.add("my_chat_member", standing_changed(world, chat, changed, BOT_ID, before, after))
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
    world.events.publish("privacy", read_all=reads_all)
    world.commit()


def move_clock(world: World, by: timedelta) -> None:
    """Move the clock forward; PlayRefused if it would go back."""
    world.clock.advance(by)
    world.events.publish("clock")
    world.commit()


def _post(
    world: World, person_id: int, chat_id: int, content: Json, reply_to: int | None, topic_id: int | None
) -> Message:
    person, chat = _find_member(world, person_id, chat_id)
    if not chat.is_group and person.blocked:
        raise PlayRefused(f"{person.first_name} has blocked the bot; unblock it first.")
    if chat.standing(person_id) == "restricted":
        raise PlayRefused(f"{person.first_name} is muted in this group.")
    original = None if reply_to is None else _find_message(world, chat, reply_to)
    topic_id = original.topic_id if original else topic_id
    topic = chat.topic(topic_id)
    if topic_id is not None and topic is None:
        raise PlayRefused("There is no such topic.")
    if topic is not None and topic.closed and not chat.rules(person_id):
        raise PlayRefused("That topic is closed.")
    if not chat.is_group and not person.started:
        world.keep_person(replace(person, started=True))
    sender_id, sender_chat = _name(world, person, chat)
    message = world.add_message(
        chat_id,
        sender_id,
        content,
        reply_to=reply_to,
        topic_id=topic_id,
        writer=person_id if sender_chat else None,
        sender_chat=sender_chat,
    )
    tell_bot(world, message)
    world.commit()
    return message


def _name(world: World, person: Person, chat: Chat) -> tuple[int, Json | None]:
    """Whom Telegram shows as the sender of what a person writes, and the chat in whose name they write."""
    match dict(chat.masks).get(person.id):
        case "anonymous":
            return GROUP_ANONYMOUS_BOT_ID, chat_object(world, chat)
        case "channel":
            return CHANNEL_BOT_ID, channel_object(person)
        case None:
            return person.id, None


def _origin(world: World, chat: Chat, message: Message) -> Json:
    """Where a message comes from, as a MessageOrigin."""
    if message.sender_chat is None:
        return {"type": "user", "date": message.date, "sender_user": user_of(world, message.sender_id)}
    if message.sender_chat["type"] == "channel":
        channel = {"chat": message.sender_chat, "message_id": message.message_id}
        return {"type": "channel", "date": message.date, **channel}
    return {"type": "chat", "date": message.date, "sender_chat": chat_object(world, chat)}


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
