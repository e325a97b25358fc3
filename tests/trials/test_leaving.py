"""Who can't be reached is tried once and then left alone until they come back, and keeps all they had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.playground.faults import Refuse, Rule, Script
from bot.playground.refusals import REFUSALS
from bot.playground.world import BOT_USERNAME, GROUP_ID
from tests.trials.skipping import SkippingLoop, run_skipping
from tests.trials.staging import Stage, staged

ANA, HOST = 1001, 1003
HISTORY = (
    "SELECT streak_current, streak_total, (SELECT count(*) FROM answers), (SELECT count(*) FROM study_days) "
    "FROM learners WHERE id = ?"
)


def tries(stage: Stage, chat: int) -> list[int]:
    """The status of each message that was tried to be sent to a chat."""
    sends = [entry for entry in stage.entries if entry.call.method == "sendMessage"]
    return [entry.status for entry in sends if entry.call.integer("chat_id") == chat]


async def leave_and_come_back(loop: SkippingLoop, folder: Path, why: str) -> None:
    """Ana answers three times and can't be reached any more, before she is told the first verdict."""
    async with staged(loop, folder) as stage:
        telegram = stage.telegram
        stage.forgiven.add(REFUSALS[why][1])
        await telegram.say(ANA, ANA, "/quiz")
        await stage.settled()
        before = len(tries(stage, ANA))
        telegram.misbehave(Script((Rule(Refuse(why), chats=frozenset({ANA})),)))
        for number in range(3):
            await telegram.say(ANA, ANA, f"wrong {number}")
        if why == "blocked":
            await telegram.block(ANA)
        await stage.settled()
        assert tries(stage, ANA)[before:] == [403]
        assert stage.query("SELECT blocked_at IS NOT NULL FROM learners WHERE id = ?", ANA) == [(1,)]
        assert stage.query(HISTORY, ANA) == [(1, 1, 3, 1)]
        telegram.misbehave(Script())
        await telegram.block(ANA, blocked=False)
        await telegram.say(ANA, ANA, "wrong again")
        await stage.settled()
        assert tries(stage, ANA)[before + 1 :] == [200]
        assert stage.query("SELECT blocked_at IS NULL FROM learners WHERE id = ?", ANA) == [(1,)]
        assert stage.query(HISTORY, ANA) == [(1, 1, 4, 1)]


@pytest.mark.parametrize("why", ["blocked", "deactivated", "never_started"])
def test_a_person_who_can_t_be_reached(why: str, tmp_path: Path) -> None:
    run_skipping(lambda loop: leave_and_come_back(loop, tmp_path / "stage", why))


async def leave_a_group(loop: SkippingLoop, folder: Path, upgrade: Callable[[Stage], int]) -> None:
    async with staged(loop, folder) as stage:
        telegram = stage.telegram
        chat = upgrade(stage)
        await stage.settled()
        kind = telegram.world.chats[chat].type
        stage.forgiven.add(REFUSALS[f"kicked_from_{kind}"][1])
        for _ in range(3):
            await telegram.say(ANA, chat, f"/help@{BOT_USERNAME}")
        telegram.world.keep_chat(replace(telegram.world.chats[chat], bot_in=False))  # and no update tells
        await stage.settled()
        assert tries(stage, chat) == [403]
        telegram.world.keep_chat(replace(telegram.world.chats[chat], bot_in=True))
        await telegram.say(ANA, chat, f"/help@{BOT_USERNAME}")
        await stage.settled()
        assert tries(stage, chat) == [403, 200]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_group_that_removed_the_bot(kind: str, tmp_path: Path) -> None:
    def upgrade(stage: Stage) -> int:
        return stage.telegram.upgrade(GROUP_ID) if kind == "supergroup" else GROUP_ID

    run_skipping(lambda loop: leave_a_group(loop, tmp_path / "stage", upgrade))


async def host_who_never_started(loop: SkippingLoop, folder: Path) -> None:
    """Three people contest a verdict; the host, who never wrote to the bot, can't be told."""
    async with staged(loop, folder, admin_chat=HOST) as stage:
        telegram = stage.telegram
        stage.forgiven |= {REFUSALS["never_started"][1], "the chat is closed"}
        for person in stage.add_people(3):
            for words in ("/quiz", "wrong"):
                await telegram.say(person, person, words)
            await stage.settled()
            await telegram.press(person, telegram.messages(person)[-1], "I was right")
            await stage.settled()
        assert tries(stage, HOST) == [403]
        await telegram.say(HOST, HOST, "/start")
        await stage.settled()
        assert 403 not in tries(stage, HOST)[1:]
        assert len(tries(stage, HOST)) > 1


def test_a_host_who_never_started_the_bot(tmp_path: Path) -> None:
    run_skipping(lambda loop: host_who_never_started(loop, tmp_path / "stage"))
