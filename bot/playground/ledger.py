"""What passed between the bot and the stand-in, for those who want to check it afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.requests import Call, Upload


@dataclass(frozen=True, slots=True)
class Entry:
    """One call of the bot: when it came and was answered (Unix time, the playground's clock), and how.

    `status` is 0 where it was not carried out; `arrived` is false where no reply reached the bot.
    """

    came: float
    at: float
    call: Call
    status: int
    answer: dict[str, Any]
    arrived: bool = True


@dataclass(slots=True)
class Handout:
    """How often an update was handed out, from when on, and when (first) and how often it was confirmed."""

    update: dict[str, Any]
    first_at: float
    times: int = 0
    confirmed_at: float | None = None
    confirmed_times: int = 0


class Ledger:
    """Tells every call to those who listen; what it keeps, it keeps in a file."""

    def __init__(self, path: Path | None = None) -> None:
        """Add to the file, if there is to be one, a line of JSON for each call."""
        self.listeners: list[Callable[[Entry], None]] = []
        self._file = path.open("a", encoding="utf-8") if path is not None else None

    def record(self, entry: Entry) -> None:
        """Write the entry down so that it survives us, and tell the listeners."""
        if self._file is not None:
            self._file.write(_as_line(entry))
            self._file.flush()
        for tell in self.listeners:
            tell(entry)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


def read_ledger(path: Path) -> list[Entry]:
    """The entries of a ledger's file, in their order; a last line that was cut off is left out."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    return [_from_line(line) for line in lines if line.endswith("\n")]


def handed_out(entries: Iterable[Entry]) -> dict[int, Handout]:
    """What became of each update: those in replies that were lost count too, as Telegram counts them."""
    found: dict[int, Handout] = {}
    open_ids: set[int] = set()
    for entry in entries:
        if entry.call.method.lower() != "getupdates" or entry.status != 200:  # noqa: PLR2004 - HTTP
            continue
        offset = entry.call.integer("offset")
        for update_id in [known for known in open_ids if known < offset]:
            handout = found[update_id]
            handout.confirmed_at = entry.came if handout.confirmed_at is None else handout.confirmed_at
            handout.confirmed_times += 1
            open_ids.discard(update_id)
        for update in entry.answer["result"]:
            handout = found.setdefault(update["update_id"], Handout(update, entry.at))
            handout.times += 1
            open_ids.add(update["update_id"])
    return found


def _as_line(entry: Entry) -> str:
    uploads = {name: {"name": upload.name} for name, upload in entry.call.uploads.items()}
    call = {"method": entry.call.method, "values": dict(entry.call.values), "uploads": uploads}
    body = {"came": entry.came, "at": entry.at, "call": call, "status": entry.status}
    return json.dumps({**body, "answer": entry.answer, "arrived": entry.arrived}) + "\n"


def _from_line(line: str) -> Entry:
    body = json.loads(line)
    uploads = {name: Upload(upload["name"], b"") for name, upload in body["call"]["uploads"].items()}
    return Entry(**{**body, "call": Call(body["call"]["method"], body["call"]["values"], uploads)})
