"""What became of calls, written down: many in one transaction, in the order in which they ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.clock import Now
from bot.delivery.lines import Departure
from bot.storage.database import Database
from bot.storage.outbox import Result, Waiting, close_chat, hold_chat, mark_done, move_chat

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.05
"""While more calls are under way, ends wait so long for company: a transaction costs as much for one."""

RETRY_SECONDS = 1.0
"""How long to wait before trying the disk again."""

CLOSING_SECONDS = 1.0
"""How long at most the last transaction may take at shutdown."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A call needs no further try: its rows are sent, or given up; `closed` when the chat takes no more."""

    chat_id: int
    rows: tuple[Result, ...]
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Telegram wants quiet in a chat (`None`: in all) until an instant."""

    chat_id: int | None
    until: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """A group has another id now; the departure goes there too."""

    chat_id: int
    departure: Departure
    new_chat_id: int


End = Settled | Held | Moved


def settle(
    chat_id: int,
    departure: Departure,
    message_id: int | None = None,
    error: str | None = None,
    left: tuple[Waiting, ...] = (),
    closed: str = "",
) -> Settled:
    """Return what to record of a call: superseded rows count as sent, those left in a closed chat as lost."""
    rows = [Result(row.id, message_id, error) for row in departure.rows]
    rows += [Result(row.id, error=closed or None) for row in departure.superseded]
    return Settled(chat_id, (*rows, *(Result(row.id, error=error) for row in left)), closed)


class Recorder:
    """Writes ends down as they come; `recorded` is told of each after its commit."""

    def __init__(
        self,
        database: Database,
        bot_id: int,
        now: Now,
        recorded: Callable[[Sequence[End]], None],
        more_to_come: Callable[[], bool],
    ) -> None:
        """Start with nothing to write."""
        self._database = database
        self._bot_id = bot_id
        self._now = now
        self._recorded = recorded
        self._more_to_come = more_to_come
        self._ends: list[End] = []
        self._event = asyncio.Event()
        self._closing = asyncio.Event()
        self.stuck = False
        """Whether the disk takes nothing: nothing more may be sent then."""

    def take(self, end: End) -> None:
        """Take an end in, to be written soon."""
        self._ends.append(end)
        self._event.set()

    async def run(self) -> None:
        """Write until `close`."""
        while not self._closing.is_set():
            await self._event.wait()
            if self._more_to_come():
                await self._pause(GATHER_SECONDS)
            self._event.clear()
            await self._write_all()

    async def close(self, running: asyncio.Task[None]) -> None:
        """Let a running recorder write what is left, within a second, and end."""
        self._closing.set()
        self._event.set()
        await asyncio.wait({running}, timeout=CLOSING_SECONDS)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        if self._ends:
            log.error("%d calls could not be recorded, and may be made again", len(self._ends))

    async def _write_all(self) -> None:
        while self._ends:
            ends = tuple(self._ends)
            try:
                await self._write(ends)
            except (OperationalError, InterfaceError) as error:
                self.stuck = True
                log.error("what was sent can't be recorded, sending waits: %s", error.orig)  # noqa: TRY400 - expected, and worded
                if self._closing.is_set():
                    return
                await self._pause(RETRY_SECONDS)
                continue
            self.stuck = False
            # Only now: a transaction that was cut off is written again by the next call.
            del self._ends[: len(ends)]
            self._recorded(ends)
            if not self._closing.is_set():
                return  # what has come meanwhile has company to wait for

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    async def _write(self, ends: Sequence[End]) -> None:
        now = self._now()
        async with self._database.write() as session:
            rows = [row for end in ends if isinstance(end, Settled) for row in end.rows]
            await mark_done(session, rows, now)
            for end in ends:
                await self._remember(session, end, now)
            await session.commit()

    async def _remember(self, session: AsyncSession, end: End, now: datetime) -> None:
        match end:
            case Settled(chat_id=chat_id, closed=closed):
                if closed:
                    await close_chat(session, chat_id, now)
            case Held(chat_id=chat, until=until):
                await hold_chat(session, chat, until)
            case Moved(chat_id=old, new_chat_id=new):
                await move_chat(session, self._bot_id, old, new, now)
            case _:
                assert_never(end)
