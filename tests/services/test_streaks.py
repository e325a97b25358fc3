"""What is kept of a streak is what the log comes to, in whatever order things are handled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.core.days import Plan
from bot.core.streaks import fold
from bot.services.days import plan_of, set_plan, study_log
from bot.services.learners import meet
from bot.services.streaks import count_answer, streak_of
from bot.storage.ids import Ids
from bot.storage.work import Work
from tests.storage.fresh import fresh_database

START = datetime(2026, 3, 1, 12, 0, 0, 400_000, tzinfo=UTC)
ZONES = ("UTC", "Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati")
PAUSES = (0.1, 1, 60, 3_600, 40_000, 80_000, 90_000, 180_000)
DELAYS = (0, 0, 0, 0.3, 2, 7_200, 80_000)
"""Seconds: between what somebody does, and until we handle it."""


@pytest.mark.parametrize("seed", [1, 2, *(pytest.param(n, marks=pytest.mark.soak) for n in range(3, 203))])
async def test_the_log_folds_to_the_streak_that_is_kept(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)  # noqa: S311 # no secret
    database, ids, now = fresh_database(tmp_path), Ids(0), START
    for _ in range(40):
        now += timedelta(seconds=rng.choice(PAUSES))
        async with database.write() as session:
            work = Work(session, ids, 0, now)
            ana = await meet(work, 1, "Ana", None)
            for _ in range(rng.randint(1, 3)):
                if rng.random() < 0.7:
                    sent = now - timedelta(seconds=rng.choice(DELAYS))
                    await count_answer(work, ana, sent.replace(microsecond=0))
                else:
                    rest = frozenset(rng.sample(range(7), rng.randint(0, 3)))
                    set_plan(work, ana, Plan(rng.choice(ZONES), time(rng.choice((0, 3, 5))), rest))
                kept = streak_of(ana)
                assert replace(fold(await study_log(work, ana)), changes=()) == kept
            plan = plan_of(ana)
            await work.write()
        async with database.read() as session:
            ana = await meet(Work(session, ids, 0, now), 1, "Ana", None)
            assert (streak_of(ana), plan_of(ana)) == (kept, plan)
    await database.close()
