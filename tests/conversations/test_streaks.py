"""Days in a row, by the learner's own clock."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.storage.models import StudyDay
from tests.conversations.conftest import Person, running
from tests.conversations.decks import make_deck

HOUR = timedelta(hours=1)


async def test_a_streak_grows_by_a_day_is_lost_by_a_missed_one_and_ends_at_three(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/streak")
        ana.sees("No streak yet", "Days follow UTC", "/settings sets your city")
        await ana.says("/quiz")
        await ana.says("/skip")
        ana.sees_no("🔥")
        await ana.says("a unicorn")
        ana.sees("🔥 1 day", "Days follow UTC, and end at 03:00. /settings sets your city.")
        await ana.says("a phoenix")
        ana.sees("Not yet")
        ana.sees_no("🔥", "UTC")
        viva.telegram.advance(14 * HOUR + HOUR / 2)  # 02:30 on the third of March: still the second
        await ana.says("a griffin")
        ana.sees_no("🔥")
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Today is done")
        viva.telegram.advance(HOUR)  # 03:30
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Not yet today")
        await ana.says("a griffin")
        ana.sees("🔥 2 days in a row")
        viva.telegram.advance(timedelta(days=2))
        await ana.says("/streak")
        ana.sees("A day was missed", "Best: 2. Days studied in all: 2.")
        ana.sees_no("0 days", "🔥")
        await ana.says("a griffin")
        ana.sees("🔥 1 day")
        ana.sees_no("days in a row")
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Best: 2. Days studied in all: 3.", "Today is done")


async def test_another_zone_changes_nothing_that_was_counted(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        before = await viva.rows(select(StudyDay.date))
        await ana.says("/settings")
        await ana.taps("Time zone")
        await ana.says("Pacific/Kiritimati")
        ana.sees("Pacific/Kiritimati (UTC+14)", "it is 02:00 there")
        await ana.says("a phoenix")  # 02:00 of the third there, so the second goes on
        ana.sees_no("🔥")
        viva.telegram.advance(2 * HOUR)
        await ana.says("a griffin")
        ana.sees("🔥 2 days in a row")
        ana.sees_no("UTC")
        days = await viva.rows(select(StudyDay.date).order_by(StudyDay.date))
        assert days[:1] == before
        assert await viva.rows(select(StudyDay.zone).order_by(StudyDay.id)) == [
            "UTC",
            "Pacific/Kiritimati",
        ]
        await ana.says("/streak")
        ana.sees("Days follow Pacific/Kiritimati (UTC+14), and end at 03:00.")
