"""Asked to end while thousands of updates wait, `viva run` ends soon, and what is left waits on."""

from __future__ import annotations

import pytest

from bot.playground.ledger import Entry
from bot.playground.server import Playground
from tests.process.viva import Home, eventually
from tests.trials.audit import audit, open_books

PEOPLE = (1001, 1002, 1003)


async def stop_in_the_middle(home: Home, telegram: Playground, answers: int) -> list[Entry]:
    """End the bot while it works at a backlog; all that it confirmed is handled, and all else waits."""
    entries: list[Entry] = []
    telegram.ledger.listeners.append(entries.append)
    for person in PEOPLE:
        await telegram.say(person, person, "/quiz")
    for number in range(answers):
        person = PEOPLE[number % len(PEOPLE)]
        await telegram.say(person, person, f"wrong {number}")
    first, total = telegram.world.updates.first_id, answers + len(PEOPLE)
    async with home.connected_to(telegram).running("run") as viva:
        await eventually(lambda: len(telegram.world.updates) <= total - 200, within=60)
        code, seconds = await viva.stop()
    assert code == 0
    assert seconds <= 5
    assert len(telegram.world.updates) > total / 2
    handled = {row[0] for row in home.query("SELECT update_id FROM handled_updates")}
    waiting = range(telegram.world.updates.first_id, first + total)
    assert handled | {*waiting} == {*range(first, first + total)}
    return entries


async def test_a_backlog_of_ten_thousand_does_not_delay_the_end(home: Home, telegram: Playground) -> None:
    await stop_in_the_middle(home, telegram, 10_000)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_another_bot_handles_the_rest_of_the_backlog(home: Home, telegram: Playground) -> None:
    entries = await stop_in_the_middle(home, telegram, 10_000)
    async with home.running("run") as viva:
        await eventually(
            lambda: (
                not len(telegram.world.updates)
                and not home.query("SELECT id FROM outbox WHERE state = 0")
                and home.query("SELECT count(*) FROM answers") == [(10_000,)]
            ),
            within=600,
        )
        code, _ = await viva.stop()
    assert code == 0
    assert audit(open_books(entries, home.database)) == []
