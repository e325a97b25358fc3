"""What a bot needs beside Telegram: its database and decks, brought up to date, and all that it is made of.

It is loaded while Telegram is watched for another bot, as it is most of what there is to load.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from contextlib import AsyncExitStack
from pathlib import Path

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from telegram import Bot

from bot.cli.watch import watch_decks
from bot.config import Settings
from bot.core.zones import zone_names
from bot.delivery.clock import Now
from bot.delivery.meeting import Meeting
from bot.delivery.runner import ChatDispatcher, run_bot
from bot.delivery.watchdog import last_words, note_beside, watch_loop
from bot.services.bank import Bank
from bot.services.drawing import fonts_folder
from bot.services.syncing import sync_decks
from bot.storage.database import Database, upgrade
from bot.storage.file import DatabaseError, is_damaged, word_fault
from bot.storage.ids import Ids
from bot.storage.runs import start_ids

log = logging.getLogger(__name__)


async def serve(settings: Settings, meeting: Meeting, now: Now, stop: asyncio.Event, notice: str) -> None:
    """Open everything, give notice, run the bot until `stop` is set, and close everything.

    What goes wrong with the disk at the start is told like all we expect.
    """
    async with AsyncExitStack() as stack:
        try:
            database = Database(settings.database)
            stack.push_async_callback(database.close)
            ids = await prepare_database(database, settings.content, now)
            if notice:
                print(notice, flush=True)  # noqa: T201 - to whoever starts it
            await _run(settings, meeting, database, ids, now, stop)
        except DBAPIError as error:
            if not (isinstance(error, OperationalError | InterfaceError) or is_damaged(error.orig)):
                raise
            raise DatabaseError(f"The database can't be used: {word_fault(error.orig)}.") from None


async def _run(
    settings: Settings, meeting: Meeting, database: Database, ids: Ids, now: Now, stop: asyncio.Event
) -> None:
    bank = Bank()
    fonts = fonts_folder(database.file)

    def make_chat(bot: Bot) -> ChatDispatcher:
        # A third of what there is to load: it is loaded while the bot watches for another one.
        from bot.telegram.words import words_for  # noqa: PLC0415 - see above

        words_for(None)  # or whoever writes first would wait for it,
        zone_names()  # and for these
        from bot.telegram.dispatch import Dispatcher  # noqa: PLC0415 - see above
        from bot.telegram.turn import Desk  # noqa: PLC0415 - see above

        gc.freeze()  # no later look for garbage goes through all that is loaded
        chats = settings.admin_chat, settings.allowed_chats
        return Dispatcher(bot, Desk(bank, settings.content, *chats, fonts))

    note = note_beside(database.file)
    beside = [watch_decks(settings.content, bank, settings.admin_chat), watch_loop(note)]
    was_blocked = last_words(note) is not None
    await run_bot(meeting, database, ids, make_chat, now, stop, beside, was_blocked=was_blocked)


async def prepare_database(database: Database, content: Path, now: Now) -> Ids:
    """Bring the schema and the copy of the decks up to date; returns the maker of row ids.

    A deck with errors is left out; who watches the decks tells of it as soon as the bot runs.
    """
    is_new = await database.revision() is None
    backup = await upgrade(database)
    if backup is not None:
        log.info("the database was upgraded; the backup is %s", backup)
    elif is_new:
        log.info("a new database: %s", database.file.absolute())
    async with database.read() as session:
        ids = await start_ids(session)
    changes, _ = await sync_decks(database, ids, content, now)
    log.info("decks: %d cards new, %d edited, %d retired", changes.added, changes.edited, changes.retired)
    return ids
