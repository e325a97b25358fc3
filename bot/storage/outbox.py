"""The outbox: calls to Telegram, written with the work that caused them and made after its commit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.connection import in_place
from bot.storage.ids import lowest_id_at
from bot.storage.models import Learner
from bot.storage.traffic import ChatState, Outgoing


class Lane(IntEnum):
    """Who goes first: callback answers, then replies, then battles, then reminders.

    A reaction goes where there is room for it at once, and is left out elsewhere.
    """

    CALLBACK = 0
    REPLY = 1
    BATTLE = 2
    REMINDER = 3
    REACTION = 4


class State(IntEnum):
    """What became of a row."""

    WAITING = 0
    SENT = 1
    GIVEN_UP = 2


@dataclass(frozen=True, slots=True)
class Call:
    """A call to Telegram: `edits` is the outbox row whose message it changes."""

    chat_id: int
    method: str
    payload: dict[str, Any]
    lane: Lane = Lane.REPLY
    edits: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the outbox that is still to be sent."""

    id: int
    call: Call
    created_at: datetime

    def to(self, chat_id: int) -> Waiting:
        """The same, addressed to another chat."""
        return replace(self, call=replace(self.call, chat_id=chat_id))

    def values(self, bot_id: int) -> dict[str, object]:
        """Return the row by its columns."""
        return {
            "id": self.id,
            "bot_id": bot_id,
            "chat_id": self.call.chat_id,
            "lane": int(self.call.lane),
            "method": self.call.method,
            "payload": self.call.payload,
            "edits": self.call.edits,
            "created_at": self.created_at,
            "state": int(State.WAITING),
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row: a message id where one was sent, an error where it was given up."""

    id: int
    message_id: int | None = None
    error: str | None = None


_OUTBOX = Outgoing.metadata.tables[Outgoing.__tablename__]
_DONE = (  # built once: every batch takes it
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("row"))
    .values(
        state=bindparam("end"),
        sent_at=bindparam("now"),
        message_id=bindparam("message"),
        error=bindparam("why"),
    )
)


async def load_waiting(session: AsyncSession, bot_id: int, after: int, limit: int) -> list[Waiting]:
    """Return the waiting rows with an id above `after`, oldest first, `limit` at most."""
    rows = await session.execute(
        select(
            Outgoing.id,
            Outgoing.chat_id,
            Outgoing.method,
            Outgoing.payload,
            Outgoing.lane,
            Outgoing.edits,
            Outgoing.created_at,
        )
        .where(Outgoing.state == State.WAITING, Outgoing.id > after, Outgoing.bot_id == bot_id)
        .order_by(Outgoing.id)
        .limit(limit)
    )
    return [
        Waiting(row.id, Call(row.chat_id, row.method, row.payload, Lane(row.lane), row.edits), row.created_at)
        for row in rows
    ]


async def mark_done(session: AsyncSession, results: Sequence[Result], now: datetime) -> None:
    """Record what became of rows; one that is gone meanwhile is passed over."""
    if not results:
        return
    connection = await session.connection()
    ends = [
        {
            "row": row.id,
            "now": now,
            "end": State.SENT if row.error is None else State.GIVEN_UP,
            "message": row.message_id,
            "why": row.error,
        }
        for row in results
    ]
    with in_place():
        await connection.execute(_DONE, ends)


async def message_id_of(session: AsyncSession, row_id: int, chat_id: int) -> int | None:
    """Return the id of the message that a row became, if it was sent to this chat.

    What was sent before a group became a supergroup stayed behind, and its id may be another's there.
    """
    return await session.scalar(
        select(Outgoing.message_id).where(Outgoing.id == row_id, Outgoing.chat_id == chat_id)
    )


async def close_chat(session: AsyncSession, chat_id: int, now: datetime) -> None:
    """Remember that a chat takes nothing more from us: a learner's, or a group."""
    if chat_id > 0:
        await session.execute(update(Learner).where(Learner.id == chat_id).values(blocked_at=now))
    else:
        (await _chat_state(session, chat_id)).closed_at = now


async def who_is_back(session: AsyncSession, people: Collection[int]) -> set[int]:
    """Of people who took no messages, return those who have written to us since."""
    if not people:
        return set()
    back = select(Learner.id).where(Learner.id.in_(people), Learner.blocked_at.is_(None))
    return set(await session.scalars(back))


async def move_chat(session: AsyncSession, bot_id: int, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: re-address what waits for it."""
    await session.execute(
        update(Outgoing)
        .where(Outgoing.bot_id == bot_id, Outgoing.chat_id == old, Outgoing.state == State.WAITING)
        .values(chat_id=new)
    )
    chat = await _chat_state(session, old)
    chat.moved_to, chat.closed_at = new, now


async def hold_chat(session: AsyncSession, chat_id: int | None, until: datetime) -> None:
    """Remember a `retry_after`, so that a restart obeys it too; chat 0 stands for all."""
    row = await _chat_state(session, chat_id or 0)
    row.held_until = max(until, row.held_until or until)


async def _chat_state(session: AsyncSession, chat_id: int) -> ChatState:
    """Return what we know of a chat; a new row is flushed, so that the next look finds it."""
    row = await session.get(ChatState, chat_id)
    if row is None:
        row = ChatState(id=chat_id, kind="group" if chat_id < 0 else "", title="")
        session.add(row)
        await session.flush()
    return row


async def load_holds(session: AsyncSession, now: datetime) -> dict[int | None, datetime]:
    """Return the holds that are still in force; the key `None` is all chats."""
    rows = await session.execute(select(ChatState.id, ChatState.held_until).where(ChatState.held_until > now))
    return {row.id or None: row.held_until for row in rows}


async def prune_sent(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete up to `limit` rows that were done with before an instant; returns how many.

    Only rows made before that instant are looked at, which their ids tell.
    """
    old = (
        select(Outgoing.id)
        .where(Outgoing.id < lowest_id_at(before), Outgoing.state != State.WAITING, Outgoing.sent_at < before)
        .order_by(Outgoing.id)
        .limit(limit)
    )
    result = await session.execute(delete(Outgoing).where(Outgoing.id.in_(old)))
    return result.rowcount  # type: ignore[attr-defined, no-any-return] # a DELETE gives a cursor's result
