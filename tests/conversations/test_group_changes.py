"""Battles while the group, or what the bot is in it, changes; and what people let a group see of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.playground.world import BOT_ID
from bot.storage.battles import Battle, BattleScore
from tests.conversations.conftest import Group, Person, Viva, running
from tests.conversations.decks import KIROV

pytestmark = pytest.mark.unmeasured


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot in privacy mode with a deck of one card."""
    async with running(tmp_path, {"kirov": KIROV}) as bot:
        yield bot


async def begin(group: Group) -> None:
    await group.ana.says("/battle@viva_playground_bot")
    await group.ben.taps("Join")
    await group.ana.taps("Start")


async def test_in_privacy_mode_replies_are_answers(group: Group) -> None:
    await group.ana.says("/battle@viva_playground_bot")
    group.ana.sees("I only see replies and commands here")
    await group.ben.taps("Join")
    await group.ana.taps("Start")
    group.ana.sees("Who shot", "Reply to this message to answer: Ana and Ben, and whoever joins in.")
    asked = group.ana.latest("Who shot")
    assert "Latecomers are welcome: just reply to the question." in group.ana.latest("Revision battle").text
    await group.chloe.says("Nikolaev")
    group.chloe.sees_no_reaction()
    await group.ben.replies("Nikolaev", to=asked)
    group.ben.sees_reaction("👍")
    group.ben.sees("All found", "Nikolaev · Ben")


async def test_a_vote_that_is_typed_is_noted_once_and_only_of_who_takes_part(group: Group) -> None:
    await begin(group)
    await group.chloe.says("/skip@viva_playground_bot")
    group.chloe.sees_no_reaction()
    await group.ben.says("/skip@viva_playground_bot")
    group.ben.sees_reaction("✍")
    await group.ben.says("/skip@viva_playground_bot")
    group.ben.sees_no_reaction()
    await group.ana.says("/skip@viva_playground_bot")
    group.ana.sees_no_reaction()
    group.ana.sees("Skipped")


async def test_an_administrator_hears_everything(group: Group) -> None:
    await group.makes_bot("administrator")
    await begin(group)
    group.ana.sees_no("Reply to this message")
    assert "Latecomers are welcome: just answer." in group.ana.latest("Revision battle").text
    await group.ben.says("Nikolaev")
    group.ben.sees("All found")


async def test_a_group_that_becomes_a_supergroup_plays_on(group: Group, viva: Viva) -> None:
    await begin(group)
    await group.becomes_supergroup()
    await viva.pass_time(31)
    group.ana.sees("Time.")
    await viva.pass_time(13)
    await group.ben.replies("Nikolaev", to=group.ben.latest("Who shot"))
    group.ben.sees("All found", "After 2 of 10")
    assert await viva.rows(select(Battle.chat_id)) == [group.id]


async def test_a_lobby_is_shown_anew_in_the_supergroup_that_its_group_becomes(group: Group) -> None:
    await group.ana.says("/battle@viva_playground_bot")
    await group.becomes_supergroup()
    group.ana.sees("Revision battle", "In: Ana")
    assert group.ana.text.count("Revision battle") == 1
    await group.ben.taps("Join")
    await group.ana.taps("Start")
    assert "In: Ana and Ben" in group.ana.latest("The battle has begun").text


@pytest.mark.parametrize("standing", ["restricted", "kicked", "left"])
async def test_a_battle_ends_where_we_can_no_longer_speak(group: Group, viva: Viva, standing: str) -> None:
    await group.becomes_supergroup()
    await begin(group)
    await group.ana.replies("not Nikolaev", to=group.ana.latest("Who shot"))
    await group.ben.replies("Nikolaev", to=group.ana.latest("Who shot"))
    await group.makes_bot(standing)  # type: ignore[arg-type] # one of those that can be given
    assert await viva.rows(select(Battle.id).where(Battle.ended_at.is_(None))) == []
    assert sorted(await viva.rows(select(BattleScore.points))) == [0, 10]
    await viva.pass_time(60)
    await group.makes_bot("member")
    group.ana.sees("so the battle ended", "First: Ben")
    await group.ana.says("/battle@viva_playground_bot")
    group.ana.sees("Revision battle")


async def test_each_battle_that_ended_in_silence_is_told_once(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    for title in ("History", "Civics"):
        topic = viva.telegram.open_topic(group.id, title)
        await viva.telegram.say(group.ana.id, group.id, "/battle@viva_playground_bot", topic_id=topic.id)
        await viva.settled()
    for _ in range(2):
        viva.telegram.set_standing(group.id, BOT_ID, "restricted")
        await group.makes_bot("member")  # both may come in one batch
        ends = [
            one for one in viva.telegram.messages(group.id) if one.text.startswith("🏁 I was not allowed")
        ]
        assert len({one.topic_id for one in ends}) == len(ends) == 2


async def test_each_topic_of_a_group_has_its_own_battle(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    topics = [viva.telegram.open_topic(group.id, title) for title in ("History", "Civics")]
    for topic in topics:
        await viva.telegram.say(group.ana.id, group.id, "/battle@viva_playground_bot", topic_id=topic.id)
        await viva.settled()
    assert len(await viva.rows(select(Battle.thread_id))) == 2
    lobbies = [message for message in viva.telegram.messages(group.id) if "Revision battle" in message.text]
    assert [lobby.topic_id for lobby in lobbies] == [topic.id for topic in topics]


async def test_an_answer_scores_in_its_own_topic_only(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    await group.makes_bot("administrator")
    history, civics = (viva.telegram.open_topic(group.id, title).id for title in ("History", "Civics"))
    await viva.telegram.say(group.ana.id, group.id, "/question@viva_playground_bot", topic_id=history)
    await viva.settled()
    for topic in (civics, None, history):
        assert "All found" not in group.ana.text
        await viva.telegram.say(group.ben.id, group.id, "Nikolaev", topic_id=topic)
        await viva.settled()
    assert group.ana.latest("All found").topic_id == history


async def test_a_battle_goes_on_while_we_are_promoted_and_demoted(group: Group, viva: Viva) -> None:
    await begin(group)
    await group.makes_bot("administrator")
    await group.ben.says("it was not Nikolaev")
    await viva.pass_time(31)
    await viva.pass_time(13)
    assert group.ben.buttons_under(group.ben.latest("Who shot")) == ["Skip"]
    await group.makes_bot("member")
    await group.ben.says("Nikolaev")
    group.ben.sees_no_reaction()
    await group.ben.replies("Nikolaev", to=group.ben.latest("Who shot"))
    group.ben.sees("All found")
    await viva.pass_time(13)
    group.ben.sees("Reply to this message")


async def test_groups_see_the_name_that_a_learner_chose(group: Group, viva: Viva) -> None:
    ben = Person(viva, 1002, 1002)
    await ben.says("/settings")
    ben.sees("Name in groups: Ben")
    await ben.taps("Name in groups")
    await ben.says("The Fox")
    ben.sees("Groups see you as The Fox")
    await group.makes_bot("administrator")
    await begin(group)
    for _ in range(10):
        await group.ana.says("not Nikolaev")
        await group.ben.says("Nikolaev")
        await viva.pass_time(13)
    group.ben.sees("First: The Fox")
    assert len(await viva.rows(select(BattleScore.learner_id))) == 2
    await ben.says("/settings")
    await ben.taps("Leave the tables")
    assert "leave you out" in ben.toast
    await group.ana.says("/top")
    group.ana.sees_no("The Fox", "Ben")
    await ben.says("/settings")
    await ben.taps("Join the tables")
    await ben.taps("Name in groups")
    await ben.taps("My own name")
    await group.ana.says("/top")
    group.ana.sees("1. Ben")
