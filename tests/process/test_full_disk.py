"""A disk that takes no more stops the bot from taking updates; nothing is lost, and it goes on by itself."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from tests.process.chatting import ANA
from tests.process.viva import Home, Running, eventually

ANSWERS = [f"wrong {number}" for number in range(30)]


@pytest.fixture
def small_disk(home: Home) -> Iterator[Path]:
    """The database's folder, on a disk of its own of 4 MB."""
    folder = home.database.parent
    folder.mkdir()
    command = ("mount", "-t", "tmpfs", "-o", "size=4m", "viva", str(folder))
    mounting = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    if mounting.returncode:
        pytest.skip(f"a disk can't be mounted here: {mounting.stderr.strip()}")
    yield folder
    subprocess.run(("umount", str(folder)), check=True)  # noqa: S603, S607 - no shell, and of the system


def limit_files(viva: Running, size: int) -> None:
    """Let no file of a process grow beyond a size, in bytes."""
    resource.prlimit(viva.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def fill_up_and_go_on(
    home: Home,
    telegram: Playground,
    fill: Callable[[Running], None],
    error: str,
    clear: Callable[[Running], None],
) -> None:
    """Let the disk be full while answers come, and then no more."""
    async with home.connected_to(telegram).running("run") as viva:
        await telegram.say(ANA, ANA, "/quiz")
        await telegram.replies(ANA, 0, within=20)
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"))
        fill(viva)
        for words in ANSWERS:
            await telegram.say(ANA, ANA, words)
        await viva.says(f"the database takes no answers, so none is confirmed: {error}")
        written = len(home.query("SELECT id FROM answers"))
        assert len(telegram.world.updates) >= len(ANSWERS) - written > 0
        clear(viva)
        await eventually(lambda: len(home.query("SELECT id FROM answers")) == len(ANSWERS))
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"))
        assert (await viva.stop())[0] == 0
    assert [text for (text,) in home.query("SELECT text FROM answers ORDER BY id")] == ANSWERS
    assert home.query("SELECT error FROM handled_updates WHERE error IS NOT NULL") == []
    assert home.query("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can limit another process's files")
async def test_a_disk_that_takes_no_more_loses_nothing(home: Home, telegram: Playground) -> None:
    def fill(viva: Running) -> None:
        limit_files(viva, home.database.with_name("viva.sqlite3-wal").stat().st_size + 10_000)

    def clear(viva: Running) -> None:
        limit_files(viva, resource.RLIM_INFINITY)

    await fill_up_and_go_on(home, telegram, fill, "disk I/O error", clear)


@pytest.mark.soak
async def test_a_disk_without_room_loses_nothing(home: Home, telegram: Playground, small_disk: Path) -> None:
    other = small_disk / "other"

    def fill(_: Running) -> None:
        disk = os.statvfs(small_disk)
        other.write_bytes(bytes(disk.f_bavail * disk.f_frsize))

    def clear(_: Running) -> None:
        other.unlink()

    await fill_up_and_go_on(home, telegram, fill, "database or disk is full", clear)
