"""Two bots on one token: the second leaves soon and says why, the first goes on as if nothing had been."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.delivery.meeting import PROBE_SECONDS, SecondBotError
from bot.playground.server import Playground
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged

ANA = 1001


async def keep_answering(telegram: Playground, loop: SkippingLoop) -> list[float]:
    """Answer once a second for six seconds; the waits for the replies."""
    waits = []
    for number in range(6):
        begun = loop.time()
        said = await telegram.say(ANA, ANA, f"wrong {number}")
        await telegram.replies(ANA, said.message_id)
        waits.append(loop.time() - begun)
        await asyncio.sleep(1)
    return waits


async def start_a_second(loop: SkippingLoop, folder: Path) -> None:
    async with staged(loop, folder / "first") as first:
        await first.telegram.say(ANA, ANA, "/quiz")
        await first.settled()
        await first.telegram.until_polled()
        answering = asyncio.create_task(keep_answering(first.telegram, loop))
        second = Stage(first.telegram, folder / "second", probe_seconds=PROBE_SECONDS)
        begun = loop.time()
        await second.begin()
        assert second.task is not None
        with pytest.raises(SecondBotError, match="Another bot is already running with this token"):
            await second.task
        assert loop.time() - begun <= 5
        for table in ("handled_updates", "outbox", "runs", "learners"):
            assert second.query(f"SELECT * FROM {table}") == []  # noqa: S608 - a table of ours
        await second.close()
        assert max(await answering) <= 2
        await first.settled()
        assert first.query("SELECT count(*) FROM answers") == [(6,)]
        assert any(entry.status == 409 for entry in first.entries)


def test_the_second_leaves_and_the_first_goes_on(tmp_path: Path) -> None:
    run_skipping(lambda loop: start_a_second(loop, tmp_path))
