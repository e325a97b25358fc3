"""Telegram's limits on what a bot sends, on the playground's clock."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

_BURST = 5
_GROUP_MINUTE = 20
_ALL_SECOND = 30
_MINUTE = 60.0


@dataclass(slots=True)
class _Allowance:
    """A bucket that fills with one message a second, up to a short burst."""

    left: float = _BURST
    at: float = 0.0
    closed_until: float = 0.0
    minute: deque[float] = field(default_factory=deque)


class Limits:
    """One message a second in a chat (bursts of 5 pass), 20 a minute in a group with edits, 30 a second.

    Where they are not `enforced`, only what was closed by hand is refused.
    """

    def __init__(self, *, enforced: bool = True) -> None:
        self._enforced = enforced
        self._chats: dict[int, _Allowance] = {}
        self._second: deque[float] = deque()
        self._all_closed_until = 0.0

    def close(self, chat_id: int | None, until: float) -> None:
        """Refuse every message until then, in a chat or (None) in all."""
        if chat_id is None:
            self._all_closed_until = max(self._all_closed_until, until)
        else:
            chat = self._chats.setdefault(chat_id, _Allowance())
            chat.closed_until = max(chat.closed_until, until)

    def seconds_to_wait(self, chat_id: int, now: float, *, group: bool, edit: bool) -> int:
        """0 and the message is counted, or how long this chat is closed, in whole seconds.

        A chat that was refused stays closed until that time is over, whatever is tried meanwhile.
        """
        chat = self._chats.setdefault(chat_id, _Allowance(at=now))
        closed_until = max(chat.closed_until, self._all_closed_until)
        if now < closed_until:
            return math.ceil(closed_until - now)
        if not self._enforced:
            return 0
        chat.left = min(_BURST, chat.left + max(0.0, now - chat.at))
        chat.at = now
        _forget(self._second, now - 1)
        _forget(chat.minute, now - _MINUTE)
        wait = 0.0
        if len(self._second) >= _ALL_SECOND:
            wait = self._second[0] + 1 - now
        if not edit and chat.left < 1:
            wait = max(wait, 1 - chat.left)
        if group and len(chat.minute) >= _GROUP_MINUTE:
            wait = max(wait, chat.minute[0] + _MINUTE - now)
        if wait > 0:
            whole = max(1, math.ceil(wait))
            chat.closed_until = now + whole
            return whole
        chat.left -= 0 if edit else 1
        self._second.append(now)
        if group:
            chat.minute.append(now)
        return 0


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
