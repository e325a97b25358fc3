"""However long the bot runs, it takes no more memory."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.cli.run import prepare_database
from bot.delivery import runner
from bot.delivery.limits import Limits
from bot.delivery.runner import Server, run_bot
from bot.services.bank import Bank
from bot.telegram.dispatch import Dispatcher
from bot.telegram.turn import Desk
from tests.delivery.conftest import ME, TOKEN
from tests.storage.fresh import fresh_database

CONTENT = Path(__file__).parents[2] / "content"
PEOPLE = range(1_000, 3_000)
AT_ONCE = 100
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNHURRIED = Limits(chat_interval=0, chat_burst=10_000, group_calls=10_000, all_calls=1_000_000)
GROWTH_MB = 20.0
STATM = Path("/proc/self/statm")
WORDS = (
    "/quiz us-civics",
    "wrong {}",
    "the Constitution",
    "tap",
    "/hint",
    "/skip",
    "wrong again {}",
    "/streak",
)


class Crowd(BaseRequest):
    """The far end of the network: people who all say something again once all were answered."""

    def __init__(self, updates: int) -> None:
        """Have so many updates in all."""
        self.stop = asyncio.Event()
        self.left = updates
        self.sent = 0
        self.now = START
        self._buttons: dict[int, str] = {}
        self._unanswered: set[int] = set()
        self._answered = asyncio.Event()
        self._people = cycle(PEOPLE)
        self._update_id = 0
        self._seen: list[tuple[int, float]] = []

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer a call."""
        del method
        call = url.rpartition("/")[2]
        asked = request_data.parameters if request_data is not None else {}
        result: Any = True
        if call == "getMe":
            result = ME
        elif call == "getUpdates":
            result = await self._updates() if "allowed_updates" in asked else []
        elif call == "sendMessage":
            result = {"message_id": self._take(asked)}
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _take(self, message: dict[str, Any]) -> int:
        chat = int(message["chat_id"])
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            self._buttons[chat] = row[0].get("callback_data", "")
        self._unanswered.discard(chat)
        if not self._unanswered:
            self._answered.set()
        self.sent += 1
        return self.sent

    async def _updates(self) -> list[dict[str, Any]]:
        if self._unanswered:
            await self._answered.wait()
        self._answered.clear()
        if self.left <= 0:
            self.stop.set()
            return []
        self._seen.append((self.left, memory_in_use()))
        self.left -= AT_ONCE
        self.now += timedelta(minutes=1)
        return [self._update(next(self._people)) for _ in range(AT_ONCE)]

    def _update(self, person: int) -> dict[str, Any]:
        self._update_id += 1
        who = {"id": person, "is_bot": False, "first_name": f"P{person}", "language_code": "en"}
        words = WORDS[self._update_id // len(PEOPLE) % len(WORDS)].format(self._update_id)
        message = {
            "message_id": self._update_id,
            "date": int(self.now.timestamp()),
            "chat": {"id": person, "type": "private"},
            "from": who,
        }
        data = self._buttons.get(person)
        if words == "tap" and data:
            tapped = {"id": str(self._update_id), "from": who, "chat_instance": "1", "data": data}
            return {"update_id": self._update_id, "callback_query": tapped | {"message": message}}
        self._unanswered.add(person)
        if words.startswith("/"):
            length = len(words.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"update_id": self._update_id, "message": message | {"text": words}}

    def memory(self) -> Iterator[float]:
        """What was in use after a fifth of the updates, and at the end, in MB."""
        yield self._seen[len(self._seen) // 5][1]
        yield self._seen[-1][1]


def memory_in_use() -> float:
    """The memory of this process that is in use, in MB."""
    return int(STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.soak
@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells so")
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("updates", [20_000, 1_000_000, 2_000])
async def test_memory_does_not_grow_with_the_updates_handled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, updates: int
) -> None:
    crowd = Crowd(updates)
    monkeypatch.setattr(runner, "AiohttpRequest", lambda: crowd)
    database = fresh_database(tmp_path)
    ids = await prepare_database(database, CONTENT, lambda: crowd.now)
    desk = Desk(Bank(), CONTENT)

    def make_chat(bot: Bot) -> Dispatcher:
        return Dispatcher(bot, desk)

    server = Server("http://crowd", TOKEN, probe_seconds=0, limits=UNHURRIED)
    await run_bot(server, database, ids, make_chat, lambda: crowd.now, crowd.stop)
    await database.close()
    before, after = crowd.memory()
    assert after - before <= GROWTH_MB, f"from {before:.1f} to {after:.1f} MB"
