"""Updates are confirmed only once they are committed, and a second bot on a token leaves."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.delivery import batch as batch_module
from bot.delivery.clock import real_now
from bot.delivery.limits import Limits
from bot.delivery.meeting import (
    MalformedTokenError,
    SecondBotError,
    Server,
    TokenRefusedError,
    UnreachableError,
    meet,
)
from bot.playground.server import Playground
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Errand
from bot.storage.outbox import State
from bot.storage.traffic import Attempt, HandledUpdate, Outgoing, Run
from tests.delivery.conftest import TOKEN, Telegram, eventually, let_write, now
from tests.delivery.echo import ANA, Echo
from tests.meeting import meet_and_run
from tests.storage.fresh import fresh_database

UNHURRIED = Limits(chat_interval=0, chat_burst=1000, group_calls=1000, all_calls=10_000)


class Life:
    """A bot that runs, on a database of its own."""

    def __init__(self, telegram: Playground, database: Database, probe: float = 0.0) -> None:
        self.telegram = telegram
        self.database = database
        self.chat = Echo()
        self.stop = asyncio.Event()
        self.server = Server(telegram.url, telegram.token, probe, UNHURRIED)

    def begin(self) -> None:
        self.stop = asyncio.Event()
        self.task = asyncio.create_task(
            meet_and_run(self.server, self.database, Ids(), lambda _: self.chat, real_now, self.stop)
        )

    async def end(self) -> None:
        self.stop.set()
        await self.task

    async def said(self) -> list[str]:
        async with self.database.read() as session:
            return [
                row.payload["text"] for row in await session.scalars(select(Outgoing).order_by(Outgoing.id))
            ]

    async def settled(self) -> None:
        async def done() -> bool:
            if len(self.telegram.world.updates):  # first: what is confirmed is committed, and so seen below
                return False
            async with self.database.read() as session:
                waiting = await session.scalar(
                    select(Outgoing).where(Outgoing.state == State.WAITING).limit(1)
                )
                errand = await session.scalar(select(Errand).limit(1))
            return waiting is None and errand is None

        await eventually(done)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as telegram:
        yield telegram


@asynccontextmanager
async def life_on(telegram: Playground, folder: Path, probe: float = 0.0) -> AsyncIterator[Life]:
    """A bot that is ended with the test."""
    database = fresh_database(folder)
    life = Life(telegram, database, probe)
    life.begin()
    try:
        yield life
    finally:
        life.task.cancel()
        await asyncio.gather(life.task, return_exceptions=True)
        await database.close()


@pytest.fixture
async def life(playground: Playground, tmp_path: Path) -> AsyncIterator[Life]:
    async with life_on(playground, tmp_path / "one") as bot:
        yield bot


async def test_an_update_is_confirmed_only_after_its_commit(life: Life, playground: Playground) -> None:
    life.chat.hold = asyncio.Event()
    await playground.say(ANA, ANA, "hello")
    await life.chat.in_hand.wait()
    assert len(playground.world.updates) == 1
    life.chat.hold.set()
    await life.settled()
    assert len(playground.world.updates) == 0
    assert await life.said() == ["you said hello"]


async def test_while_the_database_takes_nothing_nothing_is_confirmed_and_all_is_answered_later(
    life: Life, playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    await playground.until_polled()
    await let_write(life.database, allowed=False)
    await playground.say(ANA, ANA, "hello")
    await eventually(lambda: "takes no answers" in caplog.text)
    assert len(playground.world.updates) == 1
    await let_write(life.database, allowed=True)
    await life.settled()
    assert await life.said() == ["you said hello"]


async def test_a_shutdown_finishes_the_batch_in_hand_and_confirms_it(
    life: Life, playground: Playground
) -> None:
    life.chat.hold = asyncio.Event()
    await playground.say(ANA, ANA, "hello")
    await life.chat.in_hand.wait()
    life.stop.set()
    life.chat.hold.set()
    await life.task
    assert len(playground.world.updates) == 0
    assert await life.said() == ["you said hello"]
    async with life.database.read() as session:
        assert [run.ended_at is not None for run in await session.scalars(select(Run))] == [True]


async def test_a_shutdown_does_not_wait_for_a_batch_that_hangs_and_loses_nothing(
    life: Life, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_module, "HANDLER_SECONDS", 60)  # as many slow handlers would together
    life.chat.hold = asyncio.Event()
    await playground.say(ANA, ANA, "hello")
    await life.chat.in_hand.wait()
    async with asyncio.timeout(5):
        await life.end()
    assert len(playground.world.updates) == 1
    assert await life.said() == []
    life.chat.hold = None
    life.begin()
    await life.settled()
    assert await life.said() == ["you said hello"]


async def test_a_shutdown_while_nothing_happens_is_quick(life: Life, playground: Playground) -> None:
    await playground.until_polled()
    begun = time.monotonic()
    await life.end()
    assert time.monotonic() - begun < 1.5


async def test_a_second_bot_on_the_token_leaves_and_the_first_goes_on(
    life: Life, playground: Playground, tmp_path: Path
) -> None:
    await playground.until_polled()
    begun = time.monotonic()
    async with life_on(playground, tmp_path / "two", probe=3.0) as second:
        with pytest.raises(SecondBotError, match="Another bot is already running with this token"):
            await second.task
        assert time.monotonic() - begun < 5
        async with second.database.read() as session:
            assert (await session.scalars(select(HandledUpdate))).all() == []
            assert (await session.scalars(select(Run))).all() == []
    await playground.say(ANA, ANA, "hello")
    await life.settled()
    assert await life.said() == ["you said hello"]


async def test_updates_that_wait_at_the_start_are_not_handled_while_watching_for_another_bot(
    playground: Playground, tmp_path: Path
) -> None:
    async with life_on(playground, tmp_path, probe=0.4) as life:
        await playground.say(ANA, ANA, "hello")
        await life.settled()
        assert await life.said() == ["you said hello"]


async def test_a_stop_during_the_start_ends_it_at_once(playground: Playground, tmp_path: Path) -> None:
    async with life_on(playground, tmp_path, probe=60) as life:
        await playground.until_polled()
        async with asyncio.timeout(2):
            await life.end()


async def test_a_refused_token_and_a_server_that_takes_no_bots_are_told(
    telegram: Telegram, tmp_path: Path
) -> None:
    async with Playground() as playground:
        url = playground.url
        for token, error in (("123:abc", TokenRefusedError), ("no token at all/ä", MalformedTokenError)):
            with pytest.raises(error) as caught:
                await start(Server(url, token, 0), tmp_path)
            assert token not in str(caught.value)
    telegram.refuse(400, "Logged out")
    with pytest.raises(UnreachableError, match="Logged out"):
        await start(Server(telegram.url, "123:abc", 0), tmp_path)


async def test_a_network_that_is_not_there_yet_is_waited_out_with_a_line_for_each_reason(
    telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram.broken = 2
    telegram.refuse(429, "Too Many Requests: retry after 1", retry_after=1)
    async with asyncio.timeout(10), meet(Server(telegram.url, TOKEN, 0), asyncio.Event()) as meeting:
        assert meeting is not None
        assert meeting.caller.username == "viva_bot"
    told = [record.getMessage() for record in caplog.records if record.name == "bot.delivery.meeting"]
    assert len(told) == 3, told
    assert f"Telegram can't be reached at {telegram.url}: ServerDisconnectedError" in told[0]
    assert "TELEGRAM_API_URL" in told[0]
    assert "Flood control" in told[1]
    assert told[2] == "Telegram can be reached now"


async def start(server: Server, folder: Path) -> None:
    """Start a bot that can't come up."""
    database = fresh_database(folder)
    try:
        await meet_and_run(server, database, Ids(), lambda _: Echo(), real_now, asyncio.Event())
    finally:
        await database.close()


async def test_after_a_crash_each_update_is_noted_before_it_is_tried(
    life: Life, playground: Playground
) -> None:
    await playground.until_polled()
    await life.end()
    for ended_at, noted in ((now(), []), (None, [1])):
        async with life.database.write() as session:
            await session.execute(update(Run).values(ended_at=ended_at))
            await session.commit()
        life.chat.in_hand, life.chat.hold = asyncio.Event(), asyncio.Event()
        life.begin()
        await playground.say(ANA, ANA, "hello")
        await life.chat.in_hand.wait()
        async with life.database.read() as session:
            assert [row.tries for row in await session.scalars(select(Attempt))] == noted
        life.chat.hold.set()
        await life.end()


async def test_an_errand_is_done_after_the_commit_and_one_that_fails_is_dropped_and_the_bot_goes_on(
    life: Life, playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    life.chat.errand = lambda: ["Berlin"]
    await playground.say(ANA, ANA, "errand")
    await life.settled()
    assert await life.said() == ["you said errand", "found Berlin"]
    life.chat.errand = list  # which `finish` above stumbles over
    await playground.say(ANA, ANA, "errand")
    await life.settled()
    await playground.say(ANA, ANA, "and now")
    await life.settled()
    assert "it is dropped" in caplog.text
    assert (await life.said())[-1] == "you said and now"


async def test_failures_of_the_network_are_waited_out(
    telegram: Telegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram.refusals.append((200, {"ok": True, "result": True}))  # the start's deleteWebhook
    for _ in range(2):
        telegram.refuse(502, "Bad Gateway")
    telegram.refuse(429, "Too Many Requests: retry after 1", retry_after=1)
    telegram.refuse(409, "Conflict: terminated by other getUpdates request")
    telegram.refusals.append((200, {"ok": True, "result": "nonsense"}))
    database = fresh_database(tmp_path)
    stop = asyncio.Event()
    server = Server(telegram.url, "1000:x", 0, UNHURRIED)
    task = asyncio.create_task(meet_and_run(server, database, Ids(), lambda _: Echo(), real_now, stop))
    await eventually(lambda: len(telegram.requests) == 8 or task.done())
    stop.set()
    await task
    await database.close()
    assert caplog.text.count("no updates can be fetched") == 5


@pytest.mark.parametrize("steps", range(12))
async def test_a_bot_that_is_stopped_before_it_knows_who_it_is_leaves_nothing_open(
    steps: int, telegram: Telegram, tmp_path: Path
) -> None:
    database = fresh_database(tmp_path)
    stop = asyncio.Event()
    server = Server(telegram.url, "1000:x", 0, UNHURRIED)
    task = asyncio.create_task(meet_and_run(server, database, Ids(), lambda _: Echo(), real_now, stop))
    for _ in range(steps):
        await asyncio.sleep(0)
    stop.set()
    await task
    await database.close()
    gc.collect()  # what was left open complains of it now
