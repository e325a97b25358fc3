"""Who and what there is in the playground: people, chats, messages, and what the bot has set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from bot.json_form import JsonForm
from bot.playground.clock import Clock, real_now
from bot.playground.events import EventLog
from bot.playground.memory import Memory
from bot.playground.records import (
    BOT_ID,
    BOT_NAME,
    BOT_USERNAME,
    Chat,
    Json,
    Message,
    Person,
    iso,
)
from bot.playground.updates import UpdateQueue

__all__ = [
    "BOT_ID",
    "BOT_NAME",
    "BOT_USERNAME",
    "GROUP_ID",
    "Chat",
    "Json",
    "Message",
    "Person",
    "World",
    "iso",
]

GROUP_ID = -100_001

_PERSON, _CHAT, _MESSAGE = JsonForm(Person), JsonForm(Chat), JsonForm(Message)


class _More(TypedDict, total=False):
    """What a message may have besides."""

    markup: Json | None
    reply_to: int | None
    topic_id: int | None
    writer: int | None
    sender_chat: Json | None


class World:
    """All that lasts in the playground, written through to its memory; `commit` makes it last."""

    def __init__(
        self,
        path: Path | None,
        start_of_clock: datetime | None = None,
        real: Callable[[], datetime] = real_now,
    ) -> None:
        """Open or create the world kept at `path` (None: in memory); VivaError if the file can't be had."""
        self.memory = Memory(path)
        self.clock = Clock(self.memory, start_of_clock, real)
        self.events = EventLog()
        self.updates = UpdateQueue(self.memory, self.clock)
        self.settings: dict[str, Any] = dict(self.memory.recall("setting"))
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self._recall()
        if not self.people:
            self._populate()
        self.commit()

    def _recall(self) -> None:
        for _, body in self.memory.recall("person"):
            self.people[body["id"]] = _PERSON.build(body)
        for _, body in self.memory.recall("chat"):
            chat = _CHAT.build(body)
            self.chats[chat.id] = chat
            self.messages[chat.id] = {}
        stored = sorted(
            (body for _, body in self.memory.recall("message")), key=lambda body: int(body["message_id"])
        )
        for body in stored:
            message = _MESSAGE.build(body)
            self.messages[message.chat_id][message.message_id] = message
        self.people = dict(sorted(self.people.items()))

    def _populate(self) -> None:
        for first_name, username, language in (
            ("Ana", "ana", "en"),
            ("Ben", "ben", "en"),
            ("Chloé", "chloe", "fr"),
        ):
            self.add_person(first_name, username, language)
        self.keep_chat(Chat(GROUP_ID, "group", "Revision group", tuple(self.people)))

    def add_person(self, first_name: str, username: str | None, language_code: str | None) -> Person:
        """A new person with the next free id, and their private chat with the bot."""
        person_id = next(reversed(self.people), BOT_ID) + 1  # they stand in the order of their ids
        person = Person(person_id, first_name, username, language_code)
        self.keep_person(person)
        self.keep_chat(Chat(person_id, "private", BOT_NAME, (person_id,)))
        return person

    def keep_person(self, person: Person) -> None:
        """Add the person, or change what is known of them."""
        self.people[person.id] = person
        self.memory.keep("person", person.id, asdict(person))

    def keep_chat(self, chat: Chat) -> None:
        """Add the chat, or change it."""
        self.chats[chat.id] = chat
        self.messages.setdefault(chat.id, {})
        self.memory.keep("chat", chat.id, asdict(chat))

    def keep_message(self, message: Message) -> None:
        """Change a message, or add one again."""
        self.messages[message.chat_id][message.message_id] = message
        key = f"{message.chat_id}:{message.message_id}"
        self.memory.keep("message", key, asdict(message))

    def add_message(self, chat_id: int, sender_id: int, content: Json, **more: Unpack[_More]) -> Message:
        """A new message in the chat, dated now, with the chat's next id; the page is told."""
        chat = self.chats[chat_id]
        message_id = chat.last_message_id + 1
        last_bot = BOT_ID if sender_id == BOT_ID else chat.last_bot
        self.keep_chat(replace(chat, last_message_id=message_id, last_bot=last_bot))
        message = Message(chat_id, message_id, sender_id, int(self.clock.seconds()), content, **more)
        self.keep_message(message)
        self.events.publish("message", message=message)
        return message

    def remove_message(self, message: Message) -> None:
        """Delete a message for everyone; the page is told."""
        del self.messages[message.chat_id][message.message_id]
        self.memory.forget("message", f"{message.chat_id}:{message.message_id}")
        self.events.publish("delete", chat=message.chat_id, message_id=message.message_id)

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """The message, or None if it never was or is deleted."""
        return self.messages.get(chat_id, {}).get(message_id)

    def set(self, name: str, value: Any) -> None:
        """Remember a setting of the bot's: its commands, its description, its privacy mode ..."""
        self.settings[name] = value
        self.memory.keep("setting", name, value)

    @property
    def reads_all(self) -> bool:
        """Whether the bot's privacy mode is off, so that it reads everything in groups."""
        return bool(self.settings.get("read_all", False))

    def commit(self) -> None:
        """Make everything up to here last."""
        self.memory.commit()

    def close(self) -> None:
        """Commit and close the memory; wake everyone who waits."""
        self.events.wake()
        self.updates.close()
        self.memory.close()
