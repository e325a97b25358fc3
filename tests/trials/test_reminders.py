"""Many reminders due in one minute, at Telegram's pace, while somebody answers once a second."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles

import pytest
from sqlalchemy import insert

from bot.core.reminders import EVERY_DAY
from bot.playground.ledger import Entry
from bot.storage.models import Learner
from bot.storage.reminders import Reminder
from bot.storage.runs import start_ids
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged
from tests.trials.test_rounds import answer

AT_ONCE = 500
LEARNERS_ANSWERING = 3
LEAD = timedelta(minutes=2)
RESTART_SECONDS = 1
"""So long at least nobody runs after a killing: a start of the process takes longer."""


MOST_DOUBLED = 40
"""So many messages are sent twice at most for each killing."""


@dataclass
class Flood:
    """What came of a trial: how often each was reminded, until when, and what answers waited, in seconds."""

    begin: float = 0.0
    end: float = 0.0
    sent: int = 0
    refused: int = 0
    reminded: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)

    goal: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def reach(self, goal: int) -> None:
        """Wait until so many people were reminded; TimeoutError after two hours."""
        self.goal = goal
        self.reached.clear()
        async with asyncio.timeout(2 * 3600):
            await self.reached.wait()

    def note(self, entry: Entry) -> None:
        """Count a reminder that was sent, and whatever else was sent or refused."""
        self.refused += entry.status == 429
        self.sent += entry.call.method == "sendMessage"
        if entry.status == 200 and "⏰" in entry.call.text("text"):
            self.reminded[entry.call.integer("chat_id")] += 1
            self.end = entry.at
            if len(self.reminded) >= self.goal:
                self.reached.set()

    @property
    def doubled(self) -> int:
        """How many reminders came a second time; each did once at most."""
        assert max(self.reminded.values()) <= 2
        return self.reminded.total() - len(self.reminded)

    @property
    def seconds(self) -> float:
        """From the minute's begin to the last reminder."""
        return self.end - self.begin


async def set_all(stage: Stage, people: list[int], minute: datetime, seconds: int) -> None:
    """Let people who live by UTC have set a reminder each, spread over so many seconds of a minute.

    The rows are written as they would stand there: to have each set by itself takes as long as all the rest.
    """
    async with stage.database.read() as session:
        ids = await start_ids(session)
    now = stage.telegram.now()
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        learners = [
            {"id": one, "name": f"P{one}", "language": "en", "zone": "UTC", "created_at": now} for one in some
        ]
        reminders = [
            {
                "id": ids.make(now),
                "learner_id": one,
                "clock": due_at.time(),
                "weekdays": EVERY_DAY,
                "due_at": due_at,
                "due_date": due_at.date(),
            }
            for place, one in enumerate(some)
            for due_at in [minute.replace(second=place % seconds)]
        ]
        async with stage.database.write() as session:
            await session.execute(insert(Learner), learners)
            await session.execute(insert(Reminder), reminders)
            await session.commit()


async def answer_until(stage: Stage, people: list[int], flood: Flood, stop: asyncio.Event) -> None:
    """Answer once a second, in turn."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, SkippingLoop)
    while not stop.is_set():
        for person in people:
            flood.waits += await answer(stage, person, loop.time(), 1, loop)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), 1)


async def flooded(loop: SkippingLoop, folder: Path, count: int, seconds: int, deaths: int) -> Flood:
    """Let so many reminders be due in so many seconds, and wait until all are sent."""
    async with staged(loop, folder, limits=True) as stage:
        flood, stop = Flood(), asyncio.Event()
        answering = stage.add_people(LEARNERS_ANSWERING)
        for person in answering:
            await stage.telegram.say(person, person, "/quiz")
        await stage.settled()
        await stage.end()
        people = stage.add_people(count)
        for person in people:  # as if each had said hello
            stage.telegram.world.keep_person(replace(stage.telegram.world.people[person], started=True))
        minute = (stage.telegram.now() + LEAD).replace(second=0, microsecond=0)
        await set_all(stage, people, minute, seconds)
        stage.telegram.ledger.listeners.append(flood.note)
        await stage.begin()
        await asyncio.sleep((minute - stage.telegram.now()).total_seconds())
        flood.begin = minute.timestamp()
        answers = asyncio.create_task(answer_until(stage, answering, flood, stop))
        for part in range(1, deaths + 2):
            goal = count * part // (deaths + 1)
            await flood.reach(goal)
            if part <= deaths:
                await stage.kill()
                await asyncio.sleep(RESTART_SECONDS)
                await stage.begin()
        stop.set()
        await answers
        await stage.settled()
        assert {*flood.reminded} == {*people}
        return flood


def test_each_gets_one_at_telegram_s_pace_and_answers_hardly_wait(tmp_path: Path) -> None:
    flood = run_skipping(lambda loop: flooded(loop, tmp_path / "stage", 150, 1, 0))
    assert {*flood.reminded.values()} == {1}
    assert flood.refused == 0
    assert 150 / 30 - 1 <= flood.seconds <= 150 / 28 + 2
    # Coverage and the tests beside cost several times the 0.3 s that the trial at full size holds it to.
    assert max(flood.waits) <= 1


def test_a_killing_doubles_only_what_was_on_its_way(tmp_path: Path) -> None:
    flood = run_skipping(lambda loop: flooded(loop, tmp_path / "stage", 90, 1, 2))
    assert flood.doubled <= 2 * MOST_DOUBLED


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_a_hundred_thousand_in_a_minute_through_ten_killings(tmp_path: Path) -> None:
    flood = run_skipping(lambda loop: flooded(loop, tmp_path / "stage", 100_000, 60, 10))
    assert flood.doubled <= 10 * MOST_DOUBLED
    assert flood.refused <= flood.sent / 1000
    assert flood.seconds <= 58 * 60
    assert quantiles(flood.waits, n=100)[98] <= 0.3
