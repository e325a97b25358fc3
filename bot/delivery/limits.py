"""How fast Telegram lets a bot talk: when the next call for a chat may go.

Pure: time comes in as `now`, seconds of a monotonic clock that never goes back.
Answers to callback queries are not limited and are not told to `Pace`; edits are.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict, deque
from dataclasses import dataclass, field

CATCH_UP = 0.2
"""Calls spread evenly make up for so much lateness at most, in seconds; after a pause, for none."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What `Pace` keeps to, a little inside what Telegram allows; times in seconds."""

    chat_interval: float = 1.0
    chat_burst: int = 3
    group_calls: int = 20
    # A second more than Telegram's minute: calls don't arrive as evenly as they leave.
    group_window: float = 61.0
    all_calls: int = 30
    all_window: float = 1.0
    # A call arrives before it is answered; one without an answer, so long after it was made at the latest.
    all_slack: float = 1.0


@dataclass(slots=True)
class _Chat:
    """A chat's recent past: when its bursts are paid off, and a group's latest calls."""

    paid_at: float
    last_at: float
    calls: deque[float] | None


@dataclass(slots=True)
class Flight:
    """A call on its way: it arrives at the instant `by` at the latest, and perhaps only then."""

    by: float


@dataclass(slots=True)
class Pace:
    """Remembers recent calls, and says when the next one may go.

    Memory holds only chats called within the last group window and holds that still stand.
    """

    limits: Limits = field(default_factory=Limits)
    # In the order of their last calls; an OrderedDict drops its oldest entry at a constant cost.
    _chats: OrderedDict[int, _Chat] = field(default_factory=OrderedDict, init=False)
    _flights: deque[Flight] = field(default_factory=deque, init=False)
    _even_at: float = field(default=float("-inf"), init=False)
    _all_hold: float = field(default=float("-inf"), init=False)
    _holds: dict[int, float] = field(default_factory=dict, init=False)
    _hold_ends: list[tuple[float, int]] = field(default_factory=list, init=False)

    def ready_at(self, chat_id: int | None, now: float) -> float:
        """When the next call for the chat may go: `now` or later.

        With None: when the next call may go to a chat that has been quiet, so before that none can.
        """
        at = max(now, self._all_hold, self._room_at(now))
        if chat_id is None:
            return at
        at = max(at, self._holds.get(chat_id, at))
        chat = self._chats.get(chat_id)
        if chat is None:
            return at
        at = max(at, chat.paid_at - (self.limits.chat_burst - 1) * self.limits.chat_interval)
        if chat.calls is not None:
            at = max(at, _free_at(chat.calls, self.limits.group_window))
        return at

    def evenly_at(self, now: float) -> float:
        """When the next call may go if calls are to be spread evenly: so whoever comes finds room soon."""
        return max(now, self._even_at)

    def spent(self, chat_id: int | None, now: float) -> Flight:
        """Count a call (a message or an edit) that starts now; one made too early delays the next.

        With None: a call that only the pace of all chats counts, such as a reaction.
        """
        flight = Flight(now + self.limits.all_slack)
        self._flights.append(flight)
        # Who is late catches up, or each timer's lateness would slow down all; but not by so many at once
        # that whoever comes finds no room for long. After a pause who comes begins anew.
        paused = now - self._even_at >= self.limits.all_window
        begin = now if paused else max(self._even_at, now - CATCH_UP)
        self._even_at = begin + self.limits.all_window / self.limits.all_calls
        if chat_id is None:
            return flight
        chat = self._chats.setdefault(chat_id, self._new_chat(chat_id, now))
        self._chats.move_to_end(chat_id)
        chat.paid_at = max(chat.paid_at, now) + self.limits.chat_interval
        chat.last_at = now
        if chat.calls is not None:
            chat.calls.append(now)
        self._forget(now)
        return flight

    @staticmethod
    def arrived(flight: Flight, now: float) -> None:
        """A call was answered: its second over there began before now, and is over so much sooner."""
        flight.by = min(flight.by, now)

    def hold(self, chat_id: int | None, until: float) -> None:
        """Let nothing go before `until` to the chat, or to anyone with None; the longest hold counts."""
        if chat_id is None:
            self._all_hold = max(self._all_hold, until)
        elif until > self._holds.get(chat_id, float("-inf")):
            self._holds[chat_id] = until
            heapq.heappush(self._hold_ends, (until, chat_id))

    def _room_at(self, now: float) -> float:
        """When a window of all chats, which begins with a call's arrival, has room for one more.

        A call without an answer may be arriving only now: the process may have stood still before it left.
        """
        window, flights = self.limits.all_window, self._flights
        while flights and flights[0].by + window <= now:
            flights.popleft()
        beyond = len(flights) - self.limits.all_calls
        return sorted(min(flight.by, now) for flight in flights)[beyond] + window if beyond >= 0 else now

    def _new_chat(self, chat_id: int, now: float) -> _Chat:
        # Groups, supergroups and channels have negative ids.
        calls = deque[float](maxlen=self.limits.group_calls) if chat_id < 0 else None
        return _Chat(paid_at=now, last_at=now, calls=calls)

    def _forget(self, now: float) -> None:
        """Drop what no longer delays anything; each entry is dropped once, so the cost is constant."""
        while self._hold_ends and self._hold_ends[0][0] <= now:
            _, chat_id = heapq.heappop(self._hold_ends)
            if self._holds.get(chat_id, now) <= now:
                self._holds.pop(chat_id, None)
        while self._chats:
            chat_id, chat = next(iter(self._chats.items()))
            if max(chat.last_at + self.limits.group_window, chat.paid_at) > now:
                break
            del self._chats[chat_id]


def _free_at(calls: deque[float], window: float) -> float:
    """When a sliding window of as many calls as the deque can hold has room for one more."""
    return calls[0] + window if len(calls) == calls.maxlen else float("-inf")
