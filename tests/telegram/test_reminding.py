"""Reminders are released a second's worth at a time, judged as they go out, and never twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.core.reminders import EVERY_DAY
from bot.services.learners import meet
from bot.services.reminding import A_SECONDS_WORTH, plan_anew, react, set_reminders
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Learner
from bot.storage.outbox import State
from bot.storage.reminders import Reminder, earliest_due, put_off
from bot.storage.traffic import Outgoing
from bot.storage.work import Work
from bot.telegram.reminding import ReminderKeeper
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured

BOT_ID = 1000
ANA = 1001
MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)
EIGHT = MORNING + timedelta(hours=2)
DAY = timedelta(days=1)
PORTION = 20


class KilledError(Exception):
    """The process ended here."""


class Clock:
    """The clock of reminders, by hand, on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = fresh_database(folder)
        self.ids = Ids()
        self.keeper = ReminderKeeper()

    async def set_for(self, *people: int, clock: time = time(8)) -> None:
        """Let people who live by UTC set a reminder, in the morning."""
        async with self.database.write() as session:
            work = Work(session, self.ids, BOT_ID, MORNING)
            for person in people:
                learner = await meet(work, person, f"P{person}", "en")
                learner.zone = "UTC"
                await set_reminders(work, learner, [clock], EVERY_DAY, None)
            await work.write()

    async def fire(self, at: datetime, *, killed: bool = False) -> bool:
        """Release what is due; if the process is killed, just before the commit."""
        async with self.database.write() as session:
            work = Work(session, self.ids, BOT_ID, at)
            more = await self.keeper.fire(work, PORTION)
            if killed:
                await session.flush()
                raise KilledError
            await work.write()
        return more

    async def change(self, **values: object) -> None:
        """Change what is known of Ana."""
        async with self.database.write() as session:
            await session.execute(update(Learner).where(Learner.id == ANA).values(**values))
            await session.commit()

    async def sent(self) -> list[str]:
        """The texts that went out, in their order; and from now on nothing waits."""
        async with self.database.write() as session:
            await session.execute(update(Outgoing).values(state=State.SENT))
            await session.commit()
            rows = await session.scalars(select(Outgoing.payload).order_by(Outgoing.id))
            return [row["text"] for row in rows]

    async def due(self) -> datetime | None:
        """When the next is due."""
        async with self.database.read() as session:
            return await earliest_due(session)


@pytest.fixture
async def clock(tmp_path: Path) -> AsyncIterator[Clock]:
    made = Clock(tmp_path)
    yield made
    await made.database.close()


async def test_what_goes_out_and_when_it_is_due_again_are_one_transaction(clock: Clock) -> None:
    await clock.set_for(ANA)
    assert await clock.due() == EIGHT
    for _ in range(3):
        with pytest.raises(KilledError):
            await clock.fire(EIGHT, killed=True)
    assert (await clock.sent(), await clock.due()) == ([], EIGHT)
    await clock.fire(EIGHT)
    await clock.database.close()
    clock.database = Database(f"sqlite+aiosqlite:///{clock.folder}/viva.sqlite3")
    await clock.fire(EIGHT + timedelta(seconds=1))
    assert len(await clock.sent()) == 1
    assert await clock.due() == EIGHT + DAY


async def test_no_more_than_a_second_s_worth_waits_to_be_sent(clock: Clock) -> None:
    await clock.set_for(*range(1, 71))
    assert await clock.fire(EIGHT)
    for _ in range(3):
        await clock.fire(EIGHT)
    async with clock.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Outgoing)) == A_SECONDS_WORTH
    await clock.sent()
    while await clock.fire(EIGHT) or await clock.due() == EIGHT:
        await clock.sent()
    async with clock.database.read() as session:
        chats = list(await session.scalars(select(Outgoing.chat_id)))
    assert sorted(chats) == [*range(1, 71)]


async def test_each_is_judged_when_it_goes_out(clock: Clock) -> None:
    await clock.set_for(ANA)
    await clock.change(streak_last=EIGHT.date())
    await clock.fire(EIGHT)
    await clock.change(rest_days=frozenset({(EIGHT + DAY).weekday()}))
    await clock.fire(EIGHT + DAY)
    assert await clock.sent() == []
    await clock.fire(EIGHT + 2 * DAY)
    assert len(await clock.sent()) == 1


async def test_after_downtime_what_is_less_than_two_hours_late_goes_out_and_the_rest_is_skipped(
    clock: Clock,
) -> None:
    await clock.set_for(ANA)
    back = EIGHT + 2 * DAY + timedelta(minutes=119)
    while await clock.due() != EIGHT + 3 * DAY:  # the first, and what it makes due at once
        await clock.fire(back)
    assert len(await clock.sent()) == 1
    await clock.fire(EIGHT + 3 * DAY + timedelta(hours=2))
    assert len(await clock.sent()) == 1
    assert await clock.due() == EIGHT + 4 * DAY


async def test_who_blocked_us_is_left_alone_until_the_return(clock: Clock) -> None:
    await clock.set_for(ANA)
    await clock.change(blocked_at=MORNING)
    await clock.fire(EIGHT)
    assert (await clock.sent(), await clock.due()) == ([], None)
    async with clock.database.write() as session:
        work = Work(session, clock.ids, BOT_ID, EIGHT + 9 * DAY)
        await meet(work, ANA, "Ana", "en")
        await work.write()
    assert await clock.due() == EIGHT + 10 * DAY


async def test_who_does_not_react_hears_less_and_then_nothing_until_an_answer(clock: Clock) -> None:
    await clock.set_for(ANA)
    heard: dict[int, str] = {}
    for number in range(60):
        await clock.fire(EIGHT + number * DAY)
        said = await clock.sent()
        heard |= {number: said[-1]} if len(said) > len(heard) else {}
    assert [*heard] == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35]
    assert [day for day, text in heard.items() if "once a week from now on" in text] == [7]
    assert [day for day, text in heard.items() if "my last reminder" in text] == [35]
    assert await clock.due() is None
    async with clock.database.write() as session:
        work = Work(session, clock.ids, BOT_ID, EIGHT + 60 * DAY)
        learner = await session.get_one(Learner, ANA)
        await react(work, learner)
        assert learner.reminded_on is None
        await work.write()
    for number in range(61, 64):
        await clock.fire(EIGHT + number * DAY)
    assert len(await clock.sent()) == len(heard) + 3


async def test_another_zone_changes_when_it_is_due_but_no_date_gets_two(clock: Clock) -> None:
    await clock.set_for(ANA)
    await clock.fire(EIGHT)
    async with clock.database.write() as session:
        work = Work(session, clock.ids, BOT_ID, EIGHT)
        learner = await session.get_one(Learner, ANA)
        learner.zone = "America/New_York"  # where eight o'clock of that date is yet to come
        await plan_anew(work, learner)
        await work.write()
        assert work.reminders_changed
    assert await clock.due() == EIGHT + DAY + timedelta(hours=5)


async def test_one_that_can_not_be_seen_to_is_put_off(clock: Clock) -> None:
    await clock.set_for(ANA)
    await clock.set_for(ANA + 1, clock=time(9))
    async with clock.database.write() as session:
        await put_off(session, EIGHT, EIGHT + timedelta(minutes=1))
        await session.commit()
        dates = list(await session.scalars(select(Reminder.due_date)))
    assert await clock.due() == EIGHT + timedelta(minutes=1)
    assert dates == [date(2026, 3, 2)] * 2
