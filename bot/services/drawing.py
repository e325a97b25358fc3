"""Drawing in a process of its own, which exits: the library that draws never comes into the bot's memory."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import bot

LONGEST = 20.0
"""Seconds after which a drawing is given up: a machine with many fonts reads them once, for some seconds."""

PNG = b"\x89PNG\r\n\x1a\n"
TOLD = 1_000
"""So many characters of what went wrong are told at most."""


class DrawingFailedError(Exception):
    """The process that draws gave no picture; the text is what it said."""


async def draw(contents: str, fonts: Path | None) -> bytes:
    """Return the picture of these contents as a PNG; raises DrawingFailedError, or TimeoutError.

    `fonts` is a folder, by its absolute path, in which the library keeps what it knows of the fonts.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.drawing"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(bot.__file__).parent.parent,
        env={"MPLCONFIGDIR": str(fonts)} if fonts else {},  # no secret of ours goes along
    )
    try:
        async with asyncio.timeout(LONGEST):
            png, said = await process.communicate(contents.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not png.startswith(PNG):
        raise DrawingFailedError(said.decode(errors="replace")[-TOLD:])
    return png
