"""How soon a bot listens after its process starts, and how much memory it takes when idle."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from bot.playground.server import Playground

CONTENT = os.environ.get("VIVA_CONTENT", str(Path(__file__).parents[1] / "content"))
DECK = min(Path(CONTENT).glob("*.md")).stem
STARTS = 5


async def start_once(telegram: Playground, folder: Path) -> tuple[float, float]:
    """Start a bot; returns the seconds until its first fetch, and its memory in MB once it is idle."""
    settings = {
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "VIVA_CONTENT": CONTENT,
    }
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=os.environ | settings,
        stderr=asyncio.subprocess.PIPE,
    )
    polled = asyncio.create_task(telegram.until_polled(60))
    ended = asyncio.create_task(process.wait())
    await asyncio.wait({polled, ended}, return_when=asyncio.FIRST_COMPLETED)
    if ended.done():
        sys.exit((await process.communicate())[1].decode())
    seconds = time.perf_counter() - begun
    assert process.stderr is not None
    async for line in process.stderr:
        if b"is ready" in line:
            break
    before = telegram.world.updates
    await telegram.say(1001, 1001, f"/quiz {DECK}")
    await telegram.replies(1001, 0)
    await telegram.until(lambda: len(before) == 0)
    memory = memory_of(process.pid)
    process.terminate()
    await process.communicate()
    assert process.returncode == 0
    return seconds, memory


def memory_of(pid: int) -> float:
    """The memory a process has in use, in MB."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


async def measure() -> list[tuple[float, float]]:
    """Start a bot several times; the first time it makes its database."""
    with tempfile.TemporaryDirectory() as folder:
        results = []
        for _ in range(STARTS):
            async with Playground() as telegram:
                results.append(await start_once(telegram, Path(folder)))
        return results


def main() -> None:
    """Print a table."""
    first, *others = asyncio.run(measure())
    print("start-up                      to first fetch   idle memory")
    print(f"new database, decks copied  {first[0]:12.2f} s  {first[1]:9.0f} MB")
    for name, choose in (("best", min), ("worst", max)):
        seconds, memory = (choose(values) for values in zip(*others, strict=True))
        print(f"later starts, the {name:5s}     {seconds:12.2f} s  {memory:9.0f} MB")


if __name__ == "__main__":
    main()
