"""What is kept of people, chats and messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from bot.playground.rendering import render

Json = dict[str, Any]

BOT_ID = 1000
BOT_USERNAME = "viva_playground_bot"
BOT_NAME = "Viva"

_MEDIA = ("photo", "sticker", "voice", "location")
_SERVICE = (
    "group_chat_created",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
)

Standing = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
Mask = Literal["anonymous", "channel"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can write to the bot; `started` once they have, which lets the bot write to them."""

    id: int
    first_name: str
    username: str | None
    language_code: str | None
    blocked: bool = False
    started: bool = False
    deactivated: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat (its id is the person's) or a group; the first member owns the group.

    The bot counts among neither the members nor the banned, but it can be an administrator, or muted.
    `masks` are the people who write in another name: the group's (as administrators) or their channel's.
    """

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str
    members: tuple[int, ...]
    bot_in: bool = True
    last_bot: int | None = None
    last_message_id: int = 0
    migrated_to: int | None = None
    bot_left: bool = False
    banned: tuple[int, ...] = ()
    administrators: tuple[int, ...] = ()
    muted: tuple[int, ...] = ()
    masks: tuple[tuple[int, Mask], ...] = ()
    is_forum: bool = False
    topics: tuple[Topic, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether several people share it."""
        return self.type != "private"

    def standing(self, user_id: int) -> Standing:
        """What a person, or the bot, is in it."""
        here = self.bot_in if user_id == BOT_ID else user_id in self.members
        if not here:
            gone_by_force = not self.bot_left if user_id == BOT_ID else user_id in self.banned
            return "kicked" if gone_by_force else "left"
        if self.is_group and self.members[:1] == (user_id,):
            return "creator"
        if user_id in self.administrators:
            return "administrator"
        return "restricted" if user_id in self.muted else "member"

    def rules(self, user_id: int) -> bool:
        """Whether they own it or are an administrator."""
        return self.standing(user_id) in ("creator", "administrator")

    def topic(self, topic_id: int | None) -> Topic | None:
        """The topic with this id, or None."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now: `content` and `markup` in the Bot API's own JSON, dates in Unix time.

    `reply_to` is the id of a message of the same chat, which may be deleted by now. Who writes in another
    name is its `writer`; `sender_id` is then the account that Telegram shows, `sender_chat` the name's chat.
    """

    chat_id: int
    message_id: int
    sender_id: int
    date: int
    content: Json
    markup: Json | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    reactions: tuple[tuple[int, str], ...] = ()
    topic_id: int | None = None
    writer: int | None = None
    sender_chat: Json | None = None

    @property
    def text(self) -> str:
        """The text, or the caption, or nothing."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of `text`."""
        entities: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return list(entities)

    @property
    def html(self) -> str:
        """The text as safe HTML."""
        return render(self.text, self.entities)

    @property
    def kind(self) -> str:
        """One of text, photo, sticker, voice, location, service."""
        for kind in _MEDIA:
            if kind in self.content:
                return kind
        return "service" if any(kind in self.content for kind in _SERVICE) else "text"

    @property
    def buttons(self) -> list[list[Json]]:
        """The inline keyboard's rows of Bot API buttons; empty if there is none."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender_id == BOT_ID

    @property
    def author(self) -> int:
        """Who really wrote it."""
        return self.sender_id if self.writer is None else self.writer


def iso(unix: float) -> str:
    """A Unix time as ISO 8601 in UTC."""
    return datetime.fromtimestamp(unix, UTC).isoformat().replace("+00:00", "Z")
