"""Timers: whatever is due at an instant is a row, and one clock sees to it when its time has come.

An answer counts by its message's date, and may still be on its way when a round is due. So a battle is
seen to once a fetch that began after that instant has brought all there was; or 0.9 seconds late. Reminders
have a clock of their own, and so have questions of the day, on which no battle waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.batch import HANDLER_SECONDS
from bot.delivery.clock import Now
from bot.delivery.heartbeat import Extender, Heartbeat
from bot.delivery.intake import Intake
from bot.delivery.redaction import outline
from bot.stopping import to_its_end
from bot.storage.database import Database, blames_database
from bot.storage.ids import Ids
from bot.storage.work import Work

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.25
"""How often the time is looked at while something is due later: people move the playground's clock."""

LATEST_SECONDS = 0.9
"""How long to wait for answers that are on their way, so that all is committed within a second."""

PORTION = 20
"""How many are seen to in one transaction, so that private answers can go between."""


BREATH_SECONDS = 0.5
"""How often reminders are released at most: what people wait for goes between."""


class Due(Protocol):
    """What keeps that which is due."""

    async def earliest(self, session: AsyncSession) -> datetime | None:
        """Return when something is due next."""

    async def fire(self, work: Work, limit: int) -> bool:
        """See to what is due by `work.now`, the longest due first; tells whether more than `limit` was due.

        What has been seen to is no longer due.
        """

    async def put_off(self, work: Work) -> None:
        """Have what is due the longest come again in a minute: it could not be seen to."""


class Keeper(Extender, Due, Protocol):
    """Keeps battles, and beside them reminders and questions of the day; given by the command line."""

    @property
    def reminders(self) -> Due:
        """What keeps the reminders."""

    @property
    def dailies(self) -> Due:
        """What keeps the questions of the day."""


class Timers:
    """Fires what is due, as long as `run` runs; `first` is awaited before."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        bot_id: int,
        keeper: Due,
        now: Now,
        committed: Callable[[Work], None],
        first: Callable[[], Awaitable[None]],
    ) -> None:
        """Take what firing needs."""
        self._database = database
        self._ids = ids
        self._bot_id = bot_id
        self._keeper = keeper
        self._now = now
        self._committed = committed
        self._first = first
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Look anew when something is due: a commit has changed it."""
        self._changed.set()

    async def run(self) -> None:
        """Fire what is due until cancelled."""
        while True:
            try:
                await self._see_to_next()
            except (OperationalError, InterfaceError) as error:
                log.error("timers wait for the database: %s", error.orig)  # noqa: TRY400 - no defect
                await asyncio.sleep(1)

    async def _see_to_next(self) -> None:
        self._changed.clear()
        due = await to_its_end(self._earliest())
        if await self._comes(due):
            await self._first()
            await self._fire()

    async def _earliest(self) -> datetime | None:
        async with self._database.read() as session:
            return await self._keeper.earliest(session)

    async def _comes(self, due: datetime | None) -> bool:
        """Wait for an instant; returns whether it has come, or else something has changed before."""
        if due is None:
            await self._changed.wait()
            return False
        while (left := (due - self._now()).total_seconds()) > 0:
            try:
                async with asyncio.timeout(min(left, LOOK_SECONDS)):
                    await self._changed.wait()
            except TimeoutError:
                continue
            return False
        return True

    async def _fire(self) -> None:
        """See to all that is due, by portions; where one fails, one by one, until the fault is put off."""
        limit, more = PORTION, True
        while more:
            try:
                more = await to_its_end(self._fire_portion(limit))
            except Exception as error:
                if blames_database(error):
                    raise
                log.error("what is due can't be seen to: %s", outline(error))  # noqa: TRY400 - a learner's words
                if limit == 1:
                    await to_its_end(self._put_off())
                limit = PORTION if limit == 1 else 1

    async def _fire_portion(self, limit: int) -> bool:
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot_id, self._now())
            async with session.limit(HANDLER_SECONDS):
                more = await self._keeper.fire(work, limit)
            await work.write()
            self._committed(work)
        return more

    async def _put_off(self) -> None:
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot_id, self._now())
            await self._keeper.put_off(work)
            await work.write()


async def hear_answers_out(intake: Intake, heartbeat: Heartbeat) -> None:
    """Wait until all answers in time are committed, or it is too late to wait for them."""
    try:
        async with asyncio.timeout(LATEST_SECONDS):
            await intake.catch_up()
    except TimeoutError:
        if heartbeat.is_silent:  # who can't be heard gets more time, as soon as he can
            await intake.catch_up()


async def take_a_breath() -> None:
    """Let other transactions, and what they send, go first."""
    await asyncio.sleep(BREATH_SECONDS)
