"""What an answer costs as cards, learners and past answers grow in number: it should stay the same."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.whole.comparison import VIVA
from bench.whole.crowd import make_home
from bench.whole.processes import SETTLE_SECONDS, bot, telegram
from bench.whole.rows import Row

SIZES = (100, 10_000, 1_000_000)
SUBJECT = "Cards, learners and past answers"
DELAY, CPU = "until the reply, median", "CPU an answer alone"
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
            running[size] = stand_in, home, process
        spent = dict.fromkeys(SIZES, 0.0)
        for _ in range(ROUNDS):
            for size, (stand_in, home, process) in running.items():
                before = process.cpu()
                delays[size] += stand_in.give(home.answers(ANSWERS), seconds=SECONDS).delays
                time.sleep(SETTLE_SECONDS)
                spent[size] += process.cpu() - before
    middle = {size: 1000 * median(found) for size, found in delays.items()}
    rows = [Row(SUBJECT, f"{size:,} of each: {DELAY}", middle[size], "ms") for size in SIZES]
    rows.append(Row(SUBJECT, "most over least", _spread(middle), "×", most=1.2))
    cpu = {size: 1000 * seconds / (ROUNDS * ANSWERS) for size, seconds in spent.items()}
    rows += [Row(SUBJECT, f"{size:,} of each: {CPU}", cpu[size], "ms") for size in SIZES]
    return [*rows, Row(SUBJECT, "CPU, most over least", _spread(cpu), "×", most=1.2)]


def _spread(values: dict[int, float]) -> float:
    return max(values.values()) / min(values.values())
