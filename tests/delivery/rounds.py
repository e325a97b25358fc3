"""The least game that has rounds: one opens, and is closed when it is due."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.delivery.limits import Limits
from bot.delivery.meeting import Server
from bot.playground.faults import Reset, Rule, Script
from bot.playground.server import Playground
from bot.storage.battles import Battle, earliest_due, load_due, put_off
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Deck, Learner
from bot.storage.outbox import Lane
from bot.storage.work import Work
from tests.delivery.conftest import now, text_call
from tests.delivery.echo import ANA, Echo
from tests.meeting import meet_and_run
from tests.storage.fresh import fresh_database
from tests.trials.skipping import SkippingLoop

UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)
LOOK_SECONDS = 0.05
MANY = 10_000


class Rounds:
    """Opens a round of 20 seconds where somebody says "open 20", and closes it; not one of `faulty`."""

    faulty: frozenset[int] = frozenset()
    may_close: asyncio.Event | None = None
    closing = False
    says_so = True

    def open_round(self, update: Update, work: Work) -> bool:
        """Open the round that is asked for; tells whether one is."""
        message = update.message
        if message is None or not (message.text or "").startswith("open "):
            return False
        seconds = float((message.text or "").removeprefix("open "))
        open_round(work, message.chat_id, seconds)
        work.post(text_call(message.chat_id, "opened"))
        return True

    async def earliest(self, session: AsyncSession) -> datetime | None:
        return await earliest_due(session)

    async def fire(self, work: Work, limit: int) -> bool:
        due = await load_due(work.session, work.now, limit)
        for row in due:
            self.closing = True
            if self.may_close is not None:
                await self.may_close.wait()
            if row.id in self.faulty:
                raise ValueError("what Ana wrote")
            row.due_at, row.ended_at = None, work.now
            work.timers_changed = True
            if self.says_so:
                work.post(replace(text_call(row.chat_id, "closed"), lane=Lane.BATTLE))
        return len(due) == limit

    async def put_off(self, work: Work) -> None:
        await put_off(work.session, work.now, work.now + timedelta(minutes=1))

    async def is_on(self, session: AsyncSession) -> bool:
        return await earliest_due(session) is not None

    async def extend(self, work: Work, seconds: float) -> None:
        for row in await load_due(work.session, work.now + timedelta(days=365), MANY):
            assert row.due_at is not None
            row.due_at += timedelta(seconds=seconds)
            work.timers_changed = True
            work.post(text_call(row.chat_id, f"longer by {seconds:.0f}"))


class EchoWithRounds(Rounds, Echo):
    """Says back what opens no round."""

    async def handle(self, update: Update, work: Work) -> None:
        if not self.open_round(update, work):
            await super().handle(update, work)


def open_round(work: Work, chat_id: int, seconds: float) -> None:
    """Open a round of Ana's in a chat, which is due in so many seconds."""
    work.session.add(
        Battle(
            id=work.new_id(),
            chat_id=chat_id,
            deck_id=1,
            starter_id=ANA,
            code="",
            state="",
            due_at=work.now + timedelta(seconds=seconds),
            created_at=work.now,
        )
    )
    work.timers_changed = True


async def add_what_rounds_refer_to(database: Database) -> None:
    """Put Ana and a deck into a database."""
    async with database.write() as session:
        session.add(Learner(id=ANA, name="Ana", created_at=now()))
        session.add(Deck(id=1, slug="a", title="A", language="en", about="", digest=""))
        await session.commit()


class Game:
    """A bot with rounds on a skipping loop: it may be stopped and started, and cut off from Telegram."""

    def __init__(self, telegram: Playground, folder: Path, loop: SkippingLoop) -> None:
        self.telegram = telegram
        self.database = fresh_database(folder)
        self.glass = sqlite3.connect(f"file:{folder / 'viva.sqlite3'}?mode=ro", uri=True)
        self.rounds = EchoWithRounds()
        self.loop = loop

    def begin(self) -> None:
        """Start the bot."""
        self.stop = asyncio.Event()
        server = Server(self.telegram.url, self.telegram.token, 0, UNHURRIED)
        self.ids = Ids()
        self.task = asyncio.create_task(
            meet_and_run(server, self.database, self.ids, lambda _: self.rounds, self.telegram.now, self.stop)
        )

    async def end(self) -> None:
        """Stop the bot in order."""
        self.stop.set()
        await self.task

    def cut_off(self, seconds: float) -> None:
        """Let nothing reach Telegram, for so long."""
        self.telegram.misbehave(Script((Rule(Reset(), until=seconds),)))

    async def say(self, text: str) -> None:
        """Have Ana say something."""
        await self.telegram.say(ANA, ANA, text)

    async def until_said(self, text: str, times: int = 1) -> float:
        """Wait until something is committed that the bot says so often; returns when it was, by the loop."""
        async with asyncio.timeout(200):
            while self.said().count(text) < times:
                if self.task.done():
                    await self.task
                await asyncio.sleep(LOOK_SECONDS)
        return self.loop.time()

    def due(self) -> float:
        """When the round that was opened last is due, by the loop's clock."""
        ((due,),) = self.ask("SELECT due_at FROM battles ORDER BY id DESC LIMIT 1")
        left = datetime.fromisoformat(f"{due}+00:00") - self.loop.now()
        return self.loop.time() + left.total_seconds()

    def longer_by(self) -> list[float]:
        """By how much rounds were made longer, in seconds."""
        return [float(text.removeprefix("longer by ")) for text in self.said() if text.startswith("longer")]

    def said(self) -> list[str]:
        """All that the bot has to say, by what is committed."""
        return [
            text for (text,) in self.ask("SELECT json_extract(payload, '$.text') FROM outbox ORDER BY id")
        ]

    def ask(self, sql: str) -> list[Any]:
        """Look into the database."""
        return self.glass.execute(sql).fetchall()


@asynccontextmanager
async def game_on(loop: SkippingLoop, folder: Path) -> AsyncIterator[Game]:
    """A game whose bot runs, and is ended with the test."""
    async with Playground(now=loop.now) as telegram:
        game = Game(telegram, folder / "game", loop)
        await add_what_rounds_refer_to(game.database)
        game.begin()
        try:
            yield game
        finally:
            game.task.cancel()
            await asyncio.gather(game.task, return_exceptions=True)
            game.glass.close()
            await game.database.close()
