"""Choosing which reminders go out next costs the same, however many are set, and however many are due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.storage.database import Database
from bot.storage.models import Learner
from bot.storage.reminders import Reminder, earliest_due, load_due
from tests.storage.fresh import fresh_database

AT_ONCE = 10_000
NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


async def fill(database: Database, count: int) -> None:
    """Let so many learners have one that is due now, all in one instant, and one that is due tomorrow."""
    for start in range(1, count + 1, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count + 1))
        rows = [
            {
                "id": number + later * count,
                "learner_id": number,
                "clock": time(18, 30),
                "weekdays": frozenset(range(7)),
                "due_at": NOW + timedelta(days=later),
                "due_date": date(2026, 3, 2),
            }
            for number in numbers
            for later in (0, 1)
        ]
        async with database.write() as session:
            people = [{"id": number, "name": "P", "created_at": NOW} for number in numbers]
            await session.execute(insert(Learner), people)
            await session.execute(insert(Reminder), rows)
            await session.commit()


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
