"""`viva` with defects: each /streak raises another kind of exception, with the token in all that it says."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from itertools import cycle

import aiohttp
from sqlalchemy import text
from telegram.error import BadRequest, NetworkError

from bot.cli import main
from bot.storage.models import Learner
from bot.telegram.dispatch import COMMANDS
from bot.telegram.turn import Turn

TOKEN = os.environ.get("TELEGRAM_BOT_TOKEN", "")
URL = f"https://api.telegram.org/bot{TOKEN}/getMe"


class UnprintableError(Exception):
    """Can't say what is wrong with it."""

    def __str__(self) -> str:
        raise RuntimeError(TOKEN)


def _grouped() -> BaseException:
    error = ExceptionGroup("several", [OSError(TOKEN), KeyError(URL)])
    error.__cause__ = ValueError(TOKEN)
    error.add_note(f"asked {URL}")
    return error


EXCEPTIONS: list[Callable[[], BaseException]] = [
    lambda: ValueError(TOKEN),
    lambda: BadRequest(f"Not {URL}"),
    lambda: NetworkError(URL),
    lambda: aiohttp.InvalidURL(URL),
    UnprintableError,
    _grouped,
]
_next = cycle(EXCEPTIONS)


async def raise_another(_: Turn) -> None:
    """Leave a task and a thread behind that fail, and fail."""
    asyncio.create_task(_fail()).add_done_callback(lambda _: None)
    threading.Thread(target=lambda: int(TOKEN)).start()
    error = next(_next)()
    raise error


async def query_badly(turn: Turn) -> None:
    """Send the database what it can't take."""
    await turn.work.session.execute(text("SELECT :token FROM nowhere"), {"token": TOKEN})


async def write_badly(turn: Turn) -> None:
    """Have the write fail."""
    turn.work.session.add(Learner(id=1, name=None, zone=TOKEN, created_at=turn.work.now))


async def _fail() -> None:
    raise RuntimeError(URL)


if __name__ == "__main__":
    COMMANDS |= {"streak": raise_another, "help": query_badly, "settings": write_badly}
    main()
