"""The intake: fetches updates by long polling and confirms them only once they are committed.

Telegram is the durable inbox: a batch is confirmed by the next fetch's offset, and that fetch begins
after the batch's commit. What was not committed comes again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.exc import InterfaceError, OperationalError
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery.batch import Batches
from bot.delivery.calls import Caller
from bot.delivery.clock import Now
from bot.delivery.health import Health
from bot.delivery.heartbeat import Heartbeat
from bot.delivery.meeting import ANSWER_SECONDS
from bot.delivery.quiet import backoff_seconds
from bot.delivery.request import seconds_to_wait
from bot.stopping import until_stopped

log = logging.getLogger(__name__)

POLL_SECONDS = 10
"""How long one fetch waits for updates; also the longest time to notice a half-open connection."""

WATCHFUL_SECONDS = 3
"""The same while a round is open; a shorter one Telegram makes as long, if the same was just asked for."""

OVERDUE_SECONDS = 1.0
"""A fetch that takes so much longer than its wait is not taken for a sign of life."""

MOST_UPDATES = 100
"""How many updates a fetch brings at most."""

CONFLICT_SECONDS = 0.5
"""How long to wait after another poller cut us off; well under a probe, so that the newcomer is told."""

LAST_BATCH_SECONDS = 1.5
"""How long the batch in hand may take at shutdown; cut off, it is rolled back and comes again."""

CONFIRM_SECONDS = 1.0
"""How long the last confirmation may take."""

WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]


class Intake:
    """Fetches updates and hands them on, batch by batch, as long as `run` runs."""

    def __init__(
        self, bot: Caller, batches: Batches, health: Health, heartbeat: Heartbeat, now: Now, *, careful: bool
    ) -> None:
        """Take the bot to fetch with; `careful` after a crash, until a batch has gone well."""
        self._bot = bot
        self._batches = batches
        self._health = health
        self._heartbeat = heartbeat
        self._now = now
        self._careful = careful
        self._offset: int | None = None
        self._asked: int | None = None  # the offset of the last fetch
        self._failures = 0
        self._hurry = asyncio.Event()
        self._wanted: asyncio.Event | None = None  # set, once a fetch that began after its making is drained

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch and handle until `stop` is set; the batch in hand is finished and confirmed."""
        while not stop.is_set():
            wanted = self._wanted
            updates = await until_stopped(self._fetch_or_wait(), stop)
            if updates is None:
                continue
            is_committed = await until_stopped(self._handle(updates), stop, LAST_BATCH_SECONDS)
            if wanted is not None and is_committed and len(updates) < MOST_UPDATES:
                wanted.set()
                self._wanted = None if self._wanted is wanted else self._wanted
        await self._confirm()

    async def catch_up(self) -> None:
        """Return once all that waits at Telegram now is committed; one at a time may ask for it.

        A fetch that waits is broken off, and the next does not wait. Nothing is lost by that: what is not
        confirmed comes again.
        """
        caught_up = self._wanted = asyncio.Event()
        self._hurry.set()
        await caught_up.wait()

    async def _handle(self, updates: Sequence[Mapping[str, Any]]) -> bool:
        """Commit what a fetch has brought; tells whether the database took it."""
        try:
            await self._heartbeat.beat()  # first: after a silence, what comes now may still be in time
            await self._batches.handle(updates, careful=self._careful)
        except (OperationalError, InterfaceError) as error:
            self._health.could_not_write(str(error.orig))
            log.error("the database takes no answers, so none is confirmed: %s", error.orig)  # noqa: TRY400 - expected, and worded
            await asyncio.sleep(1)
            return False
        if self._health.refused is not None:
            log.info("the database takes answers again")
        self._health.wrote()
        if updates:
            self._careful = False
            self._health.committed(updates, self._now())
            self._offset = max(int(update["update_id"]) for update in updates) + 1
        return True

    async def _fetch_or_wait(self) -> Sequence[Mapping[str, Any]] | None:
        """Fetch a batch; `None` when that was broken off, or, after a pause, if Telegram can't be reached."""
        self._hurry.clear()
        try:
            updates = await until_stopped(self._fetch(timeout=self._choose_wait()), self._hurry)
            if updates is None:
                return None
        except InvalidToken:
            raise
        except RetryAfter as error:
            await self._pause(seconds_to_wait(error), error)
        except Conflict as error:
            await self._pause(CONFLICT_SECONDS, error)
        except TelegramError as error:
            self._failures += 1
            await self._pause(backoff_seconds(self._failures), error)
        else:
            if self._failures:
                log.info("Telegram can be reached again")
                self._failures = 0
            self._health.fetched(updates)
            return updates
        return None

    def _choose_wait(self) -> int:
        """How many seconds a fetch waits for updates."""
        if self._failures:
            return 0  # so that it can't hang long, and the end of the failures is soon noticed
        wait = WATCHFUL_SECONDS if self._heartbeat.is_on else POLL_SECONDS
        if self._wanted is not None:
            wait = 0
        self._heartbeat.hear_for(wait + OVERDUE_SECONDS)
        return wait

    async def _pause(self, seconds: float, error: TelegramError) -> None:
        self._heartbeat.hear_for(0)
        self._health.could_not_fetch(error.message)
        log.warning("no updates can be fetched (%s); trying again in %.1f s", error.message, seconds)
        await asyncio.sleep(seconds)

    async def _fetch(self, *, timeout: int) -> Sequence[Mapping[str, Any]]:  # noqa: ASYNC109 - Telegram's
        offset = self._offset
        if timeout == 0 and offset is not None and offset == self._asked:
            # Telegram makes whoever asks for the same within three seconds wait for three. What lies below
            # the offset is confirmed by now, so this asks for the same in other words.
            offset -= 1
        return await self._get_updates(offset, timeout, MOST_UPDATES)

    async def _get_updates(self, offset: int | None, timeout: int, limit: int) -> Sequence[Mapping[str, Any]]:  # noqa: ASYNC109 - Telegram's
        wanted: dict[str, Any] = {"timeout": timeout, "limit": limit, "allowed_updates": WANTED}
        if offset is not None:
            wanted["offset"] = offset
        self._asked = offset
        answer: Any = await self._bot.call("getUpdates", wanted, timeout + ANSWER_SECONDS)
        if not isinstance(answer, list):
            raise NetworkError(f"Telegram's updates are no list: {type(answer).__name__}")
        return [item for item in answer if isinstance(item, dict) and isinstance(item.get("update_id"), int)]

    async def _confirm(self) -> None:
        """Confirm the last batch, which no further fetch will do; its result is dropped."""
        if self._offset is None:
            return
        try:
            async with asyncio.timeout(CONFIRM_SECONDS):
                await self._get_updates(self._offset, 0, 1)
        except (TelegramError, TimeoutError) as error:
            log.warning("the last batch could not be confirmed, and will come again: %s", error)
