"""A learner on the phone chooses a shipped deck and takes a whole quiz of it in the chat page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.core.cards import Card, Outcome
from bot.decks.library import read_deck
from tests.browser.chatpage import ChatPage
from tests.browser.conftest import OpenChat
from tests.conversations.conftest import Viva, running

pytestmark = pytest.mark.asyncio(loop_scope="module")

CONTENT = Path(__file__).parents[2] / "content"
STALIN, CIVICS = (CONTENT / name for name in ("stalin-and-the-purges.md", "us-civics.md"))


@pytest_asyncio.fixture(loop_scope="module")
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with the shipped decks."""
    async with running(tmp_path, {deck.stem: deck.read_text("utf-8") for deck in (STALIN, CIVICS)}) as bot:
        yield bot


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    """The decks' cards by what they ask."""
    return {squash(card.question): card for deck in (STALIN, CIVICS) for card in read_deck(deck).cards}


async def test_ten_questions_end_in_a_summary_and_a_streak(
    viva: Viva, open_chat: OpenChat, cards: dict[str, Card]
) -> None:
    chat = await open_chat(viva.telegram.url, width=360, height=740, touch=True)
    await begin(chat, "US civics")
    for number in range(1, 11):
        card = await question(chat, number, cards)
        await chat.say(right_answer(card))
        if number < 10:
            await expect(chat.message("Correct.")).to_have_count(number)
            await chat.press("Next")
    await chat.reads("10 of 10 right")
    await expect(chat.message("🔥 1 day")).to_have_count(1)
    await chat.press("Again")
    card = await question(chat, 1, cards)
    await chat.say("I don't know")
    await chat.reads("Here it is.")


async def test_a_wrong_answer_a_hint_and_an_addition(
    viva: Viva, open_chat: OpenChat, cards: dict[str, Card]
) -> None:
    chat = await open_chat(viva.telegram.url)
    await begin(chat, "Stalin and the purges")
    card = await question(chat, 1, cards)
    await chat.say("the price of tea in China")
    await chat.reads("Not yet.")
    await chat.press("Hint")
    await chat.reads("💡")
    await chat.say(right_answer(card))
    await chat.reads("Correct.")


async def begin(chat: ChatPage, deck: str) -> None:
    """Start the bot, choose a deck, and take all its topics."""
    await chat.see("start-bot").click()
    await chat.reads("I'm Viva")
    await chat.press("Start a quiz")
    await chat.reads("Which deck?")
    await chat.press(deck)
    await chat.reads("Pick a topic")
    await chat.press("All topics")


async def question(chat: ChatPage, number: int, cards: dict[str, Card]) -> Card:
    """Return the card that stands as this question in the last message."""
    message = await chat.reads(f"{number}/10")
    text = squash(await message.inner_text())
    return next(card for asked, card in cards.items() if asked in text)


def right_answer(card: Card) -> str:
    """Return the first sample that a teacher calls correct."""
    return next(sample.answer for sample in card.samples if sample.outcome is Outcome.CORRECT)


def squash(text: str) -> str:
    """Return a text's words without markup, for comparing what is shown with what is written."""
    return " ".join(re.findall(r"\w+", text))
