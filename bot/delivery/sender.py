"""The sender: drains the outbox, keeping each chat's order and Telegram's limits.

Who commits rows hands them over; the outbox is read at the start, and for what was not taken then. The
next row of a chat goes out only after the one before is recorded as sent, in a commit: so a crash sends
at most one message of a chat twice. Recording is done for many chats in one transaction.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections import deque
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from math import inf

from sqlalchemy.exc import InterfaceError, OperationalError

from bot.delivery.calls import Caller
from bot.delivery.clock import Now
from bot.delivery.limits import Flight, Pace
from bot.delivery.lines import Departure, Line, Stage, depart, give_back_apart, put_back
from bot.delivery.posting import (
    Again,
    Apart,
    Goes,
    Refused,
    Sent,
    Verdict,
    Wait,
    post,
    post_callback,
    post_once,
)
from bot.delivery.quiet import Quiet
from bot.delivery.readahead import ReadAhead
from bot.delivery.recorder import End, Held, Moved, Recorder, Settled, settle
from bot.stopping import to_its_end
from bot.storage.database import Database
from bot.storage.outbox import Lane, Result, Waiting, load_holds

log = logging.getLogger(__name__)

AT_ONCE = 128
"""How many calls that follow a pace are under way together; a batch's replies all leave at once."""

AT_A_STEP = 4
"""How many calls begin in one step of the loop, so that the next fetch leaves before most replies do."""

LOOK_SECONDS = 10.0
"""How often at least the outbox is looked into: a commit may seem to have failed, and hand nothing over."""

RETRY_SECONDS = 1.0
"""How long to wait before reading from a database again that fails."""

CLOSED = "the chat is closed"
"""Why a message is given up without a try."""

NO_ROOM = "no room in the pace"
"""Why a reaction is left out."""

SHUTDOWN_SECONDS = 1.0
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
        self._ready: list[tuple[Lane, int, int]] = []
        self._ahead = ReadAhead(database, bot.id)
        self._look_at = 0.0
        self._holds_known = False
        self._calls: set[asyncio.Task[None]] = set()
        self._taps: set[asyncio.Task[None]] = set()
        self._event = asyncio.Event()
        self._quiet = Quiet(pace)
        self._recorder = Recorder(database, bot.id, now, self._follow_up, lambda: len(self._calls) > 1)

    def take(self, rows: Sequence[Waiting]) -> None:
        """Send these rows too, which a commit has just put into the outbox.

        They are read from there instead where older ones are still to be read, or where somebody took
        nothing when last tried: the database knows whether they are back.
        """
        self._line_up(self._ahead.take(rows))
        self._event.set()

    async def run(self) -> None:
        """Send until cancelled; calls under way then get a second to end, and what was sent is recorded."""
        recorder = asyncio.create_task(self._recorder.run())
        recorder.add_done_callback(lambda _: self._event.set())
        try:
            while not recorder.done():
                self._event.clear()
                now = asyncio.get_running_loop().time()
                if now >= self._look_at:
                    self._ahead.look_again()
                    self._look_at = now + LOOK_SECONDS
                readable = not self._ahead.wants_more or await to_its_end(self._read_ahead())
                delay = self._start_what_may_go()
                await self._sleep(min(delay, LOOK_SECONDS if readable else RETRY_SECONDS))
            recorder.result()
        finally:
            under_way = self._calls | self._taps
            if under_way:
                _, late = await asyncio.wait(under_way, timeout=SHUTDOWN_SECONDS)
                for call in late:
                    call.cancel()
                await asyncio.gather(*late, return_exceptions=True)
            await self._recorder.close(recorder)

    async def _sleep(self, delay: float) -> None:
        """Wait for news, at most `delay` seconds."""
        alarm = asyncio.get_running_loop().call_later(delay, self._event.set)
        try:
            await self._event.wait()
        finally:
            alarm.cancel()

    async def _read_ahead(self) -> bool:
        """Put new rows into their chats' lines; returns whether the database could be read."""
        try:
            if not self._holds_known:
                await self._restore_holds()
            while self._ahead.has_room and self._ahead.wants_more:
                self._line_up(await self._ahead.read())
        except (OperationalError, InterfaceError) as error:
            log.error("the outbox can't be read, sending waits: %s", error.orig)  # noqa: TRY400 - no defect
            return False
        return True

    async def _restore_holds(self) -> None:
        async with self._database.read() as session:
            holds = await load_holds(session, self._now())
        for chat_id, until in holds.items():
            seconds = (until - self._now()).total_seconds()
            self._pace.hold(chat_id, asyncio.get_running_loop().time() + seconds)
        self._holds_known = True

    def _line_up(self, rows: Sequence[Waiting]) -> None:
        """Put rows at the end of their chats' lines; answers to taps and reactions go out at once."""
        now = asyncio.get_running_loop().time()
        for row in rows:
            if row.call.lane is Lane.CALLBACK:
                self._start(self._taps, self._answer_callback(row))
                continue
            if row.call.lane is Lane.REACTION:
                self._react(row, now)
                continue
            if row.call.chat_id in self._ahead.closed:
                self._recorder.take(Settled(0, (Result(row.id, error=CLOSED),)))
                continue
            line = self._lines.setdefault(row.call.chat_id, Line())
            line.rows.append(row)
            if line.stage is Stage.EMPTY:
                self._queue(row.call.chat_id, line, now)
            elif line.stage is Stage.READY:
                self._make_ready(row.call.chat_id, line)

    def _queue(self, chat_id: int, line: Line, now: float, earliest: float = 0.0) -> None:
        """Let a line with rows go when its chat's pace allows."""
        at = max(self._pace.ready_at(chat_id, now), earliest)
        if at > now:
            line.stage = Stage.LATER
            heapq.heappush(self._later, (at, chat_id))
        else:
            self._make_ready(chat_id, line)

    def _make_ready(self, chat_id: int, line: Line) -> None:
        """Let a line go next; an entry with an urgency that has changed since is passed over."""
        line.stage = Stage.READY
        heapq.heappush(self._ready, (*line.urgency, chat_id))

    def _start_what_may_go(self) -> float:
        """Start calls, the most urgent first; returns the seconds until more may go, if nothing comes."""
        started = 0
        now = asyncio.get_running_loop().time()
        while self._later and self._later[0][0] <= now:
            chat_id = heapq.heappop(self._later)[1]
            self._queue(chat_id, self._lines[chat_id], now)
        next_at = [at for at, _ in self._later[:1]]
        while self._ready and len(self._calls) < AT_ONCE and not self._recorder.stuck:
            if started == AT_A_STEP:
                return 0.0
            free_at = self._pace.ready_at(None, now)
            if self._ready[0][0] >= Lane.BATTLE:
                free_at = max(free_at, self._pace.evenly_at(now))
            if free_at > now:
                next_at.append(free_at)
                break
            lane, row_id, chat_id = heapq.heappop(self._ready)
            line = self._lines.get(chat_id)
            if line is None or line.stage is not Stage.READY or line.urgency != (lane, row_id):
                continue
            line.stage = Stage.AWAY
            flight = self._pace.spent(chat_id, now)
            self._start(self._calls, self._send(chat_id, line, depart(line), flight))
            started += 1
        return max(0.0, min(next_at, default=inf) - now)

    def _start(self, among: set[asyncio.Task[None]], work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        among.add(task)

        def ended(task: asyncio.Task[None]) -> None:
            among.discard(task)
            self._event.set()

        task.add_done_callback(ended)

    async def _answer_callback(self, row: Waiting) -> None:
        error = await post_callback(self._bot, row, self._now)
        self._recorder.take(Settled(0, (Result(row.id, error=error),)))

    def _react(self, row: Waiting, now: float) -> None:
        """Make a reaction where the pace of all chats has room for it now; else it is left out."""
        if self._pace.ready_at(None, now) > now:
            self._recorder.take(Settled(0, (Result(row.id, error=NO_ROOM),)))
        else:
            self._start(self._taps, self._make_reaction(row, self._pace.spent(None, now)))

    async def _make_reaction(self, row: Waiting, flight: Flight) -> None:
        error = await post_once(self._bot, row)
        self._pace.arrived(flight, asyncio.get_running_loop().time())
        self._recorder.take(Settled(0, (Result(row.id, error=error),)))

    async def _send(self, chat_id: int, line: Line, departure: Departure, flight: Flight) -> None:
        """Make one call and see what becomes of it."""
        verdict: Verdict = await post(self._bot, self._database, departure)
        now = asyncio.get_running_loop().time()
        self._pace.arrived(flight, now)
        match verdict:
            case Sent(message_id=message_id):
                self._quiet.arrived()
                self._recorder.take(settle(chat_id, departure, message_id))
            case Refused(error=error, closed=False):
                self._recorder.take(settle(chat_id, departure, error=error))
            case Refused(error=error):
                left, line.rows = tuple(line.rows), deque()
                self._recorder.take(settle(chat_id, departure, error=error, left=left, closed=error))
            case Goes(to=new_chat_id):
                self._recorder.take(Moved(chat_id, departure, new_chat_id))
            case Wait(seconds=seconds):
                put_back(line, departure)
                self._keep_quiet(chat_id, seconds, now)
                self._queue(chat_id, line, now)
            case Apart():
                give_back_apart(line, departure)
                self._queue(chat_id, line, now)
            case Again():
                put_back(line, departure)
                self._queue(chat_id, line, now, now + self._quiet.back_off(now))
        self._event.set()

    def _keep_quiet(self, chat_id: int, seconds: float, now: float) -> None:
        """Obey a `retry_after`, over a restart too."""
        for held in self._quiet.obey(chat_id, seconds, now):
            self._recorder.take(Held(held, self._now() + timedelta(seconds=seconds)))

    def _follow_up(self, ends: Sequence[End]) -> None:
        """After a commit: let those chats' next rows go."""
        now = asyncio.get_running_loop().time()
        for end in ends:
            if isinstance(end, Settled):
                self._ahead.forget(row.id for row in end.rows)
                if end.closed and end.chat_id > 0:
                    self._ahead.closed.add(end.chat_id)
                self._go_on(end.chat_id, now)
            elif isinstance(end, Moved):
                self._move(end, now)
        self._event.set()

    def _go_on(self, chat_id: int, now: float) -> None:
        line = self._lines.get(chat_id)
        if line is None:
            return
        if line.rows:
            self._queue(chat_id, line, now)
        else:
            del self._lines[chat_id]

    def _move(self, end: Moved, now: float) -> None:
        """Put what waits for a group at the head of the line of its new id."""
        log.info("group %d is now %d", end.chat_id, end.new_chat_id)
        old = self._lines.pop(end.chat_id)
        put_back(old, end.departure)
        new = self._lines.setdefault(end.new_chat_id, Line())
        new.rows.extendleft(row.to(end.new_chat_id) for row in reversed(old.rows))
        if new.stage is not Stage.AWAY and new.stage is not Stage.LATER:
            self._queue(end.new_chat_id, new, now)
