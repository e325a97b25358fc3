"""What the chat page is told: a numbered log of what happened."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `fields` may hold a Message, rendered only if somebody looks."""

    seq: int
    kind: str
    fields: dict[str, Any]


class EventLog:
    """The last 2,000 events, in order, and a way to wait for more."""

    def __init__(self) -> None:
        # Numbers start at the wall clock's microseconds, of which none sees two events, so that they grow
        # across restarts and a page that was open meanwhile never takes a new event for one it has seen.
        self.last = time.time_ns() // 1_000
        self._events: deque[Event] = deque(maxlen=_KEPT)
        self._news = asyncio.Event()

    def publish(self, kind: str, **fields: Any) -> None:
        """Add an event and wake everyone who waits."""
        self.last += 1
        self._events.append(Event(self.last, kind, fields))
        self.wake()

    def wake(self) -> None:
        """Wake everyone who waits, news or not."""
        self._news.set()
        self._news = asyncio.Event()

    def after(self, seq: int) -> list[Event]:
        """The kept events with a number above `seq`, oldest first."""
        newer: list[Event] = []
        for event in reversed(self._events):
            if event.seq <= seq:
                break
            newer.append(event)
        return newer[::-1]

    async def news(self) -> None:
        """Return at the next event, or when woken."""
        await self._news.wait()
