"""How soon a bot fetches after its process starts, and how much memory it takes when idle."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.whole.crowd import Home, make_home
from bench.whole.processes import bot, telegram
from bench.whole.rows import Row

STARTS = 3
RUN = (sys.executable, "-m", "bot", "run")
PROBE_SECONDS = 4.0
"""A starting bot watches three seconds for another one before it is idle."""


def measure_start() -> list[Row]:
    """Measure the bot as `viva run` starts it, with few cards and with many."""
    rows = []
    for subject, cards, seconds, memory in (
        ("A start", 0, 1.0, 90),
        ("A start, 100,000 cards in 1,000 decks", 100_000, 1.5, 110),
    ):
        with tempfile.TemporaryDirectory() as scratch:
            home = make_home(Path(scratch) / "viva", learners=100, cards=cards)
            starts = [_start(home) for _ in range(STARTS)]
        rows += [
            Row(subject, "until the first fetch", median(start[0] for start in starts), "s", most=seconds),
            Row(subject, "idle memory", median(start[1] for start in starts), "MB", most=memory),
        ]
    return rows


def _start(home: Home) -> tuple[float, float]:
    """Start a bot; returns the seconds until its first fetch, and its memory once it has answered."""
    with telegram() as stand_in:
        begun = time.monotonic()
        with bot(stand_in, RUN, home.folder) as process:
            seconds = stand_in.until_polled() - begun
            time.sleep(PROBE_SECONDS)
            process.settle()
            stand_in.give(home.answers(10))
            process.settle()
            return seconds, process.memory()
