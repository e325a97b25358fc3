"""The processes of a measurement: the stand-in for Telegram, and the bots that talk to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.whole.telegram import TOKEN

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
SETTLE_SECONDS = 0.3
"""After the last reply a bot may still be writing down what it sent."""


@dataclass(frozen=True, slots=True)
class Process:
    """A running process, by its id."""

    pid: int

    def cpu(self) -> float:
        """The processor time it has used so far, in seconds, all threads together."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """The memory it has in use, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def settle(self) -> None:
        """Wait until it has nothing to do."""
        busy = True
        while busy:
            before = self.cpu()
            time.sleep(SETTLE_SECONDS)
            busy = self.cpu() - before > SETTLE_SECONDS / 10


@dataclass(frozen=True, slots=True)
class Told:
    """What the stand-in tells of messages that were all replied to; seconds.

    `delays` last until the first reply, `commits` until the bot confirmed the message.
    """

    seconds: float
    delays: Sequence[float]
    commits: Sequence[float]
    refused: int


@dataclass(frozen=True, slots=True)
class StandIn(Process):
    """The stand-in for Telegram."""

    url: str

    def ask(self, command: str, **values: object) -> Any:
        """Have it do something, and return what it says."""
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{self.url}/bench/{command}",
            json.dumps(values).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=120) as reply:  # noqa: S310 - our own server
            return json.load(reply)

    def until_polled(self) -> float:
        """Wait for a bot's first fetch; returns when it came, by the monotonic clock."""
        while not (at := self.ask("first_poll")):
            time.sleep(0.02)
        return float(at)

    def give(self, messages: Sequence[tuple[int, str]], latency: float = 0.0, seconds: float = 0.0) -> Told:
        """Have people write, and wait until each has a reply; nothing may be refused."""
        self.ask("give", messages=messages, latency=latency, seconds=seconds)
        told = Told(**self.ask("wait"))
        assert not told.refused, f"{told.refused} messages were refused"
        return told


@contextmanager
def telegram() -> Iterator[StandIn]:
    """Run a stand-in."""
    command = [sys.executable, "-m", "bench.whole.telegram"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
    assert process.stdout is not None
    try:
        yield StandIn(process.pid, f"http://127.0.0.1:{process.stdout.readline().strip()}")
    finally:
        process.kill()
        process.wait()


@contextmanager
def bot(
    stand_in: StandIn, command: Sequence[str], folder: Path, settings: Mapping[str, str] | None = None
) -> Iterator[Process]:
    """Run a bot until it has fetched once, and then as long as it is needed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VIVA_")}
    environment |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": stand_in.url, "PYTHONPATH": str(ROOT)}
    log = folder / "log.txt"
    with log.open("w") as told:
        process = subprocess.Popen(  # noqa: S603 - our own bots
            command, cwd=folder, env=environment | dict(settings or {}), stdout=told, stderr=told
        )
    try:
        stand_in.until_polled()
        yield Process(process.pid)
        assert process.poll() is None, log.read_text()
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
