"""Groups of several people: who comes and goes, rules, is muted, writes in another name or in a topic."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import (
    Bot,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    ForceReply,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginUser,
    Update,
)

from bot.playground import BOT_ID, GROUP_ID, Playground, PlayRefused
from bot.playground.pictures import draw_picture

from .conftest import ANA, BEN, CHLOE, Http

MUTED = "not enough rights to send {} to the chat"


@pytest.fixture
def supergroup(telegram: Playground) -> int:
    """The group, upgraded."""
    return telegram.upgrade(GROUP_ID)


async def heard(bot: Bot) -> list[Update]:
    """The updates since the last call; all kinds are wanted."""
    updates = list(await bot.get_updates(allowed_updates=Update.ALL_TYPES))
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def said(bot: Bot) -> list[Message]:
    """The new messages among them."""
    return [update.message for update in await heard(bot) if update.message is not None]


async def test_a_new_group_tells_the_bot(telegram: Playground, bot: Bot) -> None:
    group = telegram.create_group(BEN, "Evening class")
    joined, created = await heard(bot)
    assert joined.my_chat_member is not None
    assert (joined.my_chat_member.from_user.id, joined.my_chat_member.chat.title) == (BEN, "Evening class")
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert created.message is not None
    assert created.message.group_chat_created
    assert group.members == (BEN, ANA, CHLOE)
    assert isinstance(await bot.get_chat_member(group.id, BEN), ChatMemberOwner)
    assert (await bot.get_chat(group.id)).permissions is not None
    for title in (" ", "x" * 129):
        with pytest.raises(PlayRefused, match="A group's title has 1 to 128 characters"):
            telegram.create_group(BEN, title)


async def test_what_the_bot_is_in_a_group_it_hears_as_my_chat_member(
    telegram: Playground, bot: Bot, supergroup: int
) -> None:
    await heard(bot)
    for standing in ("administrator", "restricted", "kicked", "member", "left"):
        telegram.set_standing(supergroup, BOT_ID, standing)
    changes = [update.my_chat_member for update in await heard(bot) if update.my_chat_member]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("member", "administrator"),
        ("administrator", "restricted"),
        ("restricted", "kicked"),
        ("kicked", "member"),
        ("member", "left"),
    ]
    assert [type(change.new_chat_member) for change in changes[:3]] == [
        ChatMemberAdministrator,
        ChatMemberRestricted,
        ChatMemberBanned,
    ]


async def test_a_muted_bot_changes_nothing(telegram: Playground, http: Http, supergroup: int) -> None:
    sent = await http.result("sendMessage", chat_id=supergroup, text="Hi")
    mine = await telegram.say(ANA, ANA, "hi")
    photo = (await telegram.attach(ANA, ANA, "photo")).content["photo"][-1]["file_id"]
    telegram.set_standing(supergroup, BOT_ID, "restricted")
    at = {"chat_id": supergroup, "message_id": sent["message_id"]}
    for method, values, words in (
        ("sendMessage", {"text": "x"}, MUTED.format("text messages")),
        ("sendPhoto", {"photo": photo}, MUTED.format("photos")),
        ("editMessageText", {"text": "x"}, "CHAT_WRITE_FORBIDDEN"),
        ("setMessageReaction", {"reaction": [{"type": "emoji", "emoji": "👍"}]}, "CHAT_WRITE_FORBIDDEN"),
        ("sendChatAction", {"action": "typing"}, "CHAT_WRITE_FORBIDDEN"),
    ):
        assert await http.refusal(method, **at, **values) == f"Bad Request: {words}"
    telegram.set_standing(supergroup, BOT_ID, "member")
    await http.result("editMessageText", **at, text="x")
    assert mine.chat_id == ANA


async def test_people_are_promoted_muted_leave_and_are_removed(
    telegram: Playground, bot: Bot, supergroup: int
) -> None:
    await heard(bot)
    telegram.set_standing(supergroup, BOT_ID, "administrator")
    telegram.set_standing(supergroup, BEN, "administrator")
    rulers = await bot.get_chat_administrators(supergroup)
    assert [(ruler.user.id, ruler.status) for ruler in rulers] == [
        (ANA, "creator"),
        (BOT_ID, "administrator"),
        (BEN, "administrator"),
    ]
    telegram.set_standing(supergroup, BEN, "restricted")
    with pytest.raises(PlayRefused, match="Ben is muted in this group"):
        await telegram.say(BEN, supergroup, "hello?")
    telegram.set_standing(supergroup, BEN, "left")
    telegram.set_standing(supergroup, CHLOE, "kicked")
    updates = await heard(bot)
    assert [update.chat_member.new_chat_member.status for update in updates if update.chat_member] == [
        "administrator",
        "restricted",
        "left",
        "kicked",
    ]
    gone = [update.message for update in updates if update.message and update.message.left_chat_member]
    assert [(one.from_user, one.left_chat_member) for one in gone] == [
        (gone[0].left_chat_member, gone[0].left_chat_member),
        (rulers[0].user, gone[1].left_chat_member),
    ]
    assert isinstance(await bot.get_chat_member(supergroup, CHLOE), ChatMemberBanned)
    with pytest.raises(PlayRefused, match="Ben is in no chat"):
        await telegram.say(BEN, supergroup, "hello?")
    telegram.set_standing(supergroup, BEN, "member")
    assert isinstance(await bot.get_chat_member(supergroup, BEN), ChatMemberMember)
    (back,) = await said(bot)
    assert [user.id for user in back.new_chat_members] == [BEN]


async def test_only_an_administrator_hears_of_others(telegram: Playground, bot: Bot) -> None:
    await heard(bot)
    telegram.set_standing(GROUP_ID, BEN, "administrator")
    assert await heard(bot) == []


@pytest.mark.parametrize(
    ("standing", "user", "words"),
    [
        ("restricted", BEN, "Only a supergroup can mute one of its members"),
        ("left", ANA, "The owner of a group stays its owner"),
        ("member", 4711, "There is no person 4711"),
    ],
)
async def test_standings_that_telegram_does_not_know(
    telegram: Playground, standing: Any, user: int, words: str
) -> None:
    with pytest.raises(PlayRefused, match=words):
        telegram.set_standing(GROUP_ID, user, standing)


async def test_an_administrator_hears_and_deletes_everything(telegram: Playground, bot: Bot) -> None:
    await heard(bot)
    await telegram.say(BEN, GROUP_ID, "before")
    telegram.set_standing(GROUP_ID, BOT_ID, "administrator")
    spoken = await telegram.say(BEN, GROUP_ID, "just talking")
    await telegram.react(BEN, GROUP_ID, spoken.message_id, "👍")
    telegram.let_another_bot_speak(GROUP_ID, "I am a bot, too")
    _, talk, *rest = await heard(bot)
    assert talk.message is not None
    assert (talk.message.text, len(rest)) == ("just talking", 1)
    assert rest[0].message_reaction is not None
    assert await bot.delete_message(GROUP_ID, spoken.message_id)


async def test_who_writes_in_another_name(telegram: Playground, bot: Bot, supergroup: int) -> None:
    telegram.read_all(reads_all=True)
    await heard(bot)
    telegram.set_mask(supergroup, ANA, "anonymous")
    await telegram.say(ANA, supergroup, "as the group")
    telegram.set_mask(supergroup, BEN, "channel")
    masked = await telegram.say(BEN, supergroup, "as my channel")
    await telegram.edit(BEN, supergroup, masked.message_id, "as my channel, edited")
    telegram.set_mask(supergroup, BEN, None)
    await telegram.say(BEN, supergroup, "as myself")
    group, channel, edited, plain = (update.effective_message for update in await heard(bot))
    assert group is not None
    assert group.sender_chat is not None
    assert group.from_user is not None
    assert (group.from_user.username, group.sender_chat.id) == ("GroupAnonymousBot", supergroup)
    for message in (channel, edited):
        assert message is not None
        assert message.sender_chat is not None
        assert message.from_user is not None
        assert (message.from_user.username, message.sender_chat.type) == ("Channel_Bot", "channel")
    assert plain is not None
    assert (plain.sender_chat, plain.from_user and plain.from_user.id) == (None, BEN)
    assert (await bot.get_chat_member(supergroup, ANA)).is_anonymous  # type: ignore[attr-defined] # the owner
    with pytest.raises(PlayRefused, match="Only administrators can be anonymous"):
        telegram.set_mask(supergroup, BEN, "anonymous")
    with pytest.raises(PlayRefused, match="Only in a supergroup"):
        telegram.set_mask(telegram.create_group(ANA, "Basic").id, ANA, "anonymous")


async def test_topics(telegram: Playground, bot: Bot, http: Http, supergroup: int) -> None:
    telegram.read_all(reads_all=True)
    topic = telegram.open_topic(supergroup, "History")
    await heard(bot)
    await telegram.say(BEN, supergroup, "in the topic", topic_id=topic.id)
    await telegram.say(BEN, supergroup, "in General")
    asked = await bot.send_message(supergroup, "Who?", message_thread_id=topic.id)
    assert (asked.message_thread_id, asked.is_topic_message) == (topic.id, True)
    await telegram.say(CHLOE, supergroup, "Nikolaev", reply_to=asked.message_id)
    inside, general, reply = await said(bot)
    assert (inside.message_thread_id, inside.is_topic_message) == (topic.id, True)
    assert inside.reply_to_message is not None
    assert inside.reply_to_message.forum_topic_created is not None
    assert inside.chat.is_forum
    assert (general.message_thread_id, general.is_topic_message) == (None, None)
    assert reply.reply_to_message is not None
    assert (reply.message_thread_id, reply.reply_to_message.text) == (topic.id, "Who?")
    followed = await http.result(
        "sendMessage",
        chat_id=supergroup,
        text="Yes",
        reply_parameters={"message_id": reply.message_id},
    )
    assert followed["message_thread_id"] == topic.id
    there = {"chat_id": supergroup, "text": "x", "message_thread_id": topic.id}
    telegram.change_topic(supergroup, topic.id, "close")
    assert await http.refusal("sendMessage", **there) == "Bad Request: TOPIC_CLOSED"
    with pytest.raises(PlayRefused, match="That topic is closed"):
        await telegram.say(BEN, supergroup, "x", topic_id=topic.id)
    telegram.change_topic(supergroup, topic.id, "reopen")
    await http.result("sendMessage", **there)
    telegram.change_topic(supergroup, topic.id, "delete")
    assert await http.refusal("sendMessage", **there) == "Bad Request: message thread not found"
    late = {"chat_id": supergroup, "text": "x", "message_id": asked.message_id}
    assert await http.refusal("editMessageText", **late) == "Bad Request: message to edit not found"


async def test_replies_in_a_supergroup_have_a_thread_and_are_in_no_topic(
    telegram: Playground, bot: Bot, supergroup: int
) -> None:
    await heard(bot)
    asked = await bot.send_message(supergroup, "Who?")
    first = await telegram.say(BEN, supergroup, "Yezhov", reply_to=asked.message_id)
    telegram.read_all(reads_all=True)
    await telegram.say(CHLOE, supergroup, "No", reply_to=first.message_id)
    for message in await said(bot):
        assert (message.message_thread_id, message.is_topic_message) == (asked.message_id, None)


async def test_only_a_supergroup_has_topics(telegram: Playground) -> None:
    with pytest.raises(PlayRefused, match="Only a supergroup has topics"):
        telegram.open_topic(GROUP_ID, "History")


async def test_forwards_keep_their_first_origin(telegram: Playground, bot: Bot, supergroup: int) -> None:
    telegram.read_all(reads_all=True)
    answer = await telegram.say(BEN, supergroup, "Nikolaev")
    telegram.set_mask(supergroup, ANA, "anonymous")
    hidden = await telegram.say(ANA, supergroup, "I rule")
    telegram.set_mask(supergroup, ANA, "channel")
    posted = await telegram.say(ANA, supergroup, "News")
    await heard(bot)
    once = await telegram.forward(CHLOE, answer, CHLOE)
    for message in (once, hidden, posted):
        await telegram.forward(CHLOE, message, supergroup)
    first, again, group, channel = await said(bot)
    assert isinstance(first.forward_origin, MessageOriginUser)
    assert (first.text, first.from_user and first.from_user.id) == ("Nikolaev", CHLOE)
    assert again.forward_origin == first.forward_origin
    assert isinstance(group.forward_origin, MessageOriginChat)
    assert isinstance(channel.forward_origin, MessageOriginChannel)
    with pytest.raises(PlayRefused, match="Only your own texts can be edited"):
        await telegram.edit(CHLOE, CHLOE, once.message_id, "Mine")


async def test_a_forced_reply_says_whom_it_is_for(telegram: Playground, bot: Bot, http: Http) -> None:
    answer = await telegram.say(BEN, GROUP_ID, "/battle")
    force = ForceReply(selective=True, input_field_placeholder="Your answer")
    await bot.send_message(
        GROUP_ID, "@chloe, who?", reply_markup=force, reply_to_message_id=answer.message_id
    )
    await bot.send_message(GROUP_ID, "All: who?", reply_markup=ForceReply())
    history = await http.get("/play/history", chat=GROUP_ID, viewer=ANA)
    _, some, everyone = history["messages"]
    assert (some["force_reply"], some["placeholder"], some["meant_for"]) == (
        True,
        "Your answer",
        [CHLOE, BEN],
    )
    assert (everyone["force_reply"], everyone["placeholder"], everyone["meant_for"]) == (True, None, None)


async def test_a_link_to_a_person_mentions_them(bot: Bot, http: Http) -> None:
    text = '<a href="tg://user?id=1002">Ben</a> and <a href="tg://user?id=99">a stranger</a>, who?'
    force = ForceReply(selective=True)
    sent = await bot.send_message(GROUP_ID, text, parse_mode="HTML", reply_markup=force)
    assert [(one.type, one.user and one.user.id) for one in sent.entities] == [("text_mention", BEN)]
    history = await http.get("/play/history", chat=GROUP_ID, viewer=ANA)
    [shown] = history["messages"]
    assert shown["meant_for"] == [BEN]
    assert shown["html"] == '<a href="tg://user?id=1002">Ben</a> and a stranger, who?'


async def test_pictures_in_a_group_need_nobody_s_start(bot: Bot) -> None:
    sent = await bot.send_photo(GROUP_ID, draw_picture(200, 100), caption="The week")
    assert (sent.caption, sent.photo[-1].height) == ("The week", 100)


async def test_the_page_s_controls(http: Http) -> None:
    _, group = await http.play("group", person=BEN, title="Evening class")
    _, group = await http.play("upgrade", chat=group["id"])
    place = {"chat": group["id"]}
    _, group = await http.play("standing", **place, user=ANA, standing="administrator")
    assert group["standings"] == {
        str(BOT_ID): "member",
        str(ANA): "administrator",
        str(BEN): "creator",
        str(CHLOE): "member",
    }
    _, group = await http.play("mask", **place, person=ANA, mask="anonymous")
    _, topic = await http.play("topic", **place, name="History")
    _, shown = await http.play("send", **place, person=ANA, text="hello", topic=topic["topic"])
    assert (shown["name"], shown["author"], shown["topic"]) == ("Evening class", ANA, topic["topic"])
    _, away = await http.play("forward", **place, person=ANA, message_id=shown["message_id"], to=ANA)
    assert (away["text"], away["forwarded_from"]) == ("hello", "Evening class")
    assert (await http.play("topic", **place, topic=topic["topic"], change="close"))[0] == 200
    assert (await http.play("mask", **place, person=ANA, mask=None))[1]["masks"] == {}
    assert (await http.play("other-bot", **place, text="beep"))[0] == 200
    history = await http.get("/play/history", chat=group["id"], viewer=BEN)
    assert [message["text"] for message in history["messages"]] == [
        "The group became a supergroup",
        "The topic History was opened",
        "hello",
        "The topic was closed",
        "beep",
    ]
    refused = await http.play("standing", **place, user=ANA, standing="king")
    assert refused == (
        400,
        {"error": "standing must be one of administrator, member, restricted, left, kicked."},
    )
