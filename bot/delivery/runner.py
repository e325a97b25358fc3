"""A bot from start to stop: who it is, what it fetches and sends, and how it leaves in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy.exc import InterfaceError, OperationalError
from telegram import Bot
from telegram.error import InvalidToken

from bot.delivery.batch import DEATHS_ALONE, KILLS_ALONE, Batches, Dispatcher
from bot.delivery.clock import Now
from bot.delivery.errands import Errands, Runner
from bot.delivery.health import Health, HealthFile, health_beside
from bot.delivery.heartbeat import Heartbeat
from bot.delivery.intake import Intake
from bot.delivery.limits import Pace
from bot.delivery.meeting import Meeting, TokenRefusedError
from bot.delivery.request import RefusingRequest
from bot.delivery.sender import Sender
from bot.delivery.timers import Keeper, Timers, hear_answers_out, take_a_breath
from bot.stopping import to_its_end, until_stopped
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.outbox import Call
from bot.storage.runs import begin_run, end_run, prune
from bot.storage.work import Work

log = logging.getLogger(__name__)

PRUNE_SECONDS = 600
"""How often old rows are pruned."""

PRUNE_BREATH_SECONDS = 0.2
"""How long pruning pauses between its transactions, so that answers go first."""


class Chat(Protocol):
    """What talks with people, made once the bot knows its own name."""

    async def start(self) -> Sequence[Call]:
        """Get ready; returns calls to make once, such as setting the command menu."""

    async def stop(self) -> None:
        """Let go of what `start` took."""


class ChatDispatcher(Dispatcher, Runner, Keeper, Chat, Protocol):
    """Handles updates, does errands, sees to what is due, and starts and stops."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Says something outside any update, through the outbox: findings for the admin, say.

    What stands in `health` is told to whoever asks how the bot is doing.
    """

    database: Database
    ids: Ids
    bot_id: int
    now: Now
    committed: Callable[[Work], None]
    health: Health

    async def post(self, calls: Sequence[Call]) -> None:
        """Put calls into the outbox and hand them to the sender."""
        await to_its_end(self._write(calls))

    async def _write(self, calls: Sequence[Call]) -> None:
        async with self.database.write() as session:
            work = Work(session, self.ids, self.bot_id, self.now())
            for call in calls:
                work.post(call)
            await work.write()
            self.committed(work)


Beside = Callable[[Mail], Coroutine[None, None, None]]
"""Something that goes on beside the bot until it is cancelled, such as watching the decks."""


async def run_bot(
    meeting: Meeting,
    database: Database,
    ids: Ids,
    make_chat: Callable[[Bot], ChatDispatcher],
    now: Now,
    stop: asyncio.Event,
    beside: Sequence[Beside] = (),
    *,
    was_blocked: bool = False,
) -> None:
    """Run a bot that has met Telegram until `stop` is set; raises VivaError when it must leave.

    `was_blocked`: the run before was ended by its watchdog, so what it had in hand is to blame.
    """
    async with AsyncExitStack() as stack:
        # A signal during the start ends it at once: nothing is in hand yet.
        parts = await until_stopped(
            _start(stack, meeting, database, ids, make_chat, now, beside, was_blocked=was_blocked),
            stop,
        )
        if parts is not None:
            await _run_together(parts, stop)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What runs together."""

    intake: Intake
    sender: Sender
    aside: Sequence[Coroutine[None, None, None]]


async def _start(
    stack: AsyncExitStack,
    meeting: Meeting,
    database: Database,
    ids: Ids,
    make_chat: Callable[[Bot], ChatDispatcher],
    now: Now,
    beside: Sequence[Beside],
    *,
    was_blocked: bool,
) -> _Parts:
    """Make all parts ready to run; whatever needs an end gets it by the stack."""
    health = stack.enter_context(HealthFile(health_beside(database.file)))
    caller = meeting.caller
    refusing = RefusingRequest(caller.bot.to_dict())
    # One for both: for what is not given, the library opens a client of its own, certificates and all.
    silent = Bot(meeting.server.token, request=refusing, get_updates_request=refusing)
    await silent.initialize()
    chat, _ = await asyncio.gather(asyncio.to_thread(make_chat, silent), meeting.alone)
    menus = await chat.start()
    stack.push_async_callback(chat.stop)
    cut_off = await _begin(stack, database, ids, caller.id, now)
    sender = Sender(database, caller, now, Pace(meeting.server.limits))

    def committed(work: Work) -> None:
        sender.take(work.posted)
        if work.has_errands:
            errands.wake()
        if work.timers_changed:
            timers.wake()
            heartbeat.look()
        if work.reminders_changed:
            reminders.wake()
        if work.dailies_changed:
            dailies.wake()

    errands = Errands(database, ids, caller, chat, now, committed)
    most_tries = DEATHS_ALONE if was_blocked else KILLS_ALONE
    batches = Batches(database, ids, silent, chat, now, committed, most_tries)
    mail = Mail(database, ids, caller.id, now, committed, health.health)
    heartbeat = Heartbeat(database, ids, caller.id, chat, now, committed)
    intake = Intake(caller, batches, health.health, heartbeat, now, careful=cut_off)
    hear_out = partial(hear_answers_out, intake, heartbeat)
    timers = Timers(database, ids, caller.id, chat, now, committed, hear_out)
    reminders = Timers(database, ids, caller.id, chat.reminders, now, committed, take_a_breath)
    dailies = Timers(database, ids, caller.id, chat.dailies, now, committed, take_a_breath)
    await mail.post(menus)
    log.info("@%s is ready", caller.username)
    health.health.bot = f"@{caller.username}"
    clocks = [timer.run() for timer in (timers, reminders, dailies)]
    parts = [errands.run(), health.run(), heartbeat.run(), *clocks]
    return _Parts(intake, sender, [*parts, *(task(mail) for task in (*beside, _prune_for_ever))])


async def _run_together(parts: _Parts, stop: asyncio.Event) -> None:
    """Run all until the intake ends; whatever fails ends the others too."""
    taking = asyncio.create_task(parts.intake.run(stop))
    others = [asyncio.create_task(task) for task in (parts.sender.run(), *parts.aside)]
    try:
        done, _ = await asyncio.wait({taking, *others}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        if taking not in done:
            raise RuntimeError("a part of the bot ended by itself")
    except InvalidToken:
        raise TokenRefusedError from None
    finally:
        for task in (taking, *others):
            task.cancel()
        await asyncio.gather(taking, *others, return_exceptions=True)


async def _begin(stack: AsyncExitStack, database: Database, ids: Ids, bot_id: int, now: Now) -> bool:
    """Record the run's begin now and its end at the exit; returns whether the one before was cut off."""
    async with database.write() as session:
        run_id, cut_off = await begin_run(session, ids, bot_id, now())
        await session.commit()

    async def end() -> None:
        try:
            async with database.write() as session:
                await end_run(session, run_id, now())
                await session.commit()
        except (OperationalError, InterfaceError) as error:
            log.error("the run's end can't be recorded: %s", error.orig)  # noqa: TRY400 - no defect

    stack.push_async_callback(end)
    return cut_off


async def _prune_for_ever(mail: Mail) -> None:
    """Keep the tables of handled updates and sent messages small, in steps that hold nobody up."""
    while True:
        await asyncio.sleep(PRUNE_SECONDS)
        try:
            await prune_all(mail.database, mail.now())
        except (OperationalError, InterfaceError) as error:
            log.warning("old rows could not be pruned: %s", error.orig)


async def prune_all(database: Database, now: datetime) -> None:
    """Delete what is kept long enough, a few rows in a transaction, with a breath in between."""
    while True:
        if not await to_its_end(_prune_some(database, now)):
            return
        await asyncio.sleep(PRUNE_BREATH_SECONDS)


async def _prune_some(database: Database, now: datetime) -> bool:
    async with database.write() as session:
        left = await prune(session, now)
        await session.commit()
    return left
