"""Ten minutes without a network, of any kind, and the bot goes on by itself soon after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.delivery.intake import POLL_SECONDS
from bot.playground.faults import Fault, Hang, Lose, Refuse, Reset, Rule, Script
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import staged

ANA, BEN = 1001, 1002
MINUTES = 10
OUTAGES: dict[str, tuple[Fault, ...]] = {
    "hang": (Hang(),),
    "reset": (Reset(), Lose()),
    "502": (Refuse("bad_gateway"),),
    "half-open": (Hang(), Lose(half_open=True)),
}


async def go_on(
    loop: SkippingLoop, folder: Path, faults: tuple[Fault, ...], longer_by: Iterable[int]
) -> list[float]:
    """Let the network fail in the middle of quizzes, for ten minutes and so many seconds more each time.

    Returns the seconds after each return until everybody was answered.
    """
    seconds = []
    async with staged(loop, folder) as stage:
        telegram = stage.telegram
        for person in (ANA, BEN):
            await telegram.say(person, person, "/quiz")
        await stage.settled()
        for longer in longer_by:
            length = MINUTES * 60 + longer
            await telegram.until_polled()
            telegram.misbehave(Script(tuple(Rule(fault, until=length) for fault in faults)))
            end = loop.time() + length
            for number in range(MINUTES):
                await telegram.say(ANA, ANA, f"wrong {number}")
                await asyncio.sleep(59)
            await telegram.say(BEN, BEN, "wrong at last")
            await asyncio.sleep(end - loop.time())
            await stage.settled()
            seconds.append(loop.time() - end)
    return seconds


@pytest.mark.parametrize("kind", OUTAGES)
def test_it_resumes_within_a_poll_and_five_seconds(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    seconds = run_skipping(lambda loop: go_on(loop, tmp_path / "stage", OUTAGES[kind], [14]))
    assert max(seconds) <= POLL_SECONDS + 5
    assert "no updates can be fetched" in caplog.text
    assert "Telegram can be reached again" in caplog.text


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", OUTAGES)
def test_whenever_in_its_tries_the_network_comes_back(kind: str, tmp_path: Path) -> None:
    seconds = run_skipping(lambda loop: go_on(loop, tmp_path / "stage", OUTAGES[kind], range(20)))
    assert max(seconds) <= POLL_SECONDS + 5
