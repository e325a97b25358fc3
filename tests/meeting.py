"""A bot that has its database, to run in a test: it meets Telegram, and runs until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from telegram import Bot

from bot.delivery.clock import Now
from bot.delivery.meeting import Server, meet
from bot.delivery.runner import Beside, ChatDispatcher, run_bot
from bot.storage.database import Database
from bot.storage.ids import Ids


async def meet_and_run(
    server: Server,
    database: Database,
    ids: Ids,
    make_chat: Callable[[Bot], ChatDispatcher],
    now: Now,
    stop: asyncio.Event,
    beside: Sequence[Beside] = (),
) -> None:
    """Run the bot as `viva run` does."""
    async with meet(server, stop) as meeting:
        if meeting is not None:
            await run_bot(meeting, database, ids, make_chat, now, stop, beside)
