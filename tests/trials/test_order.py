"""However long each call takes, each chat's answers and replies keep their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.playground.faults import Delay, Rule, Script
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import staged

DELAYS = Script((Rule(Delay(0.0, 2.0)),), seed=200)


async def keep_order(loop: SkippingLoop, folder: Path, chats: int, messages: int) -> None:
    async with staged(loop, folder) as stage:
        people = stage.add_people(chats)
        for person in people:
            await stage.telegram.say(person, person, "/quiz")
        await stage.settled()
        stage.telegram.misbehave(DELAYS)
        for number in range(messages):
            for person in people:
                await stage.telegram.say(person, person, f"wrong {number}")
            if number % 10 == 0:
                await stage.telegram.until_polled(600)
        await stage.settled(7200)
        assert stage.query("SELECT count(*) FROM answers") == [(chats * messages,)]


def test_no_inversion_under_random_delays(tmp_path: Path) -> None:
    run_skipping(lambda loop: keep_order(loop, tmp_path / "stage", 12, 10))


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_no_inversion_in_200_chats_of_100_messages(tmp_path: Path) -> None:
    run_skipping(lambda loop: keep_order(loop, tmp_path / "stage", 200, 100))
