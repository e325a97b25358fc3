"""`viva` with a defect: /streak waits for ever, without any work, and lets nothing else run."""

from __future__ import annotations

import time

from bot.cli import main
from bot.delivery import watchdog
from bot.telegram.dispatch import COMMANDS
from bot.telegram.turn import Turn


async def wait_for_ever(_: Turn) -> None:
    """Wait as for a disk that has gone."""
    time.sleep(1_000_000)  # noqa: ASYNC251 - the defect


COMMANDS["streak"] = wait_for_ever
watchdog.BLOCKED_SECONDS = 1.0
watchdog.STUCK_SECONDS = 5.0
main()
