"""Whatever moment `viva appeals accept` is killed at, the deck is whole, and the next try is recorded."""

from __future__ import annotations

from pathlib import Path

from bot.playground.server import Playground
from tests.process.viva import KIROV, Home, eventually

DYING = (str(Path(__file__).with_name("dying.py")),)
ANA = 1001
GRANTED = KIROV + "  - or: **Lyonya**\n\nSamples:\n\n- correct: it was Lyonya\n"


async def contest(home: Home, telegram: Playground) -> None:
    """Ana gives an answer, and says that it was right."""
    async with home.connected_to(telegram).running("run") as viva:
        question = await telegram.say(ANA, ANA, "/quiz")
        await telegram.replies(ANA, question.message_id, within=30)
        answer = await telegram.say(ANA, ANA, "it was Lyonya")
        (verdict,) = await telegram.replies(ANA, answer.message_id, within=30)
        await telegram.press(ANA, verdict, "I was right")
        await eventually(lambda: home.query("SELECT ruling FROM appeals") == [(None,)])
        await viva.stop()


async def test_a_ruling_that_is_killed_can_be_made_again(home: Home, telegram: Playground) -> None:
    await contest(home, telegram)
    home.settings["VIVA_DATABASE"] = f"sqlite+aiosqlite:///{home.database}"
    async with home.running("appeals") as listing:
        assert await listing.ended() == 0
    (name,) = (line.split()[0] for line in listing.out.splitlines() if "1 learner" in line)
    deck = home.folder / "content" / "kirov.md"
    for moment, left in ((1, KIROV), (2, KIROV), (3, KIROV), (4, GRANTED)):
        home.settings["DIES_AT"] = str(moment)
        async with home.running("appeals", "accept", name, program=DYING) as viva:
            assert await viva.ended() < 0, viva.err
        assert deck.read_text("utf-8") == left, moment
    async with home.running("appeals", "accept", name) as again:
        assert await again.ended() == 0
    assert "nothing to write" in again.out
    assert deck.read_text("utf-8") == GRANTED
    assert [*deck.parent.iterdir()] == [deck]
    async with home.running("run"):
        await eventually(lambda: home.query("SELECT ruling FROM appeals") == [("accepted",)], within=30)
