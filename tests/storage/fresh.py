"""Databases for tests: each a file of its own, copied from one that was migrated once."""

from __future__ import annotations

import asyncio
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.storage.database import HEAD, Database, upgrade

_COMPILED: dict[Any, Any] = {}


def url_of(file: Path) -> str:
    """The database URL of a file."""
    return f"sqlite+aiosqlite:///{file}"


def fresh_database(folder: Path) -> Database:
    """An empty database, up to date, in a folder."""
    folder.mkdir(exist_ok=True)
    file = folder / "viva.sqlite3"
    migrated, first = _migrated()
    file.write_bytes(migrated)
    database = Database(url_of(file))
    for engine, like in zip(_engines(database), _engines(first), strict=True):
        # What a statement is in SQL is worked out once for all databases, where each would do it for itself.
        engine.dialect = like.dialect
        engine.update_execution_options(compiled_cache=_COMPILED)
    return database


def _engines(database: Database) -> tuple[Engine, Engine]:
    return database._writer.sync_engine, database._reader.sync_engine


@cache
def _migrated() -> tuple[bytes, Database]:
    """A migrated file, and the database that it was, closed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.sqlite3"
        database = Database(url_of(file))
        # In a thread of its own, because a loop may be running in this one.
        thread = threading.Thread(target=lambda: asyncio.run(_migrate(database)))
        thread.start()
        thread.join()
        return file.read_bytes(), database


async def _migrate(database: Database) -> None:
    await upgrade(database)
    assert await database.revision() == HEAD  # by the readers, so that both dialects know the library
    await database.close()
