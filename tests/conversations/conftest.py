"""A whole bot on a real database file, talking over real HTTP with the stand-in for Telegram.

A conversation reads as a script: `await ana.says("/quiz")`, then `ana.sees("Who shot")`.
"""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, select
from telegram import Bot

from bot.cli import watch
from bot.cli.serving import prepare_database
from bot.cli.watch import watch_decks
from bot.delivery import timers
from bot.delivery.limits import Limits
from bot.delivery.meeting import Server
from bot.playground.server import Playground
from bot.services.bank import Bank
from bot.storage.database import Database
from bot.storage.decks import digest_of
from bot.storage.models import Deck
from bot.storage.outbox import State
from bot.storage.traffic import HandledUpdate, Outgoing
from bot.telegram.dispatch import Dispatcher
from bot.telegram.turn import Desk
from tests.conversations.decks import KIROV
from tests.conversations.people import Group, Person
from tests.meeting import meet_and_run
from tests.storage.fresh import fresh_database

__all__ = ["NOON", "Group", "Person", "Viva", "running"]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)
LOOK_SECONDS = 0.005
FONTS = Path(tempfile.gettempdir(), "viva-tests-fonts")
"""Kept from run to run, as a bot keeps it."""


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Promised: a changed deck is seen within 5 s, what is due within one; here we don't wait so long."""
    assert watch.LOOK_SECONDS < 5
    assert timers.LOOK_SECONDS + timers.BREATH_SECONDS < 1
    monkeypatch.setattr(watch, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(timers, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(timers, "BREATH_SECONDS", 0.02)


@dataclass
class Viva:
    """The bot under test: its stand-in Telegram, its database, and how it was started.

    `refusals` are what Telegram may refuse in this conversation; anything else refused fails it.
    """

    telegram: Playground
    database: Database
    bank: Bank
    desk: Desk
    looking_glass: sqlite3.Connection
    refusals: tuple[str, ...] = ()
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the bot, and wait until it listens."""
        self.stop = asyncio.Event()
        ids = await prepare_database(self.database, self.desk.content, self.telegram.now)

        def make_chat(bot: Bot) -> Dispatcher:
            return Dispatcher(bot, self.desk)

        self.task = asyncio.create_task(
            meet_and_run(
                Server(self.telegram.url, self.telegram.token, probe_seconds=0, limits=UNHURRIED),
                self.database,
                ids,
                make_chat,
                self.telegram.now,
                self.stop,
                [watch_decks(self.desk.content, self.bank, self.desk.admin_chat)],
            )
        )
        await self.settled()

    async def end(self) -> None:
        """Stop the bot in order; whatever it raised is raised here."""
        self.stop.set()
        if self.task is not None:
            await self.task
            self.task = None

    async def restart(self) -> None:
        """Stop the bot and start it again on the same database."""
        await self.end()
        self.bank.forget()
        await self.start()

    async def check(self) -> None:
        """Fail if an update could not be handled, or Telegram refused a call."""
        failed = await self.rows(select(HandledUpdate.error).where(HandledUpdate.error.is_not(None)))
        assert not failed, "\n".join(failed)
        given_up = await self.rows(select(Outgoing.error).where(Outgoing.state == State.GIVEN_UP))
        assert [error for error in given_up if error not in self.refusals] == []

    async def rows(self, query: Select[Any]) -> list[Any]:
        """Look into the database: the first column of what a query finds."""
        async with self.database.read() as session:
            return list(await session.scalars(query))

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and wait for what that brings."""
        self.telegram.advance(timedelta(seconds=seconds))
        await self.settled()

    async def settled(self) -> None:
        """Wait until every update is committed, everything is sent and no errand is left."""
        async with asyncio.timeout(20):
            while not self._is_settled():
                if self.task is not None and self.task.done():
                    await self.task
                await asyncio.sleep(LOOK_SECONDS)

    def _is_settled(self) -> bool:
        """Look into the database past the bot's own connections: this is asked a hundred times a second."""
        if len(self.telegram.world.updates):
            return False
        waiting = self.looking_glass.execute(
            "SELECT EXISTS (SELECT 1 FROM errands) OR EXISTS (SELECT 1 FROM outbox WHERE state = :waiting)"
            " OR EXISTS (SELECT 1 FROM battles WHERE due_at <= :now)"
            " OR EXISTS (SELECT 1 FROM reminders WHERE due_at <= :now)"
            " OR EXISTS (SELECT 1 FROM dailies WHERE due_at <= :now)",
            {"waiting": int(State.WAITING), "now": self.telegram.now().strftime("%Y-%m-%d %H:%M:%S.%f")},
        )
        return bool(waiting.fetchone() == (0,))

    async def changes_deck(self, slug: str, text: str | None) -> None:
        """Write a deck file, or remove it, while the bot runs, and wait until that is taken up."""
        path = self.desk.content / f"{slug}.md"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
        digest = "" if text is None else digest_of(path.read_bytes())
        async with asyncio.timeout(5):
            while await self.rows(select(Deck.digest).where(Deck.slug == slug)) != [digest]:  # noqa: ASYNC110 - a database tells of no change
                await asyncio.sleep(LOOK_SECONDS)


@asynccontextmanager
async def running(
    folder: Path, decks: dict[str, str], *, reads_all: bool = False, **desk: object
) -> AsyncIterator[Viva]:
    """Run a bot in a folder, with these decks; at the end nothing may have been refused.

    With `reads_all` its privacy mode is off.
    """
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for slug, text in decks.items():
        (content / f"{slug}.md").write_text(text, "utf-8")
    database = fresh_database(folder)
    glass = sqlite3.connect(f"file:{folder}/viva.sqlite3?mode=ro", uri=True, isolation_level=None)
    async with Playground(start_of_clock=NOON) as telegram:
        telegram.read_all(reads_all=reads_all)
        bank = Bank()
        settings = Desk(bank, content, fonts=FONTS, **desk)  # type: ignore[arg-type] # a few settings
        viva = Viva(telegram, database, bank, settings, glass)
        try:
            await viva.start()
            yield viva
            await viva.end()
            await viva.check()
        finally:
            if viva.task is not None:
                viva.task.cancel()
                await asyncio.gather(viva.task, return_exceptions=True)
            glass.close()
            await database.close()
            gc.freeze()  # each start looks for garbage, which takes the longer the more was made before


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a deck of one card about Kirov."""
    async with running(tmp_path, {"kirov": KIROV}) as bot:
        yield bot


@pytest.fixture
def ana(viva: Viva) -> Person:
    """Ana, in her private chat."""
    return Person(viva, 1001, 1001)


@pytest.fixture
def ben(viva: Viva) -> Person:
    """Ben, in his private chat."""
    return Person(viva, 1002, 1002)


@pytest.fixture
def group(viva: Viva) -> Group:
    """Ana, Ben and Chloé in a group with the bot."""
    return Group(viva)


@pytest.fixture
def tomorrow(viva: Viva) -> Callable[[], None]:
    """Move the clock on by a day."""
    return lambda: viva.telegram.advance(timedelta(days=1))
