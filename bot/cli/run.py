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
from pathlib import Path

import uvloop
from sqlalchemy.exc import InterfaceError, OperationalError
from telegram import Bot

from bot.cli.memory import collect_seldom, share_one_heap
from bot.cli.watch import watch_decks
from bot.config import Settings, read_settings
from bot.delivery.clock import Now, real_now
from bot.delivery.logs import set_up_logging
from bot.delivery.redaction import conceal, redact
from bot.delivery.runner import ChatDispatcher, Server, run_bot
from bot.delivery.watchdog import last_words, note_beside, watch_loop
from bot.errors import VivaError
from bot.services.bank import Bank
from bot.services.drawing import fonts_folder
from bot.services.syncing import sync_decks
from bot.storage.database import Database, DatabaseError, FileLock, sqlite_file, upgrade
from bot.storage.ids import Ids
from bot.storage.runs import start_ids

log = logging.getLogger(__name__)

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
    return settings


def _run(bot: Coroutine[None, None, None]) -> None:
    """Run to the end; what goes wrong with the disk at the start is told like all we expect."""
    try:
        run_loop(bot)
    except (OperationalError, InterfaceError) as error:
        raise DatabaseError(redact(f"The database can't be used: {error.orig}.")) from None
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
    server = Server(settings.api_url.rstrip("/"), settings.token)
    await serve(settings, server, real_now)


async def _play(settings: Settings, port: int, notice: str) -> None:
    # Who runs on Telegram needs none of it.
    from bot.playground.server import Playground  # noqa: PLC0415 - see above

    world = (sqlite_file(settings.database) or Path("data/viva.sqlite3")).with_suffix(".playground.sqlite3")
    try:
        world.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"The folder {world.parent} can't be made: {error.strerror}.") from None
    async with Playground(world, port) as telegram:
        server = Server(telegram.url, telegram.token, probe_seconds=0)
        notices = [f"Chat with Viva at {telegram.url}", *([notice] if notice else [])]
        await serve(settings, server, telegram.now, "\n".join(notices))


async def serve(settings: Settings, server: Server, now: Now, notice: str = "") -> None:
    """Open everything, give notice, run the bot until a signal comes, and close everything."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with AsyncExitStack() as stack:
        database = Database(settings.database)
        stack.push_async_callback(database.close)
        if database.file is not None:
            stack.enter_context(FileLock(database.file))
        ids = await prepare_database(database, settings.content, now)
        if notice:
            print(notice, flush=True)  # noqa: T201 - to whoever starts it
        bank = Bank()
        fonts = fonts_folder(database.file or Path("data/viva.sqlite3"))

        def make_chat(bot: Bot) -> ChatDispatcher:
            # A third of what there is to load: it is loaded while the bot watches for another one.
            from bot.telegram.words import words_for  # noqa: PLC0415 - see above

            words_for(None)  # or whoever writes first waits for it
            from bot.telegram.dispatch import Dispatcher  # noqa: PLC0415 - see above
            from bot.telegram.turn import Desk  # noqa: PLC0415 - see above

            gc.freeze()  # no later look for garbage goes through all that is loaded
            chats = settings.admin_chat, settings.allowed_chats
            return Dispatcher(bot, Desk(bank, settings.content, *chats, fonts))

        beside = [watch_decks(settings.content, bank, settings.admin_chat)]
        was_blocked = False
        if database.file is not None:
            note = note_beside(database.file)
            was_blocked = last_words(note) is not None
            beside.append(watch_loop(note))
        await run_bot(server, database, ids, make_chat, now, stop, beside, was_blocked=was_blocked)


async def prepare_database(database: Database, content: Path, now: Now) -> Ids:
    """Bring the schema and the copy of the decks up to date; returns the maker of row ids."""
    backup = await upgrade(database)
    if backup is not None:
        log.info("the database was upgraded; the backup is %s", backup)
    async with database.read() as session:
        ids = await start_ids(session)
    changes = await sync_decks(database, ids, content, now)
    log.info("decks: %d cards new, %d edited, %d retired", changes.added, changes.edited, changes.retired)
    return ids
