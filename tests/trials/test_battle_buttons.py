"""Whatever button of a battle anybody taps, wherever, whenever, or forges: only who may changes it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bot.playground.groups import add_group
from bot.playground.world import BOT_USERNAME
from tests.trials.battling import DECK, tap
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged
from tests.trials.test_buttons import AT_ONCE, UNHURRIED, forge

BY_STARTER = ("options", "even", "rounds", "seconds", "mode", "teams", "field")
TEAMS = 2
SHOWN_SECONDS = 4
"""After so long a lobby shows its news."""


@dataclass
class Hall:
    """A forum with a battle in one of its topics, and people of each kind.

    `owner` rules the forum, `starter` opened the battle, `joined` plays, `beside` does not, and `stranger`
    is in another group.
    """

    stage: Stage
    owner: int
    starter: int
    joined: int
    beside: int
    stranger: int

    async def build(self) -> None:
        """Make the groups, and have the bot say something everywhere."""
        telegram = self.stage.telegram
        self.members = (self.owner, self.starter, self.joined, self.beside)
        self.forum = telegram.upgrade(add_group(telegram.world, "Forum", self.members).id)
        self.topic = telegram.open_topic(self.forum, "Battle").id
        chat = telegram.open_topic(self.forum, "Chat").id
        self.other = add_group(telegram.world, "Other", (*self.members, self.stranger)).id
        await telegram.say(self.owner, self.forum, f"/top@{BOT_USERNAME}", topic_id=chat)
        await telegram.say(self.owner, self.other, f"/top@{BOT_USERNAME}")
        for person in (*self.members, self.stranger):
            await telegram.say(person, person, "/settings")
        await self.stage.settled()
        self.elsewhere = [(self.forum, self.said_last(self.forum), person) for person in self.members]
        for person in (*self.members, self.stranger):
            self.elsewhere += [(chat, self.said_last(chat), person) for chat in (self.other, person)]

    def said_last(self, chat: int) -> int:
        """The latest message of the bot in a chat."""
        return max(m.message_id for m in self.stage.telegram.messages(chat) if m.from_bot)

    async def open(self) -> None:
        """The starter opens a lobby of two teams and sixty seconds, and one joins."""
        telegram = self.stage.telegram
        await telegram.say(self.starter, self.forum, f"/battle@{BOT_USERNAME} crowd 5", topic_id=self.topic)
        for label in ("Options", "Seconds: 30", "Teams: none", "Done"):
            await tap(telegram, self.forum, label, [self.starter])
        await tap(telegram, self.forum, "Team 1", [self.joined])
        await self.settle()
        [(self.battle,)] = self.stage.query("SELECT id FROM battles")

    async def settle(self) -> None:
        """Wait until all is done, and a lobby has shown its news."""
        await self.stage.settled()
        await asyncio.sleep(SHOWN_SECONDS)
        await self.stage.settled()

    def buttons(self) -> list[str]:
        """What every button of the battle sends, whatever stands now."""
        verbs = ("join", "leave", "begin", "rematch", "calloff", *BY_STARTER)
        return [
            *(f"{verb}:{self.battle}" for verb in verbs),
            *(f"team:{self.battle}:{team}" for team in range(TEAMS + 2)),
            *(f"pass:{self.battle}:{number}" for number in range(3)),
            *(f"top:{period}" for period in range(4)),
            *(f"{verb}:{own}" for verb in ("alias", "hide") for own in range(2)),
        ]

    def may(self, person: int, data: str, phase: str) -> bool:
        """Whether somebody may change something by a button where the battle is."""
        verb, _, rest = data.partition(":")
        plays = person in {self.starter, self.joined}
        match phase, verb:
            case "lobby", "team":
                may = int(rest[-1]) <= TEAMS
            case "lobby", ("begin" | "leave"):
                may = plays
            case "lobby", "calloff":
                may = person in {self.starter, self.owner}
            case "lobby", _ if verb in BY_STARTER:
                may = person == self.starter
            case "asking", ("join" | "team"):
                may = not plays
            case "asking", "pass":
                may = plays and rest.endswith(":1")
            case _:
                may = (phase, verb) in {("lobby", "join"), ("over", "rematch")}
        return may

    def state(self) -> list[object]:
        """The battles, what they earn, what groups see of people, and what the bot said about the battle."""
        query, messages = self.stage.query, self.stage.telegram.messages(self.forum)
        return [
            query("SELECT * FROM battles ORDER BY id"),
            query("SELECT * FROM battle_scores"),
            query("SELECT id, alias, hidden, battle_id FROM learners ORDER BY id"),
            [(m.message_id, m.text, m.buttons) for m in messages if m.from_bot and m.topic_id == self.topic],
        ]

    async def tap_all(self, phase: str, rng: Random, spots: int, forged: int) -> int:
        """Everybody taps all they may not, in so many spots elsewhere too; returns how many taps.

        Nothing changes by it.
        """
        telegram, real = self.stage.telegram, self.buttons()
        before, taps = self.state(), 0
        home = [(self.forum, self.said_last(self.forum), person) for person in self.members]
        for chat, message_id, person in [*home, *rng.sample(self.elsewhere, spots)]:
            at_home = (chat, message_id, person) in home
            for data in [*real, *forge(rng, real, forged)]:
                own = chat == person and data.startswith(("alias", "hide"))
                if own or (at_home and data in real and self.may(person, data, phase)):
                    continue
                await telegram.tap(person, chat, message_id, data)
                taps += 1
                if taps % AT_ONCE == 0:  # thousands at once would keep the bot from hearing Telegram
                    await self.stage.settled()
        await self.settle()
        *rows, said = self.state()
        *rows_before, said_before = before
        assert rows == rows_before
        assert isinstance(said, list)
        assert isinstance(said_before, list)
        assert said[: len(said_before)] == said_before
        return taps


async def tap_everything(loop: SkippingLoop, folder: Path, spots: int, forged: int) -> int:
    """Everybody taps everything in each phase of a battle; returns how many taps there were."""
    rng = Random(64)  # noqa: S311 - the same each time
    decks = {"crowd": DECK, "other": DECK}
    async with staged(loop, folder, pace=UNHURRIED, decks=decks) as stage:
        telegram = stage.telegram
        telegram.read_all(reads_all=True)
        hall = Hall(stage, *stage.add_people(5))
        await hall.build()
        await hall.open()
        taps = await hall.tap_all("lobby", rng, spots, forged)
        await tap(telegram, hall.forum, "Start", [hall.joined])
        await stage.settled()
        taps += await hall.tap_all("asking", rng, spots, forged)
        await tap(telegram, hall.forum, "Skip", [hall.joined, hall.starter])
        await stage.settled()
        assert "skip" in telegram.messages(hall.forum)[-1].text.casefold()
        await telegram.say(hall.starter, hall.forum, f"/stop@{BOT_USERNAME}", topic_id=hall.topic)
        await stage.settled()
        taps += await hall.tap_all("over", rng, spots, forged)
        rematch = f"rematch:{hall.battle}"
        await telegram.tap(hall.beside, hall.forum, hall.said_last(hall.forum), rematch)
        await stage.settled()
        assert stage.query("SELECT count(*) FROM battles") == [(2,)]
    return taps


def test_only_who_may_changes_a_battle(tmp_path: Path) -> None:
    assert run_skipping(lambda loop: tap_everything(loop, tmp_path / "stage", 4, 1)) > 500


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_only_who_may_changes_a_battle_with_thousands_of_forgeries(tmp_path: Path) -> None:
    assert run_skipping(lambda loop: tap_everything(loop, tmp_path / "stage", 14, 100)) > 5000
