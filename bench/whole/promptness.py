"""How soon an answer is replied to: alone, and when five hundred come within two seconds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from bench.whole.comparison import VIVA
from bench.whole.crowd import make_home
from bench.whole.processes import SETTLE_SECONDS, bot, telegram
from bench.whole.rows import Row

ALONE, ALONE_SECONDS = 240, 12.0
BURST, BURST_SECONDS = 500, 2.0


def measure_promptness() -> list[Row]:
    """Measure the bot within Telegram's limits."""
    with tempfile.TemporaryDirectory() as scratch:
        home = make_home(Path(scratch) / "viva", learners=1000)
        command = VIVA.command[:-1]  # without "unlimited"
        with telegram() as stand_in, bot(stand_in, command, home.folder) as process:
            process.settle()
            stand_in.give(home.answers(50), seconds=2.5)
            time.sleep(SETTLE_SECONDS)
            alone = stand_in.give(home.answers(ALONE), seconds=ALONE_SECONDS)
            time.sleep(SETTLE_SECONDS)
            burst = stand_in.give(home.answers(BURST), seconds=BURST_SECONDS)
    median, late = _percentiles(alone.delays)
    return [
        Row("An answer alone", "until the reply, median", 1000 * median, "ms", most=15),
        Row("An answer alone", "until the reply, 99th percentile", 1000 * late, "ms", most=60),
        Row(
            "500 answers in 2 s",
            "until committed, 99th percentile",
            1000 * _percentiles(burst.commits)[1],
            "ms",
            most=1000,
        ),
        Row("500 answers in 2 s", "all replied to, at Telegram's pace", burst.seconds, "s"),
    ]


def _percentiles(delays: Sequence[float]) -> tuple[float, float]:
    """The median and the 99th percentile."""
    cuts = quantiles(delays, n=100)
    return cuts[49], cuts[98]
