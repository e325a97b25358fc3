"""The outbox is drained in order, within Telegram's limits, and nothing is lost on the way."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import sender
from bot.delivery.limits import Limits
from bot.storage.outbox import Call, Lane, State, Waiting
from tests.delivery.conftest import (
    Post,
    Telegram,
    eventually,
    let_write,
    now,
    outbox,
    put,
    say,
    text_call,
)


async def test_a_chat_s_messages_go_out_in_order_and_their_ids_are_kept(
    post: Post, telegram: Telegram
) -> None:
    await post.put(*say(1, "a", "b", "c"))
    post.start()
    await post.settled()
    assert telegram.texts == ["a", "b", "c"]
    rows = await outbox(post.database)
    assert [row.message_id for row in rows] == [101, 102, 103]
    assert {row.state for row in rows} == {State.SENT}


async def test_the_next_message_of_a_chat_waits_until_the_one_before_is_recorded(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    await post.put(*say(1, "a", "b"))
    await let_write(post.database, allowed=False)
    post.start()
    await eventually(lambda: "can't be recorded" in caplog.text)
    assert telegram.texts == ["a"]
    await let_write(post.database, allowed=True)
    await post.settled()
    assert telegram.texts == ["a", "b"]


async def test_while_the_disk_takes_nothing_other_chats_wait_too(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    await post.put(*say(1, "a"))
    await let_write(post.database, allowed=False)
    post.start()
    await eventually(lambda: "can't be recorded" in caplog.text)
    await let_write(post.database, allowed=True)
    await post.put(*say(2, "b"))
    await post.settled()
    assert telegram.texts == ["a", "b"]


async def test_several_chats_go_at_once_and_a_slow_one_holds_up_no_other(
    post: Post, telegram: Telegram
) -> None:
    telegram.gate = asyncio.Event()
    await post.put(*say(1, "a", "b"), *say(2, "c"), *say(3, "d"))
    post.start()
    await telegram.until(3)
    assert sorted(telegram.texts) == ["a", "c", "d"]
    telegram.gate.set()
    await post.settled()


async def test_past_five_waiting_messages_merge_into_one_with_the_last_buttons(
    post: Post, telegram: Telegram
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Next", "callback_data": "n"}]]}
    await post.put(*say(1, "a", "b", "b"), text_call(1, "c", reply_markup=keyboard), *say(1, "d", "e"))
    await post.put(*say(2, "1", "2", "3", "4", "5"))
    post.start()
    await post.settled()
    assert [request.text for request in telegram.requests if request.chat == 1] == ["a\n\nb\n\nc\n\nd\n\ne"]
    assert next(r for r in telegram.requests if r.chat == 1).payload["reply_markup"] == keyboard
    assert [request.text for request in telegram.requests if request.chat == 2] == ["1", "2", "3", "4", "5"]
    assert len({row.message_id for row in await outbox(post.database) if row.chat_id == 1}) == 1


async def test_keys_of_the_chat_are_not_lost_by_merging_with_buttons_of_a_message(
    post: Post, telegram: Telegram
) -> None:
    buttons = {"inline_keyboard": [[{"text": "Next", "callback_data": "n"}]]}
    no_keys = {"remove_keyboard": True}
    await post.put(*say(1, "a"), text_call(1, "b", reply_markup=no_keys), *say(1, "c"))
    await post.put(text_call(1, "d", reply_markup=buttons), *say(1, "e", "f"))
    post.start()
    await post.settled()
    sent = [(request.text, request.payload.get("reply_markup")) for request in telegram.requests]
    assert sent == [("a\n\nb\n\nc", no_keys), ("d", buttons), ("e", None), ("f", None)]


async def test_a_merged_message_that_is_refused_goes_out_in_parts_and_only_the_bad_part_is_lost(
    post: Post, telegram: Telegram
) -> None:
    await post.put(*say(1, "a", "b", "<bad", "c", "d", "e"))
    telegram.unparsable = "<bad"
    post.start()
    await post.settled()
    assert [row.state for row in await outbox(post.database)].count(State.GIVEN_UP) == 1
    assert len(telegram.requests) == 7


async def test_an_edit_finds_the_message_of_the_row_it_edits_and_later_edits_stand_for_earlier_ones(
    post: Post, telegram: Telegram
) -> None:
    (row,) = await post.put(text_call(1, "round 1"))

    def edit(words: str) -> Call:
        return Call(1, "editMessageText", {"chat_id": 1, "text": words}, edits=row)

    await post.put(edit("one"), text_call(1, "aside"), edit("two"), edit("three"))
    post.start()
    await post.settled()
    assert telegram.texts == ["round 1", "three", "aside"]
    assert telegram.requests[1].payload["message_id"] == 101
    assert {row.state for row in await outbox(post.database)} == {State.SENT}


async def test_an_edit_of_a_message_that_was_never_sent_is_given_up(
    post: Post, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    await post.put(Call(1, "editMessageText", {"chat_id": 1, "text": "x"}, edits=12345))
    post.start()
    await post.settled()
    assert telegram.requests == []
    assert "message to edit not found" in caplog.text


async def test_a_tap_is_answered_at_once_whatever_the_pace(post: Post, telegram: Telegram) -> None:
    patient = Limits(chat_interval=60, chat_burst=1)
    await post.put(*say(1, "a", "b"))
    tap = Call(1, "answerCallbackQuery", {"callback_query_id": "7", "text": ""}, Lane.CALLBACK)
    await post.put(*[tap] * 5)
    post.start(patient)
    await telegram.until(6)
    assert sorted(request.method for request in telegram.requests) == [
        *["answerCallbackQuery"] * 5,
        "sendMessage",
    ]


async def test_the_answer_to_a_tap_is_dropped_after_fifteen_seconds(post: Post, telegram: Telegram) -> None:
    tap = Call(1, "answerCallbackQuery", {"callback_query_id": "7", "text": ""}, Lane.CALLBACK)
    await put(post.database, post.ids, tap, at=now() - timedelta(seconds=16))
    post.start()
    await post.settled()
    assert telegram.requests == []
    assert (await outbox(post.database))[0].error == "too late"


def react(chat_id: int) -> Call:
    return Call(chat_id, "setMessageReaction", {"chat_id": chat_id, "message_id": 1}, Lane.REACTION)


async def test_a_reaction_goes_at_once_in_a_chat_that_waits(post: Post, telegram: Telegram) -> None:
    await post.put(*say(1, "a", "b"), react(1))
    post.start(Limits(chat_interval=60, chat_burst=1))
    await telegram.until(2)
    assert sorted(request.method for request in telegram.requests) == ["sendMessage", "setMessageReaction"]


async def test_reactions_count_in_the_pace_of_all_chats_and_are_left_out_where_it_has_no_room(
    post: Post, telegram: Telegram
) -> None:
    await post.put(*(react(-chat) for chat in range(1, 6)))
    post.start(Limits(all_calls=3, all_window=1.0))
    await post.settled()
    assert [request.payload["chat_id"] for request in telegram.requests] == [-1, -2, -3]
    assert [row.error for row in await outbox(post.database)] == [None] * 3 + [sender.NO_ROOM] * 2
    await post.put(*say(1, "a"))
    await post.settled()
    assert telegram.requests[3].at - telegram.requests[0].at >= 0.9


@pytest.mark.parametrize("code", [429, 400, 500])
async def test_a_reaction_that_is_refused_is_not_tried_again_and_keeps_nobody_waiting(
    post: Post, telegram: Telegram, code: int
) -> None:
    telegram.refuse(code, "Refused", retry_after=60)
    await post.put(react(1))
    post.start()
    await telegram.until(1)
    await post.put(*say(1, "a"))
    await post.settled()
    assert [request.method for request in telegram.requests] == ["setMessageReaction", "sendMessage"]


async def test_urgent_messages_overtake_reminders_to_others(post: Post, telegram: Telegram) -> None:
    one_a_moment = Limits(all_calls=1, all_window=0.05)
    reminders = [Call(n, "sendMessage", {"chat_id": n, "text": "r"}, Lane.REMINDER) for n in range(1, 6)]
    await post.put(*reminders, text_call(9, "reply"), text_call(5, "reply to 5"))
    post.start(one_a_moment)
    await post.settled()
    order = [(request.chat, request.text) for request in telegram.requests]
    # What is ahead of an urgent message in its own chat goes first too.
    assert set(order[:3]) == {(9, "reply"), (5, "r"), (5, "reply to 5")}
    assert order[3:] == [(1, "r"), (2, "r"), (3, "r"), (4, "r")]
    assert order.index((5, "r")) < order.index((5, "reply to 5"))


async def test_a_shutdown_records_what_was_sent_and_nothing_is_sent_twice(
    post: Post, telegram: Telegram
) -> None:
    telegram.gate = asyncio.Event()
    for chat in range(1, 21):
        await post.put(*say(chat, f"{chat}a", f"{chat}b"))
    post.start()
    await telegram.until(20)
    stopping = asyncio.create_task(post.stop())
    asyncio.get_running_loop().call_later(0.05, telegram.gate.set)
    await stopping
    assert [row.state for row in await outbox(post.database)].count(State.SENT) == 20
    post.start()
    await post.settled()
    assert sorted(telegram.texts) == sorted(f"{chat}{part}" for chat in range(1, 21) for part in "ab")


async def test_a_shutdown_does_not_wait_for_a_server_that_is_silent(post: Post, telegram: Telegram) -> None:
    telegram.gate = asyncio.Event()
    await post.put(*say(1, "a"))
    post.start()
    await telegram.until(1)
    async with asyncio.timeout(3):
        await post.stop()
    assert (await outbox(post.database))[0].state == State.WAITING


async def test_a_long_backlog_is_read_in_parts_and_goes_out_whole(
    post: Post, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.readahead.LOADED", 7)
    monkeypatch.setattr("bot.delivery.readahead.MOST_IN_MEMORY", 10)
    await post.put(*(call for n in range(30) for call in say(n % 4 + 1, f"{n}")))
    post.start()
    await post.settled()
    said = "\n\n".join(telegram.texts).split("\n\n")
    assert sorted(said, key=int) == [f"{n}" for n in range(30)]
    for chat in (1, 2, 3, 4):
        mine = "\n\n".join(r.text for r in telegram.requests if r.chat == chat).split("\n\n")
        assert mine == sorted(mine, key=int)


async def test_a_row_that_nobody_handed_over_is_found(
    post: Post, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sender.LOOK_SECONDS <= 10
    monkeypatch.setattr(sender, "LOOK_SECONDS", 0.05)
    post.start()
    await post.put(*say(1, "handed over"))
    await put(post.database, post.ids, *say(1, "committed"), *say(2, "and more"))
    await telegram.until(3)
    await post.settled()
    assert sorted(telegram.texts) == ["and more", "committed", "handed over"]


async def test_rows_that_a_look_finds_before_they_are_handed_over_go_out_once(
    post: Post, telegram: Telegram
) -> None:
    telegram.gate = asyncio.Event()
    calls = say(1, "a", "b")
    rows = await put(post.database, post.ids, *calls)
    post.start()
    await telegram.until(1)
    post.sender.take([Waiting(row, call, now()) for row, call in zip(rows, calls, strict=True)])
    telegram.gate.set()
    await post.settled()
    await post.put(*say(1, "c"))
    await telegram.until(3)
    assert telegram.texts == ["a", "b", "c"]


async def test_rows_handed_over_while_older_ones_are_read_go_after_them(
    post: Post, telegram: Telegram
) -> None:
    await post.put(*say(1, *(f"old {number}" for number in range(3))))
    post.start()
    await asyncio.sleep(0)  # the sender has begun to read
    await post.put(*say(1, "new"))
    await telegram.until(4)
    assert telegram.texts == ["old 0", "old 1", "old 2", "new"]


async def test_reminders_are_spread_evenly_and_a_reply_goes_between(post: Post, telegram: Telegram) -> None:
    """Were they sent at once, a reply would wait for the rest of their second."""
    post.start(Limits(all_calls=20))
    await post.put(*(replace(text_call(chat, "study"), lane=Lane.REMINDER) for chat in range(1, 13)))
    await telegram.until(2)
    await post.put(text_call(99, "right"))
    await telegram.until(13)
    times = [request.at for request in telegram.requests]
    assert times[12] - times[0] > 0.45
    assert telegram.texts.index("right") <= 4
