"""`viva status`: how the bot is doing, for people and for supervisors."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from bot.cli.printing import show
from bot.config import read_settings
from bot.delivery.clock import real_now
from bot.delivery.health import WRITE_SECONDS, Health, Trouble, health_beside, read_health
from bot.delivery.watchdog import last_words, note_beside
from bot.json_form import write_instant
from bot.storage.condition import Condition, has_wal_reset_defect, look_at
from bot.storage.database import HEAD, Database
from bot.storage.file import DatabaseError, FileLock, is_there, sqlite_file, word_fault

UNSEEN = timedelta(seconds=6 * WRITE_SECONDS)
"""A bot that has not shown itself for so long is in trouble."""

UNREACHABLE = timedelta(seconds=30)
"""Telegram may be out of reach for so long before that counts as trouble."""

STARTING = "A bot is starting, and tells nothing of itself yet; its log tells what it waits for."

DEFECT_IS_HARMLESS = (
    "has the WAL-reset defect, harmless here: only the bot's one writing connection empties the log"
)


class State(StrEnum):
    """What a supervisor wants to know."""

    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    NOT_RUNNING = "not running"


EXIT_CODES = {State.HEALTHY: 0, State.UNHEALTHY: 1, State.NOT_RUNNING: 3}


@dataclass(frozen=True, slots=True)
class Status:
    """All that is known; `problems` are sentences."""

    state: State
    problems: list[str]
    file: str
    health: Health | None = None
    condition: Condition | None = None
    blocked_at: str | None = None
    sqlite: str = field(default=sqlite3.sqlite_version)
    wal_reset_defect: bool = field(default_factory=has_wal_reset_defect)


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Tell how the bot is doing: what it handled last, what waits, what went wrong.

    The exit code is 0 when it is healthy, 1 when it is not, and 3 when no bot is running.
    """
    found = asyncio.run(find_status(read_settings().database, real_now()))
    typer.echo(to_json(found).encode() if as_json else describe(found, real_now()))
    raise typer.Exit(EXIT_CODES[found.state])


async def find_status(url: str, now: datetime) -> Status:
    """Look at the database, at its lock and at what the bot tells of itself, disturbing none of them."""
    file = sqlite_file(url)
    is_missing = not is_there(file)
    running = FileLock(file).is_held
    health = read_health(health_beside(file))
    problems = judge(health, now) if running else []
    if is_missing and not running:
        since = f"it was there at {_time(health.seen_at)}" if health else "no bot has been started on it"
        problems.append(f"There is no database {file.absolute()}: {since}.")
    if not running and health is not None and health.ended_at is None:
        problems.append(f"The last run was cut off; it was last seen at {_time(health.seen_at)}.")
    blocked_at = last_words(note_beside(file))
    if blocked_at is not None:
        problems.append(f"The last run was blocked, and ended by its watchdog, at {blocked_at}.")
    try:
        condition = None if is_missing else await _look(url, now)
    except DatabaseError as error:
        condition = None
        problems.append(str(error))
    state = State.UNHEALTHY if running and problems else State.HEALTHY if running else State.NOT_RUNNING
    return Status(state, problems, str(file), health, condition, blocked_at)


def judge(health: Health | None, now: datetime) -> list[str]:
    """Say what is wrong with a bot that runs."""
    if health is None or health.ended_at is not None:  # so far nothing, or only the run before
        return [STARTING]
    problems = []
    if now - health.seen_at > UNSEEN:
        hidden = _span(now - health.seen_at)
        problems.append(f"The bot has not shown itself for {hidden}; its log tells what it waits for.")
    if health.refused is not None:
        problems.append(f"The database takes nothing since {_time(health.refused.at)}: {health.refused.why}.")
    if health.unreachable is not None and now - health.unreachable.at > UNREACHABLE:
        problems.append(
            f"Telegram is out of reach since {_time(health.unreachable.at)}: {health.unreachable.why}."
        )
    return problems


async def _look(url: str, now: datetime) -> Condition:
    database = Database(url, beside=True)
    try:
        revision = await database.revision()
        if revision is None:
            raise DatabaseError("The database has nothing in it that a bot has written.")
        if revision != HEAD:
            kind, todo = (
                ("an older", "`viva db upgrade` mends that")
                if revision < HEAD
                else ("a newer", "update Viva")
            )
            raise DatabaseError(f"The database is of {kind} Viva (schema {revision}, not {HEAD}): {todo}.")
        return await look_at(database, now)
    except DBAPIError as error:
        raise DatabaseError(f"The database can't be read: {word_fault(error.orig)}.") from None
    except sqlite3.Error as error:
        raise DatabaseError(f"The database can't be read: {word_fault(error)}.") from None
    finally:
        await database.close()


def to_json(found: Status) -> str:
    """Return a status as `--json` prints it."""
    data = asdict(found)
    if found.condition is not None:
        data["condition"]["waiting"] = {lane.name.lower(): n for lane, n in found.condition.waiting.items()}
    return json.dumps(data, ensure_ascii=False, indent=2, default=write_instant)


def describe(found: Status, now: datetime) -> str:
    """Return a status as a person reads it."""
    lines = [f"Viva is {found.state}.", *found.problems]
    if found.health is not None:
        lines += _describe_health(found.health, now, running=found.state is not State.NOT_RUNNING)
        if found.health.last_error is not None:
            lines.append(_describe_error(found, found.health.last_error, now))
    if found.condition is not None:
        lines += _describe_condition(found.condition, now)
    defect = f" {DEFECT_IS_HARMLESS}" if found.wal_reset_defect else ""
    return "\n".join([*lines, f"SQLite: {found.sqlite}{defect}"])


def _describe_health(health: Health, now: datetime, *, running: bool) -> list[str]:
    lines = []
    if running:
        waiting = f"{health.in_hand} in hand{', and more at Telegram' if health.more_wait else ''}"
        behind = f", {health.behind_seconds:.0f} s behind" if health.behind_seconds is not None else ""
        since = "in reach"
        if health.unreachable is not None:
            since = f"out of reach since {_time(health.unreachable.at)}: {show(health.unreachable.why)}"
        lines = [
            f"Bot: {health.bot}, process {health.pid}, running for {_span(now - health.started_at)}",
            f"Telegram: {since}",
            f"Updates: {health.handled:,} handled in this run, {waiting}{behind}",
            _describe_decks(health.decks),
        ]
    return lines


def _describe_decks(wrong: Trouble | None) -> str:
    """Return how the decks are; errors in one make no bot unhealthy, as no supervisor can mend them."""
    if wrong is None:
        return "Decks: all taken up"
    first, *others = wrong.why.splitlines()
    more = " (and more; `viva check` tells all)" if others else ""
    return f"Decks: not all taken up since {_time(wrong.at)}: {show(first)}{more}"


def _describe_error(found: Status, error: Trouble, now: datetime) -> str:
    """Return the last error with its time, and whether things have gone well since."""
    handled = found.condition.last_handled if found.condition is not None else None
    well = found.state is State.HEALTHY and handled is not None and handled > error.at
    since = " (updates were handled since)" if well else ""
    return f"Last error: {_time(error.at)}, {_span(now - error.at)} ago{since}, {show(error.why)}"


def _describe_condition(condition: Condition, now: datetime) -> list[str]:
    last = f"{_time(condition.last_handled)}" if condition.last_handled else "none yet"
    lanes = ", ".join(f"{count:,} {lane.name.lower()}" for lane, count in condition.waiting.items())
    oldest = f"; the oldest for {_span(now - condition.oldest_waiting)}" if condition.oldest_waiting else ""
    due = _time(condition.next_due) if condition.next_due else "nothing"
    sizes = f"{_megabytes(condition.size)}, log {_megabytes(condition.log_size)}"
    return [
        f"Last update: {last}",
        f"Outbox: {f'{lanes} waiting{oldest}' if lanes else 'empty'}",
        f"Errands: {condition.errands:,}",
        f"Next due: {due}",
        f"Database: {sizes}, schema {condition.schema}",
    ]


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _span(span: timedelta) -> str:
    return str(timedelta(seconds=max(0, round(span.total_seconds()))))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
