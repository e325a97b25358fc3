"""What says every text back, where a test is of delivery and not of what is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.delivery.errands import Ask
from bot.storage.models import Errand, Learner
from bot.storage.outbox import Call
from bot.storage.work import Work
from tests.delivery.conftest import now, text_call

ANA = 1001


class NothingDue:
    """Keeps nothing."""

    async def earliest(self, session: AsyncSession) -> datetime | None:
        del session
        return None

    async def fire(self, work: Work, limit: int) -> bool:
        raise AssertionError(f"nothing is due: {work.now}, {limit}")

    async def put_off(self, work: Work) -> None:
        raise AssertionError(f"nothing is due: {work.now}")


class Echo(NothingDue):
    """Says every text back; `hold` makes it wait, and "errand" leaves one."""

    def __init__(self) -> None:
        self.hold: asyncio.Event | None = None
        self.in_hand = asyncio.Event()
        self.errand: Callable[[], Any] = list
        self.reminders = self.dailies = NothingDue()

    async def start(self) -> Sequence[Call]:
        return []

    async def stop(self) -> None:
        pass

    def people(self, updates: Sequence[Update]) -> Collection[int]:
        del updates
        return set()

    def groups(self, updates: Sequence[Update]) -> Collection[int]:
        del updates
        return ()

    async def handle(self, update: Update, work: Work) -> None:
        words = (update.message.text if update.message else None) or ""
        self.in_hand.set()
        if self.hold is not None:
            await self.hold.wait()
        work.post(text_call(ANA, f"you said {words}"))
        if words == "errand":
            if await work.learner(ANA) is None:
                work.add(Learner(id=ANA, name="Ana", created_at=now()))
            work.add(Errand(id=work.new_id(), learner_id=ANA, city="x"))

    async def apologise(self, update: Update | None, work: Work, error: str) -> None:
        del update, error
        work.post(text_call(ANA, "sorry"))

    async def look_up(self, errand: Errand, ask: Ask) -> Any:
        del errand, ask
        return self.errand()

    async def finish(self, errand: Errand, found: Any, work: Work) -> None:
        del errand
        work.post(text_call(ANA, f"found {found[0] if found is not None else 'nothing'}"))

    async def is_on(self, session: AsyncSession) -> bool:
        del session
        return False

    async def extend(self, work: Work, seconds: float) -> None:
        raise AssertionError(f"no round is open: {work.now}, {seconds}")
