"""A person on the playground's chat page, without a browser."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

ANA = 1001


async def post(page: aiohttp.ClientSession, action: str, **body: object) -> None:
    """Do something on the chat page."""
    async with page.post(f"/play/{action}", json=body) as answer:
        assert answer.status == 200, await answer.text()


async def until_said(page: aiohttp.ClientSession, words: str) -> None:
    """Wait until the bot has said something to Ana."""
    async with asyncio.timeout(10):
        while True:
            async with page.get("/play/history", params={"chat": ANA, "viewer": ANA}) as answer:
                history: dict[str, Any] = await answer.json()
            if any(words in str(message) for message in history["messages"]):
                return
            await asyncio.sleep(0.02)
