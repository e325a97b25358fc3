"""When nothing may go, to one chat or to any: because Telegram says so, or the network fails."""

from __future__ import annotations

import logging

from bot.delivery.limits import Pace

log = logging.getLogger(__name__)

LONGEST_BACKOFF = 4.0
"""How long at most, in seconds, to wait before trying a network again that fails."""

FLOODED_CHATS = 3
"""So many chats told to wait at the same time mean that Telegram wants quiet in all."""


def backoff_seconds(failures: int) -> float:
    """Return how long to wait before the next try, after so many failures of the network in a row."""
    return min(LONGEST_BACKOFF, 0.25 * 2.0 ** min(failures, 10))


class Quiet:
    """Holds a pace back."""

    def __init__(self, pace: Pace) -> None:
        """Start with a network that works, and no chat told to wait."""
        self._pace = pace
        self._failures = 0
        self._until = 0.0
        self._floods: dict[int, float] = {}

    def arrived(self) -> None:
        """Take it that the network works again."""
        self._failures = 0

    def obey(self, chat_id: int, seconds: float, now: float) -> set[int | None]:
        """Let nothing go to a chat that was told to wait; returns whom that holds, with None for all."""
        log.warning("chat %d: Telegram asks to wait %.0f s", chat_id, seconds)
        self._floods = {chat: until for chat, until in self._floods.items() if until > now}
        self._floods[chat_id] = now + seconds
        held = {chat_id, None if len(self._floods) >= FLOODED_CHATS else chat_id}
        for whom in held:
            self._pace.hold(whom, now + seconds)
        return held

    def back_off(self, now: float) -> float:
        """Let nothing go for a while after the network failed; calls that failed together count once."""
        if now >= self._until:
            self._failures += 1
            delay = backoff_seconds(self._failures)
            log.warning("trying again in %.1f s", delay)
            self._until = now + delay
            self._pace.hold(None, self._until)
        return self._until - now
