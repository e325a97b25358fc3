"""Meeting Telegram: who we are there, and whether another bot is there already with our token.

It comes first at a start, and needs no database: all else is loaded and opened while we watch for another
bot.
"""

from __future__ import annotations

import asyncio
import logging
import math
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery.calls import Caller
from bot.delivery.limits import Limits
from bot.delivery.quiet import backoff_seconds
from bot.delivery.request import AiohttpRequest, seconds_to_wait
from bot.errors import VivaError
from bot.stopping import until_stopped

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")

ANSWER_SECONDS = 5.0
"""How much longer than its wait a fetch may take."""

PROBE_SECONDS = 3.0
"""How long a starting bot watches for another one on its token before it handles anything."""


class TokenRefusedError(VivaError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuses the token in TELEGRAM_BOT_TOKEN. Copy it again from @BotFather "
            "(it looks like 123456:ABC-DEF...)."
        )


class MalformedTokenError(VivaError):
    """The token can't be one."""

    def __init__(self) -> None:
        super().__init__(
            "TELEGRAM_BOT_TOKEN does not look like a token. Copy it again from @BotFather "
            "(it looks like 123456:ABC-DEF...)."
        )


class UnreachableError(VivaError):
    """What is to be Telegram's server wants nothing of us, and no waiting mends that."""


class SecondBotError(VivaError):
    """Another bot polls with the same token."""

    def __init__(self) -> None:
        super().__init__(
            "Another bot is already running with this token, so this one leaves. Stop the other one "
            "first, or get a token of its own from @BotFather."
        )


@dataclass(frozen=True, slots=True)
class Server:
    """Where the Bot API is, with which token, how long to watch for another bot, and how fast it may go."""

    url: str
    token: str
    probe_seconds: float = PROBE_SECONDS
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A bot that knows who it is; `alone` ends with the watch for another one, and raises SecondBotError."""

    server: Server
    caller: Caller
    alone: asyncio.Task[None]


@asynccontextmanager
async def meet(server: Server, stop: asyncio.Event) -> AsyncIterator[Meeting | None]:
    """Meet Telegram; gives `None` if `stop` is set before. Raises VivaError when we can't begin."""
    async with AsyncExitStack() as stack:
        # A signal during the start ends it at once: nothing is in hand yet.
        caller = await until_stopped(stack.enter_async_context(_open_bot(server)), stop)
        if caller is None:
            yield None
            return
        alone = asyncio.create_task(_watch(caller, server.probe_seconds))
        try:
            yield Meeting(server, caller, alone)
        finally:
            alone.cancel()
            await asyncio.gather(alone, return_exceptions=True)


@asynccontextmanager
async def _open_bot(server: Server) -> AsyncIterator[Caller]:
    """Give a bot that knows who it is; raises what a person should be told when it can't."""
    if not _TOKEN.fullmatch(server.token):
        raise MalformedTokenError
    requests = AiohttpRequest(), AiohttpRequest()
    bot = Caller(
        server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )
    try:
        try:
            await _introduce(bot, server.url)
        except InvalidToken:
            raise TokenRefusedError from None
        except TelegramError as error:
            raise UnreachableError(_word_unreachable(server.url, error)) from None
        yield bot
    finally:
        await bot.shutdown()
        for request in requests:
            await request.shutdown()  # a bot that never got to know who it is leaves them open


async def _introduce(bot: Caller, url: str) -> None:
    """Get to know who we are there; a network that fails is waited out, as a machine may boot before it."""
    failures = 0
    told = ""
    while True:
        try:
            await bot.initialize()
            await bot.delete_webhook()  # while one is set, nothing can be fetched
        except BadRequest:
            raise  # which is a kind of failure of the network to the library
        except (NetworkError, RetryAfter) as error:
            failures += 1
            if told != error.message:
                told = error.message
                log.error("%s Trying again until it can.", _word_unreachable(url, error))  # noqa: TRY400 - expected, and worded
            wait = seconds_to_wait(error) if isinstance(error, RetryAfter) else backoff_seconds(failures)
            await asyncio.sleep(wait)
        else:
            if failures:
                log.info("Telegram can be reached now")
            return


def _word_unreachable(url: str, error: TelegramError) -> str:
    why = error.message.removesuffix(".")
    return f"Telegram can't be reached at {url}: {why}. Check the network, or TELEGRAM_API_URL."


async def _watch(bot: Caller, seconds: float) -> None:
    """Watch for another poller without handling anything; raises SecondBotError when there is one."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (left := end - loop.time()) > 0:
        try:
            # One long wait: the other bot comes back within it and, as the newer, has us cut off.
            await bot.call("getUpdates", {"timeout": math.ceil(left), "limit": 1}, seconds + ANSWER_SECONDS)
        except Conflict:
            raise SecondBotError from None
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram can't be watched for another bot: %s", error.message)
        await asyncio.sleep(min(0.3, left))
