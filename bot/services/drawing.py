"""Drawing in a process of its own, which exits: the library that draws never comes into the bot's memory."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import bot

LONGEST = 20.0
"""Seconds after which a drawing is given up: a machine with many fonts reads them once, for some seconds."""

STAYS = 1.0
"""Seconds for which the process waits for another picture: to load the library takes longer than to draw."""

TOLD = 1_000
"""So many characters of what went wrong are told at most."""

MADE_AT_SETUP = Path(sys.prefix, "fonts")
"""Where `make setup` has the library look for the machine's fonts, which takes half as long as the rest."""


def fonts_folder(database: Path) -> Path:
    """Return where what is known of the fonts is kept: if need be, beside a database; an absolute path."""
    # The library keeps nothing, and looks each time, where it may not write.
    return MADE_AT_SETUP if os.access(MADE_AT_SETUP, os.W_OK) else database.absolute().with_name("fonts")


class DrawingFailedError(Exception):
    """The process that draws gave no picture; the text is what it said."""


class Drawer:
    """Draws one picture after another; who calls awaits each before the next."""

    def __init__(self, fonts: Path | None) -> None:
        """Take the folder, by its absolute path, in which the library keeps what it knows of the fonts."""
        # No secret of ours goes along. More threads would only take longer to begin.
        self._environment = {"OPENBLAS_NUM_THREADS": "1"} | ({"MPLCONFIGDIR": str(fonts)} if fonts else {})
        self._waiting: Process | None = None
        self._parting: asyncio.Task[None] | None = None

    async def draw(self, contents: str) -> bytes:
        """Return the picture of these contents as a PNG; raises DrawingFailedError, or TimeoutError."""
        process = await self._take() or await self._start()
        try:
            async with asyncio.timeout(LONGEST):
                png = await _ask(process, contents)
        except BaseException:
            await _end(process)
            raise
        self._waiting = process
        self._parting = asyncio.create_task(self._part(process))
        return png

    async def close(self) -> None:
        """End the process that waits, if there is one."""
        if (process := await self._take()) is not None:
            await _end(process)

    async def _start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.drawing"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            cwd=Path(bot.__file__).parent.parent,
            env=self._environment,
        )

    async def _part(self, process: Process) -> None:
        """Let the process exit after a while: it does so where its input ends."""
        await asyncio.sleep(STAYS)
        self._waiting = None
        await process.communicate(b"")

    async def _take(self) -> Process | None:
        """Return the process that waits, which then stays; one that exits has done so before."""
        process, self._waiting = self._waiting, None
        if self._parting is not None:
            if process is not None:
                self._parting.cancel()
            await asyncio.wait({self._parting})
        return process


async def _ask(process: Process, contents: str) -> bytes:
    """Send a line, and read the length of a picture in four bytes, and the picture."""
    to, back, errors = process.stdin, process.stdout, process.stderr
    if to is None or back is None or errors is None:
        raise TypeError("these three are pipes")
    try:
        to.write(contents.encode() + b"\n")
        await to.drain()
        return await back.readexactly(int.from_bytes(await back.readexactly(4)))
    except (asyncio.IncompleteReadError, ConnectionError):
        said = await errors.read()
        raise DrawingFailedError(said.decode(errors="replace")[-TOLD:]) from None


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.communicate()
