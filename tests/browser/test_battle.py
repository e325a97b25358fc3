"""Three people, in turns on one page, play a battle of claims and a sealed one with a shipped deck."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.core.cards import Card
from bot.decks.library import read_deck
from bot.playground.world import GROUP_ID
from tests.browser.chatpage import ChatPage
from tests.browser.conftest import OpenChat
from tests.browser.test_quiz import CIVICS, cards, right_answer, squash
from tests.conversations.conftest import Viva, running

__all__ = ["cards"]

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANA, BEN, CHLOE = 1001, 1002, 1003


@pytest_asyncio.fixture(loop_scope="module")
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a shipped deck, that reads along in its group; each of its questions is worth the same."""
    async with running(tmp_path, {CIVICS.stem: with_one_point(CIVICS)}, reads_all=True) as bot:
        yield bot


def with_one_point(deck: Path) -> str:
    """Return a deck with only those of its cards that have one point."""
    ids = [card.id for card in read_deck(deck).cards if len(card.points) == 1]

    def keep(section: re.Match[str]) -> str:
        return section[0] if any(f"{{#{card_id}}}" in section[0] for card_id in ids) else ""

    return re.sub(r"^### .*?(?=^##|\Z)", keep, deck.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


async def test_a_battle_of_claims_and_its_rematch_under_seal(
    viva: Viva, open_chat: OpenChat, cards: dict[str, Card]
) -> None:
    page = await open_chat(f"{viva.telegram.url}/?as=ana&chat={GROUP_ID}")
    await page.say("/battle us-civics 5")
    await page.reads("5 questions, 30 s each")
    await page.be(BEN)
    await page.press("Join")
    await expect(page.see("toast").last).to_have_text("You're in.")
    await page.press("Start")

    card = await asked(page, 1, cards)
    await page.say("the price of tea in China")
    await page.be(CHLOE)
    await page.say(right_answer(card))
    shown = await page.reads("found.")
    await expect(shown).to_contain_text("Chloé")
    await expect(shown).to_contain_text("After 1 of 5")
    claim = page.page.locator("[data-mine=true]").last
    await expect(claim.get_by_test_id("reaction")).to_contain_text("👍")
    await expect(page.message("price of tea").get_by_test_id("reaction")).to_have_count(0)

    await pause(viva)
    await asked(page, 2, cards)
    await page.press("Skip")
    await expect(page.see("toast").last).to_contain_text("Noted")
    await page.be(BEN)
    await page.press("Skip")
    await page.reads("Skipped")

    for number, person in ((3, ANA), (4, BEN), (5, BEN)):
        await pause(viva)
        await page.be(person)
        card = await asked(page, number, cards)
        await page.say(right_answer(card))
        await page.reads("found.")

    await pause(viva)
    podium = await page.reads("The battle is over")
    await expect(podium).to_contain_text("First: Ben")
    await expect(podium).to_contain_text("Second: Ana and Chloé")
    await page.press("Rematch")
    await play_under_seal(page, viva, cards)


async def play_under_seal(page: ChatPage, viva: Viva, cards: dict[str, Card]) -> None:
    """Play a sealed battle of five rounds: all answer the first, one each the next and the last."""
    await expect(await page.reads("Revision battle")).to_contain_text("In: Ben")
    await page.press("Options")
    await page.press("Mode: claim")
    await page.reads("Sealed:")
    await page.press("Done")
    for person in (ANA, CHLOE):
        await page.be(person)
        await page.press("Join")
    await page.press("Start")

    card = await asked(page, 1, cards)
    for person, said in ((CHLOE, right_answer(card)), (ANA, "no idea"), (BEN, "the price of tea in China")):
        await page.be(person)
        await seal(page, said)
    shown = await page.reads("All answers are in")
    for said in (right_answer(card), "no idea", "the price of tea in China"):
        await expect(shown).to_contain_text(said)

    for number in (2, 3, 4, 5):
        await pause(viva)
        card = await asked(page, number, cards)
        if number in {2, 5}:
            await page.be(ANA if number == 2 else CHLOE)
            await seal(page, right_answer(card))
        await viva.settled()
        viva.telegram.advance(timedelta(seconds=31))
        await page.reads(f"After {number} of 5")

    await pause(viva)
    podium = await page.reads("The battle is over")
    await expect(podium).to_contain_text("First: Chloé")
    await expect(podium).to_contain_text("Second: Ana")


async def asked(chat: ChatPage, number: int, cards: dict[str, Card]) -> Card:
    """Return the card that stands in the last message, as this question of five."""
    text = squash(await (await chat.reads(f"{number}/5")).inner_text())
    return next(card for question, card in cards.items() if question in text)


async def seal(page: ChatPage, answer: str) -> None:
    """Answer in the private chat, and come back to the group."""
    await page.follow("Answer in private")
    await page.reads("You're in the battle")
    await page.say(answer)
    await page.reads("Sealed.")
    await page.enter(GROUP_ID)


async def pause(viva: Viva) -> None:
    """Let the pause after a round pass at once."""
    await viva.settled()
    viva.telegram.advance(timedelta(seconds=13))
