"""A batch of updates as one unit of work: handled in order, written together, or not at all.

An update whose handler raises, or hangs, is taken out, recorded with its error, and the rest is run
again in a fresh session. A write that fails is narrowed down by halves. After a crash updates are taken
one at a time, each attempt written down beforehand; one that was in hand at three deaths is skipped: the
one that came first, of its batch, and two more of its own. Killings from outside count less.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import delete
from sqlalchemy.exc import InterfaceError, OperationalError
from telegram import Bot, Update

from bot.delivery.clock import Now
from bot.delivery.redaction import outline, redact
from bot.storage.database import Database, blames_database
from bot.storage.ids import Ids
from bot.storage.traffic import Attempt
from bot.storage.work import Work

log = logging.getLogger(__name__)

DEATHS_ALONE = 2
"""How often the process may die of itself while an update is taken alone before the update is skipped."""

KILLS_ALONE = 10
"""The same where it was killed, which mostly is no fault of the update's: memory may have run out with it."""

HANDLER_SECONDS = 1.0
"""A handler that takes longer hangs; the time that the database takes is not counted."""


class Dispatcher(Protocol):
    """What handles updates; given by the command line, so that delivery need not know it."""

    async def handle(self, update: Update, work: Work) -> None:
        """Handle one update within a unit of work; raises what its handler raised."""

    async def apologise(self, update: Update | None, work: Work, error: str) -> None:
        """Tell whom it concerns that an update could not be handled."""

    def people(self, updates: Sequence[Update]) -> Collection[int]:
        """Return the ids of the people whose rows these updates will need."""

    def groups(self, updates: Sequence[Update]) -> Collection[int]:
        """Return the ids of the groups in which these updates came."""


class HandlerHungError(Exception):
    """A handler took longer than any may."""


@dataclass(slots=True)
class Batch:
    """Updates by their ids, in order; `None` stands for one that can't be parsed."""

    updates: dict[int, Update | None]
    errors: dict[int, str] = field(default_factory=dict)


class Batches:
    """Runs batches against the database; `committed` is told of each unit of work after its commit."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        bot: Bot,
        dispatcher: Dispatcher,
        now: Now,
        committed: Callable[[Work], None],
        most_tries: int = DEATHS_ALONE,
    ) -> None:
        """Take what a batch needs; an update that was tried `most_tries` times alone is skipped."""
        self._database = database
        self._ids = ids
        self._bot = bot
        self._dispatcher = dispatcher
        self._now = now
        self._committed = committed
        self._most_tries = most_tries
        self._noted: set[int] = set()
        self._careful = False

    async def handle(self, raw: Sequence[Mapping[str, Any]], *, careful: bool = False) -> None:
        """Handle the updates in their order and commit; `careful` takes them one at a time.

        Without any it looks whether the database's file is still there.
        """
        self._database.demand_file()
        batch = parse_updates(raw, self._bot)
        self._careful = careful
        if careful:
            for update_id, update in batch.updates.items():
                error = batch.errors.get(update_id) or await self._note_attempt(update_id)
                await self._settle(Batch({update_id: update}, {update_id: error} if error else {}))
            self._noted.clear()
        else:
            await self._settle(batch)

    async def _settle(self, batch: Batch) -> None:
        """Run a batch until it is written, taking out what raises."""
        while batch.updates:
            try:
                failed = await self._attempt(batch)
            except (OperationalError, InterfaceError):
                raise  # the disk or the database, not an update: the intake waits and comes again
            except Exception as error:  # noqa: BLE001 - whatever a write raises is narrowed down
                await self._narrow(batch, error)
                return
            if failed is None:
                return
            update_id, text = failed
            batch.errors[update_id] = text

    async def _attempt(self, batch: Batch) -> tuple[int, str] | None:
        """Run a batch once; returns the update that raised, with its error, or `None` when written."""
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot.id, self._now())
            done = await work.drop_handled(batch.updates.keys())
            todo = {key: update for key, update in batch.updates.items() if key not in done}
            if not todo:
                return None
            known = [update for update in todo.values() if update]
            await work.load(self._dispatcher.people(known))
            work.arena.expect(self._dispatcher.groups(known))
            for update_id, update in todo.items():
                await asyncio.sleep(0)  # the sender goes on meanwhile: a hundred answers take 0.2 s
                work.update_id = update_id
                error = batch.errors.get(update_id)
                if error is not None or update is None:
                    await self._dispatcher.apologise(update, work, error or "")
                    work.mark_handled([update_id], error)
                    continue
                failure = await self._run(update_id, update, work)
                if failure is not None:
                    return update_id, failure
                work.mark_handled([update_id])
            if self._careful:  # only then are attempts written down
                mine = Attempt.bot_id == self._bot.id, Attempt.update_id.in_(list(todo))
                await session.execute(delete(Attempt).where(*mine))
            await work.write()
            self._committed(work)
            return None

    async def _run(self, update_id: int, update: Update, work: Work) -> str | None:
        """Run the handlers of one update; returns the trace of what they raised."""
        try:
            async with work.session.limit(HANDLER_SECONDS) as limit:
                await self._dispatcher.handle(update, work)
        except Exception as error:
            if blames_database(error):
                raise
            failure = error  # recorded, logged and told; the others go on
            if limit.expired():
                failure = HandlerHungError(f"no answer in {HANDLER_SECONDS} s")
                failure.__cause__ = error  # tells where it hung
            return _tell("update %d could not be handled: %s", update_id, failure)
        return None

    async def _narrow(self, batch: Batch, error: Exception) -> None:
        """Split a batch that can't be written until the update at fault stands alone."""
        keys = list(batch.updates)
        if len(keys) == 1:
            text = _tell("update %d could not be written: %s", keys[0], error)
            if keys[0] in batch.errors:
                await self._give_up(keys[0], batch.errors[keys[0]])
            else:
                await self._settle(Batch(batch.updates, {keys[0]: text}))
            return
        half = len(keys) // 2
        for part in (keys[:half], keys[half:]):
            updates = {key: batch.updates[key] for key in part}
            await self._settle(Batch(updates, {k: e for k, e in batch.errors.items() if k in updates}))

    async def _give_up(self, update_id: int, error: str) -> None:
        """Record an update and nothing else: its apology can't be written either."""
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot.id, self._now())
            if not await work.drop_handled([update_id]):
                work.mark_handled([update_id], error)
                await work.write()

    async def _note_attempt(self, update_id: int) -> str | None:
        """Write down, before it is tried, that an update is in hand; returns why it must be skipped.

        One life of the process counts once, however often the database makes it try again.
        """
        if update_id in self._noted:
            return None
        async with self._database.write() as session:
            work = Work(session, self._ids, self._bot.id, self._now())
            if await work.drop_handled([update_id]):
                return None
            key = (self._bot.id, update_id)
            attempt = await session.get(Attempt, key)
            if attempt is None:
                attempt = Attempt(bot_id=self._bot.id, update_id=update_id, tries=0)
                session.add(attempt)
            if attempt.tries >= self._most_tries:
                deaths = attempt.tries + 1  # the first made us take updates one at a time
                return f"the process died {deaths} times with this update in hand"
            attempt.tries += 1
            await session.commit()
        self._noted.add(update_id)
        return None


def parse_updates(raw: Sequence[Mapping[str, Any]], bot: Bot) -> Batch:
    """Parse each update alone, so that a malformed one spoils no other."""
    batch = Batch({})
    for data in sorted(raw, key=lambda item: int(item["update_id"])):
        update_id = int(data["update_id"])
        try:
            batch.updates[update_id] = Update.de_json(dict(data), bot)
        except Exception as error:  # noqa: BLE001 - anything may come; it is recorded and skipped
            batch.updates[update_id] = None
            batch.errors[update_id] = _writable(f"malformed: {error!r}")
            log.error("update %d can't be parsed: %s", update_id, type(error).__name__)  # noqa: TRY400 - PTB's trace
    return batch


def _tell(event: str, update_id: int, error: Exception) -> str:
    """Log what went wrong in outline, since its words may be a learner's, and return the whole trace."""
    trace = _writable("".join(traceback.format_exception(error)))
    log.error(event, update_id, outline(error))
    log.debug(event, update_id, trace)
    return trace


def _writable(text: str) -> str:
    """A text that any database takes, without secrets: what people send may hold half a character."""
    return redact(text).replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
