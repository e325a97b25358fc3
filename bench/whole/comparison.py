"""Viva's whole graded answer beside echo bots: processor time a message, and messages a second."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.whole.crowd import make_home
from bench.whole.processes import ROOT, SETTLE_SECONDS, Process, StandIn, bot, telegram
from bench.whole.rows import Row

LATENCY = 0.05
WARM_UP = 300
ROUNDS = 5

Messages = Callable[[int], Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot to measure: how it is started, and how many messages it gets without and with latency."""

    name: str
    command: tuple[str, ...]
    messages: int
    late_messages: int


PYTHON = sys.executable
AIOGRAM_PYTHON = str(ROOT / ".venv-aiogram" / "bin" / "python")
ECHO = (PYTHON, "-m", "bench.whole.echo_ptb")
PTB = Contender("python-telegram-bot echo, one at a time", (*ECHO, "1"), 600, 60)
CONCURRENT = tuple(
    Contender(f"python-telegram-bot echo, {many} at once", (*ECHO, str(many)), 400, 600) for many in (32, 64)
)
PTBS = (PTB, *CONCURRENT)
AIOGRAM = Contender("aiogram echo", (AIOGRAM_PYTHON, "-m", "bench.whole.echo_aiogram"), 800, 1200)
VIVA = Contender("Viva, whole graded answer", (PYTHON, "-m", "bench.whole.viva", "unlimited"), 800, 1200)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: CPU milliseconds a message, and messages a second without and with latency."""

    cpu: float
    rate: float
    late_rate: float


def measure(contender: Contender, folder: Path, messages: Messages) -> Measured:
    """Run a bot against a stand-in of its own."""
    folder.mkdir(exist_ok=True)
    with telegram() as stand_in, bot(stand_in, contender.command, folder) as process:
        process.settle()
        stand_in.give(messages(WARM_UP))
        cpu, rate = _run(stand_in, process, messages(contender.messages))
        told = stand_in.give(messages(contender.late_messages), latency=LATENCY)
        return Measured(cpu, rate, contender.late_messages / told.seconds)


def _run(stand_in: StandIn, process: Process, messages: Sequence[tuple[int, str]]) -> tuple[float, float]:
    time.sleep(SETTLE_SECONDS)
    before = process.cpu()
    told = stand_in.give(messages)
    time.sleep(SETTLE_SECONDS)
    return 1000 * (process.cpu() - before) / len(messages), len(messages) / told.seconds


def compare() -> list[Row]:
    """Measure all, each several times in turn, and return the medians.

    A ratio is taken within each turn, since the machine's own pace changes by a third from minute to minute.
    """
    contenders = (*PTBS, AIOGRAM, VIVA)
    runs: dict[Contender, list[Measured]] = {contender: [] for contender in contenders}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for turn in range(ROUNDS):
            home = make_home(folder / f"viva-{turn}", learners=3000)
            for contender in contenders:
                if contender is VIVA:
                    before = home.next_learner
                    runs[contender].append(measure(contender, home.folder, home.answers))
                    assert home.graded() == home.next_learner - before
                else:
                    runs[contender].append(measure(contender, folder / "echo", home_free))
    rows = []
    middle = {name: _middle(measured) for name, measured in runs.items()}
    for contender, one in middle.items():
        rows += [
            Row(contender.name, "CPU a message", one.cpu, "ms"),
            Row(contender.name, "messages, no latency", one.rate, "/s"),
            Row(contender.name, "messages, 50 ms latency", one.late_rate, "/s"),
        ]
    turns = [dict(zip(runs, turn, strict=True)) for turn in zip(*runs.values(), strict=True)]
    cpu = median(turn[VIVA].cpu / turn[PTB].cpu for turn in turns)
    of_aiogram = median(turn[VIVA].late_rate / turn[AIOGRAM].late_rate for turn in turns)
    of_best = median(turn[VIVA].late_rate / max(turn[one].late_rate for one in PTBS) for turn in turns)
    name = "Viva against echoes"
    return [
        *rows,
        Row(name, "CPU, of python-telegram-bot's", cpu, "×", most=1.25),
        Row(name, "messages at 50 ms, of aiogram's", of_aiogram, "×", least=0.6),
        Row(name, "messages at 50 ms, of python-telegram-bot's best", of_best, "×", least=1.0),
    ]


def home_free(count: int) -> list[tuple[int, str]]:
    """Return what people write to an echo."""
    return [(2_000_000_000 + number, f"It was Nikolaev, I think, answer {number}") for number in range(count)]


def _middle(runs: Sequence[Measured]) -> Measured:
    return Measured(
        median(run.cpu for run in runs),
        median(run.rate for run in runs),
        median(run.late_rate for run in runs),
    )
