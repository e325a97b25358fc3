"""The keeper of reminders: releases them when they are due, a second's worth at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.reminding import release
from bot.storage.outbox import Lane
from bot.storage.reminders import earliest_due, put_off
from bot.storage.work import Work
from bot.telegram.messages import send
from bot.telegram.views.reminders import show_push
from bot.telegram.words import words_for

PUT_OFF = timedelta(minutes=1)
"""How long a reminder waits that could not be seen to."""


class ReminderKeeper:
    """Sees to reminders; what goes out waits behind all that people ask for."""

    async def earliest(self, session: AsyncSession) -> datetime | None:
        """Return when a reminder is due next."""
        return await earliest_due(session)

    async def fire(self, work: Work, limit: int) -> bool:
        """Release what is due, the longest due first; tells whether more may be due."""
        pushes, more = await release(work, limit)
        for push in pushes:
            message = show_push(words_for(push.learner.language), push)
            work.post(send(push.learner.id, message, lane=Lane.REMINDER))
        return more

    async def put_off(self, work: Work) -> None:
        """Have what is due the longest come again in a minute: it could not be seen to."""
        await put_off(work.session, work.now, work.now + PUT_OFF)
