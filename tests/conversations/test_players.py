"""Who takes part in a battle, and who does not: chatterers, masks, channels, bots, holders of a mere link."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.battles import Battle, BattleAnswer, BattleScore
from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import KIROV


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot that sees all messages of its group, with a deck of one card."""
    async with running(tmp_path, {"kirov": KIROV}, reads_all=True) as bot:
        yield bot


async def begin(group: Group, mode: str = "claim") -> None:
    """Ana begins a battle alone."""
    await group.ana.says("/battle")
    await group.ana.taps("Options")
    while f"Mode: {mode}" not in group.ana.buttons_under(group.ana.latest("Revision battle")):
        await group.ana.taps(next(b for b in group.ana.buttons_under(group.ana.latest()) if "Mode" in b))
    await group.ana.taps("Done")
    await group.ana.taps("Start")


async def test_chatter_makes_nobody_a_player(group: Group, viva: Viva) -> None:
    await begin(group)
    await group.ben.says("has anybody seen my pen?")
    await group.chloe.says("under the table")
    await group.ana.says("/skip")
    group.ana.sees("Skipped", "1. Ana · 0")
    group.ana.sees_no("Ben", "Chloé")
    assert await viva.rows(select(BattleAnswer.text)) == []
    await group.ana.says("/stop")
    assert await viva.rows(select(BattleScore.learner_id)) == []


@pytest.mark.parametrize("text", ["it was Nikolaev", "Yezhov", "not Nikolaev", "Nikolaev or Yezhov"])
async def test_what_is_plainly_a_try_makes_a_player(group: Group, text: str) -> None:
    await begin(group)
    await group.ben.says(text)
    await group.ana.says("/stop")
    group.ana.sees("The battle was stopped", "Ben")


async def test_a_reply_to_the_question_is_a_try_whatever_it_says(group: Group) -> None:
    await begin(group)
    await group.ben.replies("Trotsky?", to=group.ben.latest("Who shot"))
    await group.ana.says("/skip")
    group.ana.sees_no("Skipped")  # of two who play one is no majority
    await group.ben.says("/skip")
    group.ben.sees("Skipped", "1. Ana and Ben · 0")


async def test_what_was_said_before_the_first_try_costs_no_tries(group: Group) -> None:
    await begin(group)
    for chatter in ("who knows?", "I don't", "wait", "hm"):
        await group.ben.says(chatter)
    await group.ben.says("Nikolaev!")
    group.ben.sees("All found", "Ben")


async def test_masks_channels_bots_and_forwards_never_score(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    await group.makes(group.ben, "administrator")
    await begin(group)
    viva.telegram.set_mask(group.id, group.ben.id, "anonymous")
    await group.ben.says("Nikolaev")
    viva.telegram.set_mask(group.id, group.chloe.id, "channel")
    await group.chloe.says("Nikolaev")
    viva.telegram.let_another_bot_speak(group.id, "Nikolaev")
    await viva.settled()
    viva.telegram.set_mask(group.id, group.chloe.id, None)
    private = group.chloe.in_private()
    await private.says("Nikolaev")
    await group.chloe.forwards(viva.telegram.messages(group.chloe.id)[0])
    group.chloe.sees_no("All found")
    await group.ana.says("/skip")
    group.ana.sees("Skipped", "1. Ana · 0")
    group.ana.sees_no("Ben", "Chloé")


async def test_an_anonymous_administrator_stops_a_battle_and_is_told_why_nothing_else_works(
    group: Group, viva: Viva
) -> None:
    await group.becomes_supergroup()
    await group.makes(group.chloe, "administrator")
    viva.telegram.set_mask(group.id, group.chloe.id, "anonymous")
    await group.chloe.says("/stop")
    group.chloe.sees("No battle is on here")
    await group.chloe.says("/battle")
    group.chloe.sees("You write in the group's name")
    assert await viva.rows(select(Battle.id)) == []
    await begin(group)
    await group.chloe.says("/stop@viva_playground_bot")
    group.chloe.sees("The battle was stopped")


async def test_who_writes_as_a_channel_stops_nothing(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    await begin(group)
    viva.telegram.set_mask(group.id, group.chloe.id, "channel")
    await group.chloe.says("/stop")
    assert group.chloe.news == []
    assert len(await viva.rows(select(Battle.id).where(Battle.ended_at.is_(None)))) == 1


async def test_two_taps_on_cancel_are_refused_to_the_one_who_tapped(group: Group) -> None:
    await group.ana.says("/battle")
    for refusal in await group.ben.taps_quickly("Cancel"):
        assert "Ben, only who began the battle or an administrator" in refusal
    assert group.ben.news == []
    await group.ben.says("/battle")
    await group.makes(group.ben, "administrator")
    assert await group.ben.taps_quickly("Cancel") == ["", ""]
    group.ben.sees("The battle was stopped")


async def test_only_who_is_shown_the_door_of_a_sealed_battle_comes_in(group: Group, viva: Viva) -> None:
    await begin(group, mode="sealed")
    [battle_id] = await viva.rows(select(Battle.id))
    [code] = await viva.rows(select(Battle.code))
    stranger = group.chloe.in_private()
    for forged in (
        f"battle_{battle_id}",
        f"battle_{battle_id}_",
        f"battle_{battle_id}_{code[:-1]}",
        "battle__",
    ):
        await stranger.says(f"/start {forged}")
        stranger.sees("That battle is over")
    await group.ana.says("/skip")
    group.ana.sees("Skipped", "1. Ana · 0")
    group.ana.sees_no("Chloé")
    await viva.pass_time(13)
    ben = await group.ben.follows("Answer in private")
    ben.sees("You're in the battle")
