"""However battles are played, whatever befalls them: four calls a round, and the board tells the standing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bot.core.scores import player_scores, team_scores
from bot.delivery.sender import NO_ROOM
from bot.playground.groups import add_group
from bot.playground.world import BOT_ID, BOT_USERNAME, Message
from bot.storage.outbox import Lane
from tests.conversations.decks import make_png
from tests.trials.battling import DECK, MOST_CALLS, button, read_game, rounds_among, tap
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged

PICTURED = DECK.replace("{#assassin}\n", "{#assassin}\n\n![Kirov](kirov.png)\n")
ROUNDS = 5
WAYS = (
    (),
    ("Teams: none",),
    ("Mode: claim",),
    ("Mode: claim", "Mode: sealed", "Teams: none", "Teams: 2"),
)
"""Options that are tapped before a battle begins: claims and teams, seals, and teams under timed seals."""

STANDING = re.compile(r"<b>After \d+ of \d+</b>\n((?:\d+\. .+\n?)+)")
ROUND_SECONDS = 30


@dataclass
class Hall:
    """A group with a battle, whose last player comes late; `hears` tells whether the bot reads all there."""

    stage: Stage
    chat: int
    players: Sequence[int]
    options: Sequence[str]
    hears: bool
    rng: Random

    async def open(self) -> None:
        """All but one join, sooner or later, and it begins."""
        await asyncio.sleep(self.rng.uniform(0, 2 * ROUND_SECONDS))
        telegram, starter = self.stage.telegram, self.players[0]
        if self.hears:
            telegram.set_standing(self.chat, BOT_ID, "administrator")
        await telegram.say(starter, self.chat, f"/battle@{BOT_USERNAME} crowd {ROUNDS}")
        for label in ("Options", *self.options, "Done") if self.options else ():
            await tap(telegram, self.chat, label, [starter])
        label = "Join" if "Teams: none" not in self.options else "Team 1"
        await tap(telegram, self.chat, label, self.players[1:-1])
        await tap(telegram, self.chat, "Start", [starter])

    async def play(self) -> None:
        """They open a battle, then answer, skip and come late, at any time, until it is over."""
        await self.open()
        telegram = self.stage.telegram
        while not any("🏁" in message.text for message in telegram.messages(self.chat)):
            await asyncio.sleep(self.rng.uniform(1, ROUND_SECONDS / 2))
            asked = [m for m in telegram.messages(self.chat) if re.match(r"\d+/\d+ · ", m.text)]
            if asked:
                await self.act(self.rng.choice(self.players), asked[-1])

    async def act(self, player: int, asked: Message) -> None:
        """One of them does something."""
        telegram, chance = self.stage.telegram, self.rng.random()
        text = self.rng.choice(("Leningrad and Gorky", "Nikolaev", "Akhmatova", "Mandelstam", "no idea"))
        urls = [b["url"] for row in asked.buttons for b in row if "url" in b]
        if chance < 0.15:
            await telegram.say(player, self.chat, f"/skip@{BOT_USERNAME}")
        elif chance < 0.3 or player == self.players[-1]:
            for label in ("Team 1", "Join"):
                if button(telegram, self.chat, label):
                    await tap(telegram, self.chat, label, [player])
        elif urls:
            await telegram.say(player, player, f"/start {urls[0].partition('start=')[2]}")
            await telegram.say(player, player, text)
        else:
            await telegram.say(player, self.chat, text, asked.message_id)

    def check(self) -> tuple[int, int]:
        """How many rounds there were, and after how many the board was left as it was."""
        rows = self.stage.query(
            "SELECT method, coalesce(payload ->> '$.text', payload ->> '$.caption', '') "
            "FROM outbox WHERE chat_id = ? AND lane = ? ORDER BY id",
            self.chat,
            int(Lane.BATTLE),
        )
        rounds = rounds_among([(str(method), str(text)) for method, text in rows])
        left_out = 0
        for calls in rounds:
            assert len(calls) <= MOST_CALLS, calls
            told = [text for method, text in calls if method == "sendMessage"]
            boards = [
                text for method, text in calls if method == "editMessageText" and "has begun" not in text
            ]
            left_out += not boards
            assert len(boards) == 1 or len(calls) == MOST_CALLS, calls
            if calls is rounds[-1]:
                points = [re.findall(r"^\d+\. .* · (.+)$", text, re.MULTILINE) for text in boards]
                assert points in ([], [self.points()])
            else:
                assert standings(boards) in ([], standings(told))
        return len(rounds), left_out

    def points(self) -> list[str]:
        """Who has how many in the end, the most first, each number once."""
        game = read_game(self.stage, self.chat)
        scores = (team_scores(game) if game.rules.teams else player_scores(game)).values()
        return [f"{round(score, 1):g}" for score in sorted(set(scores), reverse=True)]


def standings(texts: Sequence[str]) -> list[str]:
    """The rankings after a round, in these texts."""
    return [found[1].strip() for text in texts if (found := STANDING.search(text))]


async def befall(stage: Stage, rng: Random) -> None:
    """End the bot or kill it, now and then, and start it again, often so late that rounds get longer."""
    while True:
        await asyncio.sleep(rng.uniform(5, 2 * ROUND_SECONDS))
        await (stage.kill() if rng.random() < 0.3 else stage.end())
        await asyncio.sleep(rng.choice((0, 1, 4)))
        await stage.begin()


async def play_all(loop: SkippingLoop, folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Battles of all ways at once, so many of each: how many rounds, and how often no board was shown."""
    rng = Random(seed)  # noqa: S311 - the same each time
    async with staged(loop, folder, limits=True, decks={"crowd": DECK}) as stage:
        await stage.end()
        (stage.content / "kirov.png").write_bytes(make_png())
        (stage.content / "crowd.md").write_text(PICTURED, "utf-8")
        await stage.begin()
        stage.forgiven.add(NO_ROOM)  # a reaction may be left out
        halls = []
        for options in WAYS * times:
            players = stage.add_people(4)
            chat = add_group(stage.telegram.world, "Hall", players).id
            halls.append(Hall(stage, chat, players, options, rng.random() < 1 / 2, rng))
        fate = asyncio.create_task(befall(stage, rng))
        await asyncio.gather(*(hall.play() for hall in halls))
        fate.cancel()
        await asyncio.gather(fate, return_exceptions=True)
        if stage.task is None:
            await stage.begin()
        await stage.settled()
        assert [entry for entry in stage.entries if entry.status == 429] == []
        checked = [hall.check() for hall in halls]
        return sum(rounds for rounds, _ in checked), sum(left_out for _, left_out in checked)


def test_a_round_takes_four_calls_at_most_and_the_board_tells_how_it_stands(tmp_path: Path) -> None:
    rounds, left_out = run_skipping(lambda loop: play_all(loop, tmp_path / "stage", 1, 5))
    assert rounds > 2 * len(WAYS)
    assert left_out < rounds / 4  # in first and last rounds that downtime makes longer


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_same_with_forty_battles(tmp_path: Path) -> None:
    rounds, left_out = run_skipping(lambda loop: play_all(loop, tmp_path / "stage", 10, 40))
    assert rounds > 100
    assert left_out < rounds / 4
