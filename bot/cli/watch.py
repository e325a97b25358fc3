"""Watching the decks while the bot runs: a change that is sound is taken up, one that is not is told."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from sqlalchemy.exc import InterfaceError, OperationalError

from bot.cli.memory import give_back_memory
from bot.decks.findings import DeckErrors
from bot.delivery.runner import Beside, Mail
from bot.errors import VivaError
from bot.services.bank import Bank, prepare_grader
from bot.services.syncing import look_at, sync_decks
from bot.stopping import to_its_end

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often the folder is looked at; files on any kind of disk can be watched so."""


def watch_decks(content: Path, bank: Bank, admin_chat: int | None) -> Beside:
    """Return the task that takes up changed decks, and tells the findings of those with errors."""

    async def watch(mail: Mail) -> None:
        seen: object = None
        while True:
            try:
                stamp = await asyncio.to_thread(look_at, content)
                if stamp != seen:
                    seen = stamp
                    await _take_up(content, bank, mail)
                    await prepare_grader(mail.database)
                    give_back_memory()
            except DeckErrors as errors:
                for finding in errors.findings:
                    log.error("%s", finding)  # noqa: TRY400 - expected, and worded
                if admin_chat is not None:
                    await _tell(mail, admin_chat, errors)
            except VivaError as error:
                log.error("%s", error)  # noqa: TRY400 - expected, and worded
            except (OperationalError, InterfaceError) as error:
                log.error("changed decks wait for the database: %s", error.orig)  # noqa: TRY400 - no defect
                seen = None
            await asyncio.sleep(LOOK_SECONDS)

    return watch


async def _tell(mail: Mail, admin_chat: int, errors: DeckErrors) -> None:
    """Tell the admin; the findings are in the log already, should the database take no message."""
    # With all that words a message, it is loaded while the bot watches for another one, not before.
    from bot.telegram.messages import send  # noqa: PLC0415 - see above
    from bot.telegram.views.admin import show_findings  # noqa: PLC0415 - see above

    try:
        await mail.post([send(admin_chat, show_findings(str(errors)))])
    except (OperationalError, InterfaceError) as error:
        log.error("the admin can't be told: %s", error.orig)  # noqa: TRY400 - no defect


async def _take_up(content: Path, bank: Bank, mail: Mail) -> None:
    changes = await to_its_end(sync_decks(mail.database, mail.ids, content, mail.now))
    if changes.touched:
        bank.forget()
        log.info("decks: %d cards new, %d edited, %d retired", changes.added, changes.edited, changes.retired)
