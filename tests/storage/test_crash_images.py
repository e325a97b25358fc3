"""Whatever a loss of power leaves, the database opens, whole, with all that was acknowledged.

What is flushed is on the disk; of what is written and not yet flushed, any sectors may be there, and any
may be torn. So images are made of two states, before and after a commit, by drawing lots for each sector
that differs.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.outbox import Call
from bot.storage.work import Work
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured

SECTOR = 512
HEADER = 32
"""How long the header of a log is, in bytes."""
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
COMMITS = 60
PAGES_IN_LOG = 40
"""The log is emptied often, so that many images catch it in the middle of that."""


@dataclass(frozen=True)
class Moment:
    """The file and its log at a moment when nothing is under way, and how many commits were acknowledged."""

    acknowledged: int
    file: bytes
    log: bytes


async def live(folder: Path, commits: int) -> list[Moment]:
    """Commit and commit; returns the moments after each."""
    database = fresh_database(folder)
    assert database.file is not None
    log = database.file.with_name("viva.sqlite3-wal")
    ids = Ids()
    moments = []
    async with database._writer.connect() as connection:
        await connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={PAGES_IN_LOG}")
    for number in range(commits):
        await commit(database, ids, number)
        moments.append(Moment(number + 1, database.file.read_bytes(), log.read_bytes()))
    await database.close()
    return moments


async def commit(database: Database, ids: Ids, number: int) -> None:
    """Handle an update: all its rows are written, or none."""
    async with database.write() as session:
        work = Work(session, ids, 1, NOW)
        for part in range(3):
            work.post(Call(number, "sendMessage", {"text": f"{number}.{part} " + "x" * (number * 37 % 900)}))
        work.mark_handled([number])
        await work.write()


def lose_power(before: Moment, after: Moment, rng: random.Random) -> tuple[bytes, bytes]:
    """The file and the log when the power fails between two moments: what was under way is there in part."""
    if before.file != after.file:
        # The log is flushed before the file is touched.
        return tear(before.file, after.file, rng), after.log
    return before.file, tear_log(before.log, after.log, rng)


def tear_log(before: bytes, after: bytes, rng: random.Random) -> bytes:
    """A log that is begun anew has its header flushed before anything else is written."""
    old, new = before[:HEADER], after[:HEADER]
    if old != new and rng.random() < 0.5:
        at = rng.randrange(HEADER + 1)
        return new[:at] + old[at:] + before[HEADER:]
    return new + tear(before[HEADER:], after[HEADER:], rng)


def tear(before: bytes, after: bytes, rng: random.Random) -> bytes:
    """Of the sectors that differ, some are as before, some as after, and one may be neither."""
    arrived = min(1.0, rng.random() * 1.5)
    torn = bytearray(before)
    for at in range(0, len(after), SECTOR):
        was, will_be = before[at : at + SECTOR], after[at : at + SECTOR]
        if was != will_be and rng.random() < arrived:
            torn[at : at + SECTOR] = will_be if len(torn) >= at else bytes(at - len(torn)) + will_be
    if len(torn) > len(before) and rng.random() < 0.5:  # it grew: cut it anywhere, and turn a bit
        del torn[rng.randrange(len(before), len(torn)) :]
        if len(torn) > len(before):
            torn[rng.randrange(len(before), len(torn))] ^= 1 << rng.randrange(8)
    return bytes(torn)


def read_image(folder: Path, file: bytes, log: bytes) -> int:
    """Open an image, check that it is whole, and return how many commits it holds: the first so many."""
    path = folder / "image.sqlite3"
    path.write_bytes(file)
    path.with_name("image.sqlite3-wal").write_bytes(log)
    with closing(sqlite3.connect(path)) as image:
        assert image.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert image.execute("PRAGMA foreign_key_check").fetchall() == []
        handled = [
            row[0] for row in image.execute("SELECT update_id FROM handled_updates ORDER BY update_id")
        ]
        rows = image.execute(
            "SELECT chat_id, count(*) FROM outbox GROUP BY chat_id ORDER BY chat_id"
        ).fetchall()
    assert handled == list(range(len(handled)))
    assert rows == [(number, 3) for number in handled]
    return len(handled)


@pytest.mark.parametrize("images", [30, pytest.param(1000, marks=pytest.mark.soak)])
async def test_an_image_of_a_lost_power_holds_all_that_was_acknowledged(tmp_path: Path, images: int) -> None:
    rng = random.Random(images)  # noqa: S311 - lots that fall the same way each time
    moments = await live(tmp_path / "life", COMMITS)
    kinds = set()
    for _ in range(images):
        after = rng.randrange(1, COMMITS)
        pair = moments[after - 1], moments[after]
        file, log = lose_power(*pair, rng)
        held = read_image(tmp_path, file, log)
        emptied = pair[0].file != pair[1].file
        assert held in ({after + 1} if emptied else {after, after + 1})
        begun_anew = pair[0].log[:HEADER] != pair[1].log[:HEADER]
        kinds.add(("emptied" if emptied else "begun anew" if begun_anew else "longer", held - after))
    assert len(kinds) == 5 if images >= 1000 else len(kinds) >= 3
