"""How battles come out: ties, teams, one player alone; and what outlives a restart in the middle."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.battles import BattleScore
from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import answer_to, make_deck

pytestmark = pytest.mark.unmeasured

THREE = """\
# Three

### Which cities were renamed? {#cities}

- **Leningrad**
- **Stalingrad**
- **Gorky**
"""


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot that sees all messages of its group, with a deck of one card, which comes again and again."""
    async with running(tmp_path, {"three": THREE}, reads_all=True) as bot:
        yield bot


async def test_ties_are_ties_and_nothing_earns_no_medal(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle three 5")
    await group.chloe.taps("Join")
    await group.ana.taps("Start")
    for _ in range(5):
        await group.ana.says("Leningrad")
        await group.ben.says("Stalingrad")  # he has not joined, and so comes late
        await group.chloe.says("not Gorky")
        await viva.pass_time(31)
        await viva.pass_time(13)
    group.ana.sees("The battle is over", "First: Ana and Ben · 50 🥇", "3. Chloé · 0", "Most missed: Gorky (")
    await group.ana.says("/top")
    group.ana.sees("1. Ana and Ben · 50", "3. Chloé · 0")


@pytest.mark.parametrize(("alone", "rounds"), [(2, 4), (3, 7)])
async def test_no_card_comes_twice_in_a_battle_before_all_others(
    group: Group, viva: Viva, alone: int, rounds: int
) -> None:
    """`alone` questions come before it, one at a time."""
    await viva.changes_deck("three", make_deck("Three", 4))
    for _ in range(alone):
        await group.ana.says("/question")
        await group.ana.says(answer_to(group.ana.latest("at place").text))
        await viva.pass_time(13)
    await group.ana.says(f"/battle three {rounds}")
    await group.ana.taps("Start")
    asked = []
    for _ in range(rounds):
        asked.append(answer_to(group.ana.latest("at place").text))
        await group.ana.says(asked[-1])
        await viva.pass_time(13)
    assert len(set(asked[:4])) == 4
    assert len(set(asked[4:])) == rounds - 4


async def test_a_battle_of_one_is_in_no_table(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle three 5")
    await group.ana.taps("Start")
    for _ in range(5):
        await group.ana.says("Leningrad, Stalingrad and Gorky")
        await viva.pass_time(13)
    group.ana.sees("First: Ana · 175 🥇", "Best answer: Ana, 3 key points")
    assert await viva.rows(select(BattleScore.learner_id)) == []
    await group.ana.says("/top")
    group.ana.sees("Nobody has points yet")


async def test_a_round_goes_on_after_a_restart_with_as_much_more_time(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle three 5")
    await group.ben.taps("Join")
    await group.ana.taps("Start")
    await group.ana.says("Leningrad")
    await viva.end()
    viva.telegram.advance(timedelta(seconds=40))
    await viva.telegram.say(group.ben.id, group.id, "Stalingrad")
    await viva.start()
    away = group.ana.numbers_in("I was away for {} s, so you have that much longer")
    assert len([by for by in away if 40 <= by < 60]) == 1  # a stall of the test's own is told, too
    group.ben.sees_reaction("👍")
    await group.ben.says("Gorky")
    group.ben.sees("All found", "1. Ben · 25", "2. Ana · 15")
