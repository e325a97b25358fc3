"""Databases for tests: each a file of its own, copied from one that was migrated once."""

from __future__ import annotations

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from bot.storage.database import Database, upgrade


def url_of(file: Path) -> str:
    """The database URL of a file."""
    return f"sqlite+aiosqlite:///{file}"


def fresh_database(folder: Path) -> Database:
    """An empty database, up to date, in a folder."""
    folder.mkdir(exist_ok=True)
    file = folder / "viva.sqlite3"
    file.write_bytes(_migrated())
    return Database(url_of(file))


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.sqlite3"
        # In a thread of its own, because a loop may be running in this one.
        import threading  # noqa: PLC0415 - once in a run

        thread = threading.Thread(target=lambda: asyncio.run(_migrate(file)))
        thread.start()
        thread.join()
        return file.read_bytes()


async def _migrate(file: Path) -> None:
    database = Database(url_of(file))
    await upgrade(database)
    await database.close()
