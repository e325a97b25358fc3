"""One call to Telegram, and what its answer means for the rows behind it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.calls import Caller
from bot.delivery.clock import Now
from bot.delivery.lines import Departure
from bot.delivery.request import seconds_to_wait
from bot.storage.database import Database
from bot.storage.outbox import Call, Waiting, message_id_of

log = logging.getLogger(__name__)

CALLBACK_LIFE = timedelta(seconds=15)
"""Telegram forgets a tap soon after: an older answer to it is dropped."""

CALLBACK_RETRY_SECONDS = 1.0

NO_SUCH_METHOD = "Not Found"
"""What Telegram says to a method it does not know, once it has accepted the token."""

GONE = "message to edit not found"
"""What Telegram says to an edit of a message that is deleted, or that never got through."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It got through; `message_id` where a message came of it."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram takes it neither now nor later; nor anything else for this chat, if `closed`."""

    error: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Goes:
    """The group has another id."""

    to: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram wants quiet first."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Apart:
    """Merged messages were refused; each alone may get through."""


@dataclass(frozen=True, slots=True)
class Again:
    """The network failed, or the database; nothing is known to be wrong with the call."""


Verdict = Sent | Refused | Goes | Wait | Apart | Again


async def post(bot: Caller, database: Database, departure: Departure) -> Verdict:
    """Make the call of a departure; whatever goes wrong comes back as a verdict."""
    call = departure.call
    try:
        return Sent(await bot.make(await _address(database, call)))
    except TelegramError as failure:
        return _read(failure, departure)
    except (OperationalError, InterfaceError) as failure:
        log.error("the message to edit can't be looked up: %s", failure.orig)  # noqa: TRY400 - no defect
        return Again()
    except Exception as failure:
        log.exception("chat %d: %s is given up, a defect", call.chat_id, call.method)
        return Refused(f"a defect: {type(failure).__name__}")


def _read(failure: TelegramError, departure: Departure) -> Verdict:
    """What a failure means; the order matters, as the library makes BadRequest a kind of NetworkError."""
    verdict: Verdict
    match failure:
        case RetryAfter():
            verdict = Wait(seconds_to_wait(failure))
        case ChatMigrated():
            verdict = Goes(failure.new_chat_id)
        case Forbidden():
            log.info("chat %d takes no messages: %s", departure.call.chat_id, failure.message)
            verdict = Refused(failure.message, closed=True)
        case InvalidToken() if not failure.message.startswith(NO_SUCH_METHOD):
            # The intake hears the same, and then the bot leaves.
            log.critical("Telegram refuses the token: %s", failure.message)
            verdict = Again()
        case NetworkError() if not isinstance(failure, BadRequest):
            log.warning("Telegram can't be reached: %s", failure.message)
            verdict = Again()
        case _:
            verdict = _judge(departure, failure.message)
    return verdict


async def post_callback(bot: Caller, row: Waiting, now: Now) -> str | None:
    """Answer a tap as long as Telegram remembers it; returns why it was given up."""
    while now() - row.created_at <= CALLBACK_LIFE:
        try:
            await bot.make(row.call)
        except BadRequest as failure:
            return failure.message
        except RetryAfter as failure:
            await asyncio.sleep(seconds_to_wait(failure))
        except NetworkError:
            await asyncio.sleep(CALLBACK_RETRY_SECONDS)
        except TelegramError as failure:
            log.error("a tap can't be answered: %s", failure.message)  # noqa: TRY400 - no defect
            return failure.message
        except Exception as failure:
            log.exception("the answer to a tap is given up, a defect")
            return f"a defect: {type(failure).__name__}"
        else:
            return None
    return "too late"


async def post_once(bot: Caller, row: Waiting) -> str | None:
    """Make a call that is worth one try; returns why it came to nothing."""
    try:
        await bot.make(row.call)
    except TelegramError as failure:
        log.info("chat %d: %s is left out: %s", row.call.chat_id, row.call.method, failure.message)
        return failure.message
    except Exception as failure:
        log.exception("chat %d: %s is given up, a defect", row.call.chat_id, row.call.method)
        return f"a defect: {type(failure).__name__}"
    return None


def _judge(departure: Departure, error: str) -> Verdict:
    """Telegram will not take this call, now or later."""
    if "message is not modified" in error.casefold():
        return Sent(None)
    if len(departure.rows) > 1:
        return Apart()
    expected = GONE in error.casefold()  # an administrator may delete any message of ours
    level = logging.WARNING if expected else logging.ERROR
    log.log(level, "chat %d: %s was refused: %s", departure.call.chat_id, departure.call.method, error)
    return Refused(error)


async def _address(database: Database, call: Call) -> Call:
    """Fill in the message that an edit changes, now that it has been sent."""
    if call.edits is None:
        return call
    async with database.read() as session:
        message_id = await message_id_of(session, call.edits, call.chat_id)
    if message_id is None:
        raise BadRequest(GONE)
    return replace(call, payload={**call.payload, "message_id": message_id})
