"""What is due is seen to in time and once, after all answers that came in time."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.playground.faults import Hang, Rule, Script
from bot.playground.ledger import Entry
from bot.storage.work import Work
from tests.delivery.conftest import BOT_ID, eventually, let_write
from tests.delivery.echo import ANA
from tests.delivery.rounds import Game, game_on, open_round
from tests.trials.skipping import SkippingLoop, run_skipping


async def open_for(game: Game, seconds: float) -> float:
    """Open a round; returns when it is due, by the loop's clock."""
    before = game.said().count("opened")
    await game.say(f"open {seconds}")
    await game.until_said("opened", before + 1)
    return game.due()


def test_a_round_is_closed_at_once_when_it_is_due_though_a_fetch_waits(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 20)
            late = await game.until_said("closed") - due
            assert 0 <= late < 0.7  # which is less than it waits for a fetch that is not answered
            await game.say("and now")
            await game.until_said("you said and now")
            assert game.said() == ["opened", "closed", "you said and now"]
            assert game.ask("SELECT count(*) FROM handled_updates WHERE error IS NOT NULL") == [(0,)]

    run_skipping(trial)


def test_no_fetch_in_a_hurry_asks_for_the_same_as_the_one_before(tmp_path: Path) -> None:
    """Telegram would make it wait for three seconds, and the round with it."""

    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            entries: list[Entry] = []
            game.telegram.ledger.listeners.append(entries.append)
            for seconds in (5, 6, 7):
                await open_for(game, seconds)
            await game.until_said("closed", 3)
            calls = [entry.call for entry in entries if entry.call.method == "getUpdates"]
            pairs = [pair for pair in pairwise(calls) if pair[1].integer("timeout") < 3]
            assert len(pairs) >= 3
            assert all(before.integer("offset") != after.integer("offset") for before, after in pairs)

    run_skipping(trial)


def test_all_answers_that_wait_when_a_round_is_due_are_committed_before_it_is_closed(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 5)
            await asyncio.sleep(due - 0.1 - loop.time())
            for number in range(250):
                await game.say(f"answer {number}")
            late = await game.until_said("closed") - due
            assert game.said()[1:] == [*(f"you said answer {number}" for number in range(250)), "closed"]
            assert late < 1

    run_skipping(trial)


def test_a_round_is_closed_within_a_second_though_a_fetch_is_not_answered(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 5)
            script = Script((Rule(Hang(), methods=frozenset({"getUpdates"}), since=4.5),))
            game.telegram.misbehave(script)
            assert 0.8 < await game.until_said("closed") - due < 1

    run_skipping(trial)


def test_when_the_clock_is_moved_on_what_has_become_due_is_seen_to_and_gets_no_longer(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await open_for(game, 3600)
            await asyncio.sleep(5)
            game.telegram.advance(timedelta(days=1))
            moved = loop.time()
            assert await game.until_said("closed") - moved < 0.5
            assert game.said() == ["opened", "closed"]

    run_skipping(trial)


def test_what_became_due_while_the_bot_was_away_is_seen_to_within_two_seconds_of_its_start(
    tmp_path: Path,
) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            await game.telegram.until_polled()
            await game.end()
            async with game.database.write() as session:
                work = Work(session, game.ids, BOT_ID, game.telegram.now())
                open_round(work, ANA, 5)
                await work.write()
            await asyncio.sleep(60)
            game.begin()
            begun = loop.time()
            assert await game.until_said("closed") - begun < 2

    run_skipping(trial)


def test_one_that_fails_holds_up_no_other_and_comes_again_in_a_minute(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            for _ in range(30):
                await game.say("open 10")
            due = await game.until_said("opened", 30) + 10
            ((faulty,),) = game.ask("SELECT id FROM battles ORDER BY due_at, id LIMIT 1 OFFSET 3")
            game.rounds.faulty = frozenset({faulty})
            assert await game.until_said("closed", 29) - due < 1
            assert "at bot/" in caplog.text or "ValueError" in caplog.text
            assert "what Ana wrote" not in caplog.text
            failures = caplog.text.count("can't be seen to")
            assert failures == 2
            await asyncio.sleep(65)
            assert caplog.text.count("can't be seen to") == 2 * failures
            game.rounds.faulty = frozenset()
            await game.until_said("closed", 30)

    run_skipping(trial)


def test_when_the_database_takes_nothing_it_is_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            due = await open_for(game, 5)
            await asyncio.sleep(due - 0.5 - loop.time())
            await let_write(game.database, allowed=False)
            await asyncio.sleep(1.8)
            await let_write(game.database, allowed=True)
            late = await game.until_said("closed") - due
            assert late - sum(game.longer_by()) < 2

    run_skipping(trial)
    assert "timers wait for the database" in caplog.text


def test_a_shutdown_finishes_what_is_being_seen_to(tmp_path: Path) -> None:
    async def trial(loop: SkippingLoop) -> None:
        async with game_on(loop, tmp_path) as game:
            game.rounds.may_close = asyncio.Event()
            await open_for(game, 5)
            await eventually(lambda: game.rounds.closing)
            game.stop.set()
            await asyncio.sleep(0.1)
            game.rounds.may_close.set()
            await game.task
            assert game.said() == ["opened", "closed"]

    run_skipping(trial)
