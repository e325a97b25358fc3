"""A database loses no write, has one bot, and is never harmed by an upgrade."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from bot.storage.connection import in_place
from bot.storage.database import HEAD, Database, check_revision, upgrade
from bot.storage.file import DatabaseError, FileLock, sqlite_file
from bot.storage.ids import Ids, lowest_id_at
from bot.storage.models import Appeal, Learner
from bot.storage.runs import KEEP, prune, start_ids
from bot.storage.traffic import HandledUpdate, Outgoing
from tests.storage.fresh import fresh_database, url_of

MIGRATIONS = Path(__file__).parents[2] / "migrations"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = fresh_database(tmp_path)
    yield opened
    await opened.close()


def file_of(database: Database) -> Path:
    assert database.file is not None
    return database.file


async def test_the_recipe_is_in_force_on_both_sides(database: Database) -> None:
    async with database.write() as session:
        pragmas = {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    async with database.read() as session:
        assert await session.scalar(text("PRAGMA query_only")) == 1
        with pytest.raises(OperationalError, match="readonly"):
            await session.execute(text("DELETE FROM learners"))


async def test_a_statement_goes_to_the_driver_s_thread_once_to_run_and_once_to_fetch(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[str] = []
    send = aiosqlite.Connection._execute

    async def note(connection: aiosqlite.Connection, fn: Callable[..., Any], *args: Any) -> Any:
        jobs.append(fn.__name__)
        return await send(connection, fn, *args)  # type: ignore[no-untyped-call]

    async with database.write() as session:
        await session.connection()  # and it has been opened
        monkeypatch.setattr(aiosqlite.Connection, "_execute", note)
        await session.execute(text("DELETE FROM learners"))
        assert (await session.execute(text("SELECT 1"))).all() == [(1,)]
        await session.commit()
    assert jobs == ["execute", "execute", "fetchall", "commit"]


async def test_in_place_only_what_waits_for_the_lock_or_the_flush_goes_to_the_driver_s_thread(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[str] = []
    send = aiosqlite.Connection._execute

    async def note(connection: aiosqlite.Connection, fn: Callable[..., Any], *args: Any) -> Any:
        jobs.append(str(args[0]) if args else fn.__name__)
        return await send(connection, fn, *args)  # type: ignore[no-untyped-call]

    async with database.write():
        pass  # a new connection is set up in the thread, too
    monkeypatch.setattr(aiosqlite.Connection, "_execute", note)
    with in_place():
        async with database.write() as session:
            await session.execute(text("DELETE FROM learners"))
            assert (await session.execute(text("SELECT 1"))).all() == [(1,)]
            await session.commit()
    assert jobs == ["BEGIN IMMEDIATE", "commit"]


async def test_only_the_bot_s_connection_empties_the_log(database: Database) -> None:
    beside = Database(url_of(file_of(database)), beside=True)
    pages = []
    for opened in (database, beside):
        async with opened.write() as session:
            pages.append(await session.scalar(text("PRAGMA wal_autocheckpoint")))
    await beside.close()
    assert pages == [1000, 0]


async def test_a_writer_has_the_lock_from_its_first_moment(database: Database) -> None:
    async with database.write():
        with (
            closing(sqlite3.connect(file_of(database), timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")


async def test_writers_at_the_same_time_lose_no_update(database: Database) -> None:
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.commit()

    async def count() -> None:
        async with database.write() as session:
            learner = await session.get_one(Learner, 1)
            learner.streak_total += 1
            await session.commit()

    await asyncio.gather(*(count() for _ in range(50)))
    async with database.read() as session:
        assert (await session.get_one(Learner, 1)).streak_total == 50


async def test_what_is_not_committed_is_rolled_back(database: Database) -> None:
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.flush()
    async with database.read() as session:
        assert await session.get(Learner, 1) is None


async def test_a_file_that_is_removed_or_replaced_while_in_use_is_neither_read_nor_written(
    database: Database,
) -> None:
    async with database.read() as session:
        await session.get(Learner, 1)
    file = file_of(database)
    kept = file.rename(file.with_name("kept"))
    with pytest.raises(OperationalError, match="was removed while in use"):
        async with database.write():
            pass
    file.write_bytes(kept.read_bytes())
    with pytest.raises(OperationalError, match="was replaced by another while in use"):
        async with database.read():
            pass
    kept.replace(file)
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.commit()


async def test_a_reader_sees_no_half_of_a_transaction_and_holds_up_no_writer(database: Database) -> None:
    async with database.read() as reading:
        assert (await reading.scalars(select(Learner))).all() == []
        async with database.write() as session:
            session.add(Learner(id=1, name="Ana", created_at=NOW))
            await session.commit()
        assert (await reading.scalars(select(Learner))).all() == []


async def test_a_commit_that_fails_leaves_the_database_usable(database: Database) -> None:
    async def refer_to_nothing() -> None:
        async with database.write() as session:
            session.add(Appeal(question_id=1, card_id=1, at=NOW))
            await session.commit()

    for _ in range(2):
        with pytest.raises(IntegrityError):
            await refer_to_nothing()
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.commit()


async def test_instants_come_back_aware_in_utc_and_naive_ones_are_refused(database: Database) -> None:
    berlin = timezone(timedelta(hours=1))
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW.astimezone(berlin)))
        await session.commit()
    async with database.read() as session:
        found = (await session.get_one(Learner, 1)).created_at
    assert (found, found.utcoffset()) == (NOW, timedelta())
    async with database.write() as session:
        session.add(Learner(id=2, name="Ben", created_at=NOW.replace(tzinfo=None)))
        with pytest.raises(StatementError, match="needs a time zone"):
            await session.flush()


def test_ids_grow_with_time_and_never_meet_even_if_the_clock_goes_back() -> None:
    ids = Ids()
    first, second = ids.make(NOW), ids.make(NOW)
    assert lowest_id_at(NOW) == first < second
    assert ids.make(NOW - timedelta(days=1)) > second
    assert ids.make(NOW + timedelta(milliseconds=1)) >= lowest_id_at(NOW + timedelta(milliseconds=1))


async def test_a_restart_makes_ids_above_all_there_are(database: Database) -> None:
    tomorrow = NOW + timedelta(days=1)
    async with database.write() as session:
        session.add(_sent(lowest_id_at(tomorrow), tomorrow))
        await session.commit()
    async with database.read() as session:
        assert (await start_ids(session)).make(NOW) > lowest_id_at(tomorrow)


def test_a_second_bot_on_the_file_is_told_and_a_third_may_follow_the_first(tmp_path: Path) -> None:
    file = tmp_path / "viva.sqlite3"
    with (
        FileLock(file),
        pytest.raises(DatabaseError, match=r"Another bot is running on .*viva\.sqlite3"),
        FileLock(file),
    ):
        pass
    with FileLock(file):
        pass


async def test_a_link_is_the_file_it_leads_to_though_that_is_yet_to_be_made(tmp_path: Path) -> None:
    file, link = tmp_path / "real" / "viva.sqlite3", tmp_path / "link.sqlite3"
    link.symlink_to(file)
    assert sqlite_file(url_of(link)) == file
    database = Database(url_of(link))
    assert await upgrade(database) is None
    await database.close()
    assert file.is_file()


async def test_an_empty_database_is_set_up_without_a_backup(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "deep" / "down" / "viva.sqlite3"))
    assert await upgrade(database) is None
    assert await check_revision(database)
    assert await upgrade(database) is None
    await database.close()
    assert [file.name for file in file_of(database).parent.glob("*backup*")] == []


async def test_a_file_with_content_is_backed_up_before_an_upgrade(database: Database) -> None:
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.commit()
    set_revision(database, "0000")  # which never was, so that the upgrade itself fails
    before = dump(file_of(database))
    with pytest.raises(DatabaseError, match="can't be upgraded"):
        await upgrade(database)
    assert dump(file_of(database)) == before
    (backup,) = file_of(database).parent.glob("*.backup.sqlite3")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT name FROM learners").fetchall() == [("Ana",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)


@pytest.mark.parametrize("tables", [["notes"], ["alembic_version", "documents"]])
async def test_the_database_of_another_program_is_left_alone(tmp_path: Path, tables: list[str]) -> None:
    file = tmp_path / "notes.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
            connection.execute(f"INSERT INTO {table} VALUES ('0001')")  # noqa: S608 - no input of anybody's
        connection.commit()
    before = file.read_bytes()
    database = Database(url_of(file))
    with pytest.raises(DatabaseError, match=r"notes\.sqlite3 belongs to another program: .*VIVA_DATABASE"):
        await upgrade(database)
    await database.close()
    assert file.read_bytes() == before
    assert not [path for path in file.parent.glob("*") if path != file]


async def test_an_upgrade_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    set_revision(database, None)  # as if the tables had never been made by us
    before = dump(file_of(database))
    with pytest.raises(DatabaseError, match="already exists"):
        await upgrade(database)
    assert dump(file_of(database)) == before


async def test_a_migration_may_rebuild_a_table_that_others_refer_to(database: Database) -> None:
    async with database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=NOW))
        await session.execute(
            text("INSERT INTO study_days VALUES (1, 1, '2026-03-01', 'UTC', '03:00', '2026-03-01', '')")
        )
        await session.commit()
    async with database.begin_migration() as connection:
        await connection.execute(text("CREATE TABLE new AS SELECT * FROM learners"))
        await connection.execute(text("DROP TABLE learners"))
        await connection.execute(text("CREATE TABLE learners (id BIGINT PRIMARY KEY)"))
        await connection.execute(text("INSERT INTO learners SELECT id FROM new"))
    with pytest.raises(DatabaseError, match="would lose what table study_days refers to"):
        async with database.begin_migration() as connection:
            await connection.execute(text("DELETE FROM learners"))
    async with database.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM learners")) == 1
    async with database.write() as session:
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1


async def test_a_database_of_a_newer_viva_is_left_alone(database: Database) -> None:
    set_revision(database, "9999")
    before = dump(file_of(database))
    with pytest.raises(DatabaseError, match=r"written by a newer Viva .*9999.*Update Viva"):
        await upgrade(database)
    assert dump(file_of(database)) == before


async def test_models_and_migrations_agree(database: Database) -> None:
    def check(connection: Connection) -> None:
        config = alembic()
        config.attributes["connection"] = connection
        command.check(config)  # raises what would still have to be migrated

    async with database.begin_migration() as connection:
        await connection.run_sync(check)


def test_the_program_knows_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(alembic()).get_heads() == [HEAD]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("x.sqlite3", "write sqlite\\+aiosqlite:///x.sqlite3$"),
        ("/srv/x.sqlite3", "write sqlite\\+aiosqlite:////srv/x.sqlite3$"),
        ("sqlite:///x.sqlite3", "write sqlite\\+aiosqlite:///x.sqlite3$"),
        ("sqlite:////srv/x.sqlite3", "write sqlite\\+aiosqlite:////srv/x.sqlite3$"),
        ("sqlite+aiosqlite://data/x.sqlite3", "write sqlite\\+aiosqlite:///data/x.sqlite3$"),
        ("sqlite+aiosqlite:///file:data/x.sqlite3?uri=true", "write sqlite\\+aiosqlite:///data/x.sqlite3$"),
        ("sqlite+aiosqlite://", "must name a file"),
        ("sqlite+aiosqlite:///:memory:", "must name a file"),
        ("nosuch://x/y", "one SQLite file"),
        ("postgresql+asyncpg://ana:geheim@host/db", "one SQLite file"),
    ],
)
def test_a_url_that_can_t_be_used_is_told_without_its_password(url: str, says: str) -> None:
    with pytest.raises(DatabaseError, match=says) as caught:
        Database(url)
    assert "geheim" not in str(caught.value)


async def test_a_file_that_is_no_database_or_can_t_be_made_is_told(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Ana, " * 200)
    database = Database(url_of(other))
    with pytest.raises(DatabaseError, match=r"letter\.txt can't be opened: .*not a database"):
        await upgrade(database)
    await database.close()
    with pytest.raises(DatabaseError, match="can't be opened"):
        Database(url_of(other / "viva.sqlite3"))


async def test_pruning_drops_what_is_old_a_few_at_a_time_and_never_what_waits(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.runs.PRUNED_AT_A_TIME", 2)
    old, young = NOW - KEEP - timedelta(hours=1), NOW - KEEP + timedelta(hours=1)
    waiting = _sent(lowest_id_at(old) + 100, old)
    waiting.state, waiting.sent_at = 0, None
    async with database.write() as session:
        session.add_all(_sent(lowest_id_at(old) + n, old) for n in range(3))
        session.add_all([waiting, _sent(lowest_id_at(young), young), _sent(lowest_id_at(old) + 50, young)])
        session.add_all(HandledUpdate(bot_id=b, update_id=n, at=old) for b in (1, 2) for n in range(2))
        session.add(HandledUpdate(bot_id=1, update_id=9, at=young))
        await session.commit()
    for more in (True, True, False):
        async with database.write() as session:
            assert await prune(session, NOW) is more
            await session.commit()
    async with database.read() as session:
        left = {row.id for row in await session.scalars(select(Outgoing))}
        assert left == {waiting.id, lowest_id_at(young), lowest_id_at(old) + 50}
        assert [row.update_id for row in await session.scalars(select(HandledUpdate))] == [9]


def _sent(row_id: int, at: datetime) -> Outgoing:
    return Outgoing(
        id=row_id,
        bot_id=1,
        chat_id=1,
        lane=1,
        method="sendMessage",
        payload={},
        created_at=at,
        state=1,
        sent_at=at,
    )


def set_revision(database: Database, revision: str | None) -> None:
    """Write another revision into a database's file, or none."""
    with closing(sqlite3.connect(file_of(database))) as connection:
        connection.execute("DELETE FROM alembic_version")
        if revision is not None:
            connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        connection.commit()


def dump(file: Path) -> list[str]:
    """All that a database holds."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def alembic() -> Config:
    """Alembic on our migrations."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
