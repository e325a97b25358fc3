"""A bot without a mind: a test says what it does, through the real Bot API of the playground."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.playground.server import Playground


class ScriptedBot:
    """Calls Bot API methods by name and hears updates one by one."""

    def __init__(self, playground: Playground) -> None:
        self._address = f"{playground.url}/bot{playground.token}"
        self._offset = 0
        self._heard: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result of a method; AssertionError with Telegram's words if it is refused."""
        async with self._http.post(f"{self._address}/{method}", json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer["description"]
        return answer["result"]

    async def say(self, chat_id: int, text: str, **more: Any) -> dict[str, Any]:
        """Send a text as HTML."""
        sent: dict[str, Any] = await self.call(
            "sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **more
        )
        return sent

    async def hear(self, kind: str) -> dict[str, Any]:
        """The next update of this kind, such as "message"; others before it are passed over."""
        while True:
            while self._heard:
                update = self._heard.pop(0)
                self._offset = update["update_id"] + 1
                if kind in update:
                    content: dict[str, Any] = update[kind]
                    return content
            self._heard = await self.call("getUpdates", offset=self._offset, timeout=10)


def inline(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (label, data) buttons; data that starts with http is a link."""
    return {"inline_keyboard": [[_button(label, data) for label, data in row] for row in rows]}


def _button(label: str, data: str) -> dict[str, str]:
    return {"text": label, "url" if data.startswith("http") else "callback_data": data}
