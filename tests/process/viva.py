"""The command `viva` as a process of its own, in a folder of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.playground.server import Playground

TOKEN = Playground.token
LOOK_SECONDS = 0.003

KIROV = """\
# Kirov

### Who shot Sergei Kirov? {#assassin}

- Leonid **Nikolaev**
"""


async def eventually(holds: Callable[[], bool], within: float = 20.0) -> None:
    """Return once a condition holds; TimeoutError if it is too late."""
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(LOOK_SECONDS)


VIVA = ("-m", "bot")

NOT_PASSED_ON = ("TELEGRAM_", "VIVA_", "COVERAGE_")
"""What of our environment a started `viva` must not see; coverage would slow its start."""


@dataclass
class Home:
    """A folder with a deck, in which `viva` is run."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the deck."""
        (self.folder / "content").mkdir(exist_ok=True)
        (self.folder / "content" / "kirov.md").write_text(KIROV, "utf-8")

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / "data" / "viva.sqlite3"

    def connected_to(self, telegram: Playground) -> Home:
        """The same, with a token for this stand-in."""
        self.settings |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
        return self

    async def start(self, *args: str, program: Sequence[str] = VIVA) -> Running:
        """Start `viva`, or a program like it, with these arguments."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *program, *args),
            cwd=self.folder,
            env=kept | self.settings,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        return Running(process)

    @asynccontextmanager
    async def running(self, *args: str, program: Sequence[str] = VIVA) -> AsyncIterator[Running]:
        """Run `viva`; it is killed at the end if it has not ended before."""
        viva = await self.start(*args, program=program)
        try:
            yield viva
        finally:
            await viva.kill()

    async def fails(self, *args: str, within: float = 20.0) -> str:
        """Run `viva`, which ends by itself with one clear sentence and no traceback; returns the sentence."""
        async with self.running(*args) as viva:
            async with asyncio.timeout(within):
                code = await viva.ended()
            said = viva.err.strip()
        assert code == 1, (code, said)
        assert "Traceback" not in said, said
        lines = [line for line in said.splitlines() if " level=INFO " not in line]
        assert lines, "it ended without a word"
        assert lines[0].startswith("viva: "), said
        return "\n".join(lines)

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the database beside a running bot; nothing while there is none yet."""
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as connection:
            try:
                return connection.execute(sql, values).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return []
                raise


class Running:
    """A process of `viva`, and what it has said so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Read what it says from now on."""
        self._process = process
        self.out = self.err = ""
        assert process.stdout is not None
        assert process.stderr is not None
        self._readers = (
            asyncio.create_task(self._read(process.stdout, "out")),
            asyncio.create_task(self._read(process.stderr, "err")),
        )

    async def _read(self, stream: asyncio.StreamReader, name: str) -> None:
        while chunk := await stream.read(65_536):
            setattr(self, name, getattr(self, name) + chunk.decode())

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    async def says(self, pattern: str, within: float = 20.0) -> re.Match[str]:
        """Wait until it has said something on either stream."""
        await eventually(lambda: bool(re.search(pattern, self.out + self.err)) or self.has_ended, within)
        found = re.search(pattern, self.out + self.err)
        assert found is not None, f"it ended:\n{self.out}{self.err}"
        return found

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended."""
        return self._process.returncode is not None

    async def ended(self) -> int:
        """Wait for its end; returns the exit code. Whatever it said, the token was not in it."""
        code = await self._process.wait()
        await asyncio.gather(*self._readers)
        assert TOKEN not in self.out + self.err
        assert TOKEN.partition(":")[2] not in self.out + self.err
        return code

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask it to end; returns the exit code, and the seconds it took."""
        begun = time.monotonic()
        self._process.send_signal(how)
        async with asyncio.timeout(20):
            return await self.ended(), time.monotonic() - begun

    async def kill(self) -> None:
        """End it with SIGKILL, if it runs."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()
