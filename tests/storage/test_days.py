"""The log of study days outlives every upgrade, and the streak is what it comes to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from bot.storage.database import Database
from bot.storage.days import load_days
from bot.storage.models import Learner
from tests.storage.fresh import url_of

pytestmark = pytest.mark.unmeasured

MIGRATIONS = Path(__file__).parents[2] / "migrations"
STUDIED = [*range(7), 8]
"""A week, and after a day that was missed one more."""


async def test_streaks_from_before_there_were_freezes_are_counted_anew(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "viva.sqlite3"))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    def bring_to(connection: Connection, revision: str) -> None:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    async with database.begin_migration() as connection:
        await connection.run_sync(bring_to, "0003")
        await connection.execute(
            text(
                "INSERT INTO learners (id, name, streak_current, streak_best, streak_total, streak_last,"
                " created_at) VALUES (1, 'Ana', 1, 7, 8, '2026-03-09', '2026-03-01 12:00:00.000000')"
            )
        )
        days = [date(2026, 3, 1) + timedelta(days=n) for n in STUDIED]
        await connection.execute(
            text("INSERT INTO study_days VALUES (:id, 1, :at, 'Asia/Tokyo', '03:00:00.000000', :date)"),
            [{"id": day.day, "at": f"{day} 08:00:00.000000", "date": f"{day}"} for day in days],
        )
    async with database.begin_migration() as connection:
        await connection.run_sync(bring_to, "head")
    async with database.read() as session:
        ana = await session.get_one(Learner, 1)
        assert (ana.streak_current, ana.streak_best, ana.streak_total, ana.streak_freezes) == (8, 8, 8, 0)
        assert (ana.streak_last, ana.streak_zone) == (date(2026, 3, 9), "Asia/Tokyo")
        assert ana.streak_at is not None
        assert (ana.streak_at.hour, ana.day_end.hour, ana.rest_days) == (8, 3, frozenset())
        assert [line.rest_days for line in await load_days(session, 1)] == [frozenset()] * len(STUDIED)
    await database.close()
