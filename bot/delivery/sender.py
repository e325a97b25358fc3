"""The sender: drains the outbox, keeping each chat's order and Telegram's limits.

The next row of a chat goes out only after the one before is recorded as sent, in a commit: so a crash
sends at most one message of a chat twice. Recording is done for many chats in one transaction.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.calls import Caller
from bot.delivery.clock import Now
from bot.delivery.limits import Pace
from bot.delivery.lines import Departure, Line, depart, put_back
from bot.delivery.request import seconds_to_wait
from bot.storage.database import Database
from bot.storage.outbox import (
    Call,
    Lane,
    Result,
    Waiting,
    close_chat,
    hold_chat,
    load_holds,
    load_waiting,
    mark_done,
    message_id_of,
    move_chat,
)

log = logging.getLogger(__name__)

AT_ONCE = 32
"""How many calls are under way together."""

LOADED = 1_000
"""How many rows are read from the outbox at a time."""

CALLBACK_SECONDS = 15
"""Telegram forgets a tap soon after: an older answer to it is dropped."""

LONGEST_BACKOFF = 4.0
"""How long at most, in seconds, to wait before trying a network again that fails."""

SHUTDOWN_SECONDS = 2.0
"""How long calls under way may take to end at shutdown."""


class Sender:
    """Sends what the outbox holds, as long as `run` runs."""

    def __init__(self, database: Database, bot: Caller, now: Now, pace: Pace) -> None:
        """Start with empty lines."""
        self._database = database
        self._bot = bot
        self._now = now
        self._pace = pace
        self._lines: dict[int, Line] = {}
        self._later: list[tuple[float, int]] = []
        self._loaded = 0
        self._more = True
        self._under_way: set[asyncio.Task[None]] = set()
        self._results: list[tuple[int, list[Result]]] = []
        self._event = asyncio.Event()
        self._recordable = asyncio.Event()
        self._failures = 0

    def wake(self) -> None:
        """Look into the outbox: a commit has put something there."""
        self._more = True
        self._event.set()

    async def run(self) -> None:
        """Send until cancelled, then record what was sent; raises InvalidToken when the token is refused."""
        await self._restore_holds()
        recorder = asyncio.create_task(self._record_for_ever())
        try:
            while True:
                self._event.clear()
                if self._more:
                    await self._load()
                delay = self._start_what_may_go()
                waiting = asyncio.create_task(self._event.wait())
                done, _ = await asyncio.wait(
                    {waiting, recorder}, timeout=delay, return_when="FIRST_COMPLETED"
                )
                waiting.cancel()
                if recorder in done:
                    recorder.result()
        finally:
            recorder.cancel()
            if self._under_way:
                _, late = await asyncio.wait(self._under_way, timeout=SHUTDOWN_SECONDS)
                for call in late:
                    call.cancel()
                await asyncio.gather(*late, return_exceptions=True)
            await self._record()

    async def _restore_holds(self) -> None:
        async with self._database.read() as session:
            holds = await load_holds(session, self._now())
        for chat_id, until in holds.items():
            seconds = (until - self._now()).total_seconds()
            self._pace.hold(chat_id, asyncio.get_running_loop().time() + seconds)

    async def _load(self) -> None:
        """Put new rows into their chats' lines."""
        async with self._database.read() as session:
            rows = await load_waiting(session, self._bot.id, self._loaded, LOADED)
        self._more = len(rows) == LOADED
        now = asyncio.get_running_loop().time()
        for row in rows:
            self._loaded = row.id
            if row.call.lane is Lane.CALLBACK:
                self._start(self._answer_callback(row))
                continue
            line = self._lines.setdefault(row.call.chat_id, Line())
            line.rows.append(row)
            if len(line.rows) == 1 and not line.away:
                self._queue(row.call.chat_id, now)

    def _queue(self, chat_id: int, now: float) -> None:
        heapq.heappush(self._later, (self._pace.ready_at(chat_id, now), chat_id))

    def _start_what_may_go(self) -> float | None:
        """Start calls, the most urgent first; returns the seconds until another may go."""
        now = asyncio.get_running_loop().time()
        ready: list[tuple[Lane, int, int]] = []
        while self._later and self._later[0][0] <= now:
            chat_id = heapq.heappop(self._later)[1]
            line = self._lines[chat_id]
            ready.append((line.lane, line.rows[0].id, chat_id))
        heapq.heapify(ready)
        while ready:
            at = max(self._pace.ready_at(None, now), self._pace.ready_at(ready[0][2], now))
            if len(self._under_way) >= AT_ONCE:
                at = now + 1.0  # the end of any call wakes us earlier
            chat_id = heapq.heappop(ready)[2]
            if at > now:
                heapq.heappush(self._later, (at, chat_id))
                continue
            line = self._lines[chat_id]
            line.away = True
            self._pace.spent(chat_id, now)
            self._start(self._send(chat_id, depart(line)))
        return max(0.0, self._later[0][0] - now) if self._later else None

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._event.set()
        if not task.cancelled() and task.exception() is not None:
            log.error("a call to Telegram ended in a defect", exc_info=task.exception())

    async def _answer_callback(self, row: Waiting) -> None:
        """Answer a tap at once; too late an answer is dropped, and no failure is worth a second try."""
        error = None
        if self._now() - row.created_at > timedelta(seconds=CALLBACK_SECONDS):
            error = "too late"
        else:
            try:
                await self._bot.make(row.call)
            except TelegramError as failure:
                error = failure.message
        self._results.append((0, [Result(row.id, error=error)]))
        self._recordable.set()

    async def _send(self, chat_id: int, departure: Departure) -> None:
        """Make one call and see what becomes of it."""
        try:
            message_id = await self._bot.make(await self._addressed(departure))
        except RetryAfter as failure:
            await self._obey(chat_id, departure, seconds_to_wait(failure))
        except ChatMigrated as failure:
            await self._follow(chat_id, failure.new_chat_id, departure)
        except Forbidden as failure:
            await self._close(chat_id, departure, failure.message)
        except BadRequest as failure:
            self._judge(chat_id, departure, failure.message)
        except InvalidToken:
            self._return(chat_id, departure, LONGEST_BACKOFF)
            log.critical("Telegram refuses the token")
        except NetworkError as failure:
            self._failures += 1
            delay = min(LONGEST_BACKOFF, 0.25 * 2**self._failures)
            log.warning("Telegram can't be reached (%s); trying again in %.1f s", failure.message, delay)
            self._pace.hold(None, asyncio.get_running_loop().time() + delay)
            self._return(chat_id, departure, delay)
        except TelegramError as failure:
            self._judge(chat_id, departure, failure.message)
        else:
            self._failures = 0
            self._done(chat_id, departure, message_id, None)

    async def _addressed(self, departure: Departure) -> Call:
        """Fill in the message that an edit changes, now that it has been sent."""
        call = departure.call
        if call.edits is None:
            return call
        async with self._database.read() as session:
            message_id = await message_id_of(session, call.edits)
        if message_id is None:
            raise BadRequest("message to edit not found")
        return replace(call, payload={**call.payload, "message_id": message_id})

    def _judge(self, chat_id: int, departure: Departure, error: str) -> None:
        """Telegram will not take this call, now or later."""
        if "message is not modified" in error.casefold():
            self._done(chat_id, departure, None, None)
            return
        log.error("chat %d: %s was refused: %s", chat_id, departure.call.method, error)
        self._done(chat_id, departure, None, error)

    async def _obey(self, chat_id: int, departure: Departure, seconds: float) -> None:
        log.warning("chat %d: Telegram asks to wait %.0f s", chat_id, seconds)
        self._pace.hold(chat_id, asyncio.get_running_loop().time() + seconds)
        async with self._database.write() as session:
            await hold_chat(session, chat_id, self._now() + timedelta(seconds=seconds))
            await session.commit()
        self._return(chat_id, departure, seconds)

    async def _follow(self, chat_id: int, new_chat_id: int, departure: Departure) -> None:
        """The group has another id now: what waits for it goes there."""
        log.info("group %d is now %d", chat_id, new_chat_id)
        put_back(self._lines[chat_id], departure)
        async with self._database.write() as session:
            await move_chat(session, chat_id, new_chat_id, self._now())
            await session.commit()
        rows = self._lines.pop(chat_id).rows
        line = self._lines.setdefault(new_chat_id, Line())
        was_empty = not line.rows and not line.away
        line.rows.extendleft(
            replace(
                row,
                call=replace(
                    row.call, chat_id=new_chat_id, payload={**row.call.payload, "chat_id": new_chat_id}
                ),
            )
            for row in reversed(rows)
        )
        if was_empty:
            self._queue(new_chat_id, asyncio.get_running_loop().time())
        self._event.set()

    async def _close(self, chat_id: int, departure: Departure, reason: str) -> None:
        """Nobody reads here any more: one try, then none until they come back."""
        log.info("chat %d takes no messages: %s", chat_id, reason)
        async with self._database.write() as session:
            await close_chat(session, chat_id, self._now(), reason)
            await session.commit()
        self._lines[chat_id].rows.clear()
        self._done(chat_id, departure, None, reason)

    def _return(self, chat_id: int, departure: Departure, seconds: float) -> None:
        line = self._lines[chat_id]
        put_back(line, departure)
        line.away = False
        heapq.heappush(self._later, (asyncio.get_running_loop().time() + seconds, chat_id))
        self._event.set()

    def _done(self, chat_id: int, departure: Departure, message_id: int | None, error: str | None) -> None:
        rows = [Result(row.id, message_id, error) for row in departure.rows]
        self._results.append((chat_id, rows + [Result(row.id) for row in departure.superseded]))
        self._recordable.set()

    async def _record_for_ever(self) -> None:
        """Record results as they come; while the disk takes none, nothing more is sent."""
        while True:
            await self._recordable.wait()
            self._recordable.clear()
            try:
                await self._record()
            except (OperationalError, InterfaceError) as error:
                log.error("what was sent can't be recorded, sending waits: %s", error.orig)  # noqa: TRY400
                await asyncio.sleep(1)
                self._recordable.set()

    async def _record(self) -> None:
        """Record what was sent in one transaction, then let those chats' next rows go."""
        results, self._results = self._results, []
        if not results:
            return
        try:
            async with self._database.write() as session:
                await mark_done(session, [row for _, rows in results for row in rows], self._now())
                await session.commit()
        except BaseException:
            self._results = results + self._results
            raise
        now = asyncio.get_running_loop().time()
        for chat_id, _ in results:
            line = self._lines.get(chat_id)
            if line is None:
                continue
            line.away = False
            if line.rows:
                self._queue(chat_id, now)
            else:
                del self._lines[chat_id]
        self._event.set()
