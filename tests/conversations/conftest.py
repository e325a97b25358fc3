"""A whole bot on a real database file, talking over real HTTP with the stand-in for Telegram.

A conversation reads as a script: `await ana.says("/quiz")`, then `ana.sees("Who shot")`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import func, select
from telegram import Bot

from bot.cli.run import prepare_database
from bot.cli.watch import watch_decks
from bot.delivery.limits import Limits
from bot.delivery.runner import Server, run_bot
from bot.playground.server import Playground
from bot.playground.world import Message
from bot.services.bank import Bank
from bot.storage.database import Database
from bot.storage.models import Errand
from bot.storage.outbox import count_waiting
from bot.telegram.dispatch import Dispatcher
from bot.telegram.turn import Desk

Kind = Literal["sticker", "voice", "photo", "location"]
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)
LOOK_SECONDS = 0.005

KIROV = """\
# Kirov

Who, when and where.

### Who shot Sergei Kirov? {#assassin}

- Leonid **Nikolaev**
  - or: **Nikolayev**
- not: **Yezhov**. He became head of the NKVD only in 1936.

> Nikolaev walked into the party's headquarters.

Source: the party's archive.
"""


@dataclass
class Viva:
    """The bot under test: its stand-in Telegram, its database, and how it was started."""

    telegram: Playground
    database: Database
    bank: Bank
    desk: Desk
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the bot, and wait until it listens."""
        self.stop = asyncio.Event()
        ids = await prepare_database(self.database, self.desk.content, self.telegram.now)

        def make_chat(bot: Bot) -> Dispatcher:
            return Dispatcher(bot, self.desk)

        self.task = asyncio.create_task(
            run_bot(
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

    async def settled(self) -> None:
        """Wait until every update is committed, everything is sent and no errand is left."""
        async with asyncio.timeout(20):
            while not await self._is_settled():
                if self.task is not None and self.task.done():
                    await self.task
                await asyncio.sleep(LOOK_SECONDS)

    async def _is_settled(self) -> bool:
        if len(self.telegram.world.updates):
            return False
        async with self.database.read() as session:
            errands = await session.scalar(select(func.count()).select_from(Errand))
            return not errands and await count_waiting(session) == 0

    def write_deck(self, slug: str, text: str) -> None:
        """Put a deck file into the content folder."""
        (self.desk.content / f"{slug}.md").write_text(text, "utf-8")


@dataclass
class Person:
    """Somebody who talks with the bot; what is seen is what the bot said since they last acted."""

    viva: Viva
    id: int
    chat: int
    last: int = 0
    toast: str = ""

    async def says(self, text: str, reply_to: Message | None = None) -> None:
        """Type a message and wait for what comes back."""
        said = await self.viva.telegram.say(
            self.id, self.chat, text, reply_to.message_id if reply_to else None
        )
        self.last = said.message_id
        await self.viva.settled()

    async def types_ahead(self, *texts: str) -> None:
        """Type several messages before anything comes back."""
        for text in texts:
            said = await self.viva.telegram.say(self.id, self.chat, text)
            self.last = said.message_id if text is texts[0] else self.last
        await self.viva.settled()

    async def edits(self, old: str, new: str) -> None:
        """Change the latest message of theirs that reads `old`."""
        mine = [m for m in self.viva.telegram.messages(self.chat) if m.sender_id == self.id and m.text == old]
        self.last = max(m.message_id for m in self.viva.telegram.messages(self.chat))
        await self.viva.telegram.edit(self.id, self.chat, mine[-1].message_id, new)
        await self.viva.settled()

    async def taps(self, label: str, on: Message | None = None) -> None:
        """Tap the latest button with that label, or the one under a certain message."""
        message = on or self.message_with_button(label)
        data = next(b["callback_data"] for row in message.buttons for b in row if b["text"] == label)
        await self.sends_button_data(message, data)

    async def sends_button_data(self, message: Message, data: str) -> None:
        """Answer a keyboard with any data, as a modified client can."""
        self.last = max(m.message_id for m in self.viva.telegram.messages(self.chat))
        query = await self.viva.telegram.tap(self.id, self.chat, message.message_id, data)
        await self.viva.settled()
        self.toast = await self.viva.telegram.callback_answer(query)

    async def attaches(self, kind: Kind, place: tuple[float, float] | None = None) -> None:
        """Send a sticker, a voice message, a photo or a location."""
        said = await self.viva.telegram.attach(self.id, self.chat, kind, place)
        self.last = said.message_id
        await self.viva.settled()

    def message_with_button(self, label: str) -> Message:
        """Return the bot's latest message that has such a button."""
        for message in reversed(self.viva.telegram.messages(self.chat)):
            if any(button["text"] == label for row in message.buttons for button in row):
                return message
        raise AssertionError(f"no button {label!r}; the chat:\n{self.transcript()}")

    @property
    def news(self) -> list[Message]:
        """What the bot said since this person last acted."""
        return [m for m in self.viva.telegram.messages(self.chat) if m.from_bot and m.message_id > self.last]

    def sees(self, *fragments: str) -> None:
        """Fail unless each fragment stands in what the bot just said."""
        text = "\n".join(message.text for message in self.news)
        for fragment in fragments:
            assert fragment in text, f"{fragment!r} is not in:\n{text}\n\nthe chat:\n{self.transcript()}"

    def sees_no(self, *fragments: str) -> None:
        """Fail if a fragment stands in what the bot just said."""
        text = "\n".join(message.text for message in self.news)
        for fragment in fragments:
            assert fragment not in text, f"{fragment!r} is in:\n{text}"

    def sees_buttons(self, *labels: str) -> None:
        """Fail unless the bot's latest message has just these buttons, in their order."""
        shown = [button["text"] for row in self.news[-1].buttons for button in row]
        assert shown == list(labels), shown

    def transcript(self) -> str:
        """The chat so far."""
        return "\n".join(
            f"{'VIVA' if m.from_bot else m.sender_id}: {m.text or m.kind}"
            for m in self.viva.telegram.messages(self.chat)
        )


@asynccontextmanager
async def running(folder: Path, decks: dict[str, str], **desk: object) -> AsyncIterator[Viva]:
    """Run a bot in a folder, with these decks."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for slug, text in decks.items():
        (content / f"{slug}.md").write_text(text, "utf-8")
    database = Database(f"sqlite+aiosqlite:///{folder}/viva.sqlite3")
    async with Playground(start_of_clock=NOON) as telegram:
        bank = Bank()
        viva = Viva(telegram, database, bank, Desk(bank, content, **desk))  # type: ignore[arg-type] # a few settings
        try:
            await viva.start()
            yield viva
            await viva.end()
        finally:
            if viva.task is not None:
                viva.task.cancel()
                await asyncio.gather(viva.task, return_exceptions=True)
            await database.close()


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
def tomorrow(viva: Viva) -> Callable[[], None]:
    """Move the clock on by a day."""
    return lambda: viva.telegram.advance(timedelta(days=1))
