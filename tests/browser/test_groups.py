"""Several people in a group, on pages of their own or in turns on one, with a scripted bot."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from bot.playground.world import BOT_ID, GROUP_ID
from tests.browser.conftest import OpenChat
from tests.browser.scriptedbot import ScriptedBot, inline

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANA, BEN, CHLOE = 1001, 1002, 1003
LINK = "https://t.me/viva_playground_bot?start=round-1"


async def test_three_people_answer_see_a_claim_and_follow_a_link(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    addresses = [f"{telegram.url}/?as={name}&chat={GROUP_ID}" for name in ("ben", "chloé")]
    ben, chloe = await asyncio.gather(*map(open_chat, addresses))
    force = {"force_reply": True, "input_field_placeholder": "Your answer"}
    asked = await bot.say(GROUP_ID, "Who shot Kirov?", reply_markup=force)
    for page in (ben, chloe):
        await expect(page.see("reply-bar")).to_contain_text("Who shot Kirov?")
        await expect(page.see("composer")).to_have_attribute("placeholder", "Your answer")
    await ben.say("Nikolaev")
    answer = await bot.hear("message")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    await expect(ben.see("reply-bar")).to_be_hidden()
    await expect(chloe.see("reply-bar")).to_be_visible()
    where = {"chat_id": GROUP_ID, "message_id": answer["message_id"]}
    await bot.call("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🏆"}])
    for page in (ben, chloe):
        claim = page.message("Nikolaev")
        await expect(claim.get_by_test_id("reaction")).to_contain_text("🏆")
        await expect(claim.get_by_test_id("reply-quote")).to_contain_text("Who shot Kirov?")
    await ben.be(ANA)
    await ben.say("Well done")
    assert (await bot.hear("message"))["from"]["id"] == ANA
    await chloe.reads("Well done")
    await bot.say(GROUP_ID, "Sealed: who followed Yezhov?", reply_markup=inline([("Answer", LINK)]))
    await chloe.follow("Answer")
    started = await bot.hear("message")
    assert (started["text"], started["chat"]["id"]) == ("/start round-1", CHLOE)


async def test_one_page_in_turns_by_keyboard_and_by_mouse(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    page = await open_chat(f"{telegram.url}/?as=ana&chat={GROUP_ID}")
    await bot.say(GROUP_ID, "@chloe, who?", reply_markup={"force_reply": True, "selective": True})
    await page.reads("@chloe, who?")
    await expect(page.see("reply-bar")).to_be_hidden()
    await page.page.keyboard.press("Alt+Digit3")
    await expect(page.see("reply-bar")).to_contain_text("@chloe, who?")
    await page.say("Nikolaev")
    assert (await bot.hear("message"))["from"]["id"] == CHLOE
    await page.be(BEN)
    await page.message("@chloe, who?").first.locator(".words").dblclick()
    await expect(page.see("reply-bar")).to_contain_text("Reply to Viva")
    await page.say("Me, too")
    assert (await bot.hear("message"))["from"]["id"] == BEN
    await page.choose(page.message("Nikolaev"), "forward")
    await page.see(f"forward-{BEN}").click()
    assert (await bot.hear("message"))["forward_origin"]["sender_user"]["id"] == CHLOE
    await page.page.reload()
    await expect(page.see(f"person-{BEN}")).to_have_attribute("aria-pressed", "true")
    await expect(page.message("Me, too")).to_be_visible()
    await page.enter(BEN)
    await expect(page.see("forwarded")).to_have_text("Forwarded from Chloé")


async def test_a_command_that_the_bot_does_not_get_is_told_so(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    page = await open_chat(f"{telegram.url}/?as=ana&chat={GROUP_ID}")
    telegram.let_another_bot_speak(GROUP_ID, "Hello from me")
    await page.say("/battle")
    await expect(page.see("toast")).to_contain_text("Say /battle@viva_playground_bot.")
    await page.say("/battle@viva_playground_bot")
    assert (await bot.hear("message"))["text"] == "/battle@viva_playground_bot"
    await expect(page.see("toast")).to_have_count(1)


async def test_on_a_phone_a_count_of_unread_messages_hides_nothing(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    phone = await open_chat(f"{telegram.url}/?as=ana&chat={ANA}", width=390, height=844, touch=True)
    for number in range(10):
        await bot.say(GROUP_ID, f"Hello {number}")
    for around, beside in ((phone.see(f"person-{BEN}"), ".name"), (phone.see("back"), ".pictogram")):
        count, other = around.get_by_test_id("unread"), around.locator(beside)
        await expect(count).to_have_text("10")
        right, left = await count.bounding_box(), await other.bounding_box()
        assert right is not None
        assert left is not None
        assert left["x"] + left["width"] <= right["x"]


async def test_a_swipe_replies(telegram: Playground, bot: ScriptedBot, open_chat: OpenChat) -> None:
    await bot.say(GROUP_ID, "Who shot Kirov?")
    phone = await open_chat(f"{telegram.url}/?as=ben&chat={GROUP_ID}", width=390, height=844, touch=True)
    box = await phone.messages.last.locator(".bubble").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] - 20, box["y"] + box["height"] / 2
    touch = await phone.page.context.new_cdp_session(phone.page)
    for kind, moved in (("touchStart", 0), ("touchMove", 30), ("touchMove", 60), ("touchMove", 90)):
        points = [{"x": x - moved, "y": y}]
        await touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await expect(phone.see("reply-bar")).to_contain_text("Who shot Kirov?")


async def test_the_panel_changes_the_group(
    telegram: Playground, bot: ScriptedBot, open_chat: OpenChat
) -> None:
    page = await open_chat(telegram.url)
    await page.see("new-group-name").fill("Evening class")
    await page.see("new-group-add").click()
    await expect(page.see("chat-title")).to_have_text("Evening class")
    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "member"
    await page.see(f"set-standing-{BEN}").select_option("restricted")
    await expect(page.see("toast")).to_contain_text("upgrade the group first")
    await expect(page.see(f"set-standing-{BEN}")).to_have_value("member")
    await page.see("upgrade").click()
    await expect(page.see("set-mask")).to_be_visible()
    await page.see(f"set-standing-{BEN}").select_option("restricted")
    await page.be(BEN)
    await expect(page.see("composer")).to_be_disabled()
    await page.be(ANA)
    telegram.read_all(reads_all=True)
    await expect(page.see("read-all")).to_be_checked()
    await page.see(f"set-standing-{BOT_ID}").select_option("administrator")
    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "administrator"
    await page.see("set-mask").select_option("anonymous")
    await page.see("new-topic-name").fill("History")
    await page.see("new-topic-add").click()
    await page.page.get_by_role("button", name="History", exact=True).click()
    await page.say("Who begins?")
    said = await bot.hear("message")
    while "text" not in said:
        said = await bot.hear("message")
    assert (said["is_topic_message"], said["sender_chat"]["title"]) == (True, "Evening class")
    await bot.say(said["chat"]["id"], "I do", message_thread_id=said["message_thread_id"])
    await page.reads("I do")
    await page.see("topic-delete").click()
    await expect(page.see("topic-general")).to_have_attribute("aria-pressed", "true")
    await page.see(f"set-standing-{BOT_ID}").select_option("kicked")
    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "kicked"
