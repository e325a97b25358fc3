"""Chromium for the tests of this folder, and a playground with a scripted bot to drive it against.

A module's tests share one Chromium, and so one event loop; each says so at its top:
`pytestmark = pytest.mark.asyncio(loop_scope="module")`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.playground.server import Playground
from tests.browser.chatpage import ChatPage
from tests.browser.scriptedbot import ScriptedBot

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_MS = 10_000

OpenChat = Callable[..., Awaitable[ChatPage]]


def find_chromium() -> str | None:
    """The path of a Chromium on PATH, or None."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder; without Chromium skip them with one loud line, or fail under CI."""
    here = Path(__file__).parent
    mine = [item for item in items if here in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.browser)
    if not mine or find_chromium() is not None:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(
            "The browser tests need Chromium, and none of these is on PATH: " + ", ".join(_NAMES)
        )
    sys.stderr.write(
        f"\n*** NO CHROMIUM FOUND: {len(mine)} BROWSER TESTS ARE SKIPPED. Install chromium. ***\n"
    )
    for item in mine:
        item.add_marker(pytest.mark.skip(reason="no Chromium on PATH"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium; each page opened in it has a profile of its own."""
    async with async_playwright() as playwright:
        path = find_chromium()
        browser = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def open_chat(chromium: Browser) -> AsyncIterator[OpenChat]:
    """`await open_chat(url, width=360, height=740, scheme="dark", touch=True)`: the chat page, loaded.

    What the page complains about in its console fails the test at the end.
    """
    chats: list[ChatPage] = []

    async def opener(
        url: str, *, width: int = 1280, height: int = 800, scheme: str = "light", touch: bool = False
    ) -> ChatPage:
        context = await chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=touch,
            is_mobile=touch,
        )
        context.set_default_timeout(_PATIENCE_MS)
        chat = ChatPage(await context.new_page())
        chats.append(chat)
        await chat.page.goto(url)
        await chat.is_ready()
        return chat

    yield opener
    for chat in chats:
        await chat.page.context.close()
    assert not [complaint for chat in chats for complaint in chat.complaints]


@pytest_asyncio.fixture(loop_scope="module")
async def telegram() -> AsyncIterator[Playground]:
    """A new playground, in memory."""
    async with Playground() as playground:
        yield playground


@pytest_asyncio.fixture(loop_scope="module")
async def bot(telegram: Playground) -> AsyncIterator[ScriptedBot]:
    """A bot that does what the test says."""
    async with ScriptedBot(telegram) as scripted:
        yield scripted


@pytest_asyncio.fixture(loop_scope="module")
async def ana(telegram: Playground, open_chat: OpenChat) -> ChatPage:
    """The page on a desk, with Ana's chat with the bot open; she has written /start."""
    await telegram.say(1001, 1001, "/start")
    return await open_chat(telegram.url)
