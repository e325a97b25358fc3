"""People, chats, messages and events in the shapes that the chat page reads."""

from __future__ import annotations

from typing import Any

from bot.playground.events import Event
from bot.playground.methods.menu import shown_commands
from bot.playground.rendering import render
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
    return [_chat_view(chat) for chat in ordered if chat.migrated_to is None]


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


def message_view(message: Message) -> Json:
    """A message as the page shows it."""
    photo = message.content.get("photo")
    place = message.content.get("location")
    text = _service_text(message) or message.text
    return {
        "chat": message.chat_id,
        "message_id": message.message_id,
        "from": message.sender_id,
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
        "force_reply": bool((message.markup or {}).get("force_reply")),
        "reply_keyboard": _reply_keyboard(message),
    }


def event_view(world: World, event: Event) -> Json:
    """An event as the page reads it."""
    view: Json = {"seq": event.seq, "kind": event.kind, **event.fields}
    message: Any = view.get("message")
    match event.kind:
        case "message" | "edit":
            view["message"] = message_view(message)
        case "reaction":
            del view["message"]
            shown = message_view(message)
            view |= {key: shown[key] for key in ("chat", "message_id", "reactions")}
        case "clock":
            view["now"] = iso(world.clock.seconds())
        case "chats":
            view["chats"] = chats_view(world)
        case _:
            pass
    return view


def _chat_view(chat: Chat) -> Json:
    return {"id": chat.id, "type": chat.type, "title": chat.title, "members": list(chat.members)}


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


def _service_text(message: Message) -> str:
    joined = message.content.get("new_chat_members", [])
    if joined:
        return f"{', '.join(user['first_name'] for user in joined)} joined the group"
    return "The group became a supergroup" if message.kind == "service" else ""
