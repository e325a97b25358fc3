"""Errands: slow work that an update asked for, done after its commit and off the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import delete, select
from sqlalchemy.exc import InterfaceError, OperationalError

from bot.delivery.calls import Caller
from bot.delivery.clock import Now
from bot.stopping import to_its_end
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Errand
from bot.storage.work import Work

log = logging.getLogger(__name__)

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls Telegram by a method's name and its payload, and returns the result."""


class Runner(Protocol):
    """What does errands; given by the command line."""

    async def look_up(self, errand: Errand, ask: Ask) -> Any:
        """Do the slow part, touching no database; Telegram can be asked."""

    async def finish(self, errand: Errand, found: Any, work: Work) -> None:
        """Say and store what it came to."""


class Errands:
    """Does one errand after another, as long as `run` runs; one cut off is done again after a restart."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        bot: Caller,
        runner: Runner,
        now: Now,
        committed: Callable[[Work], None],
    ) -> None:
        """Take what an errand needs."""
        self._database = database
        self._ids = ids
        self._bot = bot
        self._runner = runner
        self._now = now
        self._committed = committed
        self._event = asyncio.Event()
        self._event.set()

    def wake(self) -> None:
        """Look for errands: a commit may have left one."""
        self._event.set()

    async def run(self) -> None:
        """Do errands until cancelled."""
        while True:
            await self._event.wait()
            self._event.clear()
            try:
                while (errand := await to_its_end(self._oldest())) is not None:
                    await self._do(errand)
            except (OperationalError, InterfaceError) as error:
                log.error("errands wait for the database: %s", error.orig)  # noqa: TRY400 - no defect
                await asyncio.sleep(1)
                self._event.set()

    async def _oldest(self) -> Errand | None:
        """Return the errand that waits longest; pictures come last, for they take longest."""
        async with self._database.read() as session:
            return await session.scalar(
                select(Errand).order_by(Errand.picture.is_not(None), Errand.id).limit(1)
            )

    async def _do(self, errand: Errand) -> None:
        try:
            found = await self._runner.look_up(errand, self._bot.call)
        except Exception:
            log.exception("an errand failed; it is told as found nothing")
            found = []
        try:
            await to_its_end(self._finish(errand, found))
        except (OperationalError, InterfaceError):
            raise  # the disk, not the errand: it is done again
        except Exception:
            log.exception("an errand can't be finished; it is dropped")
            await to_its_end(self._drop(errand))

    async def _finish(self, errand: Errand, found: Any) -> None:
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot.id, self._now())
            await self._runner.finish(errand, found, work)
            await session.execute(delete(Errand).where(Errand.id == errand.id))
            await work.write()
            self._committed(work)

    async def _drop(self, errand: Errand) -> None:
        async with self._database.write() as session:
            await session.execute(delete(Errand).where(Errand.id == errand.id))
            await session.commit()
