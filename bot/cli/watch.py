"""Watching the decks while the bot runs: a change that is sound is taken up, one that is not is told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import InterfaceError, OperationalError

from bot.cli.memory import give_back_memory
from bot.decks.findings import DeckErrors, Finding
from bot.delivery.health import HAS_ITS_FIELD
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
        wrong = ""  # what was told last to be wrong
        while True:
            try:
                stamp = await asyncio.to_thread(look_at, content)
                if stamp != seen:
                    seen = stamp
                    findings = await _take_up(content, bank, mail)
                    wrong = await _report(mail, admin_chat, wrong, findings)
                    await prepare_grader(mail.database)
                    give_back_memory()
            except VivaError as error:
                seen = None
                if wrong != str(error):
                    wrong = str(error)
                    log.error("%s", error, extra=HAS_ITS_FIELD)  # noqa: TRY400 - expected, and worded
                    mail.health.could_not_take_up(wrong)
            except (OperationalError, InterfaceError) as error:
                log.error("changed decks wait for the database: %s", error.orig)  # noqa: TRY400 - no defect
                seen = None
            await asyncio.sleep(LOOK_SECONDS)

    return watch


async def _report(mail: Mail, admin_chat: int | None, before: str, findings: Sequence[Finding]) -> str:
    """Tell of decks with errors, and once they are mended; returns what is wrong, empty where nothing is."""
    errors = DeckErrors(findings)
    wrong = str(errors)
    if wrong == before:
        return wrong
    for finding in findings:
        log.error("%s", finding, extra=HAS_ITS_FIELD)
    if findings:
        broken = ", ".join(sorted({Path(finding.path).stem for finding in findings}))
        log.error("left out, but for a version taken up before: %s", broken, extra=HAS_ITS_FIELD)
        mail.health.could_not_take_up(wrong)
        if admin_chat is not None:
            await _tell(mail, admin_chat, errors)
    else:
        log.info("all decks are well again")
        mail.health.took_up()
    return wrong


async def _tell(mail: Mail, admin_chat: int, errors: DeckErrors) -> None:
    """Tell the admin; the findings are in the log already, should the database take no message."""
    # With all that words a message, it is loaded while the bot watches for another one, not before.
    from bot.telegram.messages import send  # noqa: PLC0415 - see above
    from bot.telegram.views.admin import show_findings  # noqa: PLC0415 - see above

    try:
        await mail.post([send(admin_chat, show_findings(str(errors)))])
    except (OperationalError, InterfaceError) as error:
        log.error("the admin can't be told: %s", error.orig)  # noqa: TRY400 - no defect


async def _take_up(content: Path, bank: Bank, mail: Mail) -> tuple[Finding, ...]:
    """Take up all decks that are well; returns what is wrong with the others."""
    changes, findings = await to_its_end(sync_decks(mail.database, mail.ids, content, mail.now))
    if changes.touched:
        bank.forget()
        log.info("decks: %d cards new, %d edited, %d retired", changes.added, changes.edited, changes.retired)
    return findings
