"""`viva run` from start to stop: what it says, where a person can chat, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
from contextlib import closing

import aiohttp
import pytest

from bot.delivery.health import health_beside
from bot.playground.server import Playground
from tests.process.chatting import ANA, post, until_said
from tests.process.viva import TOKEN, Home, eventually

LINE = re.compile(
    r"time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=(DEBUG|INFO|WARNING|ERROR|CRITICAL) "
    r"from=[\w.]+ msg=.+"
)


async def test_without_a_token_a_person_can_chat_in_the_playground(home: Home) -> None:
    async with home.running("run") as viva:
        address = (await viva.says(r"http://127\.0\.0\.1:\d+")).group()
        async with aiohttp.ClientSession(address) as page:
            await viva.says("is ready")
            await post(page, "send", person=ANA, chat=ANA, text="/quiz")
            await until_said(page, "Who shot Sergei Kirov?")
            await post(page, "send", person=ANA, chat=ANA, text="Nikolaev")
            await until_said(page, "Correct")
        code, seconds = await viva.stop(signal.SIGINT)
    assert code == 0
    assert seconds < 5
    lines = viva.out.splitlines()
    assert lines[0] == f"Chat with Viva at {address}"
    assert "@BotFather" in viva.out
    assert "TELEGRAM_BOT_TOKEN" in viva.out
    assert len([line for line in lines if "token" in line.lower() or "BotFather" in line]) == 2
    assert all(LINE.fullmatch(line) for line in viva.err.splitlines()), viva.err


async def test_the_settings_file_is_read_and_the_environment_wins(home: Home, telegram: Playground) -> None:
    del home.settings["VIVA_PLAY_PORT"]
    lines = [f"TELEGRAM_BOT_TOKEN={TOKEN}", "TELEGRAM_API_URL=http://127.0.0.1:9", "VIVA_LOG_LEVEL=WARNING"]
    (home.folder / ".env").write_text("\n".join(lines), "utf-8")
    home.settings["TELEGRAM_API_URL"] = telegram.url
    async with home.running("run") as viva:
        await telegram.until_polled()
        code, _ = await viva.stop()
    assert (code, viva.err, viva.out) == (0, "", "")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_while_it_watches_for_another_bot_ends_it_at_once(
    home: Home, telegram: Playground, how: signal.Signals
) -> None:
    async with home.connected_to(telegram).running("run") as viva:
        await telegram.until_polled(20)
        code, seconds = await viva.stop(how)
    assert code == 0
    assert seconds < 2


async def test_a_deck_with_errors_keeps_no_bot_from_starting_and_is_told_until_it_is_mended(
    home: Home,
) -> None:
    two = home.folder / "content" / "two.md"
    two.write_text("# Two\n\n### No id\n\n- **x**\n\n### Nor here\n", "utf-8")

    async def status() -> str:
        async with home.running("status") as beside:
            assert await beside.ended() == 0, beside.out + beside.err
        return beside.out

    async with home.running("run") as viva:
        await viva.says(r"level=ERROR .*two\.md:3: (.|\n)*level=ERROR .*two\.md:7: ")
        await viva.says("left out, but for a version taken up before: two")
        assert home.query("SELECT slug FROM decks") == [("kirov",)]
        await eventually(lambda: "two.md" in health_beside(home.database).read_text())
        said = await status()
        assert re.search(
            r"Decks: not all taken up since .*two\.md:3: .*and more; `viva check` tells all", said
        )
        assert "Last error" not in said
        two.write_text("# Two\n\n### Who? {#who}\n\n- **x**\n", "utf-8")
        await viva.says("all decks are well again")
        assert len(home.query("SELECT slug FROM decks")) == 2
        await eventually(lambda: "two.md" not in health_beside(home.database).read_text())
        said = await status()
        assert "Decks: all taken up" in said
        assert "Last error" not in said
        assert (await viva.stop())[0] == 0
    assert viva.err.count("two.md:3") == 1


async def test_a_start_before_the_network_waits_for_it(home: Home) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as held:
        port = held.getsockname()[1]
    home.settings |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}
    async with home.running("run") as viva:
        said = await viva.says(r"level=ERROR .*Telegram can't be reached at (\S+): .*TELEGRAM_API_URL")
        assert said[1] == f"http://127.0.0.1:{port}"
        async with home.running("status") as beside:
            assert await beside.ended() == 1, beside.err
        assert "Viva is unhealthy.\nA bot is starting" in beside.out
        async with Playground(port=port) as telegram:
            await telegram.until_polled(20)
            await viva.says("is ready")
            assert (await viva.stop())[0] == 0
    assert viva.err.count("Telegram can't be reached") == 1


async def test_a_signal_while_it_waits_for_the_network_ends_it_at_once(home: Home) -> None:
    home.settings |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    async with home.running("run") as viva:
        await viva.says("can't be reached")
        code, seconds = await viva.stop()
    assert code == 0
    assert seconds < 2
    assert not home.database.exists()


async def test_whatever_goes_wrong_the_token_stays_out_of_the_log(home: Home, telegram: Playground) -> None:
    home.connected_to(telegram).settings["VIVA_LOG_LEVEL"] = "DEBUG"
    async with home.running("run") as viva:
        await viva.says("is ready")
        telegram.world.updates.add("message", {"date": int(telegram.now().timestamp()), "chat": TOKEN})
        await viva.says("can't be parsed")
        await telegram.say(ANA, ANA, "/quiz")
        await viva.says("sendMessage")
        await telegram._runner.cleanup()
        await viva.says("no updates can be fetched")
        code, seconds = await viva.stop()
    assert code == 0
    assert seconds < 5
    assert "<hidden>" in viva.err
    assert "Traceback" not in viva.err
