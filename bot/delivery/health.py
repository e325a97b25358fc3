"""How the bot is doing, kept in a file beside the database for `viva status` and for supervisors."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.delivery.clock import real_now
from bot.delivery.redaction import word_discreetly
from bot.json_form import JsonForm

log = logging.getLogger(__name__)

WRITE_SECONDS = 5.0
"""How often the file is written; a bot that is not seen for some such times is in trouble."""

FULL_FETCH = 100
"""Telegram gives no more updates at a time; so many mean that others wait."""

LONGEST_WHY = 300


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that goes wrong, or went wrong: since when, and why, without secrets."""

    at: datetime
    why: str


@dataclass(slots=True)
class Health:
    """What only the running bot knows; instants are those of the machine's clock."""

    bot: str = ""
    pid: int = field(default_factory=os.getpid)
    started_at: datetime = field(default_factory=real_now)
    seen_at: datetime = field(default_factory=real_now)
    ended_at: datetime | None = None
    unreachable: Trouble | None = None
    """Since when no updates can be fetched from Telegram."""
    refused: Trouble | None = None
    """Since when the database takes nothing."""
    decks: Trouble | None = None
    """Since when there are decks with errors, or no decks can be read."""
    last_error: Trouble | None = None
    """The last one that has no field of its own here."""
    in_hand: int = 0
    """How many updates are fetched and not yet committed."""
    more_wait: bool = False
    """Whether others wait at Telegram behind those."""
    behind_seconds: float | None = None
    """How old the latest message was when it was dealt with."""
    handled: int = 0
    """How many updates this run has dealt with."""

    def fetched(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Telegram gave updates, or had none."""
        self.unreachable = None
        self.in_hand = len(updates)
        self.more_wait = len(updates) >= FULL_FETCH

    def committed(self, updates: Sequence[Mapping[str, Any]], now: datetime) -> None:
        """The updates in hand are dealt with."""
        self.in_hand = 0
        self.handled += len(updates)
        dates = [date for update in updates if (date := _date_of(update)) is not None]
        if dates:
            self.behind_seconds = max(0.0, now.timestamp() - max(dates))

    def could_not_fetch(self, why: str) -> None:
        """Telegram can't be reached, or gives no updates."""
        self.unreachable = self.unreachable or _trouble(why)

    def wrote(self) -> None:
        """What there was to write is written, be it a sign of life alone."""
        self.refused = None

    def could_not_write(self, why: str) -> None:
        """The database takes nothing."""
        self.refused = self.refused or _trouble(why)

    def could_not_take_up(self, why: str) -> None:
        """Some decks can't be taken up as they are now."""
        self.decks = Trouble(self.decks.at, _shorten(why)) if self.decks is not None else _trouble(why)

    def took_up(self) -> None:
        """All decks are taken up."""
        self.decks = None


HAS_ITS_FIELD = {"has_its_field": True}
"""The `extra` of an error that stands in a field of its own, for as long as it lasts."""

HEALTH = JsonForm(Health)


class HealthFile(logging.Handler):
    """Keeps the file, from entering to leaving; as a handler of the log it remembers the last error."""

    def __init__(self, path: Path | None) -> None:
        """Keep it at a path; without one nothing is written."""
        super().__init__(logging.ERROR)
        self._path = path
        self._writable = True
        self.health = Health()

    def __enter__(self) -> Self:
        """Begin a run; the last error of the run before is taken over."""
        before = read_health(self._path) if self._path is not None else None
        if before is not None:
            self.health.last_error = before.last_error
        logging.getLogger().addHandler(self)
        self._write(self._text())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the run, and say so in the file."""
        logging.getLogger().removeHandler(self)
        self.health.ended_at = real_now()
        self._write(self._text())

    def emit(self, record: logging.LogRecord) -> None:
        """Remember an error."""
        if getattr(record, "has_its_field", False):
            return
        at = datetime.fromtimestamp(record.created, UTC)
        self.health.last_error = Trouble(at=at, why=_shorten(word_discreetly(record)))

    async def run(self) -> None:
        """Write the file now and then until cancelled."""
        while True:
            await asyncio.to_thread(self._write, self._text())
            await asyncio.sleep(WRITE_SECONDS)

    def _text(self) -> str:
        self.health.seen_at = real_now()
        return HEALTH.write(self.health, indent=2) + "\n"

    def _write(self, text: str) -> None:
        """Put another file in its place, so that nobody reads half of one."""
        if self._path is None:
            return
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            beside.write_text(text, "utf-8")
            beside.replace(self._path)
        except OSError as error:
            if self._writable:
                log.warning("the health file can't be written: %s", error)
            self._writable = False
        else:
            self._writable = True


def health_beside(database: Path) -> Path:
    """Where the bot on a database tells how it is doing."""
    return database.with_name(f"{database.name}.health.json")


def read_health(path: Path) -> Health | None:
    """What the last bot told there; `None` if it told nothing that can be read."""
    try:
        return HEALTH.read(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _trouble(why: str) -> Trouble:
    return Trouble(at=real_now(), why=_shorten(why))


def _shorten(why: str) -> str:
    return why[:LONGEST_WHY]


def _date_of(update: Mapping[str, Any]) -> int | None:
    """When an update's message was written; taps carry no time."""
    message = update.get("message")
    date = message.get("date") if isinstance(message, dict) else None
    return date if isinstance(date, int) else None
