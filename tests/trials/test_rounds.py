"""Many rounds that end in one instant, while private answers come in.

This is of the clock and the one writer's lock alone: a close says nothing, as sending has limits of its own.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from statistics import quantiles

import pytest
from telegram import Update

from bot.delivery.limits import Limits
from bot.storage.work import Work
from bot.telegram.dispatch import Dispatcher
from tests.delivery.conftest import eventually
from tests.delivery.rounds import Rounds, add_what_rounds_refer_to
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged

UNHURRIED = Limits(chat_interval=0, chat_burst=10_000, group_calls=10_000, all_calls=10_000)


class Keeping(Rounds, Dispatcher):
    """The bot as it is, with the least game that has rounds."""

    says_so = False

    async def handle(self, update: Update, work: Work) -> None:
        if not self.open_round(update, work):
            await super().handle(update, work)


async def answer(stage: Stage, person: int, begin: float, seconds: int, loop: SkippingLoop) -> list[float]:
    """Answer once a second; the seconds from each answer to its reply."""
    waits = []
    for number in range(seconds):
        await asyncio.sleep(begin + number - loop.time())
        said = loop.time()
        message = await stage.telegram.say(person, person, f"wrong {number}")
        await stage.telegram.replies(person, message.message_id)
        waits.append(loop.time() - said)
    return waits


async def close_late(stage: Stage, rounds: int, loop: SkippingLoop) -> float:
    """Wait until all rounds are closed; the seconds by which the last was committed late."""
    ((due,),) = stage.query("SELECT max(due_at) FROM battles")
    ended = "SELECT count(*) FROM battles WHERE ended_at IS NOT NULL"
    await eventually(lambda: stage.query(ended) == [(rounds,)], within=60)
    return loop.now().timestamp() - datetime.fromisoformat(f"{due}+00:00").timestamp()


async def close_many(
    loop: SkippingLoop, folder: Path, rounds: int, people: int, seconds: int
) -> tuple[list[float], float]:
    """So many answers a second, and in the middle all rounds are due: the waits, and the lateness."""
    async with staged(loop, folder, pace=UNHURRIED, dispatcher=Keeping) as stage:
        await add_what_rounds_refer_to(stage.database)
        players, groups = stage.add_people(people), stage.add_people(rounds)
        for person in players:
            await stage.telegram.say(person, person, "/quiz")
        await stage.settled()
        for person in groups:
            await stage.telegram.say(person, person, f"open {seconds / 2 + 1}")
        await stage.settled()
        late = asyncio.create_task(close_late(stage, rounds, loop))
        begin = loop.time() + 0.5
        answering = (
            answer(stage, person, begin + place / people, seconds, loop)
            for place, person in enumerate(players)
        )
        waits = await asyncio.gather(*answering)
        return [wait for each in waits for wait in each], await late


def test_all_are_closed_within_a_second_and_replies_hardly_wait(tmp_path: Path) -> None:
    waits, late = run_skipping(lambda loop: close_many(loop, tmp_path / "stage", 30, 20, 2))
    assert late <= 1
    # Coverage and the tests beside cost several times the 0.3 s that the trial at full size holds it to.
    assert quantiles(waits, n=100)[98] <= 1


@pytest.mark.soak
def test_the_same_with_a_hundred_rounds_and_a_hundred_answers_a_second(tmp_path: Path) -> None:
    waits, late = run_skipping(lambda loop: close_many(loop, tmp_path / "stage", 100, 100, 10))
    assert late <= 1
    assert quantiles(waits, n=100)[98] <= 0.3
