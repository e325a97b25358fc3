"""A disk that takes no more stops the bot from taking updates; nothing is lost, and it goes on by itself."""

from __future__ import annotations

import resource

import pytest

from bot.playground.server import Playground
from tests.process.chatting import ANA
from tests.process.viva import Home, eventually

pytestmark = pytest.mark.skipif(
    not hasattr(resource, "prlimit"), reason="only Linux can limit another process's files"
)
ANSWERS = [f"wrong {number}" for number in range(30)]


def limit_files(pid: int, size: int) -> None:
    """Let no file of a process grow beyond a size, in bytes."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def test_a_disk_that_takes_no_more_loses_nothing(home: Home, telegram: Playground) -> None:
    async with home.connected_to(telegram).running("run") as viva:
        await telegram.say(ANA, ANA, "/quiz")
        await telegram.replies(ANA, 0, within=20)
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"))
        limit_files(viva.pid, home.database.with_name("viva.sqlite3-wal").stat().st_size + 10_000)
        for words in ANSWERS:
            await telegram.say(ANA, ANA, words)
        await viva.says("the database takes no answers, so none is confirmed: disk I/O error")
        written = len(home.query("SELECT id FROM answers"))
        assert len(telegram.world.updates) >= len(ANSWERS) - written > 0
        limit_files(viva.pid, resource.RLIM_INFINITY)
        await eventually(lambda: len(home.query("SELECT id FROM answers")) == len(ANSWERS))
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"))
        assert (await viva.stop())[0] == 0
    assert [text for (text,) in home.query("SELECT text FROM answers ORDER BY id")] == ANSWERS
    assert home.query("SELECT error FROM handled_updates WHERE error IS NOT NULL") == []
    assert home.query("PRAGMA integrity_check") == [("ok",)]
