"""The playground as a process of its own: `python -m bot.playground --port 8080`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.errors import VivaError
from bot.playground.faults import read_script
from bot.playground.server import Playground


async def serve(telegram: Playground) -> None:
    """Serve until SIGTERM or SIGINT, having printed the address and the token."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with telegram:
        sys.stdout.write(f"{telegram.url} {telegram.token}\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 (the default) takes any free port")
    parser.add_argument("--path", type=Path, help="keep the world in this file; without, it is forgotten")
    parser.add_argument("--limits", action="store_true", help="refuse what goes beyond Telegram's limits")
    parser.add_argument("--faults", type=Path, help="follow the fault script in this file (JSON)")
    parser.add_argument("--ledger", type=Path, help="add every call to this file, a line of JSON each")
    given = parser.parse_args()
    try:
        script = read_script(given.faults.read_bytes()) if given.faults else None
        telegram = Playground(given.path, given.port, limits=given.limits, script=script, ledger=given.ledger)
        asyncio.run(serve(telegram))
    except (VivaError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
