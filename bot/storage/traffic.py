"""The tables of what passes between Telegram and us: updates, calls, chats, and the runs of the bot."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Table


class HandledUpdate(Table):
    """An update that is done with; `error` tells why it could not be handled."""

    __tablename__ = "handled_updates"
    bot_id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    error: Mapped[str | None]


class Attempt(Table):
    """An update in hand after a crash, with how often it has been tried since."""

    __tablename__ = "attempts"
    bot_id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(primary_key=True)
    tries: Mapped[int]


class Run(Table):
    """One run of a bot on this database; without `ended_at` it was cut off, or is under way.

    `alive_at` is its last sign of life while a battle was on: when it last heard Telegram.
    """

    __tablename__ = "runs"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bot_id: Mapped[int]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    alive_at: Mapped[datetime | None]


class Outgoing(Table):
    """A row of the outbox: a call to Telegram, waiting (0), sent (1) or given up (2)."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state", "state", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bot_id: Mapped[int]
    chat_id: Mapped[int]
    lane: Mapped[int]
    method: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    edits: Mapped[int | None]
    created_at: Mapped[datetime]
    state: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None]
    error: Mapped[str | None]


class ChatState(Table):
    """What Telegram told us of a chat: where it moved, until when it takes nothing, and what we are there.

    `standing` is our membership in a group as Telegram names it (`member`, `administrator`, ...).
    """

    __tablename__ = "chats"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    closed_at: Mapped[datetime | None]
    moved_to: Mapped[int | None]
    held_until: Mapped[datetime | None]
    standing: Mapped[str | None] = mapped_column(String(16))
