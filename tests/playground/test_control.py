"""The control API: what the chat page sees, and who may use it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from bot.playground import BOT_ID, BOT_USERNAME, GROUP_ID, Playground

from .conftest import ANA, BEN, CHLOE, Http


async def events(http: Http, after: int, count: int) -> list[dict[str, Any]]:
    """The next events after a number, as a page reads them."""
    seen: list[dict[str, Any]] = []
    address = f"{http.telegram.url}/play/events"
    async with http.session.get(address, params={"after": after}) as stream:
        assert stream.content_type == "text/event-stream"
        number = ""
        async for line in stream.content:
            if line.startswith(b"id: "):
                number = line[4:].strip().decode()
            if line.startswith(b"data: "):
                event = json.loads(line[6:])
                assert number == str(event["seq"])
                seen.append(event)
                if len(seen) == count:
                    break
    return seen


async def test_the_world_begins_with_three_people_and_a_group(http: Http) -> None:
    state = await http.get("/play/state")
    assert (state["bot"]["id"], state["bot"]["username"]) == (BOT_ID, BOT_USERNAME)
    assert [(person["id"], person["first_name"]) for person in state["people"]] == [
        (ANA, "Ana"),
        (BEN, "Ben"),
        (CHLOE, "Chloé"),
    ]
    assert state["people"][0] == {
        "id": ANA,
        "first_name": "Ana",
        "username": "ana",
        "language_code": "en",
        "blocked": False,
    }
    assert [(chat["id"], chat["type"], chat["members"]) for chat in state["chats"]] == [
        (ANA, "private", [ANA]),
        (BEN, "private", [BEN]),
        (CHLOE, "private", [CHLOE]),
        (GROUP_ID, "group", [ANA, BEN, CHLOE]),
    ]
    assert state["commands"] == {"private": [], "group": []}
    assert datetime.fromisoformat(state["now"]).tzinfo is not None


async def test_a_conversation_as_the_page_sees_it(http: Http) -> None:
    seq = (await http.get("/play/state"))["seq"]
    status, said = await http.play("send", person=ANA, chat=ANA, text="/start <b>")
    assert (status, said["text"], said["html"], said["kind"]) == (
        200,
        "/start <b>",
        "/start &lt;b&gt;",
        "text",
    )
    keyboard = [[{"text": "Next", "callback_data": "n"}, {"text": "Site", "url": "https://a.org"}]]
    sent = await http.result(
        "sendMessage",
        chat_id=ANA,
        text="<b>Who?</b>",
        parse_mode="HTML",
        reply_parameters={"message_id": said["message_id"]},
        reply_markup={"inline_keyboard": keyboard},
    )
    _, tapped = await http.play("tap", person=ANA, chat=ANA, message_id=sent["message_id"], data="n")
    await http.result(
        "answerCallbackQuery", callback_query_id=tapped["query_id"], text="Good", show_alert=True
    )
    await http.result("sendChatAction", chat_id=ANA, action="typing")
    await http.play("react", person=ANA, chat=ANA, message_id=sent["message_id"], emoji="👍")
    await http.play("edit", person=ANA, chat=ANA, message_id=said["message_id"], text="/start")
    await http.result("deleteMessage", chat_id=ANA, message_id=said["message_id"])
    seen = await events(http, seq, 7)
    assert [event["kind"] for event in seen] == [
        "message",
        "message",
        "callback_answer",
        "typing",
        "reaction",
        "edit",
        "delete",
    ]
    shown = seen[1]["message"]
    assert (shown["from"], shown["html"], shown["reply_to"]) == (BOT_ID, "<b>Who?</b>", said["message_id"])
    assert shown["keyboard"] == [[{"text": "Next", "data": "n"}, {"text": "Site", "url": "https://a.org"}]]
    assert seen[2] | {"seq": 0} == {
        "seq": 0,
        "kind": "callback_answer",
        "person": ANA,
        "query_id": tapped["query_id"],
        "text": "Good",
        "alert": True,
    }
    assert seen[3] | {"seq": 0} == {"seq": 0, "kind": "typing", "chat": ANA}
    assert (seen[4]["message_id"], seen[4]["reactions"]) == (
        sent["message_id"],
        [{"emoji": "👍", "from": ANA}],
    )
    assert (seen[5]["message"]["text"], seen[5]["message"]["edited"]) == ("/start", True)
    assert seen[6] | {"seq": 0} == {"seq": 0, "kind": "delete", "chat": ANA, "message_id": said["message_id"]}
    history = await http.get("/play/history", chat=ANA, viewer=ANA)
    assert [message["message_id"] for message in history["messages"]] == [sent["message_id"]]


async def test_a_page_that_comes_back_hears_what_it_missed(telegram: Playground, http: Http) -> None:
    await telegram.say(ANA, ANA, "one")
    seq = telegram.world.events.last
    await telegram.say(ANA, ANA, "two")
    headers = {"Last-Event-ID": str(seq)}
    async with http.session.get(
        f"{telegram.url}/play/events", params={"after": 0}, headers=headers
    ) as stream:
        async for line in stream.content:
            if line.startswith(b"data: "):
                assert json.loads(line[6:])["message"]["text"] == "two"
                break


async def test_people_clock_commands_and_group_events(http: Http) -> None:
    seq = (await http.get("/play/state"))["seq"]
    _, before = await http.play("clock", advance_seconds=0)
    _, after = await http.play("clock", advance_seconds=86_400)
    moved = datetime.fromisoformat(after["now"]) - datetime.fromisoformat(before["now"])
    assert moved.days == 1
    commands = [{"command": "quiz", "description": "A quiz"}]
    await http.result("setMyCommands", commands=commands, scope={"type": "all_private_chats"})
    await http.play("block", person=BEN, blocked=True)
    await http.play("block", person=BEN, blocked=True)
    _, dora = await http.play("people", first_name="Dora")
    seen = await events(http, seq, 7)
    assert [event["kind"] for event in seen] == [
        "clock",
        "clock",
        "commands",
        "people",
        "message",
        "people",
        "chats",
    ]
    assert seen[2]["commands"] == {"private": commands, "group": []}
    assert [person["blocked"] for person in seen[3]["people"]] == [False, True, False]
    assert (seen[4]["message"]["kind"], seen[4]["message"]["text"]) == ("service", "Dora joined the group")
    assert dora["id"] in seen[6]["chats"][-2]["members"] + seen[6]["chats"][-1]["members"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"kind": "sticker"}, "sticker"),
        ({"kind": "voice"}, "voice"),
        ({"kind": "photo"}, "photo"),
        ({"kind": "location", "latitude": 52, "longitude": 13.4}, "location"),
    ],
)
async def test_attachments(http: Http, values: dict[str, Any], kind: str) -> None:
    status, message = await http.play("attach", person=ANA, chat=ANA, **values)
    assert (status, message["kind"]) == (200, kind)
    if kind == "location":
        assert message["location"] == {"latitude": 52, "longitude": 13.4}
    if kind == "photo":
        async with http.session.get(f"{http.telegram.url}{message['photo']}") as picture:
            assert picture.content_type == "image/png"
            assert (await picture.read()).startswith(b"\x89PNG")


async def test_keyboards_of_the_phone(telegram: Playground, http: Http) -> None:
    await telegram.say(ANA, ANA, "hi")
    keys = {"keyboard": [[{"text": "Here", "request_location": True}, "No"]]}
    for markup in (keys, {"remove_keyboard": True}, {"force_reply": True}):
        await http.result("sendMessage", chat_id=ANA, text="Where?", reply_markup=markup)
    shown = (await http.get("/play/history", chat=ANA, viewer=ANA))["messages"][1:]
    assert [message["reply_keyboard"] for message in shown] == [
        [[{"text": "Here", "request_location": True}, {"text": "No", "request_location": False}]],
        [],
        None,
    ]
    assert [message["force_reply"] for message in shown] == [False, False, True]


@pytest.mark.parametrize(
    ("action", "body", "sentence"),
    [
        ("send", {"person": ANA, "chat": ANA, "text": " "}, "An empty message can't be sent."),
        ("send", {"person": ANA, "chat": ANA, "text": "x" * 4097}, "A message has at most 4,096 characters."),
        ("send", {"person": ANA, "chat": BEN, "text": "x"}, "Ana is in no chat 1002."),
        ("send", {"person": 7, "chat": 7, "text": "x"}, "There is no person 7."),
        ("send", {"person": "Ana", "chat": ANA, "text": "x"}, "person must be a whole number."),
        ("send", {"person": ANA, "chat": ANA, "text": 5}, "text must be a text."),
        ("send", {"person": ANA, "chat": ANA, "text": "x", "reply_to": 9}, "That message is gone."),
        ("edit", {"person": ANA, "chat": ANA, "message_id": 9, "text": "x"}, "That message is gone."),
        (
            "edit",
            {"person": ANA, "chat": ANA, "message_id": 2, "text": "x"},
            "Only your own texts can be edited.",
        ),
        (
            "edit",
            {"person": ANA, "chat": ANA, "message_id": 1, "text": "hi"},
            "The text is the same as before.",
        ),
        (
            "tap",
            {"person": ANA, "chat": ANA, "message_id": 1, "data": "x"},
            "Only the bot's messages have buttons.",
        ),
        (
            "tap",
            {"person": ANA, "chat": ANA, "message_id": 2, "data": ""},
            "A button's data has 1 to 64 bytes.",
        ),
        (
            "react",
            {"person": ANA, "chat": ANA, "message_id": 2, "emoji": "x"},
            "Telegram has no such reaction.",
        ),
        (
            "attach",
            {"person": ANA, "chat": ANA, "kind": "elephant"},
            "kind must be one of sticker, voice, photo, location.",
        ),
        (
            "attach",
            {"person": ANA, "chat": ANA, "kind": "location", "latitude": 91, "longitude": 0},
            "A latitude is within ±90 degrees, a longitude within ±180.",
        ),
        (
            "attach",
            {"person": ANA, "chat": ANA, "kind": "location", "latitude": 1},
            "longitude must be a number.",
        ),
        ("clock", {"advance_seconds": -1}, "The clock can only be moved forward."),
        ("clock", {"advance_seconds": 1e300}, "That is beyond the last year a calendar knows."),
        ("clock", {"advance_seconds": 2.6e11}, "That is beyond the last year a calendar knows."),
        ("block", {"person": ANA, "blocked": "yes"}, "blocked must be true or false."),
        ("people", {"first_name": " "}, "A name has 1 to 64 characters."),
    ],
)
async def test_what_people_cannot_do(
    telegram: Playground, http: Http, action: str, body: dict[str, Any], sentence: str
) -> None:
    await telegram.say(ANA, ANA, "hi")
    await http.result("sendMessage", chat_id=ANA, text="hello")
    assert await http.play(action, **body) == (400, {"error": sentence})


async def test_someone_who_blocked_the_bot_writes_only_elsewhere(http: Http) -> None:
    await http.play("block", person=ANA, blocked=True)
    refused = await http.play("send", person=ANA, chat=ANA, text="hi")
    assert refused == (400, {"error": "Ana has blocked the bot; unblock it first."})
    assert (await http.play("send", person=ANA, chat=GROUP_ID, text="hi"))[0] == 200


@pytest.mark.parametrize("query", [{"chat": BEN, "viewer": ANA}, {"chat": "x", "viewer": ANA}, {}])
async def test_history_is_for_members(http: Http, query: dict[str, Any]) -> None:
    async with http.session.get(f"{http.telegram.url}/play/history", params=query) as answer:
        assert (answer.status, list(await answer.json())) == (400, ["error"])


async def test_bodies_that_are_no_json_object(http: Http) -> None:
    for body, kind in ((b"{", "application/json"), (b"[]", "application/json"), (b"{}", "text/plain")):
        address = f"{http.telegram.url}/play/send"
        async with http.session.post(address, data=body, headers={"Content-Type": kind}) as answer:
            assert (answer.status, list(await answer.json())) == (400, ["error"])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
        {"Host": ""},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_sites_page_is_turned_away(http: Http, headers: dict[str, str]) -> None:
    for path in ("/", "/play/state", f"/bot{http.telegram.token}/getMe"):
        async with http.session.get(f"{http.telegram.url}{path}", headers=headers) as answer:
            assert answer.status == 403
            assert "Access-Control-Allow-Origin" not in answer.headers


async def test_a_link_on_another_page_may_lead_to_the_chat_page_alone(http: Http) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    for path, status in (("/", 200), ("/play/state", 403)):
        async with http.session.get(f"{http.telegram.url}{path}", headers=headers) as answer:
            assert answer.status == status


async def test_its_own_page_is_served_fresh(http: Http) -> None:
    for path, kind in (("/", "text/html"), ("/page/index.html", "text/html")):
        headers = {"Origin": http.telegram.url, "Sec-Fetch-Site": "same-origin"}
        async with http.session.get(f"{http.telegram.url}{path}", headers=headers) as answer:
            assert (answer.status, answer.content_type) == (200, kind)
            assert answer.headers["Cache-Control"] == "no-store"
    for path in ("/page/..%2Fserver.py", "/page/server.py", "/page/missing.js", "/page/%00.js"):
        async with http.session.get(f"{http.telegram.url}{path}") as answer:
            assert answer.status == 404
