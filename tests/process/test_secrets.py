"""Whatever fails, and however much is logged, the token is nowhere to be found."""

from __future__ import annotations

from pathlib import Path

from bot.cli.status import describe, find_status
from bot.delivery.clock import real_now
from bot.playground.server import Playground
from tests.process.chatting import ANA
from tests.process.leaky import EXCEPTIONS
from tests.process.viva import TOKEN, Home, eventually

LEAKY = (str(Path(__file__).with_name("leaky.py")),)
SECRET = TOKEN.partition(":")[2]


async def test_the_token_is_in_no_output_no_file_and_no_column(home: Home, telegram: Playground) -> None:
    home.connected_to(telegram).settings |= {"VIVA_LOG_LEVEL": "DEBUG", "VIVA_ADMIN_CHAT": f"{ANA}"}
    said = [*["/streak"] * len(EXCEPTIONS), "/help", "/settings"]

    def failures() -> list[str]:
        return [row[0] for row in home.query("SELECT error FROM handled_updates WHERE error IS NOT NULL")]

    async with home.running("run", program=LEAKY) as viva:
        for words in said:
            await telegram.say(ANA, ANA, words)
        telegram.world.updates.add("message", {"date": int(telegram.now().timestamp()), "chat": TOKEN})
        await eventually(lambda: len(failures()) == len(said) + 1, within=60)
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"), within=60)
        await telegram._runner.cleanup()
        await viva.says("no updates can be fetched")
        assert (await viva.stop())[0] == 0  # which also looks through all that it said
    for kind in ("ValueError", "BadRequest", "InvalidURL", "UnprintableError", "ExceptionGroup", "malformed"):
        assert any(kind in error for error in failures()), kind
        assert f"{kind}" in viva.err or kind == "malformed"
    assert "Traceback" in viva.err
    found = await find_status(f"sqlite+aiosqlite:///{home.database}", real_now())
    assert found.health is not None
    assert found.health.last_error is not None
    assert SECRET not in describe(found, real_now())
    for file in home.database.parent.iterdir():
        assert SECRET.encode() not in file.read_bytes(), file.name
