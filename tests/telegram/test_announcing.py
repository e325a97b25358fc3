"""Questions of the day go out once for a date, and a second's worth of them at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.services.bank import Bank
from bot.services.choosing import deck_by_slug
from bot.services.dailies import set_daily
from bot.services.learners import meet
from bot.services.reminding import A_SECONDS_WORTH
from bot.services.syncing import sync_decks
from bot.storage.dailies import Daily, DailyQuestion, earliest_due, put_off
from bot.storage.ids import Ids
from bot.storage.outbox import State
from bot.storage.traffic import ChatState, Outgoing
from bot.storage.work import Work
from bot.telegram.announcing import DailyKeeper
from bot.telegram.turn import Desk
from tests.conversations.decks import make_deck
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured

BOT_ID, ANA, GROUP = 1000, 1001, -5
MORNING = datetime(2026, 3, 27, 6, tzinfo=UTC)
"""A Friday; on Sunday the clocks of Berlin leave out the hour from two to three."""
DAY = timedelta(days=1)


class KilledError(Exception):
    """The process ended here."""


class Clock:
    """The clock of questions of the day, by hand, on a database of its own with a deck."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.content.mkdir()
        (self.content / "beasts.md").write_text(make_deck("Beasts", 5), "utf-8")
        self.database = fresh_database(folder)
        self.ids = Ids()
        self.keeper = DailyKeeper(Desk(Bank(), self.content))

    async def set_for(
        self, *groups: int, clock: time = time(8), zone: str = "UTC", at: datetime = MORNING
    ) -> None:
        """Let Ana set one in each of these groups, in the morning unless another instant is given."""
        await sync_decks(self.database, self.ids, self.content, lambda: MORNING)
        async with self.database.write() as session:
            work = Work(session, self.ids, BOT_ID, at)
            ana = await meet(work, ANA, "Ana", "en")
            deck = await deck_by_slug(work, "beasts")
            assert deck is not None
            for group in groups:
                await set_daily(work, ana, zone, group, 0, clock, deck)
            await work.write()
            assert work.dailies_changed

    async def fire(self, at: datetime, *, killed: bool = False) -> bool:
        """Release what is due; if the process is killed, just before the commit."""
        async with self.database.write() as session:
            work = Work(session, self.ids, BOT_ID, at)
            more = await self.keeper.fire(work, 20)
            if killed:
                await session.flush()
                raise KilledError
            await work.write()
        return more

    async def sent(self) -> list[int]:
        """The chats to which something went out, in their order; and from now on nothing waits."""
        async with self.database.write() as session:
            await session.execute(update(Outgoing).values(state=State.SENT))
            await session.commit()
            return list(await session.scalars(select(Outgoing.chat_id).order_by(Outgoing.id)))

    async def due(self) -> datetime | None:
        """When the next is due."""
        async with self.database.read() as session:
            return await earliest_due(session)

    async def dates(self) -> list[str]:
        """The dates for which there was a question."""
        async with self.database.read() as session:
            return [str(day) for day in await session.scalars(select(DailyQuestion.date))]


@pytest.fixture
async def clock(tmp_path: Path) -> AsyncIterator[Clock]:
    made = Clock(tmp_path)
    yield made
    await made.database.close()


async def test_what_goes_out_and_when_it_is_due_again_are_one_transaction(clock: Clock) -> None:
    await clock.set_for(GROUP)
    eight = MORNING + timedelta(hours=2)
    for _ in range(3):
        with pytest.raises(KilledError):
            await clock.fire(eight, killed=True)
    assert (await clock.sent(), await clock.due()) == ([], eight)
    for seconds in range(3):
        await clock.fire(eight + timedelta(seconds=seconds))
    assert (await clock.sent(), await clock.due()) == ([GROUP], eight + DAY)
    await clock.fire(eight + DAY)
    assert await clock.sent() == [GROUP] * 3  # the answer, and the next question


async def test_each_date_gets_one_though_its_clocks_leave_the_time_out_or_it_is_set_anew(
    clock: Clock,
) -> None:
    await clock.set_for(GROUP, clock=time(2, 30), zone="Europe/Berlin")
    for hour in range(24 * 3):
        at = MORNING + timedelta(hours=hour)
        await clock.fire(at)
        if hour in {19, 20}:  # just before half past two there, and after it
            await clock.set_for(GROUP, clock=time(2, 30), zone="Europe/Berlin", at=at)
    assert await clock.dates() == ["2026-03-28", "2026-03-29", "2026-03-30"]


async def test_no_more_than_a_second_s_worth_waits_to_be_sent(clock: Clock) -> None:
    groups = [*range(-70, 0)]
    await clock.set_for(*groups)
    eight = MORNING + timedelta(hours=2)
    while await clock.due() == eight:
        await clock.fire(eight)
        async with clock.database.read() as session:
            waiting = select(func.count()).where(Outgoing.state == State.WAITING)
            assert (await session.scalar(waiting) or 0) <= A_SECONDS_WORTH
        if not await clock.fire(eight):
            await clock.sent()
    assert sorted(await clock.sent()) == groups


async def test_a_group_that_takes_nothing_is_left_alone(clock: Clock) -> None:
    await clock.set_for(GROUP)
    async with clock.database.write() as session:
        session.add(ChatState(id=GROUP, kind="group", title="", closed_at=MORNING))
        await session.commit()
    await clock.fire(MORNING + timedelta(hours=2))
    assert (await clock.sent(), await clock.due()) == ([], None)


async def test_one_that_can_not_be_seen_to_is_put_off(clock: Clock) -> None:
    await clock.set_for(GROUP)
    eight = MORNING + timedelta(hours=2)
    async with clock.database.write() as session:
        await put_off(session, eight, eight + timedelta(minutes=1))
        await session.commit()
        assert list(await session.scalars(select(Daily.due_date))) == [eight.date()]
    assert await clock.due() == eight + timedelta(minutes=1)
