"""Whatever moment `viva run` is killed at: a round closes once, its claim stands, downtime is made up for."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from bot.delivery.sender import NO_ROOM
from bot.playground.acting import say
from bot.playground.groups import add_group
from bot.playground.ledger import Entry
from bot.playground.server import Playground
from bot.playground.world import BOT_USERNAME
from tests.process.test_killing import PATIENCE_SECONDS
from tests.process.viva import Home, eventually
from tests.trials.audit import audit, open_books

ASKED, FOUND = "Who shot", "All found"
LONGER = re.compile("I was away for ([0-9]+) s")
HAD_LONGER = re.compile("You had ([0-9]+) s longer")
DOWN_SECONDS = 2.1
"""A longer silence than rounds bear without getting longer."""

WORTH = 10
MESSAGES = 2
"""What a group is sent at least: its question, and the answer when that is closed."""


@dataclass(frozen=True)
class Death:
    """From when to when nothing ran, in seconds since 1970, and in which groups a question stood then."""

    begin: float
    end: float
    standing: frozenset[int]


class Trial:
    """Groups that are asked one question each, and a bot that is killed and started."""

    def __init__(self, home: Home, telegram: Playground) -> None:
        telegram.read_all(reads_all=True)
        self.home, self.telegram = home.connected_to(telegram), telegram
        self.entries: list[Entry] = []
        self.heard = 0
        telegram.ledger.listeners.append(self.hear)
        self.players: dict[int, list[int]] = {}
        self.answered: set[int] = set()
        self.are_quick = False
        self.deaths: list[Death] = []

    async def ask(self, groups: int) -> None:
        """So many new groups want a question."""
        world = self.telegram.world
        for _ in range(groups):
            players = [world.add_person(name, None, "en").id for name in ("Ana", "Ben")]
            chat = add_group(world, "Group", players).id
            self.players[chat] = players
            await self.telegram.say(players[0], chat, f"/question@{BOT_USERNAME}")

    def said(self, chat: int, words: str) -> int:
        """How often the bot has said something in a group."""
        return sum(words in m.text for m in self.telegram.messages(chat) if m.from_bot)

    def hear(self, entry: Entry) -> None:
        """Keep what passed; every other group answers as soon as its question comes, the rest a life later.

        Messages are counted, but for those that tell of a death: they come first in each life.
        """
        self.entries.append(entry)
        if entry.call.method != "sendMessage" or entry.status != 200:
            return
        text, chat = entry.call.text("text"), entry.call.integer("chat_id")
        self.heard += not LONGER.search(text)
        if ASKED in text and (chat % 2 or self.are_quick):
            self.answer(chat)

    def answer(self, chat: int) -> None:
        """The first player of a group finds the answer, the second says the same."""
        if chat not in self.answered:
            self.answered.add(chat)
            for player in self.players[chat]:
                say(self.telegram.world, player, chat, "Nikolaev")

    def answer_all(self) -> None:
        """Answer wherever a question came."""
        for chat in self.players:
            if self.said(chat, ASKED):
                self.answer(chat)

    async def live_and_die(self, groups: int, rng: random.Random) -> None:
        """Start the bot, ask and answer, kill it in the middle, and leave it down for a while."""
        async with self.home.running("run") as viva:
            self.answer_all()
            await self.ask(groups)
            left = MESSAGES * len(self.players) - self.heard  # of these a quarter may be due in the next life
            enough = self.heard + rng.randint(1, max(1, left * 3 // 4))
            await eventually(lambda: self.heard >= enough, PATIENCE_SECONDS)
            await eventually(lambda: self.heard > enough or rng.random() < 0.01, PATIENCE_SECONDS)
            await viva.kill()
        begin = self.telegram.now().timestamp()
        standing = frozenset(
            chat for (chat,) in self.home.query("SELECT chat_id FROM battles WHERE is_asking")
        )
        await asyncio.sleep(DOWN_SECONDS)  # it is down for so long
        self.deaths.append(Death(begin, self.telegram.now().timestamp(), standing))

    async def finish(self) -> None:
        """Let a last bot do all that is left, and end it in order."""

        async def all_asked() -> None:
            await eventually(lambda: all(self.said(chat, ASKED) for chat in self.players), PATIENCE_SECONDS)

        self.are_quick = True
        async with self.home.running("run") as viva:
            self.answer_all()
            await all_asked()
            await eventually(
                lambda: (
                    all(self.said(chat, FOUND) for chat in self.players)
                    and not self.home.query("SELECT id FROM outbox WHERE state = 0")
                    and not len(self.telegram.world.updates)
                ),
                PATIENCE_SECONDS,
            )
            assert (await viva.stop())[0] == 0

    def check(self) -> None:
        """Each round was closed once and its claim counts; so say the database and the books."""
        left_out = frozenset({NO_ROOM})  # reactions, where the pace has no room for them
        assert audit(open_books(self.entries, self.home.database, len(self.deaths), forgiven=left_out)) == []
        games = self.home.query("SELECT chat_id, state FROM battles")
        totals = {chat: json.loads(state)["totals"] for chat, state in games}
        assert len(games) == len(totals)
        assert totals == {chat: {str(first): WORTH} for chat, (first, _) in self.players.items()}
        said = self.home.query(
            "SELECT chat_id, json_extract(payload, '$.text'), (julianday(created_at) - 2440587.5) * 86400 "
            "FROM outbox ORDER BY id"
        )
        closes = Counter(chat for chat, text, _ in said if text and FOUND in text)
        assert closes == Counter(self.players.keys())
        away: dict[int, list[tuple[float, float]]] = {chat: [] for chat in self.players}
        for chat, text, until in said:
            if text and (told := LONGER.search(text)):
                away[chat].append((until - int(told[1]), until))
        for silences in away.values():  # each downtime is made up for once: told in whole seconds
            assert all(after[0] >= before[1] - 1 for before, after in pairwise(silences))
        assert any(death.standing for death in self.deaths)
        later = Counter[int]()  # told with the answer: a round takes four calls at most
        for chat, text, _ in said:
            if text and (told := HAD_LONGER.search(text)):
                later[chat] += int(told[1])
        for death in self.deaths:  # and wherever a question stood
            for chat in death.standing:
                if not any(begin <= death.begin + 1 and death.end <= end for begin, end in away[chat]):
                    later[chat] -= int(death.end - death.begin)
        assert all(seconds >= 0 for seconds in later.values())


async def test_no_round_is_closed_twice_and_no_claim_is_lost_when_it_is_killed_in_the_middle(
    home: Home, telegram: Playground
) -> None:
    trial = Trial(home, telegram)
    rng = random.Random(20)  # noqa: S311 - to kill at other moments than by plan
    for _ in range(3):
        await trial.live_and_die(5, rng)
    await trial.finish()
    trial.check()


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_the_same_for_fifty_deaths_in_a_thousand_rounds(home: Home, telegram: Playground) -> None:
    trial = Trial(home, telegram)
    rng = random.Random(50)  # noqa: S311 - to kill at other moments than by plan
    for _ in range(50):
        await trial.live_and_die(20, rng)
    await trial.finish()
    trial.check()
