"""The heartbeat: while a round is open, each second's sign of life is committed, and silence is made up for.

It beats only while Telegram can be heard. A silence is measured by the machine, within a run: who moves the
playground's clock on moves the rounds along with everything else. Across a restart there is only the clock.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.clock import Now
from bot.delivery.redaction import outline
from bot.stopping import to_its_end
from bot.storage.database import Database, blames_database
from bot.storage.ids import Ids
from bot.storage.runs import end_heartbeat, last_alive, record_heartbeat
from bot.storage.work import Work

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
"""How often the heart beats."""

SILENT_SECONDS = 2.0
"""A longer silence is downtime: the rounds get as much longer."""


class Extender(Protocol):
    """What knows of open rounds; given by the command line."""

    async def is_on(self, session: AsyncSession) -> bool:
        """Tell whether a round is open somewhere."""

    async def extend(self, work: Work, seconds: float) -> None:
        """Make every open round so much longer, and tell its group."""


class Heartbeat:
    """Beats as long as `run` runs and a round is open."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        bot_id: int,
        extender: Extender,
        now: Now,
        committed: Callable[[Work], None],
    ) -> None:
        """Take what a beat needs."""
        self._database = database
        self._ids = ids
        self._bot_id = bot_id
        self._extender = extender
        self._now = now
        self._committed = committed
        self._lock = asyncio.Lock()
        self._begun = False  # once it is known what the runs before have left
        self._asked = True  # whether it must be asked if a round is open
        self._last: float | None = (
            None  # when it last beat, by the loop's clock; `None` while no round is open
        )
        self._heard_until = 0.0

    @property
    def is_on(self) -> bool:
        """Whether a round is open, as far as is known."""
        return self._last is not None

    @property
    def is_silent(self) -> bool:
        """Whether open rounds are about to become longer, once Telegram is heard and the database writes."""
        if self._last is None:
            return not self._begun
        return _seconds() - self._last > SILENT_SECONDS

    def look(self) -> None:
        """Look whether a round is open: a commit may have opened or closed one."""
        self._asked = True
        if self._begun and self._last is None:
            self._last = _seconds()

    def hear_for(self, seconds: float) -> None:
        """Take Telegram to be heard for so long: its answer to a fetch is not overdue."""
        self._heard_until = _seconds() + seconds

    async def run(self) -> None:
        """Beat each second, while Telegram is heard, until cancelled."""
        self.hear_for(BEAT_SECONDS)  # the start has heard Telegram
        while True:
            if _seconds() <= self._heard_until:
                try:
                    await self.beat()
                except (OperationalError, InterfaceError) as error:
                    log.error("the heartbeat waits for the database: %s", error.orig)  # noqa: TRY400 - no defect
            await asyncio.sleep(self._until_due())

    def _until_due(self) -> float:
        """Seconds to the next beat of `run`: updates make it beat too, in between."""
        since = _seconds() - self._last if self._last is not None else BEAT_SECONDS
        return BEAT_SECONDS - since if since < BEAT_SECONDS else BEAT_SECONDS

    async def beat(self) -> None:
        """Commit that Telegram is heard now, if that is due; a silence before makes open rounds longer."""
        async with self._lock:
            beats = self._last is not None and _seconds() - self._last >= BEAT_SECONDS
            if not self._asked and not beats:
                return
            asked, self._asked = self._asked, False
            try:
                await to_its_end(self._commit(_seconds(), self._now(), asked=asked))
            except BaseException:
                self._asked = self._asked or asked
                raise

    async def _commit(self, at: float, now: datetime, *, asked: bool) -> None:
        try:
            await self._write(at, now, asked=asked)
        except Exception as error:
            if blames_database(error):
                raise
            log.error("rounds can't be made longer: %s", outline(error))  # noqa: TRY400 - a learner's words
            await self._write(at, now, asked=asked, extends=False)

    async def _write(self, at: float, now: datetime, *, asked: bool, extends: bool = True) -> None:
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot_id, now)
            is_on = await self._extender.is_on(session) if asked else True
            if is_on:
                silent = await self._silence(session, at, now)
                if silent > SILENT_SECONDS and extends:
                    log.warning("nothing was heard for %.1f s; open rounds get as much longer", silent)
                    await self._extender.extend(work, silent)
                await record_heartbeat(session, self._bot_id, now)
            else:
                await end_heartbeat(session, self._bot_id)
            await work.write()
        self._begun = True
        self._last = at if is_on else None
        self._committed(work)

    async def _silence(self, session: AsyncSession, at: float, now: datetime) -> float:
        """How long nothing has been heard, in seconds."""
        if self._last is not None:
            return at - self._last
        alive_at = await last_alive(session, self._bot_id)
        return (now - alive_at).total_seconds() if alive_at is not None else 0.0


def _seconds() -> float:
    return asyncio.get_running_loop().time()
