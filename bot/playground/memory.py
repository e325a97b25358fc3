"""The playground's own database: small JSON documents, and files, that survive a restart.

The stand-in plays Telegram, so it keeps its data apart from the bot's, and its SQL here.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.errors import VivaError

log = logging.getLogger(__name__)

_VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""


class Memory:
    """Documents by kind and key, and files by path; nothing lasts before `commit`."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, or a database in memory if `path` is None; raise VivaError if it can't be had."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path or ":memory:", timeout=1)
        except (sqlite3.Error, OSError) as error:
            raise VivaError(f"The playground's file {path} can't be opened: {error}.") from error
        try:
            self._prepare(path)
        except sqlite3.Error as error:
            self._database.close()
            reason = (
                "another playground is using it; stop that one first"
                if "locked" in str(error)
                else str(error)
            )
            raise VivaError(f"The playground's file {path} can't be opened: {reason}.") from error
        except VivaError:
            self._database.close()
            raise

    def _prepare(self, path: Path | None) -> None:
        database = self._database
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        # A toy world may lose its last second in a power cut; it survives the death of its process.
        database.execute("PRAGMA synchronous = NORMAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise VivaError(f"The playground's file {path} comes from another version of Viva; delete it.")
        database.executescript(_TABLES)
        database.execute(f"PRAGMA user_version = {_VERSION}")
        database.commit()

    def keep(self, kind: str, key: int | str, body: Any) -> None:
        """Write a document, in place of the one with the same kind and key."""
        self._database.execute(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", (kind, str(key), json.dumps(body))
        )

    def forget(self, kind: str, key: int | str) -> None:
        """Remove a document; it is no error if it is not there."""
        self._database.execute("DELETE FROM documents WHERE kind = ? AND key = ?", (kind, str(key)))

    def recall(self, kind: str) -> Iterator[tuple[str, Any]]:
        """All documents of a kind as (key, body), in no particular order."""
        for key, body in self._database.execute("SELECT key, body FROM documents WHERE kind = ?", (kind,)):
            yield key, json.loads(body)

    def recall_one(self, kind: str, key: int | str) -> Any:
        """One document's body, or None if it is not there."""
        row = self._database.execute(
            "SELECT body FROM documents WHERE kind = ? AND key = ?", (kind, str(key))
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def keep_file(self, path: str, content: bytes) -> None:
        """Store a file's bytes under its path."""
        self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, content))

    def read_file(self, path: str) -> bytes | None:
        """A file's bytes, or None if there is no such file."""
        row = self._database.execute("SELECT content FROM files WHERE path = ?", (path,)).fetchone()
        return None if row is None else bytes(row[0])

    def commit(self) -> None:
        """Make all that was written since the last commit last."""
        self._database.commit()

    def close(self) -> None:
        """Commit and close; a disk that takes nothing even then costs what it would not take before."""
        try:
            self._database.commit()
        except sqlite3.Error as error:
            log.error("what happened last in the playground can't be kept: %s", error)  # noqa: TRY400 - expected, and worded
        finally:
            self._database.close()
