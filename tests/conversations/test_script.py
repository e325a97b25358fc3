"""The words in which the scripts of a group are written do what they say."""

from __future__ import annotations

import pytest

from bot.playground.methods.reacting import set_reaction
from bot.playground.world import BOT_ID
from tests.conversations.conftest import Group

pytestmark = pytest.mark.unmeasured


async def test_a_reaction_is_seen_by_whom_it_is_for(group: Group) -> None:
    world = group.viva.telegram.world
    await group.ben.says("Nikolaev")
    await group.ana.says("Yezhov")
    set_reaction(world, group.ben.mine(), BOT_ID, "👍")
    group.ben.sees_reaction("👍")
    group.ana.sees_no_reaction()
    with pytest.raises(AssertionError):
        group.ben.sees_no_reaction()
    with pytest.raises(AssertionError):
        group.ana.sees_reaction("👍")


async def test_a_reply_is_to_what_the_bot_said_last(group: Group) -> None:
    await group.ben.says("/help@viva_playground_bot")
    group.ben.sees("in a private chat")
    await group.chloe.replies("What is this?")
    assert group.chloe.mine().reply_to == group.ben.news[-1].message_id
    with pytest.raises(AssertionError):
        group.chloe.latest("never said")


async def test_a_link_leads_into_the_private_chat(group: Group) -> None:
    link = {"text": "Answer", "url": "https://t.me/viva_playground_bot?start=kirov"}
    markup = {"inline_keyboard": [[link]]}
    group.viva.telegram.world.add_message(group.id, BOT_ID, {"text": "Who?"}, markup=markup)
    chloe = await group.chloe.follows("Answer")
    chloe.sees("Hello Chloé")


async def test_a_group_goes_on_as_a_supergroup(group: Group) -> None:
    await group.becomes_supergroup()
    await group.makes_bot("administrator")
    await group.makes(group.chloe, "restricted")
    await group.ben.says("/help@viva_playground_bot")
    group.ben.sees("in a private chat")
    await group.ana.forwards(group.ben.mine())
    assert group.ana.mine().content["forward_origin"]["sender_user"]["id"] == group.ben.id
