"""A stand-in for each test, a real python-telegram-bot client, and plain HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground import Playground

ANA, BEN, CHLOE = 1001, 1002, 1003


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
async def bot(telegram: Playground) -> AsyncIterator[Bot]:
    async with Bot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        base_file_url=f"{telegram.url}/file/bot",
        request=HTTPXRequest(),
        get_updates_request=HTTPXRequest(),
    ) as client:
        yield client


class Http:
    """The Bot API and the control API over plain HTTP."""

    def __init__(self, telegram: Playground, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self.session = session

    async def call(self, method: str, token: str = "", **values: Any) -> tuple[int, dict[str, Any]]:
        address = f"{self.telegram.url}/bot{token or self.telegram.token}/{method}"
        async with self.session.post(address, json=values) as response:
            return response.status, await response.json()

    async def refusal(self, method: str, **values: Any) -> str:
        """The description with which the call is refused; its status matches its error code."""
        status, body = await self.call(method, **values)
        assert body["ok"] is False
        assert body["error_code"] == status
        return str(body["description"])

    async def result(self, method: str, **values: Any) -> Any:
        status, body = await self.call(method, **values)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def play(self, action: str, **body: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.telegram.url}/play/{action}", json=body) as response:
            return response.status, await response.json()

    async def get(self, path: str, **query: Any) -> dict[str, Any]:
        async with self.session.get(f"{self.telegram.url}{path}", params=query) as response:
            assert response.status == 200
            answer: dict[str, Any] = await response.json()
            return answer


@pytest.fixture
async def http(telegram: Playground) -> AsyncIterator[Http]:
    async with aiohttp.ClientSession() as session:
        yield Http(telegram, session)
