"""Opening a database so that no write is lost: the one place that knows which database it is.

SQLite runs with a write-ahead log flushed at each commit, foreign keys on, and one connection that
writes, whose transactions begin IMMEDIATE; readers have connections of their own and can't write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, PoolResetState

from bot.access import find_bar, word_failure
from bot.storage.connection import Connection as Connecting
from bot.storage.connection import connect
from bot.storage.file import DatabaseError, check_access, find_place, sqlite_file, word_fault
from bot.storage.session import Session

HEAD = "0016"
"""The newest revision under `migrations/`; a test holds the two together."""

_REVISION_TABLE = "alembic_version"
_OUR_TABLE = "learners"  # since the first revision

BUSY_MS = 5_000
"""How long a command beside a running bot waits for the bot's transaction, in milliseconds."""

WRITER_SECONDS = 86_400
"""Who wants to write waits for the one writer as long as it takes; transactions are short."""


class Database:
    """The open database: one connection that writes, a few that read."""

    def __init__(self, url: str, *, beside: bool = False) -> None:
        """Prepare the connections; raises DatabaseError where the URL or the file can't be used.

        With `beside` a bot may be running on it: its log is left to the bot to empty.
        """
        self.file = sqlite_file(url)
        self.name = f"{self.file}"
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = word_failure(error, self.file.parent)
            raise DatabaseError(f"The database {self.name} can't be opened: {why}.") from None
        check_access(self.file)
        self._place: tuple[int, int] | None = None  # of the file that is open
        self._writer = create_async_engine(
            url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=WRITER_SECONDS,
            hide_parameters=True,  # they hold what people wrote, and errors are logged
            connect_args={"async_creator_fn": self._connect},
        )
        self._reader = create_async_engine(
            url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=2,
            hide_parameters=True,
            connect_args={"async_creator_fn": self._connect},
        )
        keeping_log = ["wal_autocheckpoint=0"] if beside else []
        _set_up_sqlite(self._writer, ["journal_mode=WAL", "synchronous=FULL", *keeping_log], "IMMEDIATE")
        _set_up_sqlite(self._reader, ["query_only=ON"], "DEFERRED")
        for engine in (self._writer, self._reader):
            event.listen(engine.sync_engine, "connect", self._note_place)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        """Give a session in the one writing transaction, which has begun; leaving it does *not* commit."""
        self.demand_file()
        async with Session(self._writer, expire_on_commit=False, autoflush=False) as session:
            await session.connection()
            self.demand_file()  # it may have waited
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """Give a session that can't write."""
        self.demand_file()
        async with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    def demand_file(self) -> None:
        """Raise OperationalError, as for a fault of the disk, where the file is not the one that we opened.

        SQLite would write on into a file that nobody finds any more.
        """
        place = find_place(self.file)
        if self._place in (None, place):
            return
        deed = "removed" if place is None else "replaced by another"
        todo = "put it back, or stop the bot and see docs/running.md"
        why = f"the file {self.name} was {deed} while in use; {todo}"
        raise OperationalError("", None, sqlite3.OperationalError(why))

    def _connect(self, file: str, **options: Any) -> Connecting:
        """Open a connection; once the file is known, none is made in its place."""
        if self._place is None:
            return connect(file, **options)
        return connect(f"{Path(file).absolute().as_uri()}?mode=rw", uri=True, **options)

    def _note_place(self, *_: object) -> None:
        self._place = self._place or find_place(self.file)

    async def revision(self) -> str | None:
        """Return the schema's revision, `None` for an empty database.

        Raises DatabaseError, also for the database of another program, which is none of our business.
        """
        try:
            async with self._reader.connect() as connection:
                tables = set(await connection.run_sync(lambda plain: inspect(plain).get_table_names()))
                if tables - {_REVISION_TABLE} and _OUR_TABLE not in tables:
                    raise DatabaseError(
                        f"The database {self.name} belongs to another program: it has tables, and none of "
                        "Viva's. Name another file with VIVA_DATABASE."
                    )
                if _REVISION_TABLE not in tables:
                    return None
                row = await connection.execute(text("SELECT version_num FROM alembic_version"))
                return row.scalar_one_or_none()
        except DBAPIError as error:
            raise DatabaseError(
                f"The database {self.name} can't be opened: {word_fault(error.orig)}."
            ) from None
        except sqlite3.Error as error:  # what the settings of a new connection raise comes as it is
            raise DatabaseError(f"The database {self.name} can't be opened: {word_fault(error)}.") from None

    async def has_tables(self) -> bool:
        """Tell whether there is anything in the database, ours or not."""
        async with self._writer.connect() as connection:
            return bool(await connection.run_sync(lambda plain: inspect(plain).get_table_names()))

    @asynccontextmanager
    async def begin_migration(self) -> AsyncIterator[AsyncConnection]:
        """Give the writing connection in a transaction that is committed at the end, or rolled back.

        A migration may rebuild tables that others refer to: SQLite checks what refers to what at its end.
        """
        async with self._writer.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None  # noqa: S101 - it is connected
            await raw.execute("PRAGMA foreign_keys=OFF")
            try:
                async with connection.begin():
                    yield connection
                    broken = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
                    if broken is not None:
                        raise DatabaseError(f"The upgrade would lose what table {broken[0]} refers to.")
            finally:
                await raw.execute("PRAGMA foreign_keys=ON")

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()


def _set_up_sqlite(engine: AsyncEngine, pragmas: Sequence[str], how: str) -> None:
    """Apply the measured recipe: our own BEGIN, a flushed write-ahead log, foreign keys on."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver's own transactions lose updates
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_MS}", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {how}")

    @event.listens_for(engine.sync_engine, "reset")
    def roll_back(connection: Any, _: object, state: PoolResetState) -> None:
        # A COMMIT that fails, for a row that refers to nothing, leaves the transaction open in SQLite,
        # though SQLAlchemy takes it for ended: the next BEGIN would fail, and so on for ever.
        if state.asyncio_safe and not state.terminate_only and connection.driver_connection.in_transaction:
            connection.rollback()


async def check_revision(database: Database) -> bool:
    """Tell whether the schema is the one this program knows; raises DatabaseError for a newer one."""
    revision = await database.revision()
    if revision is not None and revision > HEAD:
        raise DatabaseError(
            f"The database was written by a newer Viva (its schema is {revision}, this program knows "
            f"{HEAD}). Update Viva, or restore the backup made before the update."
        )
    return revision == HEAD


def blames_database(error: Exception) -> bool:
    """Tell whether the database or its disk is at fault, and not the statement."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def back_up(file: Path) -> Path:
    """Copy a SQLite file, write-ahead log included, beside itself, and return the copy's path."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = file.with_name(f"{file.stem}-{stamp}.backup{file.suffix}")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except (sqlite3.Error, OSError) as error:
        why = find_bar(copy) or f"{error}"
        raise DatabaseError(f"The database {file} can't be backed up to {copy}: {why}.") from None
    return copy


async def upgrade(database: Database) -> Path | None:
    """Bring the schema up to date, backing a file with content up first; returns the backup's path."""
    if await check_revision(database):
        return None
    backup = back_up(database.file) if await database.has_tables() else None
    # Alembic costs 6 MB and a tenth of a second: only those who upgrade pay it.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above
    from alembic.util import CommandError  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[2] / "migrations"))

    def run(connection: Connection) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    try:
        async with database.begin_migration() as connection:
            await connection.run_sync(run)
    except OperationalError as error:
        raise DatabaseError(
            f"The database {database.name} can't be upgraded: {word_fault(error.orig)}."
        ) from None
    except CommandError as error:
        raise DatabaseError(f"The database {database.name} can't be upgraded: {word_fault(error)}.") from None
    return backup
