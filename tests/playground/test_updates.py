"""How updates reach the bot: confirmed by offset, one poller, expiry, kinds, group privacy."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.playground import BOT_USERNAME, GROUP_ID, Playground

from .conftest import ANA, BEN, CHLOE, Http

TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def texts(http: Http, **values: Any) -> list[str]:
    updates = await http.result("getUpdates", **values)
    return [(update.get("message") or update["edited_message"])["text"] for update in updates]


async def test_what_is_not_confirmed_comes_again(telegram: Playground, http: Http) -> None:
    for text in ("one", "two", "three"):
        await telegram.say(ANA, ANA, text)
    first, second, _ = await http.result("getUpdates")
    assert second["update_id"] == first["update_id"] + 1
    assert await texts(http) == ["one", "two", "three"]
    assert await texts(http, limit=2) == ["one", "two"]
    assert await texts(http, limit=0) == ["one", "two", "three"]
    assert await texts(http, offset=second["update_id"]) == ["two", "three"]
    assert await texts(http) == ["two", "three"]
    assert await texts(http, offset=-1) == ["three"]
    assert await texts(http) == ["three"]
    assert await texts(http, offset=first["update_id"] + 100) == []
    await telegram.say(ANA, ANA, "four")
    assert await texts(http, offset=second["update_id"] + 2) == ["four"]


async def test_confirming_happens_at_the_request_not_at_its_answer(telegram: Playground, http: Http) -> None:
    await telegram.say(ANA, ANA, "one")
    (update,) = await http.result("getUpdates")
    waiting = asyncio.create_task(http.call("getUpdates", offset=update["update_id"] + 1, timeout=50))
    await telegram.until_polled()
    assert len(telegram.world.updates) == 0
    await telegram.say(ANA, ANA, "two")
    _, body = await waiting
    assert [one["message"]["text"] for one in body["result"]] == ["two"]


async def test_the_older_of_two_pollers_is_turned_away(telegram: Playground, http: Http) -> None:
    older = asyncio.create_task(http.call("getUpdates", timeout=50))
    await telegram.until_polled()
    newer = asyncio.create_task(http.call("getUpdates", timeout=50))
    assert await older == (409, {"ok": False, "error_code": 409, "description": TERMINATED})
    await telegram.say(ANA, ANA, "one")
    status, body = await newer
    assert (status, len(body["result"])) == (200, 1)


async def test_a_webhook_turns_the_poller_away(telegram: Playground, http: Http) -> None:
    poller = asyncio.create_task(http.call("getUpdates", timeout=50))
    await telegram.until_polled()
    await http.result("setWebhook", url="https://a.org/hook")
    assert (await poller)[0] == 409


async def test_an_empty_queue_answers_after_the_timeout(http: Http) -> None:
    assert await http.result("getUpdates", timeout=1) == []


async def test_old_updates_are_dropped(telegram: Playground, http: Http) -> None:
    said = await telegram.say(ANA, ANA, "one")
    sent = await http.result("sendMessage", chat_id=ANA, text="Hi")
    await telegram.tap(ANA, ANA, sent["message_id"], "x")
    telegram.advance(timedelta(seconds=151))
    assert [update["message"]["message_id"] for update in await http.result("getUpdates")] == [
        said.message_id
    ]
    telegram.advance(timedelta(hours=24))
    assert await http.result("getUpdates") == []


async def test_the_kinds_asked_for_are_remembered(telegram: Playground, http: Http) -> None:
    said = await telegram.say(ANA, ANA, "one")
    await telegram.react(ANA, ANA, said.message_id, "👍")
    assert len(await http.result("getUpdates", offset=-1, allowed_updates=["message_reaction"])) == 1
    await telegram.react(ANA, ANA, said.message_id, "")
    await telegram.say(ANA, ANA, "two")
    _, reaction = await http.result("getUpdates")
    assert reaction["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert reaction["message_reaction"]["new_reaction"] == []
    await http.result("getUpdates", allowed_updates=[])
    await telegram.say(ANA, ANA, "three")
    assert (await texts(http, offset=-1)) == ["three"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("just talking", False),
        ("/quiz", False),
        (f"/quiz@{BOT_USERNAME}", True),
        (f"/quiz@{BOT_USERNAME.upper()} deck", True),
        ("/quiz@another_playground_bot", False),
        (f"@{BOT_USERNAME} hello", False),
    ],
)
async def test_in_groups_the_bot_hears_its_commands(
    telegram: Playground, http: Http, text: str, *, heard: bool
) -> None:
    await telegram.say(BEN, GROUP_ID, text)
    assert await texts(http) == ([text] if heard else [])


async def test_a_bare_command_means_the_last_bot_that_spoke(telegram: Playground, http: Http) -> None:
    await http.result("sendMessage", chat_id=GROUP_ID, text="Hello all")
    await telegram.say(BEN, GROUP_ID, "/one")
    telegram.let_another_bot_speak(GROUP_ID, "Hello from me")
    await telegram.say(BEN, GROUP_ID, "/two")
    assert await texts(http) == ["/one"]
    sent = [
        (await http.play("send", person=BEN, chat=chat, text=text))[1]["heard"]
        for chat, text in ((GROUP_ID, "/two"), (GROUP_ID, "/two@viva_playground_bot"), (BEN, "/two"))
    ]
    assert sent == [False, True, True]


async def test_in_groups_the_bot_hears_replies_to_itself(telegram: Playground, http: Http) -> None:
    sent = await http.result("sendMessage", chat_id=GROUP_ID, text="Who?")
    said = await telegram.say(BEN, GROUP_ID, "Nikolaev", reply_to=sent["message_id"])
    await telegram.say(ANA, GROUP_ID, "He is right", reply_to=said.message_id)
    await telegram.edit(BEN, GROUP_ID, said.message_id, "L. Nikolaev")
    assert await texts(http) == ["Nikolaev", "L. Nikolaev"]


async def test_with_privacy_off_the_bot_hears_everything(telegram: Playground, http: Http) -> None:
    telegram.read_all(reads_all=True)
    await telegram.say(CHLOE, GROUP_ID, "just talking")
    assert await texts(http) == ["just talking"]


async def test_newcomers_are_announced_and_may_play(telegram: Playground, http: Http) -> None:
    dora = await telegram.join("Dora", "de")
    (update,) = await http.result("getUpdates")
    assert update["message"]["new_chat_members"][0]["first_name"] == "Dora"
    await telegram.say(dora.id, dora.id, "Hallo")
    _, hello = await http.result("getUpdates")
    assert hello["message"]["from"] == {
        "id": dora.id,
        "is_bot": False,
        "first_name": "Dora",
        "username": "dora",
        "language_code": "de",
    }


async def test_a_removed_bot_hears_nothing_more(telegram: Playground, http: Http) -> None:
    telegram.read_all(reads_all=True)
    await telegram.put_bot(GROUP_ID, present=False)
    await telegram.say(ANA, GROUP_ID, "gone?")
    (update,) = await http.result("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
