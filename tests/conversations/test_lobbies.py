"""The lobby of a battle, as people in a hurry use it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.battles import LOBBY_REST
from bot.core.lobby import LASTS
from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import KIROV

pytestmark = pytest.mark.unmeasured


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot that sees all messages of its group, with a deck of one card."""
    async with running(tmp_path, {"kirov": KIROV}, reads_all=True) as bot:
        yield bot


async def test_who_joined_by_mistake_leaves_again(group: Group) -> None:
    await group.ana.says("/battle")
    await group.ben.taps("Join")
    await group.ben.taps("Leave")
    assert group.ben.toast == "You're out."
    await group.ben.taps("Start")
    assert group.ben.toast == "Join first."


async def test_who_begins_alone_is_told_what_that_means(group: Group) -> None:
    await group.ana.says("/battle")
    toasts = await group.ana.taps_quickly("Start")
    assert "You begin alone" in toasts[0]
    assert "has begun, or is over" in toasts[1]
    group.ana.sees("Who shot")
    await group.ben.says("/battle")
    group.ben.sees("A battle is on here already")


async def test_asking_for_a_battle_again_joins_the_lobby_and_shows_it_further_down(group: Group) -> None:
    await group.ana.says("/battle")
    first = group.ana.latest("Revision battle")
    await group.ben.says("/battle")
    group.ben.sees("Revision battle", "In: Ana and Ben")
    assert group.ben.buttons_under(first) == []
    await group.ana.taps("Start")
    assert "In: Ana and Ben" in group.ana.latest("The battle has begun").text


async def test_everybody_who_taps_rematch_is_in(group: Group) -> None:
    await group.ana.says("/battle")
    await group.ana.taps("Start")
    await group.ben.says("Nikolaev")
    await group.ana.says("/stop")
    podium = group.ana.latest("The battle was stopped")
    for person in (group.ben, group.chloe):
        await person.taps("Rematch", on=podium)
    assert group.chloe.toast == "You're in."
    await group.chloe.taps("Start")
    assert "In: Ben and Chloé" in group.chloe.latest("The battle has begun").text


async def test_people_come_and_go_while_somebody_settles_the_options(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle")
    await group.ana.taps("Options")
    lobby = group.ana.latest("Revision battle")
    assert group.ben.buttons_under(lobby)[:3] == ["Join", "Leave", "Questions: 10"]
    await group.ben.taps("Join")
    assert group.ben.toast == "You're in."
    await group.chloe.taps("Join")
    await group.chloe.taps("Leave")
    await viva.pass_time(LOBBY_REST.total_seconds())
    assert "In: Ana and Ben" in group.ben.latest("Revision battle").text
    assert group.ben.buttons_under(lobby)[:3] == ["Join", "Leave", "Questions: 10"]  # laid out as before


async def test_teams_stay_to_be_seen_when_the_battle_has_begun(group: Group) -> None:
    await group.ana.says("/battle")
    await group.ana.taps("Options")
    await group.ana.taps("Teams: none")
    await group.ana.taps("Done")
    await group.ben.taps("Team 2")
    assert group.ben.toast == "You're in Team 2."
    assert "Tap a team" in group.ben.latest("Revision battle").text
    await group.chloe.taps("Team 2")
    await group.ana.taps("Start")
    begun = group.ana.latest("The battle has begun").text
    assert "Team 1: Ana" in begun
    assert "Team 2: Ben and Chloé" in begun
    await group.ben.says("Nikolaev")
    group.ben.sees("1. Team 2 · 5", "2. Team 1 · 0")


async def test_teams_are_evened_out_by_a_tap(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle")
    await group.ana.taps("Options")
    for label in ("Teams: none", "Teams: 2", "Done"):
        await group.ana.taps(label)
    for person in group.people:
        await person.taps("Team 3")
    await viva.pass_time(LOBBY_REST.total_seconds())
    assert "Team 3: Ana, Ben, and Chloé" in group.ana.latest("Revision battle").text
    await group.ana.taps("Even out")
    lobby = group.ana.latest("Revision battle").text
    assert "Team 1: Ana\nTeam 2: Ben\nTeam 3: Chloé" in lobby
    await group.chloe.taps("Leave")
    await group.ana.taps("Start")
    await group.chloe.says("Nikolaev")
    group.chloe.sees("1. Team 3 · 10", "2. Team 1 and Team 2 · 0")


async def test_a_lobby_outlives_a_restart_and_closes_when_nobody_starts_it(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle")
    await viva.pass_time(LASTS.total_seconds() / 2)
    await viva.restart()
    await group.ben.taps("Join")
    await viva.pass_time(LOBBY_REST.total_seconds())
    assert "In: Ana and Ben" in group.ben.latest("Revision battle").text
    await viva.end()
    viva.telegram.advance(LASTS)
    await viva.start()
    group.ben.sees("Nobody started the battle, so I closed it")
    assert group.ben.buttons_under(group.ben.latest("Revision battle")) == []
    await group.ben.says("/battle")
    group.ben.sees("Revision battle", "In: Ben")


async def test_a_team_that_is_gone_can_be_joined_neither_before_nor_in_the_battle(group: Group) -> None:
    await group.ana.says("/battle")
    for label in ("Options", "Teams: none", "Teams: 2", "Done"):
        await group.ana.taps(label)
    lobby = group.ben.latest("Revision battle")
    third = next(b["callback_data"] for row in lobby.buttons for b in row if b["text"] == "Team 3")
    for label in ("Options", "Teams: 3", "Teams: 4", "Done"):
        await group.ana.taps(label)
    await group.ben.sends_button_data(lobby, third)
    assert group.ben.toast == "That team is gone."
    assert "Ben" not in group.ana.latest("Revision battle").text
    await group.ana.taps("Start")
    await group.ben.sends_button_data(lobby, third)
    assert group.ben.toast == "That team is gone."
