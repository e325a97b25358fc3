"""A learner's turn: one update, with all that a handler needs to answer it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from markupsafe import Markup
from telegram import Message as Message_
from telegram import Update

from bot.services.bank import Bank
from bot.storage.models import Learner
from bot.storage.outbox import Call
from bot.storage.work import Work
from bot.telegram.messages import AskPlace, Button, Message, NoKeyboard, answer_tap, change_buttons, send
from bot.telegram.splitting import split
from bot.telegram.words import Words

MESSAGE_UNITS = 4096
"""Telegram's limit for a text."""


def in_parts(message: Message) -> list[Message]:
    """Return a message in parts that Telegram takes; what stands under it stands under the last."""
    *heads, last = split(message.text, MESSAGE_UNITS)
    return [*(Message(Markup(head)) for head in heads), Message(Markup(last), message.keyboard)]  # noqa: S704 - parts of markup


def thread_of(message: Message_) -> int:
    """Return the group's topic in which a message stands, 0 for none: a reply, too, may begin a thread."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


@dataclass(frozen=True, slots=True)
class Desk:
    """What all turns share: the card bank, where its pictures are, and whom the host lets in."""

    bank: Bank
    content: Path
    admin_chat: int | None = None
    allowed_chats: frozenset[int] = frozenset()
    fonts: Path | None = None
    """Where what is known of the machine's fonts is kept between two pictures."""


@dataclass(slots=True)
class Keys:
    """Whether the keys that offer a place are `idle`: they stand under the chat, and nobody waits for one."""

    idle: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of one person; what is said goes to the outbox, so nothing here waits for Telegram."""

    update: Update
    work: Work
    desk: Desk
    words: Words
    learner: Learner
    chat_id: int
    bot_name: str
    args: tuple[str, ...] = ()
    reads_all: bool = False
    """Whether the bot's privacy mode is off, so that it sees every message of its groups."""
    errand_thread: int = 0
    """The group's topic from which an errand came, whose turn has no update."""
    keys: Keys = field(default_factory=Keys)

    @property
    def sent_at(self) -> datetime:
        """When the learner acted: the message's date, for a button the time of handling."""
        message = self.update.message
        return message.date if message is not None else self.work.now

    @property
    def message_id(self) -> int:
        """The id of the message that the update is about."""
        message = self.update.effective_message
        return message.message_id if message is not None else 0

    @property
    def thread_id(self) -> int:
        """The group's topic in which the update came, 0 for none."""
        message = self.update.effective_message
        return thread_of(message) if isinstance(message, Message_) else self.errand_thread

    @property
    def link(self) -> str:
        """Where the bot is found in private."""
        return f"https://t.me/{self.bot_name}"

    def say(self, message: Message, *, reply: bool = False) -> None:
        """Send a message, in parts if it is long; as a reply to the learner's where that helps.

        Idle keys go with it, or before it where it has a keyboard of its own.
        """
        if self.keys.idle:
            message = self._without_keys(message)
        reply_to = self.message_id if reply else None
        for part in in_parts(message):
            self.work.post(send(self.chat_id, part, reply_to, thread_id=self.thread_id))
            reply_to = None

    def take_keys(self) -> None:
        """Take idle keys away, in a message of its own."""
        if self.keys.idle:
            self.say(Message(self.words("settings.place_waits"), NoKeyboard()))

    def _without_keys(self, message: Message) -> Message:
        if message.keyboard and not isinstance(message.keyboard, AskPlace | NoKeyboard):
            self.take_keys()
            return message
        self.keys.idle = False
        return message if message.keyboard else replace(message, keyboard=NoKeyboard())

    def say_text(self, key: str, **values: object) -> None:
        """Send a text of the catalogue."""
        self.say(Message(self.words(key, **values)))

    def tell_admin(self, message: Message) -> None:
        """Send a message to the host's chat, if there is one."""
        if self.desk.admin_chat is not None:
            for part in in_parts(message):
                self.work.post(send(self.desk.admin_chat, part))

    def post(self, call: Call) -> None:
        """Make another call to Telegram."""
        self.work.post(call)

    def toast(self, key: str = "", **values: object) -> None:
        """Answer the tap, with a text of the catalogue or with none."""
        query = self.update.callback_query
        if query is not None:
            text = self.words(key, **values).striptags() if key else ""
            self.work.post(answer_tap(self.chat_id, query.id, text))

    def change_buttons(self, buttons: list[list[Button]]) -> None:
        """Put other buttons under the tapped message."""
        self.work.post(change_buttons(self.chat_id, self.message_id, buttons))
