"""Choosing which reminders go out next costs the same, however many are set, and however many are due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, insert, literal, select

from bot.storage.columns import Instant, Weekdays
from bot.storage.database import Database
from bot.storage.models import Learner
from bot.storage.reminders import Reminder, earliest_due, load_due
from tests.storage.fresh import fresh_database

NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


async def fill(database: Database, count: int) -> None:
    """Let so many learners have one that is due now, all in one instant, and one that is due tomorrow."""
    first = select(literal(1).label("number")).cte(recursive=True)
    number = first.union_all(select(first.c.number + 1).where(first.c.number < count)).c.number
    async with database.write() as session:
        people = {Learner.id: number, Learner.name: literal("P"), Learner.created_at: instant(NOW)}
        await session.execute(insert(Learner).from_select([*people], select(*people.values())))
        for later in (0, 1):
            reminders = {
                Reminder.id: number + later * count,
                Reminder.learner_id: number,
                Reminder.clock: literal(time(18, 30)),
                Reminder.weekdays: literal(frozenset(range(7)), Weekdays()),
                Reminder.due_at: instant(NOW + timedelta(days=later)),
                Reminder.due_date: literal(date(2026, 3, 2)),
            }
            await session.execute(insert(Reminder).from_select([*reminders], select(*reminders.values())))
        await session.commit()


def instant(at: datetime) -> ColumnElement[datetime]:
    """An instant as a column's value."""
    return literal(at, Instant())


async def steps_of_choosing(folder: Path, count: int) -> int:
    """How many steps SQLite's machine takes to choose five of so many that are due."""
    database = fresh_database(folder)
    await fill(database, count)
    steps = 0

    def count_one() -> int:
        nonlocal steps
        steps += 1
        return 0

    async with database.write() as session:
        raw = (await (await session.connection()).get_raw_connection()).driver_connection
        assert raw is not None
        await raw.set_progress_handler(count_one, 1)
        assert await earliest_due(session) == NOW
        due = await load_due(session, NOW, 5)
        await raw.set_progress_handler(None, 0)
    assert [reminder.id for reminder, _ in due] == [1, 2, 3, 4, 5]
    await database.close()
    return steps


async def test_a_thousand_cost_no_more_than_ten(tmp_path: Path) -> None:
    few = await steps_of_choosing(tmp_path / "few", 10)
    many = await steps_of_choosing(tmp_path / "many", 1_000)
    assert few > 0
    assert many <= few * 1.1


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_nor_does_a_million(tmp_path: Path) -> None:
    few = await steps_of_choosing(tmp_path / "few", 1_000)
    assert await steps_of_choosing(tmp_path / "many", 1_000_000) <= few * 1.1
