"""What Telegram refuses, it refuses here in the same words."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground import GROUP_ID, Playground
from bot.playground.pictures import draw_picture

from .conftest import ANA, BEN, Http

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@pytest.fixture
async def started(telegram: Playground) -> Playground:
    """Ana has written to the bot."""
    await telegram.say(ANA, ANA, "/start")
    return telegram


def inline(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


SENDING = [
    ({"chat_id": ""}, "Bad Request: chat_id is empty"),
    ({"chat_id": 4711}, "Bad Request: chat not found"),
    ({"chat_id": "@somebody"}, "Bad Request: chat not found"),
    ({"chat_id": BEN}, "Forbidden: bot can't initiate conversation with a user"),
    ({"text": ""}, "Bad Request: message text is empty"),
    ({"text": " \n\u200b\u2800 "}, "Bad Request: message text is empty"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
    ({"text": "x" * 4097}, "Bad Request: message is too long"),
    ({"text": "🏟" * 2049}, "Bad Request: message is too long"),
    (
        {"text": "a < b", "parse_mode": "HTML"},
        'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2',
    ),
    ({"text": "<b>x</b> " * 101, "parse_mode": "HTML"}, "Bad Request: ENTITIES_TOO_LONG"),
    (
        {"text": "*x*", "parse_mode": "MarkdownV2"},
        "Bad Request: unsupported parse_mode; the playground reads HTML only",
    ),
    ({"text": "\ud800"}, "Bad Request: strings must be encoded in UTF-8"),
    ({"reply_markup": inline({"text": "A", "callback_data": "x" * 65})}, "Bad Request: BUTTON_DATA_INVALID"),
    ({"reply_markup": inline({"text": "A", "callback_data": "é" * 33})}, "Bad Request: BUTTON_DATA_INVALID"),
    (
        {"reply_markup": inline({"text": "A", "callback_data": ""})},
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"reply_markup": inline({"text": "A"})},
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"reply_markup": inline({"callback_data": "a"})},
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        {"reply_markup": inline({"text": 1, "callback_data": "a"})},
        'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String',
    ),
    ({"reply_markup": inline({"text": " ", "callback_data": "a"})}, "Bad Request: BUTTON_TEXT_INVALID"),
    (
        {"reply_markup": inline("A")},
        "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    (
        {"reply_markup": inline({"text": "A", "pay": True})},
        "Bad Request: can't parse inline keyboard button: the playground knows no pay buttons",
    ),
    (
        {"reply_markup": inline({"text": "A", "url": "javascript:alert(1)"})},
        "Bad Request: inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
    ),
    (
        {"reply_markup": inline(*[{"text": "A", "callback_data": "a"}] * 9)},
        "Bad Request: REPLY_MARKUP_TOO_LONG",
    ),
    (
        {"reply_markup": {"inline_keyboard": ["A"]}},
        'Bad Request: field "inline_keyboard" must be an Array of Arrays',
    ),
    ({"reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
    ({"reply_markup": []}, "Bad Request: object expected as reply markup"),
    (
        {"chat_id": GROUP_ID, "reply_markup": {"keyboard": [[{"text": "A", "request_location": True}]]}},
        "Bad Request: location can be requested in private chats only",
    ),
    ({"reply_markup": {"keyboard": []}}, "Bad Request: reply keyboard must be non-empty"),
    (
        {"reply_markup": {"force_reply": True, "input_field_placeholder": "x" * 65}},
        "Bad Request: input field placeholder must have 1-64 characters",
    ),
    ({"message_thread_id": 1}, "Bad Request: message thread not found"),
    ({"reply_parameters": {"message_id": 99}}, "Bad Request: message to be replied not found"),
    ({"reply_to_message_id": 99}, "Bad Request: message to be replied not found"),
    ({"reply_parameters": "{}"}, "Bad Request: can't parse reply parameters JSON object"),
    (
        {"entities": [{"type": "bold", "offset": "0", "length": 1}]},
        "Bad Request: can't parse MessageEntity: offset and length must be non-negative Integers",
    ),
    (
        {"entities": [{"type": "text_link", "offset": 0, "length": 1, "url": "not-a-url"}]},
        "Bad Request: entity URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
]


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(("wrong", "description"), SENDING)
async def test_send_message(http: Http, wrong: dict[str, Any], description: str) -> None:
    assert await http.refusal("sendMessage", **{"chat_id": ANA, "text": "Hi", **wrong}) == description


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("wrong", "description"),
    [
        ({}, "Bad Request: there is no photo in the request"),
        ({"photo": "https://a.org/b.png"}, "Bad Request: failed to get HTTP URL content"),
        ({"photo": "unknown"}, "Bad Request: wrong remote file identifier specified: Wrong string length"),
    ],
)
async def test_send_photo(http: Http, wrong: dict[str, Any], description: str) -> None:
    assert await http.refusal("sendPhoto", chat_id=ANA, **wrong) == description


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("content", "caption", "description"),
    [
        (b"", "", "Bad Request: file must be non-empty"),
        (b"no picture", "", "Bad Request: IMAGE_PROCESS_FAILED"),
        (draw_picture(63, 3), "", "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (draw_picture(8, 8), "x" * 1025, "Bad Request: message caption is too long"),
    ],
)
async def test_uploaded_photo(http: Http, content: bytes, caption: str, description: str) -> None:
    form = aiohttp.FormData({"chat_id": str(ANA), "photo": "attach://file", "caption": caption})
    form.add_field("file", content, filename="a.png")
    async with http.session.post(
        f"{http.telegram.url}/bot{http.telegram.token}/sendPhoto", data=form
    ) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, description)


@pytest.mark.usefixtures("started")
async def test_a_photo_of_more_than_ten_megabytes(http: Http) -> None:
    form = aiohttp.FormData({"chat_id": str(ANA)})
    form.add_field("photo", io.BytesIO(bytes(10_500_000)), filename="a.png")
    address = f"{http.telegram.url}/bot{http.telegram.token}/sendPhoto"
    async with http.session.post(address, data=form) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, "Bad Request: file is too big")


async def test_a_reply_may_be_sent_without_what_it_replies_to(started: Playground, http: Http) -> None:
    where = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await http.result("sendMessage", chat_id=ANA, text="Hi", reply_parameters=where)
    assert "reply_to_message" not in sent
    assert started.messages(ANA)[-1].reply_to is None


async def test_people_who_block_the_bot_or_leave_telegram(started: Playground, http: Http) -> None:
    await started.block(ANA)
    for method in ("sendMessage", "editMessageText", "sendChatAction"):
        refused = await http.refusal(method, chat_id=ANA, text="Hi", message_id=1, action="typing")
        assert refused == "Forbidden: bot was blocked by the user"
    await started.block(ANA, blocked=False)
    await http.result("sendMessage", chat_id=ANA, text="Hi")
    started.deactivate(ANA)
    assert await http.refusal("sendMessage", chat_id=ANA, text="Hi") == "Forbidden: user is deactivated"


async def test_groups_that_remove_the_bot_or_are_upgraded(telegram: Playground, http: Http) -> None:
    await telegram.put_bot(GROUP_ID, present=False)
    refused = await http.refusal("sendMessage", chat_id=GROUP_ID, text="Hi")
    assert refused == "Forbidden: bot was kicked from the group chat"
    await telegram.put_bot(GROUP_ID, present=True)
    new_id = telegram.upgrade(GROUP_ID)
    status, body = await http.call("sendMessage", chat_id=GROUP_ID, text="Hi")
    assert (status, body) == (
        400,
        {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new_id},
        },
    )
    assert (await http.result("sendMessage", chat_id=new_id, text="Hi"))["chat"]["type"] == "supergroup"
    updates = await http.result("getUpdates")
    services = [update["message"] for update in updates if "message" in update]
    assert [bot["is_bot"] for bot in services[0]["new_chat_members"]] == [True]
    assert services[1]["migrate_to_chat_id"] == new_id
    assert services[2]["migrate_from_chat_id"] == GROUP_ID
    await telegram.put_bot(new_id, present=False)
    refused = await http.refusal("sendMessage", chat_id=new_id, text="Hi")
    assert refused == "Forbidden: bot was kicked from the supergroup chat"


async def test_edits(started: Playground, http: Http) -> None:
    markup = inline({"text": "A", "callback_data": "a"})
    sent = await http.result("sendMessage", chat_id=ANA, text="Hi", reply_markup=markup)
    at = {"chat_id": ANA, "message_id": sent["message_id"]}
    assert await http.refusal("editMessageText", **at, text="Hi", reply_markup=markup) == NOT_MODIFIED
    assert await http.refusal("editMessageReplyMarkup", **at, reply_markup=markup) == NOT_MODIFIED
    assert await http.refusal("editMessageText", **at, text="") == "Bad Request: message text is empty"
    wrong = await http.refusal("editMessageText", **at, text="x", reply_markup={"force_reply": True})
    assert wrong == "Bad Request: inline keyboard expected"
    edited = await http.result("editMessageText", **at, text="Hi")
    assert "reply_markup" not in edited
    assert await http.refusal("editMessageReplyMarkup", **at) == NOT_MODIFIED
    assert (
        await http.refusal("editMessageCaption", **at)
        == "Bad Request: there is no caption in the message to edit"
    )
    missing = await http.refusal("editMessageText", chat_id=ANA, message_id=99, text="x")
    assert missing == "Bad Request: message to edit not found"
    unnamed = await http.refusal("editMessageText", chat_id=ANA, text="x")
    assert unnamed == "Bad Request: message identifier is not specified"
    inline_id = await http.refusal("editMessageText", inline_message_id="x", text="x")
    assert inline_id == "Bad Request: MESSAGE_ID_INVALID"
    others = await http.refusal("editMessageText", chat_id=ANA, message_id=1, text="x")
    assert others == "Bad Request: message can't be edited"
    photo = (await started.attach(ANA, ANA, "photo")).content["photo"][-1]["file_id"]
    shown = await http.result("sendPhoto", chat_id=ANA, photo=photo)
    textless = await http.refusal("editMessageText", chat_id=ANA, message_id=shown["message_id"], text="x")
    assert textless == "Bad Request: there is no text in the message to edit"


async def test_deletions(started: Playground, http: Http) -> None:
    first = (await http.result("sendMessage", chat_id=ANA, text="one"))["message_id"]
    second = (await http.result("sendMessage", chat_id=ANA, text="two"))["message_id"]
    in_group = (await started.say(BEN, GROUP_ID, "mine")).message_id
    assert await http.result("deleteMessage", chat_id=ANA, message_id=first) is True
    again = await http.refusal("deleteMessage", chat_id=ANA, message_id=first)
    assert again == "Bad Request: message to delete not found"
    others = await http.refusal("deleteMessage", chat_id=GROUP_ID, message_id=in_group)
    assert others == "Bad Request: message can't be deleted for everyone"
    started.advance(timedelta(hours=48, seconds=2))
    old = await http.refusal("deleteMessage", chat_id=ANA, message_id=second)
    assert old == "Bad Request: message can't be deleted for everyone"
    assert await http.result("deleteMessages", chat_id=ANA, message_ids=[first, second]) is True
    assert second in [message.message_id for message in started.messages(ANA)]
    none = await http.refusal("deleteMessages", chat_id=ANA, message_ids=[])
    assert none == "Bad Request: message identifiers are not specified"


async def test_a_tap_is_answered_once_and_soon(started: Playground, http: Http) -> None:
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    sent = await http.result("sendMessage", chat_id=ANA, text="Hi")
    tap = await started.tap(ANA, ANA, sent["message_id"], "forged")
    too_long = await http.refusal("answerCallbackQuery", callback_query_id=tap, text="x" * 201)
    assert too_long == "Bad Request: MESSAGE_TOO_LONG"
    assert await http.result("answerCallbackQuery", callback_query_id=tap, text="x" * 200) is True
    assert await http.refusal("answerCallbackQuery", callback_query_id=tap) == late
    assert await http.refusal("answerCallbackQuery", callback_query_id="1") == late
    tap = await started.tap(ANA, ANA, sent["message_id"], "forged")
    started.advance(timedelta(seconds=16))
    assert await http.refusal("answerCallbackQuery", callback_query_id=tap) == late


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("method", "values", "description"),
    [
        ("setMessageReaction", {"message_id": 99}, "Bad Request: message to react not found"),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]},
            "Bad Request: REACTION_INVALID",
        ),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"type": "custom_emoji", "custom_emoji_id": "5"}]},
            "Bad Request: REACTION_INVALID",
        ),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}] * 2},
            "Bad Request: REACTIONS_TOO_MANY",
        ),
        ("sendChatAction", {"action": "dancing"}, "Bad Request: wrong parameter action in request"),
        ("getChatMember", {"user_id": 4711}, "Bad Request: PARTICIPANT_ID_INVALID"),
        ("getChatAdministrators", {}, "Bad Request: there are no administrators in the private chat"),
        ("leaveChat", {}, "Bad Request: chat member status can't be changed in private chats"),
        ("getFile", {"file_id": "x"}, "Bad Request: invalid file_id"),
        ("getFile", {}, "Bad Request: file_id is empty"),
        ("getChat", {"chat_id": BEN}, "Bad Request: chat not found"),
        (
            "setWebhook",
            {"url": "ftp://a.org"},
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ("setMyCommands", {"commands": "x"}, "Bad Request: can't parse commands JSON object"),
        ("setMyCommands", {"commands": [1]}, "Bad Request: can't parse BotCommand: expected an Object"),
        (
            "setMyCommands",
            {"commands": [{"command": "Quiz", "description": "x"}]},
            "Bad Request: BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "quiz", "description": "x" * 257}]},
            "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "quiz", "description": "x"}] * 101},
            "Bad Request: BOT_COMMANDS_TOO_MUCH",
        ),
        (
            "getMyCommands",
            {"scope": {"type": "moon"}},
            "Bad Request: can't parse BotCommandScope: unsupported type specified",
        ),
        ("getMyCommands", {"scope": {"type": "chat", "chat_id": 4711}}, "Bad Request: chat not found"),
        ("getMyCommands", {"language_code": "English"}, "Bad Request: invalid language code specified"),
        ("setMyDescription", {"description": "x" * 513}, "Bad Request: bot description is too long"),
        ("sendDice", {}, "Not Found: method not found"),
    ],
)
async def test_other_methods(http: Http, method: str, values: dict[str, Any], description: str) -> None:
    assert await http.refusal(method, **{"chat_id": ANA, **values}) == description


async def test_another_token_is_unauthorized(http: Http) -> None:
    status, body = await http.call("getMe", token="1000:another")  # noqa: S106 - a wrong one
    assert (status, body) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    async with http.session.get(f"{http.telegram.url}/file/bot1:x/photos/a.png") as answer:
        assert answer.status == 401
    async with http.session.get(f"{http.telegram.url}/file/bot{http.telegram.token}/photos/a.png") as answer:
        assert answer.status == 404


@pytest.mark.usefixtures("started")
async def test_parameters_come_by_query_form_and_json(http: Http) -> None:
    address = f"{http.telegram.url}/bot{http.telegram.token}/sendMessage"
    markup = json.dumps(inline({"text": "A", "callback_data": "a"}))
    async with http.session.get(address, params={"chat_id": ANA, "text": "query"}) as answer:
        assert (await answer.json())["result"]["text"] == "query"
    async with http.session.post(
        address, data={"chat_id": ANA, "text": "form", "reply_markup": markup}
    ) as answer:
        assert (await answer.json())["result"]["reply_markup"] == json.loads(markup)
    for body, description in (
        (b"{", "Bad Request: can't parse the request's body"),
        (b"[]", "Bad Request: can't parse JSON object"),
        (b'{"text": "\xff"}', "Bad Request: strings must be encoded in UTF-8"),
    ):
        async with http.session.post(
            address, data=body, headers={"Content-Type": "application/json"}
        ) as answer:
            assert (answer.status, (await answer.json())["description"]) == (400, description)
