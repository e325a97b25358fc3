"""Within Telegram's limits as the stand-in enforces them: hardly a 429, and nothing sent before its time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.playground.groups import add_group
from bot.playground.world import BOT_USERNAME
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged


async def keep_writing(stage: Stage, person: int, chat: int, every: float, seconds: int) -> None:
    """Write to the bot now and then, for so long; a burst now and then."""
    rng = Random(chat)  # noqa: S311 - the same each time
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    await asyncio.sleep(rng.uniform(0, every))
    words = "wrong" if chat == person else f"/quiz@{BOT_USERNAME}"
    while loop.time() < end:
        for _ in range(rng.choice((1, 1, 1, 4))):
            await stage.telegram.say(person, chat, words)
        await asyncio.sleep(rng.uniform(0.5, 1.5) * every)


async def busy(loop: SkippingLoop, folder: Path, groups: int, learners: int, seconds: int) -> tuple[int, int]:
    """Groups that ask more than their limit and learners who answer; how many sends there were, and 429s."""
    async with staged(loop, folder, limits=True) as stage:
        people = stage.add_people(learners)
        chats = [add_group(stage.telegram.world, f"Group {n}", people[:3]).id for n in range(groups)]
        for person in people:
            await stage.telegram.say(person, person, "/quiz")
        await stage.settled()
        # Half of what Telegram takes over all is asked for by learners; groups ask more than they may.
        pause = max(10.0, learners / 8)
        writing = [keep_writing(stage, person, person, pause, seconds) for person in people]
        writing += [keep_writing(stage, people[0], chat, 4.0, seconds) for chat in chats]
        await asyncio.gather(*writing)
        await stage.settled(7200)
        sends = [e for e in stage.entries if e.call.method.lower().startswith(("send", "edit"))]
        return len(sends), sum(entry.status == 429 for entry in sends)


def test_hardly_anything_is_refused(tmp_path: Path) -> None:
    sends, refused = run_skipping(lambda loop: busy(loop, tmp_path / "stage", 3, 10, 65))
    assert sends > 100
    assert refused <= sends / 1000


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_hardly_anything_is_refused_in_an_hour_of_fifty_groups_and_two_thousand_learners(
    tmp_path: Path,
) -> None:
    sends, refused = run_skipping(lambda loop: busy(loop, tmp_path / "stage", 50, 2_000, 3_600))
    assert sends > 50_000
    assert refused <= sends / 1000
