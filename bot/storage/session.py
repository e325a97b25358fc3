"""A session whose statements always run to their end, and which can tell a slow database from slow work.

A statement that is cut off costs its connection, and what is left of that keeps SQLite's lock for as long
as somebody refers to it. So a cancellation waits for the statement, and then finds a healthy connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import wraps
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.stopping import to_its_end
from bot.storage.connection import is_in_place

MOST_STATEMENTS = 1000
"""Who asks so often within a limit has not a slow database but no end: its statements count, too."""

Method = Callable[..., Coroutine[Any, Any, object]]


class Session(AsyncSession):
    """A session; one task at a time uses it."""

    _limit: asyncio.Timeout | None = None
    _statements = 0

    @asynccontextmanager
    async def limit(self, seconds: float) -> AsyncIterator[asyncio.Timeout]:
        """Cut off what takes longer, its statements' time not counted; raises TimeoutError."""
        self._statements = 0
        try:
            async with asyncio.timeout(seconds) as self._limit:
                yield self._limit
        finally:
            self._limit = None

    @contextmanager
    def _off_the_clock(self) -> Iterator[None]:
        """Stop the clock of the limit, if it runs, and put its end off by the time that passes."""
        limit = self._limit
        self._statements += 1
        due = limit.when() if limit is not None and not limit.expired() else None
        if limit is None or due is None or self._statements > MOST_STATEMENTS:
            yield
            return
        loop = asyncio.get_running_loop()
        begun = loop.time()
        limit.reschedule(None)
        try:
            yield
        finally:
            limit.reschedule(due + loop.time() - begun)


def _whole(method: Method) -> Method:
    """Have a method of the session run to its end, off the clock."""

    @wraps(method)
    async def run(self: Session, *args: object, **options: object) -> object:
        if is_in_place() and self._limit is None:
            return await method(self, *args, **options)  # SQLite has it done at once: nothing can cut it off
        with self._off_the_clock():
            return await to_its_end(method(self, *args, **options))

    return run


# Not in the class, where each would have to repeat the many types of the method it wraps.
for _name in ("connection", "execute", "scalar", "get", "get_one", "flush", "commit"):  # `scalars` executes
    setattr(Session, _name, _whole(getattr(AsyncSession, _name)))
