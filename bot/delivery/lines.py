"""The lines in which calls to Telegram wait, one for each chat, and what goes out of a line next.

Pure: a line takes rows of the outbox and gives departures. Past `MOST_SEPARATE` waiting messages they
leave as one, so that a chat that asks for much gets everything and still no more than its share of calls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from typing import Any

from bot.storage.outbox import Call, Lane, Waiting

MOST_SEPARATE = 5
"""So many waiting messages of a chat go out one by one; more are merged."""

MERGED_UNITS = 3_500
"""A merged text is at most this long, in UTF-16 units before parsing; Telegram takes 4,096 after."""

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Departure:
    """One call to make, for one or several rows; `superseded` rows need no call of their own."""

    call: Call
    rows: tuple[Waiting, ...]
    superseded: tuple[Waiting, ...] = ()


class Stage(Enum):
    """Where a line stands."""

    EMPTY = auto()
    LATER = auto()
    """Its chat's pace lets nothing go yet."""
    READY = auto()
    """It may go as soon as the pace of all chats lets it."""
    AWAY = auto()
    """A call is under way, or not yet recorded."""


@dataclass(slots=True)
class Line:
    """What waits for one chat, oldest first; the first `apart` rows go out one by one, never merged."""

    rows: deque[Waiting] = field(default_factory=deque)
    stage: Stage = Stage.EMPTY
    apart: int = 0

    @property
    def urgency(self) -> tuple[Lane, int]:
        """The most urgent lane among those waiting, as what is ahead of it must go first; then the age."""
        return min(row.call.lane for row in self.rows), self.rows[0].id


def depart(line: Line) -> Departure:
    """Take the next call out of a line; raises IndexError where the line is empty."""
    first = line.rows.popleft()
    if is_edit(first.call):
        return _coalesce_edits(line, first)
    apart, line.apart = line.apart, max(0, line.apart - 1)
    if apart or len(line.rows) < MOST_SEPARATE or not _can_merge(first.call):
        return Departure(first.call, (first,))
    merged = [first]
    length, kinds = _units(first.call.payload), _markup_kinds(first)
    while line.rows and _can_merge(line.rows[0].call) and _same_thread(line.rows[0], first):
        kinds |= _markup_kinds(line.rows[0])
        length += _units(line.rows[0].call.payload) + len(SEPARATOR)
        if length > MERGED_UNITS or len(kinds) > 1:
            break
        merged.append(line.rows.popleft())
    return Departure(_merge(merged), tuple(merged))


def put_back(line: Line, departure: Departure) -> None:
    """Put the rows of a call that did not get through back at the head of their line."""
    line.rows.extendleft(
        sorted((*departure.superseded, *departure.rows), key=lambda row: row.id, reverse=True)
    )


def give_back_apart(line: Line, departure: Departure) -> None:
    """Put merged rows back after Telegram refused them together: one by one the sound ones get through."""
    put_back(line, departure)
    line.apart = len(departure.rows)


def is_edit(call: Call) -> bool:
    """Tell whether a call changes a message rather than sending one."""
    return call.method.startswith("edit")


def _coalesce_edits(line: Line, first: Waiting) -> Departure:
    """Let the latest waiting edit of the same kind and message stand for the earlier ones."""
    same = [row for row in line.rows if row.call.method == first.call.method and _same_target(row, first)]
    if not same:
        return Departure(first.call, (first,))
    latest = same[-1]
    for row in same:
        line.rows.remove(row)
    return Departure(latest.call, (latest,), (first, *same[:-1]))


def _same_target(one: Waiting, other: Waiting) -> bool:
    return (one.call.edits, one.call.payload.get("message_id")) == (
        other.call.edits,
        other.call.payload.get("message_id"),
    )


def _same_thread(one: Waiting, other: Waiting) -> bool:
    return one.call.payload.get("message_thread_id") == other.call.payload.get("message_thread_id")


def _can_merge(call: Call) -> bool:
    return call.method == "sendMessage" and call.payload.get("parse_mode") == "HTML"


def _markup_kinds(row: Waiting) -> set[bool]:
    """Tell whether a row's markup is its own buttons or the chat's keys: neither stands for the other."""
    markup = row.call.payload.get("reply_markup")
    return {"inline_keyboard" in markup} if markup else set()


def _merge(rows: list[Waiting]) -> Call:
    """Join messages into one text, each wording once in a row; the last buttons stand under it."""
    payload: dict[str, Any] = dict(rows[-1].call.payload)
    texts = [str(row.call.payload["text"]) for row in rows]
    payload["text"] = SEPARATOR.join(text for text, _ in groupby(texts))
    for row in reversed(rows):
        if "reply_markup" in row.call.payload:
            payload["reply_markup"] = row.call.payload["reply_markup"]
            break
    return Call(rows[0].call.chat_id, "sendMessage", payload, min(row.call.lane for row in rows))


def _units(payload: Mapping[str, Any]) -> int:
    return len(str(payload["text"]).encode("utf-16-le")) // 2
