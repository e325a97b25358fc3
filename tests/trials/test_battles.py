"""Many battles at once, within Telegram's limits: rounds close on time, and private answers hardly wait."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import quantiles

import pytest

from bot.delivery.sender import NO_ROOM
from bot.playground.groups import add_group
from bot.playground.world import BOT_USERNAME
from tests.trials.battling import DECK, MOST_CALLS, button, rounds_among, tap
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged
from tests.trials.test_waiting import answer_quietly

LOOK_SECONDS = 0.02
"""How often it is looked whether a round that is due is closed."""


async def watch_closes(stage: Stage, loop: SkippingLoop) -> list[float]:
    """By how many seconds each round that ended by its time was closed late, until no battle is on."""
    open_rounds: dict[tuple[object, object], float] = {}
    late = []
    while True:
        asking = stage.query(
            "SELECT id, json_extract(state, '$.phase.asked.number'), due_at FROM battles WHERE is_asking"
        )
        now = loop.now().timestamp()
        standing = {(battle, number): _seconds(due) for battle, number, due in asking}
        late += [now - due for key, due in open_rounds.items() if key not in standing and due <= now]
        open_rounds = standing
        if not stage.query("SELECT 1 FROM battles WHERE ended_at IS NULL"):
            return late
        await asyncio.sleep(max(LOOK_SECONDS, min([1.0, *(due - now for due in standing.values())])))


def _seconds(instant: object) -> float:
    return datetime.fromisoformat(f"{instant}").replace(tzinfo=UTC).timestamp()


async def play(stage: Stage, chat: int, players: Iterable[int], seconds: float, rng: Random) -> None:
    """Players chatter, and never find everything: each round ends by its time."""
    for player in players:
        await asyncio.sleep(rng.uniform(0, seconds))
        await stage.telegram.say(player, chat, rng.choice(("Leningrad", "Akhmatova", "Trotsky", "no idea")))


def calls_by_round(stage: Stage) -> list[int]:
    """How many sends and edits the groups got from one question up to the next, the start's edit included."""
    calls = defaultdict[int, list[tuple[str, str]]](list)
    for entry in stage.entries:
        if entry.call.method.startswith(("send", "edit")) and entry.call.integer("chat_id") < 0:
            calls[entry.call.integer("chat_id")].append((entry.call.method, entry.call.text("text")))
    return [len(round_) for group in calls.values() for round_ in rounds_among(group)]


async def play_all(
    loop: SkippingLoop, folder: Path, groups: int, rounds: int, learners: int, answers: int
) -> tuple[Stage, list[float], list[float]]:
    """Battles begin together while learners answer so often: how late closes are, and how replies wait."""
    rng = Random(100)  # noqa: S311 - the same each time
    async with staged(loop, folder, limits=True, decks={"crowd": DECK}) as stage:
        telegram = stage.telegram
        telegram.read_all(reads_all=True)
        stage.forgiven.add(NO_ROOM)  # a reaction may be left out
        people = stage.add_people(learners)
        for person in people:
            await telegram.say(person, person, "/quiz")
        chats = {}
        for number in range(groups):
            players = stage.add_people(3)
            chat = add_group(telegram.world, f"Group {number}", players).id
            chats[chat] = players
            await telegram.say(players[0], chat, f"/battle@{BOT_USERNAME} crowd {rounds}")
        await telegram.until(lambda: all(button(telegram, chat, "Join") for chat in chats), 60)
        for chat, players in chats.items():
            await tap(telegram, chat, "Join", players[1:])
        await stage.settled()
        for chat, players in chats.items():
            await tap(telegram, chat, "Start", players[:1])
        playing = [play(stage, chat, players * rounds, 20, rng) for chat, players in chats.items()]
        answering = [answer_quietly(stage, person, answers, loop) for person in people]
        late, waits, _ = await asyncio.gather(
            watch_closes(stage, loop), asyncio.gather(*answering), asyncio.gather(*playing)
        )
        await stage.settled()
        assert stage.query("SELECT DISTINCT json_extract(state, '$.phase.ending') FROM battles") == [
            ("played",)
        ]
        return stage, late, [wait for each in waits for wait in each]


def check(stage: Stage) -> None:
    assert [entry for entry in stage.entries if entry.status == 429] == []
    assert max(calls_by_round(stage)) <= MOST_CALLS


def test_rounds_close_on_time_within_telegram_s_limits_and_private_answers_hardly_wait(
    tmp_path: Path,
) -> None:
    stage, late, waits = run_skipping(lambda loop: play_all(loop, tmp_path / "stage", 3, 5, 4, 10))
    check(stage)
    assert len(late) == 15
    assert max(late) <= 1
    # Coverage and the tests beside cost several times the 0.3 s that the trial at full size holds it to.
    assert quantiles(waits, n=100)[98] <= 1


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_same_with_a_hundred_battles(tmp_path: Path) -> None:
    stage, late, waits = run_skipping(lambda loop: play_all(loop, tmp_path / "stage", 100, 5, 20, 80))
    check(stage)
    assert len(late) == 500
    assert max(late) <= 1
    assert quantiles(waits, n=100)[98] <= 0.3


@pytest.mark.soak
def test_twenty_rounds_within_telegram_s_limits(tmp_path: Path) -> None:
    stage, late, _ = run_skipping(lambda loop: play_all(loop, tmp_path / "stage", 1, 20, 2, 1))
    check(stage)
    assert len(late) == 20
