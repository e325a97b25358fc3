"""A handler that takes too long is cut off; the database's time is not its own."""

from __future__ import annotations

import asyncio
import threading

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update

from bot.delivery import batch as batch_module
from bot.storage import session as session_module
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Learner
from bot.storage.work import Work
from tests.delivery.handling import Bench, message

pytestmark = pytest.mark.unmeasured


@pytest.fixture
def bench(database: Database, ids: Ids, silent: Bot) -> Bench:
    return Bench(database, ids, silent)


@pytest.mark.parametrize("where", ["waiting", "querying"])
async def test_a_handler_that_hangs_is_cut_off(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    async def hang(_: Update, work: Work) -> None:
        while where == "querying":
            await work.session.scalars(select(Learner))
        await asyncio.Event().wait()

    monkeypatch.setattr(batch_module, "HANDLER_SECONDS", 0.1)
    monkeypatch.setattr(session_module, "MOST_STATEMENTS", 50)  # as many as are made in a moment
    bench.handlers.special = {"bad": hang}
    await bench.handle(message(10, "a"), message(11, "bad"), message(12, "b"))
    assert await bench.said() == ["you said a", "sorry", "you said b"]
    assert "HandlerHungError" in str((await bench.errors())[11])


class SlowStatement:
    """A statement that waits, in the driver's thread, until it is let go on."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def wait(self) -> int:
        self.begun.set()
        return int(self.may_end.wait(10))

    async def run(self, session: AsyncSession) -> None:
        """Run it; what is given back is only there when it went well."""
        connection = await (await session.connection()).get_raw_connection()
        assert connection.driver_connection is not None
        await connection.driver_connection.create_function("wait", 0, self.wait)
        assert await session.scalar(text("SELECT wait()"))

    async def end_after(self, seconds: float) -> None:
        """Let it go on, so long after it began."""
        await asyncio.to_thread(self.begun.wait, 10)
        asyncio.get_running_loop().call_later(seconds, self.may_end.set)


async def test_the_time_of_a_slow_database_is_not_the_handler_s(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowStatement()

    async def ask(_: Update, work: Work) -> None:
        await slow.run(work.session)

    monkeypatch.setattr(batch_module, "HANDLER_SECONDS", 0.05)
    bench.handlers.special = {"slow": ask}
    updates = message(10, "a"), message(11, "slow"), message(12, "b")
    await asyncio.gather(bench.handle(*updates), slow.end_after(0.2))
    assert await bench.said() == ["you said a", "you said slow", "you said b"]
    assert bench.handlers.seen == ["a", "slow", "b"]
    assert set((await bench.errors()).values()) == {None}


async def test_what_is_cut_off_in_a_slow_statement_leaves_the_next_write_free(bench: Bench) -> None:
    slow = SlowStatement()
    failures: list[BaseException] = []  # keeps what was cut off, as a traceback at hand may

    async def ask(_: Update, work: Work) -> None:
        try:
            await slow.run(work.session)
        except asyncio.CancelledError as error:
            failures.append(error)
            raise

    bench.handlers.special = {"slow": ask}
    batch = asyncio.create_task(bench.handle(message(10, "slow")))
    await slow.end_after(0.05)
    batch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await batch
    assert failures
    bench.handlers.special = {}
    async with asyncio.timeout(1):  # far less than what a lock is waited for
        await bench.handle(message(10, "slow"))
    assert await bench.said() == ["you said slow"]


async def test_a_handler_that_hangs_after_a_slow_statement_is_cut_off_and_the_next_write_is_free(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowStatement()

    async def ask(_: Update, work: Work) -> None:
        if not slow.begun.is_set():
            await slow.run(work.session)
        await asyncio.Event().wait()

    monkeypatch.setattr(batch_module, "HANDLER_SECONDS", 0.05)
    bench.handlers.special = {"bad": ask}
    async with asyncio.timeout(2):
        await asyncio.gather(bench.handle(message(10, "bad"), message(11, "b")), slow.end_after(0.1))
    assert await bench.said() == ["sorry", "you said b"]
    assert "HandlerHungError" in str((await bench.errors())[10])
