"""People, chats, messages and events in the shapes that the chat page reads."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.playground.events import Event
from bot.playground.methods.menu import shown_commands
from bot.playground.objects import user_of
from bot.playground.rendering import render
from bot.playground.wording import cut
from bot.playground.world import BOT_ID, BOT_NAME, BOT_USERNAME, Chat, Json, Message, Person, World, iso


def person_view(person: Person) -> Json:
    """A person as the page shows them."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
        "blocked": person.blocked,
    }


def people_view(world: World) -> list[Json]:
    """All people, in the order in which they came."""
    return [person_view(person) for person in world.people.values()]


def chats_view(world: World) -> list[Json]:
    """All chats in use, private ones first; an upgraded group shows only as its supergroup."""
    ordered = sorted(world.chats.values(), key=lambda chat: (chat.is_group, abs(chat.id)))
    return [chat_view(world, chat) for chat in ordered if chat.migrated_to is None]


def state_view(world: World) -> Json:
    """All that the page needs to begin."""
    return {
        "bot": {
            "id": BOT_ID,
            "first_name": BOT_NAME,
            "username": BOT_USERNAME,
            "language_code": None,
            "blocked": False,
        },
        "people": people_view(world),
        "chats": chats_view(world),
        "now": iso(world.clock.seconds()),
        "commands": shown_commands(world),
        "read_all": world.reads_all,
        "seq": world.events.last,
    }


def message_view(world: World, message: Message) -> Json:
    """A message as the page shows it."""
    photo = message.content.get("photo")
    place = message.content.get("location")
    text = _service_text(message) or message.text
    markup = message.markup or {}
    return {
        "chat": message.chat_id,
        "message_id": message.message_id,
        "from": message.sender_id,
        "author": message.author,
        "name": _name(world, message),
        "topic": message.topic_id,
        "forwarded_from": _origin(message),
        "date": iso(message.date),
        "text": text,
        "html": render(text, message.entities),
        "caption_html": message.html if photo else None,
        "edited": message.edit_date is not None,
        "reply_to": message.reply_to,
        "keyboard": _keyboard(message),
        "photo": f"/play/picture/{photo[-1]['file_id']}" if photo else None,
        "kind": message.kind,
        "location": place,
        "reactions": [{"emoji": emoji, "from": user_id} for user_id, emoji in message.reactions],
        "force_reply": bool(markup.get("force_reply")),
        "placeholder": markup.get("input_field_placeholder"),
        "meant_for": _meant_for(world, message),
        "reply_keyboard": _reply_keyboard(message),
    }


def event_view(world: World, event: Event) -> Json:
    """An event as the page reads it."""
    view: Json = {"seq": event.seq, "kind": event.kind, **event.fields}
    message: Any = view.get("message")
    match event.kind:
        case "message" | "edit":
            view["message"] = message_view(world, message)
        case "reaction":
            del view["message"]
            shown = message_view(world, message)
            view |= {key: shown[key] for key in ("chat", "message_id", "reactions")}
        case "clock":
            view["now"] = iso(world.clock.seconds())
        case "chats":
            view["chats"] = chats_view(world)
        case _:
            pass
    return view


def chat_view(world: World, chat: Chat) -> Json:
    """A chat as the page shows it, with what everyone is in it."""
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "members": list(chat.members),
        "standings": {user_id: chat.standing(user_id) for user_id in (BOT_ID, *world.people)},
        "masks": dict(chat.masks),
        "is_forum": chat.is_forum,
        "topics": [asdict(topic) for topic in chat.topics],
    }


def _name(world: World, message: Message) -> str:
    """Who is shown as the sender."""
    if message.sender_chat is not None:
        return str(message.sender_chat["title"])
    return str(user_of(world, message.sender_id)["first_name"])


def _origin(message: Message) -> str | None:
    """Whom a forwarded message is from."""
    match message.content.get("forward_origin"):
        case {"sender_user": {"first_name": str(name)}} | {"sender_chat": {"title": str(name)}}:
            return name
        case {"chat": {"title": str(name)}}:
            return name
        case _:
            return None


def _meant_for(world: World, message: Message) -> list[int] | None:
    """Who is shown a selective keyboard or forced reply: those mentioned or replied to; None: everyone."""
    if not (message.markup or {}).get("selective"):
        return None
    named = {
        cut(message.text, entity).removeprefix("@").lower()
        for entity in message.entities
        if entity["type"] == "mention"
    }
    meant = [person.id for person in world.people.values() if (person.username or "").lower() in named]
    meant += [entity["user"]["id"] for entity in message.entities if entity["type"] == "text_mention"]
    original = None if message.reply_to is None else world.message(message.chat_id, message.reply_to)
    return meant if original is None else [*meant, original.author]


def _keyboard(message: Message) -> list[list[Json]] | None:
    rows = [[_button(button) for button in row] for row in message.buttons]
    return rows or None


def _button(button: Json) -> Json:
    if "url" in button:
        return {"text": button["text"], "url": button["url"]}
    return {"text": button["text"], "data": button.get("callback_data", "")}


def _reply_keyboard(message: Message) -> list[list[Json]] | None:
    """The keys to show in place of the phone's keyboard; [] takes them away, None leaves them."""
    markup = message.markup or {}
    if "remove_keyboard" in markup:
        return []
    if "keyboard" not in markup:
        return None
    return [
        [{"text": key["text"], "request_location": key.get("request_location", False)} for key in row]
        for row in markup["keyboard"]
    ]


_NOTICES = {
    "group_chat_created": "The group was created",
    "migrate_to_chat_id": "The group became a supergroup",
    "migrate_from_chat_id": "The group became a supergroup",
    "forum_topic_closed": "The topic was closed",
    "forum_topic_reopened": "The topic was opened again",
}


def _service_text(message: Message) -> str:
    match message.content:
        case {"new_chat_members": joined}:
            return f"{', '.join(user['first_name'] for user in joined)} joined the group"
        case {"left_chat_member": gone}:
            return f"{gone['first_name']} {'left' if gone['id'] == message.sender_id else 'was removed'}"
        case {"forum_topic_created": topic}:
            return f"The topic {topic['name']} was opened"
        case content:
            return next((_NOTICES[key] for key in content if key in _NOTICES), "")
