"""The file of a database: which it is, and who holds it. A start needs both before it loads SQLAlchemy."""

from __future__ import annotations

import fcntl
import os
import pwd
import time
from pathlib import Path
from typing import BinaryIO, Self

from bot.errors import VivaError

LOOKED_AT_SECONDS = 0.05
"""A look at the lock holds it far shorter than this."""


class DatabaseError(VivaError):
    """The database can't be used as it is."""


def sqlite_file(url: str) -> Path | None:
    """Return the file behind a SQLite URL, `None` for a database server's; raises DatabaseError."""
    plain = url.removeprefix("sqlite+aiosqlite:///")
    if plain not in {url, "", ":memory:"} and "?" not in plain:
        return Path(plain)
    # Only who spells it in another way waits for SQLAlchemy here.
    from sqlalchemy import make_url  # noqa: PLC0415 - see above
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError  # noqa: PLC0415 - see above

    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError):
        raise DatabaseError(
            "VIVA_DATABASE is not a database URL. An example: sqlite+aiosqlite:///data/viva.sqlite3"
        ) from None
    if parsed.get_backend_name() != "sqlite":
        return None
    if parsed.drivername != "sqlite+aiosqlite" or parsed.database in {None, "", ":memory:"}:
        raise DatabaseError(
            f"VIVA_DATABASE must be a file, opened by aiosqlite: sqlite+aiosqlite:///data/viva.sqlite3 "
            f"and not {url}."
        )
    return Path(str(parsed.database))


def is_there(file: Path) -> bool:
    """Tell whether there is a database file; raises DatabaseError where this user may not look."""
    _demand_way_to(file)
    return file.exists()


def check_access(file: Path) -> None:
    """Raise DatabaseError, saying who lacks which right, for a file that can't be read and written, or made.

    SQLite keeps files of its own beside a database, and says of all this that it is "unable to open" it.
    """
    _demand_way_to(file)
    _demand(file.parent, os.W_OK, "written into")
    for end in ("", "-wal", "-shm", ".lock"):
        beside = file.with_name(file.name + end)
        _demand(beside, os.R_OK, "read")
        _demand(beside, os.W_OK, "written")


def _demand_way_to(file: Path) -> None:
    for folder in reversed(file.absolute().parents):
        _demand(folder, os.X_OK, "entered")


def _demand(path: Path, right: int, deed: str) -> None:
    """Raise DatabaseError where this user lacks a right to what is there."""
    if not os.access(path, os.F_OK) or os.access(path, right, effective_ids=True):
        return
    try:
        user = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # as in a container
        user = f"number {os.geteuid()}"
    raise DatabaseError(
        f"{path.absolute()} can't be {deed} by the user {user}, who runs this. Give that user the right to, "
        "or name another place with VIVA_DATABASE."
    )


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
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False

    def __enter__(self) -> Self:
        """Take the lock, or raise DatabaseError where another bot has it."""
        path = self._path
        check_access(self._database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
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
            raise DatabaseError(f"The database can't be locked: {path} ({error.strerror}).") from None
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
