"""The file of a database: which it is, and who holds it. A start needs both before it loads SQLAlchemy."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
import time
from pathlib import Path
from typing import BinaryIO, Self

from bot.access import find_bar
from bot.errors import VivaError

_PREFIX = "sqlite+aiosqlite:///"
_EXAMPLE = f"{_PREFIX}data/viva.sqlite3"
_MEANT = re.compile(r"(?:sqlite(?:\+\w+)?:/{0,3})?(?:file:)?((?![\w+]+://)[^?]*)(?:\?.*)?", re.DOTALL)
"""A file, in whatever way it is written; a server's URL is none."""

LOOKED_AT_SECONDS = 0.05
"""A look at the lock holds it far shorter than this."""


class DatabaseError(VivaError):
    """The database can't be used as it is."""


def is_damaged(error: BaseException | None) -> bool:
    """Tell whether SQLite finds that a file is no sound database."""
    return _kind_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def word_fault(error: BaseException | None) -> str:
    """Return what SQLite says is wrong, without a full stop, and what to do if only a backup mends that."""
    if not is_damaged(error):
        return f"{error}"
    is_ours = _kind_of(error) == sqlite3.SQLITE_CORRUPT
    first = "stop the bot and" if is_ours else "name another with VIVA_DATABASE, or"
    return f"{error}; {first} put a backup in its place, as docs/running.md tells"


def _kind_of(error: BaseException | None) -> int:
    """Return SQLite's code of an error, less the bits that tell more of it."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def sqlite_file(url: str) -> Path:
    """Return the file that VIVA_DATABASE names; raises DatabaseError where it names none.

    Of a link it is the file linked to: what stands beside that, the lock above all, is there once.
    """
    file = url.removeprefix(_PREFIX)
    if file != url and file not in {"", ":memory:"} and "?" not in file:
        named = Path(file)
        return Path(os.path.realpath(named)) if named.is_symlink() else named
    meant = _MEANT.fullmatch(url)
    if meant is None:
        raise DatabaseError(
            "VIVA_DATABASE names a database server, but Viva keeps all it knows in one SQLite file. "
            f"An example: {_EXAMPLE}"
        )
    if meant[1] in {"", ":memory:"}:
        raise DatabaseError(f"VIVA_DATABASE must name a file. An example: {_EXAMPLE}")
    raise DatabaseError(f"VIVA_DATABASE is not written as it must be: write {_PREFIX}{meant[1]}")


def is_there(file: Path) -> bool:
    """Tell whether there is a database file; raises DatabaseError where this user may not look."""
    _demand(find_bar(file.absolute().parent / "any", writing=False))
    return file.exists()


def find_place(file: Path) -> tuple[int, int] | None:
    """Return which file this is on which disk, whatever it is called; `None` where there is none."""
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino


def check_access(file: Path) -> None:
    """Raise DatabaseError, saying who lacks which right, for a file that can't be read and written, or made.

    SQLite keeps files of its own beside a database, and says of all this that it is "unable to open" it.
    """
    _demand(find_bar(file.absolute().parent))
    if file.is_dir():
        raise DatabaseError(f"{file.absolute()} is a folder. Name a file in it with VIVA_DATABASE.")
    for end in ("", "-wal", "-shm", ".lock"):
        _demand(find_bar(file.with_name(file.name + end)))


def _demand(bar: str) -> None:
    if bar:
        raise DatabaseError(f"{bar}, or name another place with VIVA_DATABASE.")


class FileLock:
    """Holds a database file for one bot; the system lets go of it even if the process is killed."""

    def __init__(self, database: Path) -> None:
        """Name the file; nothing is taken yet."""
        self._database = database
        self._file: BinaryIO | None = None

    @property
    def _path(self) -> Path:
        return self._database.with_name(self._database.name + ".lock")

    @property
    def is_held(self) -> bool:
        """Whether a bot, or an upgrade, has the lock now."""
        try:
            with self._path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except PermissionError:
            _demand(find_bar(self._path, writing=False))
            raise
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False

    def __enter__(self) -> Self:
        """Take the lock, or raise DatabaseError where another bot has it."""
        path = self._path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            check_access(self._database)
            self._file = path.open("a+b")
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(LOOKED_AT_SECONDS)  # it may be no bot, but someone who looks whether there is one
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.__exit__()
            raise DatabaseError(
                f"Another bot is running on {self._database}. Stop it first, or give this one a "
                "database of its own with VIVA_DATABASE."
            ) from None
        except OSError as error:
            self.__exit__()
            _demand(find_bar(path))
            raise DatabaseError(f"The database can't be locked: {path} ({error.strerror}).") from None
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
