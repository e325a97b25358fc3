"""Two weeks of a learner's life, by the playground's clock: a streak, a freeze, reminders, the picture."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.browser.chatpage import ChatPage
from tests.browser.conftest import OpenChat
from tests.conversations.conftest import Viva, running
from tests.conversations.decks import KIROV

pytestmark = pytest.mark.asyncio(loop_scope="module")

DECODE = """async (picture) => {
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, picture.naturalWidth, picture.naturalHeight);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
  const box = picture.getBoundingClientRect();
  return [picture.naturalWidth, picture.naturalHeight, colours.size, box.width, box.height];
}"""
"""The width and height of a picture, how many colours it has, and its width and height on the page."""


@pytest_asyncio.fixture(loop_scope="module")
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a deck of one card; it is noon."""
    async with running(tmp_path, {"kirov": KIROV}) as bot:
        yield bot


async def test_a_fortnight_of_study_and_of_none(viva: Viva, open_chat: OpenChat) -> None:
    chat = await open_chat(viva.telegram.url)
    await settle_in(chat)
    for day in range(1, 8):
        await study(chat, f"🔥 {day} day")
        await pass_time(viva, chat, "day")
    await expect(chat.message("❄️ A freeze earned")).to_have_count(1)
    await expect(pushes(chat)).to_have_count(0)  # each day was done in time
    await miss_a_day(viva, chat)
    await study(chat, "🔥 8 days in a row")
    await expect(chat.message("❄️ A freeze made up for the day you missed.")).to_have_count(1)
    await look_at_the_picture(viva, open_chat)
    await ignore_reminders(viva, chat)
    await chat.say("/streak")
    await chat.reads("It happens: a streak of 8 days has ended.")


async def settle_in(chat: ChatPage) -> None:
    """Set a zone, an hour ahead of UTC, and reminders for 12:30 and 14:30 in UTC."""
    await chat.see("start-bot").click()
    await chat.reads("I'm Viva")
    await chat.say("/settings")
    await chat.press("Time zone")
    await chat.reads("Type the city")
    await chat.say("Europe/Berlin")
    await chat.reads("Your time zone is")
    await chat.say("/remind 13:30 15:30")
    await chat.reads("I'll remind you at")


async def study(chat: ChatPage, streak: str) -> None:
    """Answer a question, which counts for the day."""
    await chat.say("/quiz")
    await chat.reads("Who shot Sergei Kirov?")
    await chat.say("Nikolaev")
    await expect(chat.message(streak)).not_to_have_count(0)
    await chat.reads("1 of 1 right")


async def pass_time(viva: Viva, chat: ChatPage, leap: str, times: int = 1) -> None:
    """Press a button of the clock, and wait until all that it makes due has happened."""
    for _ in range(times):
        async with chat.page.expect_response("**/play/clock"):
            await chat.see(f"advance-{leap}").click()
        await viva.settled()


async def miss_a_day(viva: Viva, chat: ChatPage) -> None:
    """Put a reminder off by an hour, let the day pass all the same, and come back at three of the next."""
    await pass_time(viva, chat, "hour")
    await chat.reads("Time for a few questions")
    await chat.press("Snooze 1 h")
    await expect(chat.see("toast").last).to_contain_text("I'll be back in an hour.")
    await pass_time(viva, chat, "hour", 2)
    await expect(pushes(chat)).to_have_count(3)  # and the other reminder's
    await pass_time(viva, chat, "day")
    await expect(pushes(chat)).to_have_count(4)  # what is more than two hours late is left out


async def ignore_reminders(viva: Viva, chat: ChatPage) -> None:
    """Let a week of reminders go unheard: the next one says that they come once a week from now on."""
    await pass_time(viva, chat, "day", 7)
    await expect(pushes(chat)).to_have_count(11)
    await expect(chat.message("I write once a week from now on")).to_have_count(0)
    await pass_time(viva, chat, "day", 2)
    await expect(pushes(chat)).to_have_count(12)
    await expect(chat.message("I write once a week from now on")).to_have_count(1)


def pushes(chat: ChatPage) -> Locator:
    """The reminders that came."""
    return chat.message("Time for a few questions")


async def look_at_the_picture(viva: Viva, open_chat: OpenChat) -> None:
    """Ask for the picture on a phone, where all of it is seen, and nothing is blank."""
    phone = await open_chat(viva.telegram.url, width=390, height=844, touch=True)
    await phone.say("/stats")
    await expect(phone.see("photo")).to_be_visible(timeout=20_000)
    await phone.reads("8 days in a row. Best: 8 days · 8 days studied")
    width, height, colours, shown_width, shown_height = await phone.see("photo").evaluate(DECODE)
    assert width == 1080
    assert 1 < height / width < 1.6
    assert colours > 50
    assert 250 < shown_width < 390
    assert shown_height / shown_width == pytest.approx(height / width, rel=0.02)
