"""`viva run`: the bot, on Telegram or, without a token, on the playground's stand-in for it.

It runs for months, so nothing here loads what only a command line needs (3 MB).
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from importlib import import_module

import uvloop

from bot.access import word_failure
from bot.cli.memory import collect_seldom, forget_docstrings, loading, share_one_heap
from bot.config import Settings, read_settings
from bot.decks.library import find_deck_files
from bot.delivery.clock import Now, real_now
from bot.delivery.logs import set_up_logging
from bot.delivery.meeting import Server, meet
from bot.delivery.redaction import conceal, redact
from bot.errors import VivaError
from bot.storage.file import DatabaseError, FileLock, check_access, sqlite_file

log = logging.getLogger(__name__)

THE_REST = (
    "sqlalchemy.orm",
    "sqlalchemy.ext.asyncio",
    "bot.storage.work",
    "bot.delivery.runner",
    "bot.cli.serving",
)
"""Two thirds of what there is to load, in steps."""

TELEGRAM_STEPS = """\
This is the playground: Telegram itself is not involved.
For the real thing, write to @BotFather on Telegram: /newbot, a name, a username that ends in "bot".
Put the token it gives you into a file .env as TELEGRAM_BOT_TOKEN=... and start Viva again."""


def run() -> None:
    """Run the bot: on Telegram with TELEGRAM_BOT_TOKEN set, else in the playground."""
    settings = prepare()
    if settings.token:
        _run(_serve_telegram(settings))
    else:
        run_playground(settings, settings.play_port, TELEGRAM_STEPS)


def run_playground(settings: Settings, port: int, notice: str = "") -> None:
    """Run the bot in the playground, served at a port; 0: any."""
    _run(_play(settings, port, notice))


def prepare() -> Settings:
    """Read the settings, and set up what the whole process shares."""
    share_one_heap()
    collect_seldom()
    settings = read_settings()
    conceal(settings.token)
    set_up_logging(settings.log_level)
    if not find_deck_files(settings.content):  # and where there is no folder of decks, nothing is made
        log.warning(
            "no deck is in %s yet; `viva new my-deck` begins one, which is taken up within seconds",
            settings.content.absolute(),
        )
    return settings


def _run(bot: Coroutine[None, None, None]) -> None:
    """Run to the end; what is told of what went wrong holds no secret."""
    try:
        run_loop(bot)
    except VivaError as error:
        raise VivaError(redact(str(error))) from None
    finally:
        # What is in memory goes with the process: to look through the languages' words for garbage once more
        # would take a second of the end.
        gc.freeze()


def run_loop(bot: Coroutine[None, None, None]) -> None:
    """Run to the end on uvloop's event loop, which costs an answer a tenth less than Python's own."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(bot)


async def _serve_telegram(settings: Settings) -> None:
    server = Server(settings.api_url, settings.token)
    await start(settings, server, real_now)


async def _play(settings: Settings, port: int, notice: str) -> None:
    # Who runs on Telegram needs none of it.
    from bot.playground.server import Playground  # noqa: PLC0415 - see above

    world = sqlite_file(settings.database).with_suffix(".playground.sqlite3")
    try:
        world.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = word_failure(error, world.parent)
        raise DatabaseError(f"The folder {world.parent} can't be made: {why}.") from None
    check_access(world)
    async with Playground(world, port) as telegram:
        server = Server(telegram.url, telegram.token, probe_seconds=0)
        notices = [f"Chat with Viva at {telegram.url}", *([notice] if notice else [])]
        await start(settings, server, telegram.now, "\n".join(notices))


async def start(settings: Settings, server: Server, now: Now, notice: str = "") -> None:
    """Meet Telegram, give notice, and run the bot until a signal comes."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with AsyncExitStack() as stack:
        stack.enter_context(FileLock(sqlite_file(settings.database)))
        meeting = await stack.enter_async_context(meet(server, stop))
        await _load_the_rest(stop)
        if meeting is not None and not stop.is_set():
            from bot.cli.serving import serve  # noqa: PLC0415 - it was loaded only now

            await serve(settings, meeting, now, stop, notice)


async def _load_the_rest(stop: asyncio.Event) -> None:
    """Load what is left, SQLAlchemy above all, beside what goes on; a signal need not wait for all of it."""
    with loading():
        for name in THE_REST:
            if not stop.is_set():
                await asyncio.to_thread(import_module, name)
    forget_docstrings()
