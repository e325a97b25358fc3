"""What an answer costs as cards, learners and past answers grow in number: it should stay the same."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.whole.comparison import VIVA
from bench.whole.crowd import make_home
from bench.whole.processes import bot, telegram
from bench.whole.rows import Row

SIZES = (100, 10_000, 1_000_000)
WARM_UP, ANSWERS, ROUNDS = 20, 5, 15
SECONDS = 0.3


def measure_growth() -> list[Row]:
    """Measure bots of each size in turn, answer by answer, with all of them running."""
    delays: dict[int, list[float]] = {size: [] for size in SIZES}
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        running = {}
        for size in SIZES:
            home = make_home(Path(scratch) / str(size), learners=size, cards=size, answers=size)
            stand_in = stack.enter_context(telegram())
            process = stack.enter_context(bot(stand_in, VIVA.command, home.folder))
            process.settle()
            stand_in.give(home.answers(WARM_UP), seconds=SECONDS)
            running[size] = stand_in, home
        for _ in range(ROUNDS):
            for size, (stand_in, home) in running.items():
                delays[size] += stand_in.give(home.answers(ANSWERS), seconds=SECONDS).delays
    middle = {size: 1000 * median(found) for size, found in delays.items()}
    subject = "Cards, learners and past answers"
    rows = [Row(subject, f"{size:,} of each: until the reply, median", middle[size], "ms") for size in SIZES]
    ratio = max(middle.values()) / min(middle.values())
    return [*rows, Row(subject, "most over least", ratio, "×", most=1.2)]
