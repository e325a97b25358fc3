"""How work ends before its time: at once, after a while, or not before it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def until_stopped(
    work: Coroutine[Any, Any, Result], stop: asyncio.Event, grace: float = 0.0
) -> Result | None:
    """Do some work; once `stop` is set it has `grace` seconds to end, is then cut off, and gives `None`."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done() and grace:
            await asyncio.wait({working}, timeout=grace)
        return working.result() if working.done() else None
    finally:
        stopping.cancel()  # it holds nothing, so nobody waits for its end
        if not working.done():
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)


async def to_its_end(work: Coroutine[Any, Any, Result]) -> Result:
    """Do some work that a cancellation may not cut off, such as a transaction; it is raised afterwards."""
    working = asyncio.create_task(work)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.gather(working, return_exceptions=True)
        raise
