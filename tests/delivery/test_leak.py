"""However long the bot runs, it takes no more memory."""

from __future__ import annotations

import asyncio
import gc
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any

import pytest
from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.cli.serving import prepare_database
from bot.delivery import meeting
from bot.delivery.limits import Limits
from bot.delivery.meeting import Server
from bot.services.bank import Bank
from bot.telegram.dispatch import Dispatcher
from bot.telegram.turn import Desk
from tests.conversations.decks import KIROV
from tests.delivery.conftest import ME, TOKEN
from tests.meeting import meet_and_run
from tests.storage.fresh import fresh_database
from tests.trials.skipping import run_skipping

CONTENT = Path(__file__).parents[2] / "content"
FIRST = 7_000_000_000
PEOPLE = 2_000
"""So many talk with the bot at a time; in each round some leave, and as many come who are new."""
NEW_PEOPLE = 50
AT_ONCE = 100
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNHURRIED = Limits(chat_interval=0, group_window=0, all_window=0, all_slack=0)
WARM_UP = 5_000
"""By then the caches for what learners write are full."""
GROWTH_MB = 20.0
STATM = Path("/proc/self/statm")
WORDS = (
    *("/quiz us-civics", "wrong {}", "the {} of the Constitution", "tap", "wrong {}", "/hint", "{} and {}"),
    *("it was {} {}", "/skip", "wrong {}", "the {} was {}", "tap", "wrong {}", "not {}", "{}", "/skip"),
    *("wrong {}", "the Constitution", "/streak", "wrong {} again"),
)


class Crowd(BaseRequest):
    """The far end of the network: people who all say something again once all were answered."""

    def __init__(self, updates: int, people: int = PEOPLE, new: int = NEW_PEOPLE) -> None:
        """Have so many updates in all, of so many people at a time, so many of them new in each round."""
        self._people, self._new = people, new
        self.stop = asyncio.Event()
        self.left = updates
        self.sent = 0
        self.now = START
        self._buttons: dict[int, str] = {}
        self._unanswered: set[int] = set()
        self._answered = asyncio.Event()
        self._update_id = 0
        self._letters = Random(1)  # noqa: S311 - the same words on every run
        self.seen: list[tuple[int, float]] = []
        self.remembered: set[int] = set()

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
            self.remembered = self._who_is_remembered()
            self.stop.set()
            return []
        if self._update_id % WARM_UP == 0:
            self.seen.append((self._update_id, memory_in_use()))
            print(*self.seen[-1])  # noqa: T201 - who runs it by hand sees how far it is
        self.left -= AT_ONCE
        self.now += timedelta(minutes=2)
        return [self._update() for _ in range(AT_ONCE)]

    def _update(self) -> dict[str, Any]:
        around, place = divmod(self._update_id, self._people)
        person = FIRST + self._new * around + place
        self._buttons.pop(person - self._people, None)  # who has left
        self._update_id += 1
        who = {"id": person, "is_bot": False, "first_name": f"P{person}", "language_code": "en"}
        words = WORDS[(around + person) % len(WORDS)].format(self._invent(), self._invent())
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

    def _who_is_remembered(self) -> set[int]:
        """People of the first round who are still found in some collection of the process."""
        gone = set(range(FIRST, FIRST + self._new))
        kept = [each for each in gc.get_objects() if isinstance(each, (dict, set)) and each is not gone]
        return {person for each in kept for person in gone.intersection(each)}

    def _invent(self) -> str:
        return "".join(self._letters.choices(ascii_lowercase, k=7))


def memory_in_use() -> float:
    """The memory of this process that is in use, in MB."""
    return int(STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def answer_crowd(folder: Path, crowd: Crowd, content: Path = CONTENT) -> None:
    """Run the whole bot, without a network, until the crowd has said all."""
    database = fresh_database(folder)
    ids = await prepare_database(database, content, lambda: crowd.now)
    desk = Desk(Bank(), content)

    def make_chat(bot: Bot) -> Dispatcher:
        return Dispatcher(bot, desk)

    server = Server("http://crowd", TOKEN, probe_seconds=0, limits=UNHURRIED)
    await meet_and_run(server, database, ids, make_chat, lambda: crowd.now, crowd.stop)
    await database.close()


def test_nobody_is_remembered_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(400, people=AT_ONCE, new=AT_ONCE)
    monkeypatch.setattr(meeting, "AiohttpRequest", lambda: crowd)
    content = tmp_path / "content"
    content.mkdir()
    (content / "kirov.md").write_text(KIROV, "utf-8")
    run_skipping(lambda _: answer_crowd(tmp_path, crowd, content))
    assert crowd.sent > 300
    assert crowd.remembered == set()


@pytest.mark.soak
@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells so")
@pytest.mark.timeout(14_400)
@pytest.mark.parametrize("updates", [20_000, 1_000_000])
def test_memory_does_not_grow_with_the_updates_handled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, updates: int
) -> None:
    crowd = Crowd(updates)
    monkeypatch.setattr(meeting, "AiohttpRequest", lambda: crowd)
    run_skipping(lambda _: answer_crowd(tmp_path, crowd))
    sizes = [size for handled, size in crowd.seen if handled >= WARM_UP]
    assert max(sizes) - sizes[0] <= GROWTH_MB, f"from {sizes[0]:.1f} to {max(sizes):.1f} MB"
