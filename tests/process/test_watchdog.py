"""An update that blocks the whole process costs itself, and nobody else."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from tests.process.chatting import ANA, post, until_said
from tests.process.viva import Home, Running

BLOCKED = (str(Path(__file__).with_name("blocked.py")),)
STUCK = (str(Path(__file__).with_name("stuck.py")),)


async def address_of(viva: Running) -> str:
    return (await viva.says(r"http://127\.0\.0\.1:\d+")).group()


async def die(home: Home) -> str:
    """Run the bot until its watchdog ends it; returns what it said."""
    async with home.running("run", program=BLOCKED) as viva:
        assert await viva.ended() == -signal.SIGPROF
    return viva.err


async def ask_for_what_blocks(
    home: Home, program: Sequence[str] = BLOCKED, alarm: signal.Signals = signal.SIGPROF
) -> None:
    """Ask for something, for what blocks the bot, and for something; the bot dies of it."""
    async with home.running("run", program=program) as viva:
        async with aiohttp.ClientSession(await address_of(viva)) as page:
            for words in ("/decks", "/streak", "/help"):
                await post(page, "send", person=ANA, chat=ANA, text=words)
        assert await viva.ended() == -alarm


async def live_on(home: Home) -> None:
    """Run the bot: it skips what blocked it, says so, and goes on."""
    async with home.running("run", program=BLOCKED) as viva:
        async with aiohttp.ClientSession(await address_of(viva)) as page:
            await until_said(page, "Something went wrong with that message")
            await until_said(page, "how it works")
        assert (await viva.stop())[0] == 0
    errors = home.query("SELECT error FROM handled_updates WHERE error IS NOT NULL")
    assert errors == [("the process died 3 times with this update in hand",)]


async def test_a_blocked_process_is_ended_and_the_next_life_tells_where_it_was_blocked(home: Home) -> None:
    await ask_for_what_blocks(home)
    said = await die(home)
    assert "was blocked, and ended by its watchdog, at " in said
    assert "tests/process/blocked.py:15 compute_for_ever < bot/telegram/dispatch.py" in said
    assert home.query("SELECT tries FROM attempts") == [(1,)]
    with closing(sqlite3.connect(home.database)) as connection:  # as if it had died once more
        connection.execute("UPDATE attempts SET tries = 2")
        connection.commit()
    await live_on(home)


@pytest.mark.soak
async def test_an_update_that_was_in_hand_at_three_deaths_is_skipped(home: Home) -> None:
    await ask_for_what_blocks(home)
    for tries in (1, 2):
        await die(home)
        assert home.query("SELECT tries FROM attempts") == [(tries,)]
    await live_on(home)


@pytest.mark.soak
async def test_time_that_passes_without_work_counts_less_and_ends_a_bot_that_is_stuck(home: Home) -> None:
    await ask_for_what_blocks(home, STUCK, signal.SIGALRM)
