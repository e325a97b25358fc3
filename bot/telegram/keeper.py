"""The keeper: sees to battles when their time has come, and whatever else no update asks for."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot
from telegram import Message as Received

from bot.core.battles import Ending
from bot.services.battles import end_battle, extend_rounds, prepare, see_to
from bot.storage.arena import Running
from bot.storage.battles import earliest_due, is_any_asking, put_off
from bot.storage.models import Errand, Learner
from bot.storage.work import Work
from bot.telegram.announcing import DailyKeeper
from bot.telegram.messages import Message, answer_tap, send
from bot.telegram.referee import Referee
from bot.telegram.reminding import ReminderKeeper
from bot.telegram.turn import Desk, thread_of
from bot.telegram.words import words_for

PUT_OFF = timedelta(minutes=1)
"""How long a battle waits that could not be seen to."""


class Keeper:
    """Keeps what is due at an instant; what it says goes to the outbox."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        """Take a bot that calls nothing, and what all turns share."""
        self._bot = bot
        self._desk = desk
        self.reminders = ReminderKeeper()
        self.dailies = DailyKeeper(desk)

    async def earliest(self, session: AsyncSession) -> datetime | None:
        """Return when something is due next."""
        return await earliest_due(session)

    async def is_on(self, session: AsyncSession) -> bool:
        """Tell whether a question stands open in some group."""
        return await is_any_asking(session)

    async def fire(self, work: Work, limit: int) -> bool:
        """See to what is due, the longest due first; tells whether more than `limit` was due."""
        due = await work.arena.due(work.now, limit + 1)
        await prepare(work, due[:limit])
        for running in due[:limit]:
            happening = await see_to(work, self._desk.bank, running)
            if happening is not None:
                await self.referee(work).tell(happening)
        return len(due) > limit

    async def put_off(self, work: Work) -> None:
        """Have what is due the longest come again in a minute: it could not be seen to."""
        await put_off(work.session, work.now, work.now + PUT_OFF)

    async def extend(self, work: Work, seconds: float) -> None:
        """Give every open round so much more time, and tell its group."""
        for running in await extend_rounds(work, seconds):
            self.referee(work).tell_longer(running, seconds)

    async def stop_for(self, work: Work, learner: Learner, errand: Errand, *, rules: bool) -> None:
        """End a battle for an administrator, who `rules` the group, and tell anybody else that they can't."""
        running = await work.arena.by_id(errand.battle_id or 0)
        if running is not None and not running.is_over and not rules:
            self.referee(work).refuse_to_stop(running, learner, errand.query_id)
            return
        if errand.query_id is not None:
            work.post(answer_tap(errand.chat_id or 0, errand.query_id))
        if running is not None and not running.is_over:
            await self._stop(work, running)

    async def stop_in_groups_name(self, work: Work, said: Received) -> None:
        """End a battle for an administrator who writes in the group's name, and so needs no asking."""
        running = await work.arena.in_place(said.chat_id, thread_of(said))
        if running is None:
            self.say_in_group(work, said, "battle.nothing_on")
        else:
            await self._stop(work, running)

    def say_in_group(self, work: Work, said: Received, key: str) -> None:
        """Say a text of the catalogue where somebody wrote whose language is not known."""
        work.post(send(said.chat_id, Message(words_for(None)(key)), thread_id=thread_of(said)))

    async def _stop(self, work: Work, running: Running) -> None:
        await self.referee(work).tell(await end_battle(work, self._desk.bank, running, Ending.STOPPED))

    def referee(self, work: Work) -> Referee:
        """Return who speaks for the battles of a unit of work."""
        reads_all = bool(self._bot.can_read_all_group_messages)
        return Referee(work, self._desk, self._bot.username, reads_all)
