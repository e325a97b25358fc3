"""A batch runner on a database, whose handlers do what a test says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from sqlalchemy import select
from telegram import Bot, Update

from bot.delivery.batch import DEATHS_ALONE, Batches
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.traffic import Attempt, HandledUpdate
from bot.storage.work import Work
from tests.delivery.conftest import now, outbox, text_call

Handler = Callable[[Update, Work], Awaitable[None]]


def message(update_id: int, words: str, person: int = 7) -> dict[str, Any]:
    """A message of a person's, as Telegram gives it."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_700_000_000,
            "chat": {"id": person, "type": "private"},
            "from": {"id": person, "is_bot": False, "first_name": "Ana"},
            "text": words,
        },
    }


class Handlers:
    """Says every text back, or does what the test wants with it."""

    def __init__(self) -> None:
        self.special: dict[str, Handler] = {}
        self.seen: list[str] = []

    def people(self, updates: Sequence[Update]) -> Collection[int]:
        return {update.effective_user.id for update in updates if update.effective_user}

    def groups(self, updates: Sequence[Update]) -> Collection[int]:
        del updates
        return ()

    async def handle(self, update: Update, work: Work) -> None:
        words = (update.message.text if update.message else None) or ""
        self.seen.append(words)
        work.post(text_call(7, f"you said {words}"))
        if words in self.special:
            await self.special[words](update, work)

    async def apologise(self, update: Update | None, work: Work, error: str) -> None:
        work.post(text_call(7, "sorry"))
        del update, error


class Bench:
    """A batch runner on a database, with the handlers above."""

    def __init__(self, database: Database, ids: Ids, bot: Bot) -> None:
        self.database = database
        self.handlers = Handlers()
        self.woken = 0
        self._ids, self._bot = ids, bot
        self.restart()

    def restart(self, most_tries: int = DEATHS_ALONE) -> None:
        """Begin a new life of the process."""
        self.batches = Batches(
            self.database, self._ids, self._bot, self.handlers, now, self._committed, most_tries
        )

    def _committed(self, work: Work) -> None:
        self.woken += bool(work.posted)

    async def handle(self, *raw: dict[str, Any], careful: bool = False) -> None:
        await self.batches.handle(raw, careful=careful)

    async def said(self) -> list[str]:
        """What is to be sent, in order."""
        return [row.payload["text"] for row in await outbox(self.database)]

    async def errors(self) -> dict[int, str | None]:
        """The updates that are done with, with their errors."""
        async with self.database.read() as session:
            rows = await session.scalars(select(HandledUpdate).order_by(HandledUpdate.update_id))
            return {row.update_id: row.error for row in rows}

    async def attempts(self) -> dict[int, int]:
        async with self.database.read() as session:
            return {row.update_id: row.tries for row in await session.scalars(select(Attempt))}
