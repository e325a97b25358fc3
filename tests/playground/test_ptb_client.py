"""The real python-telegram-bot client understands every answer."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ChatMemberMember,
    ChatMemberOwner,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from bot.playground import BOT_ID, BOT_USERNAME, GROUP_ID, Playground
from bot.playground.methods.reacting import EMOJI
from bot.playground.pictures import draw_picture

ANA, BEN = 1001, 1002


async def test_get_me_tells_the_privacy_mode(telegram: Playground, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (BOT_ID, BOT_USERNAME, False)
    telegram.read_all(reads_all=True)
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_a_question_and_its_answer(telegram: Playground, bot: Bot) -> None:
    await telegram.say(ANA, ANA, "/start decks-1")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "en"
    assert update.message.text == "/start decks-1"
    assert list(update.message.parse_entities(["bot_command"]).values()) == ["/start"]
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("Next", callback_data="n:1"),
                InlineKeyboardButton("Site", url="https://a.org"),
            ]
        ]
    )
    sent = await bot.send_message(ANA, "<b>Who</b> &amp; why? 🏟", parse_mode="HTML", reply_markup=keyboard)
    assert (sent.text, sent.text_html) == ("Who & why? 🏟", "<b>Who</b> &amp; why? 🏟")
    assert sent.reply_markup == keyboard
    shown = telegram.messages(ANA)[-1]
    query_id = await telegram.press(ANA, shown, "Next")
    (tapped,) = await bot.get_updates(offset=update.update_id + 1)
    assert tapped.update_id == update.update_id + 1
    query = tapped.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.id, query.data, query.message.message_id) == (query_id, "n:1", sent.message_id)
    assert await query.answer("Well done", show_alert=True)
    assert await telegram.callback_answer(query_id) == "Well done"


async def test_every_kind_of_message_is_parsed(telegram: Playground, bot: Bot) -> None:
    first = await telegram.say(ANA, ANA, "first")
    await telegram.say(ANA, ANA, "a reply", reply_to=first.message_id)
    await telegram.edit(ANA, ANA, first.message_id, "first, edited")
    await telegram.attach(ANA, ANA, "sticker")
    await telegram.attach(ANA, ANA, "voice")
    await telegram.attach(ANA, ANA, "photo")
    await telegram.attach(ANA, ANA, "location", (48.2, 16.37))
    await telegram.block(ANA)
    await telegram.block(ANA, blocked=False)
    updates = await bot.get_updates()
    assert [update.update_id - updates[0].update_id for update in updates] == list(range(9))
    reply, edited, sticker, voice, photo, place = (update.effective_message for update in updates[1:7])
    assert reply is not None
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "first"
    assert edited is not None
    assert updates[2].edited_message is edited
    assert edited.edit_date is not None
    assert sticker is not None
    assert sticker.sticker is not None
    assert voice is not None
    assert voice.voice is not None
    assert photo is not None
    assert (photo.photo[-1].width, photo.photo[-1].height) == (96, 64)
    assert place is not None
    assert place.location is not None
    assert place.location.longitude == pytest.approx(16.37)
    blocked, back = updates[7].my_chat_member, updates[8].my_chat_member
    assert blocked is not None
    assert back is not None
    assert (blocked.old_chat_member.status, blocked.new_chat_member.status) == ("member", "kicked")
    assert back.new_chat_member.status == "member"


async def test_pictures_go_both_ways(telegram: Playground, bot: Bot) -> None:
    await telegram.say(ANA, ANA, "hi")
    picture = draw_picture(120, 80)
    sent = await bot.send_photo(ANA, picture, caption="<i>Kirov</i>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.caption_html) == (120, "<i>Kirov</i>")
    again = await bot.send_photo(ANA, sent.photo[-1].file_id)
    attached = await bot.send_photo(ANA, InputFile(picture, attach=True))
    assert again.photo == attached.photo == sent.photo
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    edited = await bot.edit_message_caption(ANA, sent.message_id, caption="Other words")
    assert getattr(edited, "caption", None) == "Other words"


async def test_edits_deletions_reactions_and_typing(telegram: Playground, bot: Bot) -> None:
    said = await telegram.say(ANA, ANA, "hi")
    sent = await bot.send_message(ANA, "one", reply_parameters=ReplyParameters(said.message_id))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == said.message_id
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="a")]])
    edited = await bot.edit_message_text("two", ANA, sent.message_id, reply_markup=markup)
    assert getattr(edited, "text", None) == "two"
    bare = await bot.edit_message_reply_markup(ANA, sent.message_id)
    assert getattr(bare, "reply_markup", 0) is None
    assert await bot.set_message_reaction(ANA, said.message_id, "👍")
    assert telegram.messages(ANA)[0].reactions == ((BOT_ID, "👍"),)
    assert await bot.set_message_reaction(ANA, said.message_id, [])
    assert telegram.messages(ANA)[0].reactions == ()
    assert await bot.send_chat_action(ANA, "typing")
    assert await bot.delete_message(ANA, sent.message_id)
    assert [message.text for message in telegram.messages(ANA)] == ["hi"]


async def test_the_other_keyboards(telegram: Playground, bot: Bot) -> None:
    await telegram.say(ANA, ANA, "hi")
    keys = ReplyKeyboardMarkup(
        [[KeyboardButton("Where I am", request_location=True)], [KeyboardButton("No")]]
    )
    for markup in (keys, ReplyKeyboardRemove(), ForceReply()):
        await bot.send_message(ANA, "Where are you?", reply_markup=markup)
    assert [message.markup for message in telegram.messages(ANA)[1:]] == [
        {"keyboard": [[{"text": "Where I am", "request_location": True}], [{"text": "No"}]]},
        {"remove_keyboard": True},
        {"force_reply": True},
    ]


async def test_commands_by_scope(bot: Bot) -> None:
    private, group = [BotCommand("quiz", "A quiz")], [BotCommand("battle", "A battle")]
    await bot.set_my_commands(private, BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(group, BotCommandScopeAllGroupChats())
    await bot.set_my_commands(private, BotCommandScopeChat(ANA), language_code="fr")
    assert list(await bot.get_my_commands(BotCommandScopeAllPrivateChats())) == private
    assert list(await bot.get_my_commands(BotCommandScopeChat(ANA), "fr")) == private
    assert list(await bot.get_my_commands()) == []
    await bot.delete_my_commands(BotCommandScopeAllPrivateChats())
    assert list(await bot.get_my_commands(BotCommandScopeAllPrivateChats())) == []
    await bot.set_my_description("It quizzes you")
    await bot.set_my_short_description("Quiz")
    await bot.set_my_name("Viva")
    assert (await bot.get_my_description()).description == "It quizzes you"
    assert (await bot.get_my_short_description("fr")).short_description == "Quiz"
    assert (await bot.get_my_name()).name == "Viva"


async def test_chats_and_members(telegram: Playground, bot: Bot) -> None:
    await telegram.say(ANA, ANA, "hi")
    assert (await bot.get_chat(ANA)).first_name == "Ana"
    assert (await bot.get_chat(GROUP_ID)).title == "Revision group"
    assert isinstance(await bot.get_chat_member(GROUP_ID, ANA), ChatMemberOwner)
    assert isinstance(await bot.get_chat_member(GROUP_ID, BEN), ChatMemberMember)
    assert isinstance(await bot.get_chat_member(GROUP_ID, BOT_ID), ChatMemberMember)
    (owner,) = await bot.get_chat_administrators(GROUP_ID)
    assert owner.user.id == ANA
    assert await bot.get_chat_member_count(GROUP_ID) == 4
    assert await bot.leave_chat(GROUP_ID)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(GROUP_ID, "hello?")


async def test_webhooks_exclude_polling(bot: Bot) -> None:
    assert await bot.set_webhook("https://a.org/hook", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.allowed_updates) == (
        "https://a.org/hook",
        0,
        ("message",),
    )
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_log_out_and_close(bot: Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()


async def test_errors_become_the_clients_exceptions(telegram: Playground, bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(ANA, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4711, "hello")
    stranger = Bot("1000:another-token", base_url=f"{telegram.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


def test_the_reactions_are_telegrams() -> None:
    assert {emoji.value.replace("\ufe0f", "") for emoji in ReactionEmoji} == EMOJI
