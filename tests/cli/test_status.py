"""`viva status` tells how the bot is doing, whatever state it is in, and disturbs nobody."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.status import STARTING, UNREACHABLE, UNSEEN, State, Status, describe, find_status, judge, to_json
from bot.delivery.health import HEALTH, Health, Trouble, health_beside
from bot.delivery.watchdog import note_beside
from bot.storage.condition import Condition, Version, has_wal_reset_defect
from bot.storage.database import HEAD
from bot.storage.file import FileLock
from bot.storage.ids import Ids
from bot.storage.outbox import Call, Lane
from bot.storage.traffic import ChatState, HandledUpdate
from tests.delivery.conftest import BOT_ID, put, text_call
from tests.storage.fresh import fresh_database, url_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


async def look(folder: Path) -> tuple[Status, str]:
    """A status, and how a person reads it."""
    found = await find_status(url_of(folder / "viva.sqlite3"), NOW)
    return found, describe(found, NOW)


async def test_where_no_bot_has_been_started_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    found, said = await look(tmp_path)
    assert found.state is State.NOT_RUNNING
    assert f"There is no database {tmp_path / 'viva.sqlite3'}" in said
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - a path's own way is taken for slow


async def test_a_bot_that_starts_is_no_healthy_one_whatever_the_run_before_told(tmp_path: Path) -> None:
    with FileLock(tmp_path / "viva.sqlite3"):
        found, said = await look(tmp_path)
        assert (found.state, found.problems) == (State.UNHEALTHY, [STARTING])
        assert "its log tells what it waits for" in said
        await fresh_database(tmp_path).close()
        before = Health(bot="@viva_bot", started_at=ago(100), seen_at=ago(1), ended_at=ago(1))
        health_beside(tmp_path / "viva.sqlite3").write_text(HEALTH.write(before))
        assert (await look(tmp_path))[0].problems == [STARTING]


async def test_a_database_that_is_gone_is_told_with_when_it_was_there(tmp_path: Path) -> None:
    before = Health(bot="@viva_bot", started_at=ago(100), seen_at=ago(1))
    health_beside(tmp_path / "viva.sqlite3").write_text(HEALTH.write(before))
    found, said = await look(tmp_path)
    assert found.state is State.NOT_RUNNING
    assert "viva.sqlite3: it was there at 2026-03-01 11:59:59 UTC." in said


async def test_decks_with_errors_are_told_and_make_no_bot_unhealthy(tmp_path: Path) -> None:
    await fresh_database(tmp_path).close()
    health = Health(bot="@viva_bot", started_at=ago(100), seen_at=ago(1))
    for wrong, says in (
        ("", "Decks: all taken up"),
        ("a.md:3: so", "11:59:51 UTC: a.md:3: so"),
        ("a.md:3: so\nb.md:4: too", "a.md:3: so (and more; `viva check` tells all)"),
    ):
        health.decks = Trouble(at=ago(9), why=wrong) if wrong else None
        with FileLock(tmp_path / "viva.sqlite3"):
            health_beside(tmp_path / "viva.sqlite3").write_text(HEALTH.write(health))
            found, said = await look(tmp_path)
        assert found.state is State.HEALTHY
        assert says in said


async def test_what_waits_is_told_even_where_no_bot_runs(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    await put(database, Ids(), text_call(7, "a"), text_call(7, "b"), at=ago(90))
    await put(database, Ids(), Call(7, "answerCallbackQuery", {}, Lane.CALLBACK), at=ago(30))
    async with database.write() as session:
        session.add(HandledUpdate(bot_id=BOT_ID, update_id=1, at=ago(60)))
        session.add(ChatState(id=-5, kind="group", title="", held_until=NOW + timedelta(seconds=20)))
        await session.commit()
    await database.close()
    found, said = await look(tmp_path)
    assert found.state is State.NOT_RUNNING
    assert "Last update: 2026-03-01 11:59:00 UTC" in said
    assert "Outbox: 1 callback, 2 reply waiting; the oldest for 0:01:30" in said
    assert "Next due: 2026-03-01 12:00:20 UTC" in said
    assert f"schema {HEAD}" in said


async def test_a_writer_is_not_disturbed_and_does_not_disturb(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    async with database.write() as session, asyncio.timeout(3):
        session.add(HandledUpdate(bot_id=BOT_ID, update_id=1, at=NOW))
        await session.flush()
        found, _ = await look(tmp_path)
        await session.commit()
    assert found.condition is not None
    assert found.condition.last_handled is None
    await database.close()


async def test_a_bot_that_starts_just_then_is_not_turned_away(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "viva.sqlite3")
    assert not lock.is_held
    with lock:
        assert FileLock(tmp_path / "viva.sqlite3").is_held
    assert not lock.is_held


@pytest.mark.parametrize("content", ["Dear Ana, " * 100, ""])
async def test_a_file_that_is_no_database_of_ours_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "viva.sqlite3").write_text(content)
    found, said = await look(tmp_path)
    assert found.state is State.NOT_RUNNING
    assert "file is not a database" in said or "has nothing in it" in said


@pytest.mark.parametrize(
    ("revision", "says"), [("0001", "an older Viva (schema 0001, "), ("9999", "a newer Viva (schema 9999, ")]
)
async def test_a_database_of_another_age_is_told_with_what_to_do(
    tmp_path: Path, revision: str, says: str
) -> None:
    await fresh_database(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "viva.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
    assert f"The database is of {says}" in (await look(tmp_path))[1]


async def test_a_blocked_run_is_told_until_the_next_begins(tmp_path: Path) -> None:
    await fresh_database(tmp_path).close()
    file = tmp_path / "viva.sqlite3"
    note_beside(file).write_text(
        'Current thread 0x1 (most recent call first):\n  File "/x/a.py", line 3 in b\n'
    )
    _, said = await look(tmp_path)
    assert "The last run was blocked, and ended by its watchdog, at /x/a.py:3 b." in said


async def test_a_bot_that_has_the_database_and_says_nothing_is_in_trouble(tmp_path: Path) -> None:
    await fresh_database(tmp_path).close()
    with FileLock(tmp_path / "viva.sqlite3"):
        assert (await look(tmp_path))[0].state is State.UNHEALTHY
        health_beside(tmp_path / "viva.sqlite3").write_text("half of a fi")
        assert (await look(tmp_path))[0].state is State.UNHEALTHY
        health = Health(bot="@viva_bot", started_at=ago(100), seen_at=ago(1), handled=1234, behind_seconds=2)
        health_beside(tmp_path / "viva.sqlite3").write_text(HEALTH.write(health))
        found, said = await look(tmp_path)
    assert found.state is State.HEALTHY
    assert "running for 0:01:40" in said
    assert "Updates: 1,234 handled in this run, 0 in hand, 2 s behind" in said


def test_json_has_all_of_it() -> None:
    health = Health("@viva_bot", 7, ago(100), ago(0.75), last_error=trouble(9), handled=3)
    condition = Condition(4096, 0, "0001", ago(60), {Lane.CALLBACK: 2}, None, 0, NOW)
    found = Status(
        State.UNHEALTHY, ["So."], "x.sqlite3", health, condition, sqlite="3", wal_reset_defect=False
    )
    assert json.loads(to_json(found)) == {
        "state": "unhealthy",
        "problems": ["So."],
        "file": "x.sqlite3",
        "health": {
            "bot": "@viva_bot",
            "pid": 7,
            "started_at": "2026-03-01T11:58:20Z",
            "seen_at": "2026-03-01T11:59:59.250000Z",
            "ended_at": None,
            "unreachable": None,
            "refused": None,
            "decks": None,
            "last_error": {"at": "2026-03-01T11:59:51Z", "why": "why not"},
            "in_hand": 0,
            "more_wait": False,
            "behind_seconds": None,
            "handled": 3,
        },
        "condition": {
            "size": 4096,
            "log_size": 0,
            "schema": "0001",
            "last_handled": "2026-03-01T11:59:00Z",
            "waiting": {"callback": 2},
            "oldest_waiting": None,
            "errands": 0,
            "next_due": "2026-03-01T12:00:00Z",
        },
        "blocked_at": None,
        "sqlite": "3",
        "wal_reset_defect": False,
    }


def trouble(seconds: float) -> Trouble:
    return Trouble(at=ago(seconds), why="why not")


@pytest.mark.parametrize(
    ("health", "problem"),
    [
        (Health(seen_at=NOW), ""),
        (Health(seen_at=NOW - UNSEEN - timedelta(seconds=1)), "has not shown itself for 0:00:31"),
        (Health(seen_at=NOW, refused=trouble(1)), "takes nothing since 2026-03-01 11:59:59 UTC: why not."),
        (Health(seen_at=NOW, unreachable=trouble(1)), ""),
        (Health(seen_at=NOW, unreachable=trouble(UNREACHABLE.seconds + 1)), "out of reach since 2026-03-01"),
    ],
)
def test_what_counts_as_trouble(health: Health, problem: str) -> None:
    problems = judge(health, NOW)
    assert len(problems) == bool(problem)
    assert problem in "".join(problems)


@pytest.mark.parametrize(
    ("state", "handled", "says"),
    [
        (State.HEALTHY, 1, "11:59:51 UTC, 0:00:09 ago (updates were handled since), why not"),
        (State.HEALTHY, 10, "11:59:51 UTC, 0:00:09 ago, why not"),
        (State.UNHEALTHY, 1, "11:59:51 UTC, 0:00:09 ago, why not"),
    ],
)
def test_the_last_error_is_told_with_whether_things_have_gone_well_since(
    state: State, handled: float, says: str
) -> None:
    condition = Condition(4096, 0, "0001", ago(handled), {}, None, 0, None)
    assert says in describe(Status(state, [], "x.sqlite3", Health(last_error=trouble(9)), condition), NOW)


@pytest.mark.parametrize(
    ("version", "defect"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
    ],
)
def test_which_versions_of_sqlite_have_the_wal_reset_defect(version: Version, defect: bool) -> None:  # noqa: FBT001 - an example
    assert has_wal_reset_defect(version) is defect
