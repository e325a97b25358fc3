"""The keeper of questions of the day: puts each when it is due, with the answer to the one before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_never

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.dailies import DailyClosed, DailyEvent, DailyOver, DailyPut, release_dailies
from bot.storage.dailies import Daily, earliest_due, put_off
from bot.storage.outbox import Lane
from bot.storage.work import Work
from bot.telegram.messages import Message, send, send_picture
from bot.telegram.turn import Desk, in_parts
from bot.telegram.views.daily import show_closed, show_put
from bot.telegram.words import words_for

PUT_OFF = timedelta(minutes=1)
"""How long one waits that could not be seen to."""


class DailyKeeper:
    """Sees to questions of the day; they wait behind all that people ask for, as reminders do."""

    def __init__(self, desk: Desk) -> None:
        """Take what all turns share."""
        self._desk = desk

    async def earliest(self, session: AsyncSession) -> datetime | None:
        """Return when a question is due next."""
        return await earliest_due(session)

    async def fire(self, work: Work, limit: int) -> bool:
        """Release what is due, the longest due first; tells whether more may be due."""
        events, more = await release_dailies(work, self._desk.bank, limit)
        for event in events:
            announce(work, self._desk.content, event)
        return more

    async def put_off(self, work: Work) -> None:
        """Have what is due the longest come again in a minute: it could not be seen to."""
        await put_off(work.session, work.now, work.now + PUT_OFF)


def announce(work: Work, content: Path, event: DailyEvent) -> None:
    """Say in the group what happens; `content` is the folder of the decks."""
    words = words_for(event.daily.language)
    match event:
        case DailyPut(daily=daily, card=card):
            if card.card.image is not None:
                path = (content / card.card.image.path).resolve()
                work.post(send_picture(daily.chat_id, str(path), Lane.REMINDER, daily.thread_id))
            _say(work, daily, show_put(words, event))
        case DailyClosed(daily=daily):
            _say(work, daily, show_closed(words, event))
        case DailyOver(daily=daily):
            _say(work, daily, Message(words("daily.over")))
        case _:
            assert_never(event)


def _say(work: Work, daily: Daily, message: Message) -> None:
    for part in in_parts(message):
        work.post(send(daily.chat_id, part, None, Lane.REMINDER, daily.thread_id))
