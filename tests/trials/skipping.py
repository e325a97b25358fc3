"""An event loop that skips the time in which nothing can happen, so that a trial of an hour takes seconds.

All that a trial runs, the bot and the stand-in for Telegram, shares one thread and one loop. Where no socket
has news and nothing is ready, only a timer can be next: the clock moves there at once. Work still takes
its time. For that, what would run in threads beside the loop (SQLite, files) runs in the loop.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from datetime import UTC, datetime
from threading import Event
from typing import Any, TypeVar
from unittest.mock import patch

from aiosqlite import core

Result = TypeVar("Result")

GRACE_SECONDS = 0.0005
"""A byte sent over loopback is there at once, or so much later at most."""


class SkippingLoop(asyncio.SelectorEventLoop):
    """A loop by whose clock work takes as long as it takes, by `work_clock`, and waiting takes nothing."""

    def __init__(self, work_clock: Callable[[], float]) -> None:
        self._work_clock = work_clock
        self._skipped = 0.0
        self._born = datetime.now(UTC).timestamp() - work_clock()
        super().__init__(_SkippingSelector(self))

    def time(self) -> float:
        """Seconds of work so far, and of waiting skipped."""
        return self._work_clock() + self._skipped

    def now(self) -> datetime:
        """The same, as an instant."""
        return datetime.fromtimestamp(self._born + self.time(), UTC)

    def skip(self, seconds: float) -> None:
        """Let a time go by in which nothing happens."""
        self._skipped += seconds

    def run_in_executor(  # type: ignore[override] # narrower: it is done when it returns
        self, executor: Executor | None, func: Callable[..., Result], *args: Any
    ) -> asyncio.Future[Result]:
        """Run it here and now: while a thread worked, the clock could not be moved."""
        del executor
        future: asyncio.Future[Result] = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it goes to whoever awaits
            future.set_exception(error)
        return future


class _SkippingSelector(selectors.DefaultSelector):
    """Waits for sockets only while there is no timer to skip to."""

    def __init__(self, loop: SkippingLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= GRACE_SECONDS:
            return super().select(timeout)
        news = super().select(0) or super().select(GRACE_SECONDS)
        if not news:
            self._loop.skip(timeout)
        return news


class _InlineQueue:
    """Stands for the queue of the SQLite driver's thread: it runs what it is given, and the thread idles."""

    def __init__(self) -> None:
        self._ended = Event()

    def __class_getitem__(cls, _: object) -> type[_InlineQueue]:
        return cls

    def put_nowait(self, item: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = item
        result: Any = None
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001 - as the driver does, it goes to whoever awaits
            if future is not None:
                future.get_loop().call_soon(core.set_exception, future, error)
        else:
            if future is not None:
                future.get_loop().call_soon(core.set_result, future, result)
        if result is core._STOP_RUNNING_SENTINEL:
            self._ended.set()

    def get(self) -> tuple[None, Callable[[], Any]]:
        """Give the thread nothing to do until its end."""
        self._ended.wait()
        return None, lambda: core._STOP_RUNNING_SENTINEL


def run_skipping(
    trial: Callable[[SkippingLoop], Coroutine[Any, Any, Result]],
    work_clock: Callable[[], float] = time.process_time,
) -> Result:
    """Run a trial on a skipping loop; with the default clock, the machine's other work takes no time."""
    loop = SkippingLoop(work_clock)
    with (
        patch("aiosqlite.core.SimpleQueue", _InlineQueue),
        patch("aiohttp.connector.monotonic", loop.time),
        asyncio.Runner(loop_factory=lambda: loop) as runner,
    ):
        return runner.run(trial(loop))
