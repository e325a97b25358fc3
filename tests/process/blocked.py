"""`viva` with a defect: /streak computes for ever, within C code that lets no other thread run."""

from __future__ import annotations

import re

from bot.cli import main
from bot.delivery import watchdog
from bot.telegram.dispatch import COMMANDS
from bot.telegram.turn import Turn


async def compute_for_ever(_: Turn) -> None:
    """Match what takes longer than the world will last."""
    re.fullmatch("(a+)+", "a" * 100 + "b")


COMMANDS["streak"] = compute_for_ever
watchdog.BLOCKED_SECONDS = 2.0
main()
