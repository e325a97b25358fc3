"""The chat page in Chromium, against the real stand-in and a bot that does what the test says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from bot.playground.world import GROUP_ID
from tests.browser.chatpage import ChatPage
from tests.browser.conftest import OpenChat
from tests.browser.scriptedbot import ScriptedBot, inline

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANA, BEN = 1001, 1002


async def test_start_button_opens_the_talk(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    chat = await open_chat(telegram.url)
    await expect(chat.see("composer")).to_be_hidden()
    await chat.see("start-bot").click()
    assert (await bot.hear("message"))["text"] == "/start"
    await bot.say(ANA, "Welcome, <b>Ana</b>!")
    answer = await chat.reads("Welcome, Ana!")
    await expect(answer.locator("b")).to_have_text("Ana")
    await expect(answer).to_have_attribute("data-mine", "false")
    await expect(chat.see("composer")).to_be_focused()


async def test_enter_sends_and_shift_enter_makes_a_line(ana: ChatPage, bot: ScriptedBot) -> None:
    await ana.see("composer").press_sequentially("one")
    await ana.see("composer").press("Shift+Enter")
    await ana.see("composer").press_sequentially("two")
    await ana.see("composer").press("Enter")
    mine = await ana.reads("one")
    await expect(mine).to_have_attribute("data-mine", "true")
    await bot.hear("message")
    assert (await bot.hear("message"))["text"] == "one\ntwo"


async def test_a_tapped_button_is_busy_until_the_answer_shows_as_a_toast(
    ana: ChatPage, bot: ScriptedBot
) -> None:
    await bot.say(ANA, "Ready?", reply_markup=inline([("Hint", "h"), ("Next", "n")]))
    button = await ana.press("Hint")
    query = await bot.hear("callback_query")
    assert query["data"] == "h"
    await expect(button).to_have_attribute("aria-busy", "true")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="It starts with N")
    await expect(ana.see("toast")).to_have_text("It starts with N")
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_is_a_dialog(ana: ChatPage, bot: ScriptedBot) -> None:
    await bot.say(ANA, "Ready?", reply_markup=inline([("Rules", "r")]))
    await ana.press("Rules")
    query = await bot.hear("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="No cheating.", show_alert=True)
    await expect(ana.see("alert")).to_contain_text("No cheating.")
    await ana.see("alert-ok").click()
    await expect(ana.see("alert")).to_have_count(0)


async def test_editing_my_message_and_seeing_the_bots_edit(ana: ChatPage, bot: ScriptedBot) -> None:
    await ana.say("it was Nikolaef")
    await ana.choose(ana.message("Nikolaef"), "edit")
    await expect(ana.see("composer")).to_have_value("it was Nikolaef")
    await ana.say("it was Nikolaev")
    assert (await bot.hear("edited_message"))["text"] == "it was Nikolaev"
    await expect(ana.message("it was Nikolaev").get_by_test_id("edited")).to_be_visible()
    sent = await bot.say(ANA, "Thinking", reply_markup=inline([("Stop", "s")]))
    await ana.reads("Thinking")
    await bot.call("editMessageText", chat_id=ANA, message_id=sent["message_id"], text="Right!")
    answer = await ana.reads("Right!")
    await expect(answer.get_by_test_id("keyboard-button")).to_have_count(0)


async def test_a_reply_quotes_and_its_quote_jumps_to_the_original(ana: ChatPage, bot: ScriptedBot) -> None:
    question = await bot.say(ANA, "Who shot Kirov?")
    for number in range(30):
        await bot.say(ANA, f"Filler {number}")
    await ana.reads("Filler 29")
    await ana.choose(ana.message("Who shot Kirov?"), "reply")
    await expect(ana.see("reply-bar")).to_contain_text("Who shot Kirov?")
    await ana.say("Nikolaev")
    await bot.hear("message")
    assert (await bot.hear("message"))["reply_to_message"]["message_id"] == question["message_id"]
    mine = await ana.reads("Nikolaev")
    await expect(ana.message("Who shot Kirov?").first).not_to_be_in_viewport()
    await mine.get_by_test_id("reply-quote").click()
    await expect(ana.page.locator(f"[data-id='{question['message_id']}']")).to_be_in_viewport()


async def test_forced_reply_and_reply_keyboard(ana: ChatPage, bot: ScriptedBot) -> None:
    await bot.hear("message")
    asked = await bot.say(ANA, "Which city?", reply_markup={"force_reply": True})
    await expect(ana.see("reply-bar")).to_contain_text("Which city?")
    await ana.say("Kolkata")
    assert (await bot.hear("message"))["reply_to_message"]["message_id"] == asked["message_id"]
    await expect(ana.see("reply-bar")).to_be_hidden()
    keys = [[{"text": "Send my location", "request_location": True}, {"text": "UTC"}]]
    await bot.say(ANA, "Or send it.", reply_markup={"keyboard": keys})
    await ana.see("reply-keyboard-button").filter(has_text="location").click()
    await ana.see("city-Kolkata").click()
    await ana.see("location-send").click()
    assert (await bot.hear("message"))["location"]["latitude"] == 22.5726
    await bot.say(ANA, "Thank you.", reply_markup={"remove_keyboard": True})
    await expect(ana.see("reply-keyboard-button")).to_have_count(0)


async def test_the_command_menu_by_keyboard_alone(ana: ChatPage, bot: ScriptedBot) -> None:
    commands = [
        {"command": name, "description": f"About {name}"} for name in ("skip", "streak", "stop", "help")
    ]
    await bot.call("setMyCommands", commands=commands)
    await bot.hear("message")
    await ana.page.keyboard.type("/s")
    await expect(ana.see("command-item")).to_have_count(3)
    await ana.page.keyboard.press("ArrowDown")
    await expect(ana.page.get_by_role("option", selected=True)).to_contain_text("/streak")
    await ana.page.keyboard.press("Enter")
    assert (await bot.hear("message"))["text"] == "/streak"
    await expect(ana.see("command-menu")).to_be_hidden()
    await ana.page.keyboard.type("/")
    await ana.page.keyboard.press("Escape")
    await expect(ana.see("command-menu")).to_be_hidden()


async def test_messages_and_their_menu_by_keyboard_alone(ana: ChatPage, bot: ScriptedBot) -> None:
    await bot.say(ANA, "First")
    await bot.say(ANA, "Second")
    await ana.reads("Second")
    await ana.page.keyboard.press("Shift+Tab")
    await ana.page.keyboard.press("Shift+Tab")
    await expect(ana.messages.last).to_be_focused()
    await ana.page.keyboard.press("ArrowUp")
    await ana.page.keyboard.press("Enter")
    await ana.page.keyboard.press("ArrowDown")
    await ana.page.keyboard.press("Enter")  # the second item of the menu's row: a heart
    await expect(ana.message("First").get_by_test_id("reaction")).to_have_attribute("aria-pressed", "true")


async def test_theme_toggle_is_remembered(ana: ChatPage) -> None:
    root = ana.page.locator("html")
    light = await ana.page.evaluate("getComputedStyle(document.body).backgroundColor")
    await ana.see("theme").click()
    await expect(root).to_have_attribute("data-theme", "dark")
    await ana.page.reload()
    await expect(root).to_have_attribute("data-theme", "dark")
    assert await ana.page.evaluate("getComputedStyle(document.body).backgroundColor") != light


async def test_people_have_chats_of_their_own_and_drafts_stay(ana: ChatPage, telegram: Playground) -> None:
    await ana.see("composer").fill("half a thou")
    await ana.be(BEN)
    await expect(ana.see("start-bot")).to_be_visible()
    await ana.enter(GROUP_ID)
    await ana.say("Hello from Ben")
    await ana.be(ANA)  # in a group, one stays in it
    await expect(ana.message("Hello from Ben")).to_have_attribute("data-mine", "false")
    await ana.enter(ANA)
    await expect(ana.see("composer")).to_have_value("half a thou")
    assert telegram.messages(GROUP_ID)[-1].sender_id == BEN


async def test_unread_badges_on_people_and_chats(
    ana: ChatPage, telegram: Playground, bot: ScriptedBot
) -> None:
    await telegram.say(BEN, BEN, "/start")
    await bot.say(BEN, "Hello Ben")
    await telegram.say(BEN, GROUP_ID, "Anybody?")
    await expect(ana.see(f"person-{BEN}").get_by_test_id("unread")).to_have_text("1")
    await expect(ana.see(f"chat-{GROUP_ID}").get_by_test_id("unread")).to_have_text("1")
    await ana.enter(GROUP_ID)
    await expect(ana.see(f"chat-{GROUP_ID}").get_by_test_id("unread")).to_have_count(0)
    await ana.enter(ANA)
    await ana.be(BEN)
    await expect(ana.see(f"person-{ANA}").get_by_test_id("unread")).to_have_count(0)


async def test_who_reads_further_up_is_not_moved(ana: ChatPage, bot: ScriptedBot) -> None:
    for number in range(40):
        await bot.say(ANA, f"Line {number}")
    await ana.reads("Line 39")
    await expect(ana.messages.last).to_be_in_viewport()
    await ana.page.mouse.move(640, 400)
    await ana.page.mouse.wheel(0, -5000)
    await expect(ana.messages.first).to_be_in_viewport()
    await bot.say(ANA, "News")
    await expect(ana.see("new-messages")).to_contain_text("1 new message")
    await expect(ana.messages.first).to_be_in_viewport()
    await ana.see("new-messages").click()
    await expect(ana.message("News")).to_be_in_viewport()
    await expect(ana.see("new-messages")).to_be_hidden()


async def test_no_sideways_scrolling_on_a_phone(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    await telegram.say(ANA, ANA, "w" * 400)
    await bot.say(
        ANA, f"<pre>{'code ' * 60}</pre>", reply_markup=inline([("A very long label " * 3, "a"), ("B", "b")])
    )
    phone = await open_chat(telegram.url, width=360, height=740, touch=True)
    await expect(phone.messages).to_have_count(2)
    for hook in (None, "world-open", "world-close", "back"):
        if hook:
            await phone.see(hook).click()
        width = await phone.page.evaluate("document.scrollingElement.scrollWidth")
        assert width == 360
    await expect(phone.see("composer")).to_be_hidden()
    await phone.enter(GROUP_ID)
    await expect(phone.see("composer")).to_be_visible()


async def test_hostile_text_stays_text(ana: ChatPage, bot: ScriptedBot) -> None:
    hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    await ana.say(hostile)
    mine = await ana.reads("<img src=x onerror=")
    await expect(mine.locator("img, script")).to_have_count(0)
    await bot.say(ANA, '<a href="tg://user?id=1">You &lt;b&gt;</a>')
    await expect((await ana.reads("You <b>")).locator("b")).to_have_count(0)
    assert "owned" not in await ana.page.title()


async def test_the_page_cleans_html_even_if_the_server_did_not(ana: ChatPage) -> None:
    cleaned = await ana.page.evaluate(
        """async () => {
            const { richText } = await import("/page/richtext.js");
            const place = document.createElement("div");
            place.append(richText(
                '<b onclick="x()">bold</b><img src=x onerror=x()><a href="javascript:x()">no</a>' +
                '<a href="https://example.org/">yes</a><iframe srcdoc="x"></iframe>' +
                '<i style="position:fixed">i</i>' +
                '<span class="tg-spoiler">hidden</span><style>*{}</style><svg onload=x()><u>u</u></svg>',
                () => false, () => undefined));
            return [place.innerHTML, place.textContent];
        }"""
    )
    assert all("has been blocked" in complaint for complaint in ana.complaints)
    ana.complaints.clear()  # the page's policy would have stopped them, too
    assert cleaned[1] == "boldnoyesihiddenu"
    for bad in ("onclick", "onerror", "javascript", "<img", "iframe", "style", "svg"):
        assert bad not in cleaned[0]
    assert 'href="https://example.org/"' in cleaned[0]


async def test_links_to_the_bot_start_it(ana: ChatPage, telegram: Playground, bot: ScriptedBot) -> None:
    await bot.hear("message")
    username = (await bot.call("getMe"))["username"]
    await bot.say(GROUP_ID, f'<a href="https://t.me/{username}?start=deck_1">Try it</a>')
    await ana.enter(GROUP_ID)
    await ana.page.get_by_role("link", name="Try it").click()
    await expect(ana.see("composer")).to_be_hidden()
    await ana.see("start-bot").click()
    assert (await bot.hear("message"))["text"] == "/start deck_1"
    await ana.reads("/start deck_1")
    assert telegram.messages(ANA)[-1].text == "/start deck_1"


async def test_the_clock_and_blocking(ana: ChatPage, telegram: Playground) -> None:
    before = telegram.now()
    await ana.see("advance-3-days").click()
    day = (before + timedelta(days=3)).strftime("%A")
    await expect(ana.see("date")).to_contain_text(day)
    assert telegram.now() - before >= timedelta(days=3)
    await ana.see("block").click()
    await ana.see("unblock-bot").click()
    await expect(ana.see("composer")).to_be_visible()


async def test_a_refusal_gives_the_words_back(ana: ChatPage, telegram: Playground) -> None:
    await ana.see("composer").fill("  \u200b ")
    await ana.see("composer").press("Enter")
    await expect(ana.see("toast")).to_contain_text("empty message")
    await expect(ana.messages).to_have_count(1)
    assert len(telegram.messages(ANA)) == 1


async def test_reactions_typing_and_attachments(ana: ChatPage, bot: ScriptedBot) -> None:
    await ana.choose(ana.messages.first, "react-🎉")
    await expect(ana.see("reaction")).to_have_text("🎉")
    await bot.call("sendChatAction", chat_id=ANA, action="typing")
    await expect(ana.see("chat-status")).to_have_text("typing…")
    await bot.say(ANA, "Done")
    await expect(ana.see("typing")).to_have_count(0)
    await ana.see("attach").click()
    await ana.see("menu-attach-photo").click()
    await expect(ana.see("photo")).to_be_visible()


async def test_a_lost_server_is_said_and_found_again(open_chat: OpenChat) -> None:
    async with Playground() as first:
        await first.say(ANA, ANA, "Before")
        port = int(first.url.rpartition(":")[2])
        chat = await open_chat(first.url)
        await chat.reads("Before")
    await expect(chat.see("banner")).to_be_visible()
    async with Playground(port=port) as second:
        await second.say(ANA, ANA, "After")
        await chat.reads("After")
        await expect(chat.see("banner")).to_be_hidden()
        await second.say(ANA, ANA, "And on")
        await chat.reads("And on")
