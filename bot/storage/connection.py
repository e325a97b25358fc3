"""The driver's connection, less the ways to its thread that a statement does not need.

A statement makes a cursor, executes, fetches, and closes the cursor. There and back takes longer than most
statements do, so only what may wait, for the lock or for the disk, goes to the thread; see `in_place`, too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import aiosqlite

_ROWS_AT_A_TIME = 64  # the driver's own choice

_in_place = ContextVar("_in_place", default=False)


@contextmanager
def in_place() -> Iterator[None]:
    """Run the statements within where they are asked for, once their transaction has the lock.

    It is for few rows that are found by key: a statement that takes long, as a handler's own may, would hold
    up everything else.
    """
    token = _in_place.set(True)
    try:
        yield
    finally:
        _in_place.reset(token)


def is_in_place() -> bool:
    """Tell whether statements run where they are asked for."""
    return _in_place.get()


class Connection(aiosqlite.Connection):
    """A connection of the driver, used by one task at a time."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Run a function of the database's own connection, or of one of its cursors."""
        if self._connection is not None and _is_quick(fn, self._connection):
            return fn(*args, **options)
        return await super()._execute(fn, *args, **options)  # type: ignore[no-untyped-call]


def _is_quick(fn: Callable[..., Any], connection: sqlite3.Connection) -> bool:
    """Whether a function waits for nothing: a cursor made or closed, nothing rolled back, or little to do."""
    if getattr(fn, "__self__", None) is not connection:
        return fn.__name__ == "close" or (_in_place.get() and connection.in_transaction)
    return fn.__name__ == "cursor" or (fn.__name__ == "rollback" and not connection.in_transaction)


def connect(database: str, **options: Any) -> Connection:
    """Return a connection that opens when it is awaited, as the driver's own function does."""
    connection = Connection(lambda: sqlite3.connect(database, **options), _ROWS_AT_A_TIME)
    connection._thread.daemon = True  # noqa: SLF001 - what SQLAlchemy does with connections that it makes
    return connection
