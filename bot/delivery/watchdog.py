"""The watchdog: ends a process whose event loop is blocked, so that it can be started anew.

A handler that waits too long is cut off by its time limit; one that computes for ever, even inside C code
that lets no other thread run, is not. So two alarms of the system's are wound up again and again by the loop
itself: when the loop stops, one writes down where, and ends the process. The first runs by the process's own
CPU time, so that a crowded machine, which gives it none, is not taken for a blocked loop.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import re
import signal
from pathlib import Path

from bot.delivery.redaction import MOST_PLACES, shorten
from bot.delivery.runner import Beside, Mail

log = logging.getLogger(__name__)

BLOCKED_SECONDS = 10.0
"""So much CPU time may a step of the loop take; a batch takes hundredths of a second, a first card one."""

STUCK_SECONDS = 60.0
"""So long may the loop be blocked by something that takes no CPU time, such as a disk that has gone."""

ALARMS = {signal.SIGPROF: signal.ITIMER_PROF, signal.SIGALRM: signal.ITIMER_REAL}

_FRAME = re.compile(r'File "(.+)", line (\d+) in (.+)')


def note_beside(database: Path) -> Path:
    """Where the watchdog of the bot on a database leaves its last words."""
    return database.with_name(f"{database.name}.blocked")


def last_words(note: Path) -> str | None:
    """Where the process was blocked that the watchdog ended last, innermost first; `None` if it never was."""
    try:
        frames = _FRAME.findall(note.read_text("utf-8", "replace"))
    except FileNotFoundError:
        return None
    return " < ".join(f"{shorten(file)}:{line} {name}" for file, line, name in frames[:MOST_PLACES]) or None


def watch_loop(note: Path) -> Beside:
    """Return the task that keeps the watchdog quiet; once it stops, the process dies of an alarm."""

    async def wind_up(_: Mail) -> None:
        blocked = last_words(note)
        if blocked is not None:
            log.error("the run before was blocked, and ended by its watchdog, at %s", blocked)
        with note.open("w", encoding="utf-8") as file:
            # Chained to what the system does at an alarm, which is to end the process.
            for alarm in ALARMS:
                faulthandler.register(alarm, file=file, all_threads=False, chain=True)
            try:
                while True:
                    signal.setitimer(signal.ITIMER_PROF, BLOCKED_SECONDS)
                    signal.setitimer(signal.ITIMER_REAL, STUCK_SECONDS)
                    await asyncio.sleep(BLOCKED_SECONDS / 10)
            finally:
                for alarm, timer in ALARMS.items():
                    signal.setitimer(timer, 0)
                    faulthandler.unregister(alarm)

    return wind_up
