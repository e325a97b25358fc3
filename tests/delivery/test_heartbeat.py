"""A round gets longer by the time in which nobody was heard, once; and by nothing else."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from tests.delivery.conftest import let_write
from tests.delivery.rounds import game_on
from tests.delivery.test_timers import open_for
from tests.trials.skipping import SkippingLoop, run_skipping

pytestmark = pytest.mark.unmeasured


def test_a_round_gets_longer_by_an_outage_of_the_network_once(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 20)
            game.cut_off(30)
            closed = await game.until_said("closed")
            (by,) = game.longer_by()
            assert 25 < by < 36
            assert by - 1 < closed - due < by + 1

    run_skipping(trial)


def test_an_answer_that_waited_through_an_outage_counts_as_in_time(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 10)
            game.cut_off(15)
            await asyncio.sleep(12)
            await game.say("late because of you")
            await game.until_said("closed")
            longer, answer, closed = game.said()[1:]
            assert longer.startswith("longer by")
            assert (answer, closed) == ("you said late because of you", "closed")

    run_skipping(trial)


def test_a_short_outage_changes_nothing(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 20)
            await asyncio.sleep(5)
            game.cut_off(0.5)
            assert await game.until_said("closed") - due < 1
            assert game.longer_by() == []

    run_skipping(trial)


def test_a_quiet_round_in_which_nobody_says_anything_is_no_outage(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 120)
            assert await game.until_said("closed") - due < 1
            assert game.longer_by() == []

    run_skipping(trial)


def test_signs_of_life_stay_a_second_apart_though_updates_give_some_too(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 120)
            longest = 0.0
            for step in range(800):
                if step % 40 == 0:  # each time another part of a second after a beat
                    await game.say("open 120")
                    await asyncio.sleep(0.05)
                    await game.say("hello")
                await asyncio.sleep(0.05)
                ((alive_at,),) = game.ask("SELECT max(alive_at) FROM runs")
                since = game.telegram.now() - datetime.fromisoformat(f"{alive_at}+00:00")
                longest = max(longest, since.total_seconds())
            assert longest < 1.6

    run_skipping(trial)


def test_a_round_gets_longer_by_the_time_between_two_runs_once(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 60)
            await asyncio.sleep(10)
            await game.end()
            await asyncio.sleep(30)
            for _ in range(2):
                game.begin()
                await game.telegram.until_polled()
                await asyncio.sleep(3)
                (by,) = game.longer_by()
                assert 29 < by < 33
                await game.end()

    run_skipping(trial)


def test_a_bot_killed_right_after_a_round_opened_makes_it_longer_by_its_absence(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 60)
            game.task.cancel()
            await asyncio.gather(game.task, return_exceptions=True)
            await asyncio.sleep(30)
            game.begin()
            await game.telegram.until_polled()
            await asyncio.sleep(2)
            (by,) = game.longer_by()
            assert 29 < by < 31

    run_skipping(trial)


def test_a_round_that_opens_after_an_absence_gets_no_longer_by_it(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 5)
            await game.until_said("closed")
            await game.end()
            await asyncio.sleep(100)
            await game.say("open 20")  # it waits, and is handled at the start
            game.begin()
            await game.until_said("closed", 2)
            assert game.longer_by() == []

    run_skipping(trial)


def test_a_round_that_opens_after_a_quiet_time_gets_no_longer_by_it(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            for times in (1, 2):
                await open_for(game, 5)
                await game.until_said("closed", times)
                game.cut_off(30)
                await asyncio.sleep(60)
            assert game.longer_by() == []
            assert game.ask("SELECT alive_at FROM runs") == [(None,)]

    run_skipping(trial)


def test_a_round_gets_longer_while_the_database_takes_nothing(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 20)
            await asyncio.sleep(5)
            await let_write(game.database, allowed=False)
            await asyncio.sleep(30)
            await let_write(game.database, allowed=True)
            await game.until_said("closed")
            (by,) = game.longer_by()
            assert 29 < by < 34

    run_skipping(trial)


def test_a_round_gets_longer_by_the_time_in_which_the_process_was_suspended(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 20)
            await asyncio.sleep(5)
            loop.skip(40)
            await game.until_said("closed")
            (by,) = game.longer_by()
            assert 39 < by < 43

    run_skipping(trial)
