"""A Bot API on a real port that answers as a test says, and a real database file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import func, select
from telegram import Bot

from bot.delivery.calls import Caller
from bot.delivery.limits import Limits, Pace
from bot.delivery.request import AiohttpRequest, RefusingRequest
from bot.delivery.sender import Sender
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.outbox import Call, State, Waiting
from bot.storage.traffic import Outgoing
from bot.storage.work import Work
from tests.storage.fresh import fresh_database

BOT_ID = 1000
TOKEN = "1000:a-token-that-only-the-tests-know-of-1234"  # noqa: S105 - it opens nothing
ME = {"id": BOT_ID, "is_bot": True, "first_name": "Viva", "username": "viva_bot"}
LOOK_SECONDS = 0.005
UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)


def now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


async def eventually(holds: Callable[[], bool | Awaitable[bool]], within: float = 10.0) -> None:
    """Return once a condition holds; TimeoutError if it is too late."""
    async with asyncio.timeout(within):
        while True:
            held = holds()
            if held if isinstance(held, bool) else await held:
                return
            await asyncio.sleep(LOOK_SECONDS)


@dataclass
class Request:
    """A call that arrived, when, and what it asked for."""

    method: str
    payload: dict[str, Any]
    at: float

    @property
    def chat(self) -> int:
        """The chat it is for."""
        return int(self.payload["chat_id"])

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.payload.get("text", ""))


@dataclass
class Telegram:
    """A Bot API: each answer is a refusal from `refusals`, in their order, or else success."""

    url: str = ""
    requests: list[Request] = field(default_factory=list)
    refusals: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    broken: int = 0
    """So many calls are taken and their connection is cut."""
    gate: asyncio.Event | None = None
    """While it is set to an event, replies wait for it."""
    unparsable: str = ""
    """Each message that says this is refused."""
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    last_message: int = 100

    def refuse(self, code: int, description: str, **parameters: object) -> None:
        """Refuse the next call."""
        body = {"ok": False, "error_code": code, "description": description}
        self.refusals.append((code, body | ({"parameters": parameters} if parameters else {})))

    @property
    def texts(self) -> list[str]:
        """What was said, in the order of arrival."""
        return [request.text for request in self.requests]

    async def until(self, count: int, within: float = 10.0) -> None:
        """Wait until so many calls have arrived."""
        await eventually(lambda: len(self.requests) >= count, within)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        method = request.match_info["method"]
        if method == "getMe":
            return web.json_response({"ok": True, "result": ME})
        payload = await _read_payload(request)
        self.requests.append(Request(method, payload, asyncio.get_running_loop().time()))
        if self.gate is not None:
            await self.gate.wait()
        if self.broken:
            self.broken -= 1
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if self.unparsable and self.unparsable in str(payload.get("text")):
            self.refuse(400, "Bad Request: can't parse entities: whatever")
        if self.refusals:
            code, body = self.refusals.pop(0)
            return web.json_response(body, status=code)
        if method == "getUpdates":
            with suppress(TimeoutError):
                await asyncio.wait_for(self.closing.wait(), float(payload["timeout"]))
            return web.json_response({"ok": True, "result": []})
        self.last_message += 1
        result = {"message_id": self.last_message} if method.startswith(("send", "edit")) else True
        return web.json_response({"ok": True, "result": result})


async def _read_payload(request: web.Request) -> dict[str, Any]:
    """What a call asks for: JSON, or a form where files come along."""
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(await request.post())


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API that says yes until told otherwise."""
    stand_in = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", stand_in.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stand_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield stand_in
    stand_in.closing.set()
    if stand_in.gate is not None:
        stand_in.gate.set()
    await runner.cleanup()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database, up to date."""
    opened = fresh_database(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def caller(telegram: Telegram) -> AsyncIterator[Caller]:
    """The library's client, connected to the stand-in."""
    request = AiohttpRequest(read_timeout=2.0)
    bot = Caller(TOKEN, base_url=f"{telegram.url}/bot", request=request, get_updates_request=AiohttpRequest())
    await bot.initialize()
    yield bot
    await bot.shutdown()


@pytest.fixture
async def silent() -> Bot:
    """The bot that handlers see."""
    bot = Bot(TOKEN, request=RefusingRequest(ME))
    await bot.initialize()
    return bot


@pytest.fixture
def ids() -> Ids:
    """A maker of row ids."""
    return Ids()


def text_call(chat_id: int, words: str, **payload: object) -> Call:
    """A call that sends a message."""
    return Call(chat_id, "sendMessage", {"chat_id": chat_id, "text": words, "parse_mode": "HTML", **payload})


async def put(database: Database, ids: Ids, *calls: Call, at: datetime | None = None) -> list[int]:
    """Put calls into the outbox, and return their rows' ids."""
    async with database.write() as session:
        work = Work(session, ids, BOT_ID, at or now())
        rows = [work.post(call) for call in calls]
        await work.write()
    return rows


async def outbox(database: Database) -> list[Outgoing]:
    """All rows of the outbox, in order."""
    async with database.read() as session:
        return list(await session.scalars(select(Outgoing).order_by(Outgoing.id)))


async def nothing_waits(database: Database) -> bool:
    """Whether the outbox is done with."""
    async with database.read() as session:
        waiting = select(func.count()).select_from(Outgoing).where(Outgoing.state == State.WAITING)
        return not await session.scalar(waiting)


async def let_write(database: Database, *, allowed: bool) -> None:
    """Have the database refuse every write from now on, as a full disk does, or take them again."""
    async with database._writer.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute(f"PRAGMA query_only={'OFF' if allowed else 'ON'}")


class Post:
    """A sender on a database, which can be stopped and started again."""

    def __init__(self, database: Database, caller: Caller, ids: Ids) -> None:
        self.database = database
        self.ids = ids
        self._caller = caller
        self._task: asyncio.Task[None] | None = None

    def start(self, limits: Limits = UNHURRIED) -> None:
        self.sender = Sender(self.database, self._caller, now, Pace(limits))
        self._task = asyncio.create_task(self.sender.run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def put(self, *calls: Call) -> list[int]:
        rows = await put(self.database, self.ids, *calls)
        if self._task is not None:
            self.sender.take([Waiting(row, call, now()) for row, call in zip(rows, calls, strict=True)])
        return rows

    async def settled(self) -> None:
        await eventually(lambda: nothing_waits(self.database))


@pytest.fixture
async def post(database: Database, caller: Caller, ids: Ids) -> AsyncIterator[Post]:
    made = Post(database, caller, ids)
    yield made
    await made.stop()


def say(chat_id: int, *texts: str) -> list[Call]:
    return [text_call(chat_id, words) for words in texts]
