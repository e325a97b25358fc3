"""What Telegram answers to a call is obeyed: wait, try again, go elsewhere, or give up and go on."""

from __future__ import annotations

import asyncio
import logging

import pytest
from sqlalchemy import update

from bot.storage.database import Database
from bot.storage.models import Learner
from bot.storage.outbox import Call, Lane, State
from bot.storage.traffic import ChatState
from tests.delivery.conftest import (
    Post,
    Telegram,
    eventually,
    now,
    outbox,
    say,
)


async def test_retry_after_is_obeyed(post: Post, telegram: Telegram) -> None:
    telegram.refuse(429, "Too Many Requests: retry after 1", retry_after=1)
    await post.put(*say(1, "a"))
    post.start()
    await telegram.until(1)
    await post.put(*say(2, "b"))
    await post.settled()
    assert telegram.texts == ["a", "b", "a"]
    assert telegram.requests[2].at - telegram.requests[0].at >= 1.0


async def test_retry_after_is_remembered_over_a_restart(post: Post, telegram: Telegram) -> None:
    telegram.refuse(429, "Too Many Requests: retry after 60", retry_after=60)
    await post.put(*say(1, "a"))
    post.start()
    await eventually(lambda: held(post.database))
    await post.stop()
    await post.put(*say(2, "b"))
    post.start()
    await telegram.until(2)
    assert telegram.texts == ["a", "b"]
    assert (await outbox(post.database))[0].state == State.WAITING


async def held(database: Database) -> bool:
    async with database.read() as session:
        chat = await session.get(ChatState, 1)
        return chat is not None and chat.held_until is not None and chat.held_until > now()


async def test_when_many_chats_must_wait_all_wait(post: Post, telegram: Telegram) -> None:
    for _ in range(3):
        telegram.refuse(429, "Too Many Requests: retry after 1", retry_after=1)
    for chat in (1, 2, 3):
        await post.put(*say(chat, f"{chat}"))
    post.start()
    await telegram.until(3)
    await eventually(lambda: not telegram.refusals)
    await post.put(*say(4, "4"))
    await post.settled()
    assert telegram.requests[3].at - telegram.requests[2].at >= 0.9


async def test_a_chat_that_blocked_us_gets_one_try_and_the_learner_is_marked(
    post: Post, telegram: Telegram
) -> None:
    async with post.database.write() as session:
        session.add(Learner(id=1, name="Ana", created_at=now()))
        await session.commit()
    telegram.refuse(403, "Forbidden: bot was blocked by the user")
    await post.put(*say(1, "a", "b", "c"), *say(2, "d"))
    post.start()
    await post.settled()
    assert [request.text for request in telegram.requests if request.chat == 1] == ["a"]
    rows = await outbox(post.database)
    assert [row.state for row in rows] == [State.GIVEN_UP] * 3 + [State.SENT]
    async with post.database.read() as session:
        learner = await session.get(Learner, 1)
        assert learner is not None
        assert learner.blocked_at is not None
    await post.put(*say(1, "not tried"))
    await post.settled()
    async with post.database.write() as session:
        await session.execute(update(Learner).values(blocked_at=None))  # as an update from them does
        await session.commit()
    await post.put(*say(1, "back again"))
    await post.settled()
    assert telegram.texts[2:] == ["back again"]


async def test_what_telegram_will_never_take_is_given_up_and_logged_and_the_next_goes_on(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.refuse(400, "Bad Request: message is too long")
    telegram.refuse(413, "Request Entity Too Large")
    telegram.refuse(404, "Not Found")
    await post.put(*say(1, "a", "b", "c", "d"))
    post.start()
    await post.settled()
    assert telegram.texts == ["a", "b", "c", "d"]
    rows = await outbox(post.database)
    assert [row.error for row in rows] == [
        "Message is too long",
        "Request Entity Too Large",
        "Not Found",
        None,
    ]
    assert "Message is too long" in caplog.text


async def test_an_edit_that_changes_nothing_is_no_failure(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.refuse(400, "Bad Request: message is not modified: same as before")
    await post.put(Call(1, "editMessageText", {"chat_id": 1, "message_id": 5, "text": "x"}))
    post.start()
    await post.settled()
    assert (await outbox(post.database))[0].state == State.SENT
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_defect_in_one_call_is_logged_and_holds_up_nobody(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    await post.put(Call(1, "sendPhoto", {"chat_id": 1, "photo": "file:/no/such/picture.png"}))
    await post.put(Call(1, "sendPhoto", {"chat_id": 1, "photo": "file:\0"}), *say(1, "b"))
    post.start()
    await post.settled()
    assert telegram.texts == ["b"]
    assert "the picture can't be read" in caplog.text
    assert "a defect" in caplog.text


async def test_a_group_that_moved_gets_what_waits_for_it_in_order_at_its_new_id(
    post: Post, telegram: Telegram
) -> None:
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    telegram.refuse(400, description, migrate_to_chat_id=-200)
    telegram.gate = asyncio.Event()
    await post.put(*say(-1, "a", "b"))
    post.start()
    await telegram.until(1)
    await post.put(*say(-200, "c"))
    telegram.gate.set()
    await post.settled()
    assert [(request.chat, request.text) for request in telegram.requests if request.chat == -200] in (
        [(-200, "a"), (-200, "b"), (-200, "c")],
        [(-200, "c"), (-200, "a"), (-200, "b")],  # it was on its way before the move was known
    )
    async with post.database.read() as session:
        moved = await session.get(ChatState, -1)
        assert moved is not None
        assert moved.moved_to == -200


async def test_a_query_that_is_too_old_for_telegram_is_final(post: Post, telegram: Telegram) -> None:
    telegram.refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    await post.put(Call(1, "answerCallbackQuery", {"callback_query_id": "7"}, Lane.CALLBACK))
    post.start()
    await post.settled()
    assert len(telegram.requests) == 1


@pytest.mark.parametrize("lane", [Lane.CALLBACK, Lane.REPLY])
async def test_failures_of_the_network_are_tried_again(post: Post, telegram: Telegram, lane: Lane) -> None:
    telegram.broken = 1
    await post.put(Call(1, "sendMessage", {"chat_id": 1, "text": "a"}, lane))
    post.start()
    await post.settled()
    assert telegram.texts == ["a", "a"]
    assert (await outbox(post.database))[0].state == State.SENT


async def test_calls_that_fail_together_back_off_once(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.broken = 10
    telegram.gate = asyncio.Event()
    for chat in range(1, 11):
        await post.put(*say(chat, "a"))
    post.start()
    await telegram.until(10)
    telegram.gate.set()
    await post.settled()
    assert caplog.text.count("trying again in") == 1
    assert telegram.requests[10].at - telegram.requests[0].at < 2.0
