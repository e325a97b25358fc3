"""A whole bot and the stand-in for Telegram on one skipping loop, and the audit in the end."""

from __future__ import annotations

import asyncio
import gc
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telegram import Bot

from bot.cli.serving import prepare_database
from bot.cli.watch import watch_decks
from bot.delivery.limits import Limits
from bot.delivery.meeting import Server
from bot.playground.ledger import Entry
from bot.playground.server import Playground
from bot.services.bank import Bank
from bot.storage.database import Database
from bot.telegram.dispatch import Dispatcher
from bot.telegram.turn import Desk
from tests.conversations.decks import KIROV
from tests.meeting import meet_and_run
from tests.storage.fresh import fresh_database, url_of
from tests.trials.audit import audit, open_books
from tests.trials.skipping import SkippingLoop

LOOK_SECONDS = 0.5
"""How often it is looked whether all is done; by the skipping clock."""


@dataclass
class Stage:
    """The bot, its Telegram, and the ledger of what passed; `pace` is how fast the bot may talk."""

    telegram: Playground
    folder: Path
    pace: Limits = field(default_factory=Limits)
    probe_seconds: float = 0.0
    admin_chat: int | None = None
    dispatcher: type[Dispatcher] = Dispatcher
    decks: dict[str, str] = field(default_factory=lambda: {"kirov": KIROV})
    entries: list[Entry] = field(default_factory=list)
    forgiven: set[str] = field(default_factory=set)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    deaths: int = 0

    def __post_init__(self) -> None:
        """Lay out the decks and an empty database."""
        self.content = self.folder / "content"
        self.content.mkdir(parents=True)
        for slug, text in self.decks.items():
            (self.content / f"{slug}.md").write_text(text, "utf-8")
        self._open(fresh_database(self.folder))
        self.telegram.ledger.listeners.append(self.entries.append)

    def _open(self, database: Database) -> None:
        """Take a database for the bot, and look into it past the bot's own connections."""
        assert database.file is not None
        self.database, self.file = database, database.file
        self.glass = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, isolation_level=None)

    def add_people(self, count: int) -> list[int]:
        """More people, in no group; their ids."""
        return [self.telegram.world.add_person(f"P{n}", None, "en").id for n in range(count)]

    async def begin(self) -> None:
        """Start the bot."""
        self.stop = asyncio.Event()
        bank = Bank()
        desk = Desk(bank, self.content, self.admin_chat)
        ids = await prepare_database(self.database, self.content, self.telegram.now)

        def make_chat(bot: Bot) -> Dispatcher:
            gc.freeze()  # as `viva run` does
            return self.dispatcher(bot, desk)

        server = Server(self.telegram.url, self.telegram.token, self.probe_seconds, self.pace)
        watch = watch_decks(self.content, bank, self.admin_chat)
        self.task = asyncio.create_task(
            meet_and_run(server, self.database, ids, make_chat, self.telegram.now, self.stop, [watch])
        )

    async def end(self) -> None:
        """End the bot in order; whatever it raised is raised here."""
        self.stop.set()
        if self.task is not None:
            await self.task
            self.task = None

    async def kill(self) -> None:
        """Have the bot die: the next one finds what is on the disk now, and what was on its way may arrive.

        What the dying one still writes goes into a file that nobody opens again.
        """
        self.deaths += 1
        left = self._copy_disk()
        await self.close()
        self._open(Database(url_of(left)))

    def _copy_disk(self) -> Path:
        """Copy the database with its log, as both are now; all that is under way waits for us."""
        copy = self.folder / f"{self.deaths}.sqlite3"
        for tail in ("", "-wal"):
            shutil.copy(f"{self.file}{tail}", f"{copy}{tail}")
        return copy

    async def close(self) -> None:
        """Cut the bot off, if it still runs, and close the database."""
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
            self.task = None
        self.glass.close()
        await self.database.close()

    async def settled(self, within: float = 600) -> None:
        """Wait until no update waits and nothing is left to be sent."""
        async with asyncio.timeout(within):
            while len(self.telegram.world.updates) or self.query("SELECT 1 FROM outbox WHERE state = 0"):
                if self.task is not None and self.task.done():
                    await self.task
                await asyncio.sleep(LOOK_SECONDS)

    def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Look into the database."""
        return self.glass.execute(sql, values).fetchall()

    def complaints(self) -> list[str]:
        """What the audit has to complain of."""
        return audit(open_books(self.entries, self.file, self.deaths, frozenset(self.forgiven)))


@asynccontextmanager
async def staged(
    loop: SkippingLoop,
    folder: Path,
    *,
    limits: bool = False,
    **settings: Any,
) -> AsyncIterator[Stage]:
    """A bot that runs; at the end it is stopped, and the books must be right."""
    async with Playground(limits=limits, now=loop.now) as telegram:
        stage = Stage(telegram, folder, **settings)
        try:
            await stage.begin()
            yield stage
            await stage.end()
            complaints = stage.complaints()
            assert not complaints, "\n".join(complaints[:20])
        finally:
            await stage.close()
