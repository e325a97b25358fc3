"""What can go wrong at the start is told in one clear sentence, with exit code 1 and no traceback."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
from contextlib import closing

from bot.delivery.health import health_beside
from bot.playground.server import Playground
from tests.process.chatting import ANA
from tests.process.viva import TOKEN, Home, eventually


async def refuse_token(home: Home, telegram: Playground, token: str) -> None:
    """Start with a token that can't be right; the log says all it can, and still not the token."""
    settings = {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": telegram.url, "VIVA_LOG_LEVEL": "DEBUG"}
    folder = home.folder / f"{abs(hash(token))}"
    folder.mkdir()
    async with Home(folder, settings).running("run") as viva:
        assert await viva.ended() == 1
    assert "TELEGRAM_BOT_TOKEN" in viva.err
    assert "@BotFather" in viva.err
    assert "Traceback" not in viva.err
    assert token not in viva.err
    assert (token.partition(":")[2] or token) not in viva.err


async def test_a_token_that_is_wrong_or_is_none(home: Home, telegram: Playground) -> None:
    tokens = ("1000:of-another-bot-that-nobody-knows-12345", "my token", "1:ä/../x")
    await asyncio.gather(*(refuse_token(home, telegram, token) for token in tokens))


async def test_a_port_in_use(home: Home) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        home.settings["VIVA_PLAY_PORT"] = f"{port}"
        said = await home.fails("run")
    assert f"Port {port} is in use" in said
    assert "VIVA_PLAY_PORT" in said


async def test_a_database_of_a_newer_viva(home: Home) -> None:
    home.database.parent.mkdir()
    with closing(sqlite3.connect(home.database)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()
    assert "written by a newer Viva" in await home.fails("run")
    assert "written by a newer Viva" in await home.fails("db", "upgrade")


async def test_a_content_folder_that_is_not_there(home: Home) -> None:
    home.settings["VIVA_CONTENT"] = "nowhere"
    said = await home.fails("run")
    assert "nowhere to take decks from" in said
    assert "viva new" in said
    assert not home.database.parent.exists()


async def test_a_database_folder_that_can_t_be_made(home: Home) -> None:
    (home.folder / "file").write_text("in the way", "utf-8")
    home.settings["VIVA_DATABASE"] = "sqlite+aiosqlite:///file/viva.sqlite3"
    for said in await asyncio.gather(home.fails("run"), home.fails("db", "upgrade")):
        assert "file" in said


async def test_a_database_that_is_none(home: Home) -> None:
    home.database.parent.mkdir()
    home.database.write_text("Dear Ana, " * 100, "utf-8")
    said = await home.fails("run")
    assert "can't be opened: file is not a database; name another with VIVA_DATABASE, or put a backup" in said


async def test_a_damaged_database_is_told_with_what_to_do(home: Home) -> None:
    async with home.running("run") as viva:
        await viva.says("is ready")
        assert (await viva.stop())[0] == 0
    page = 4096
    sound = home.database.read_bytes()
    for damaged in (sound[:page] + b"Z" * (len(sound) - page), sound[: 20 * page] + b"Z" * page * 60):
        home.database.write_bytes(damaged)
        said = await home.fails("run")
        assert "malformed; stop the bot and put a backup in its place, as docs/running.md tells" in said


async def test_a_setting_that_can_t_be_used(home: Home) -> None:
    bad = {
        "VIVA_PLAY_PORT": "many",
        "VIVA_LOG_LEVEL": "LOUD",
        "VIVA_ADMIN_CHAT": "me",
        "VIVA_ALLOWED_CHATS": "1,two",
        "VIVA_DATABASE": "sqlite:///x.sqlite3",
    }
    homes = {name: Home(home.folder, {name: value}) for name, value in bad.items()}
    said = await asyncio.gather(*(each.fails("run") for each in homes.values()))
    for name, sentence in zip(homes, said, strict=True):
        assert name in sentence


async def test_a_second_bot_on_the_same_file(home: Home) -> None:
    async with home.running("run") as first:
        await first.says("is ready")
        home.settings |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
        for said in await asyncio.gather(home.fails("run"), home.fails("db", "upgrade")):
            assert "Another bot is running on" in said
        (home.folder / "link.sqlite3").symlink_to(home.database)
        (home.folder / "chain.sqlite3").symlink_to("link.sqlite3")
        home.settings["VIVA_DATABASE"] = "sqlite+aiosqlite:///chain.sqlite3"
        for said in await asyncio.gather(home.fails("run"), home.fails("db", "upgrade")):
            assert f"Another bot is running on {home.database}" in said
        async with home.running("grade", "kirov/assassin", "Nikolaev") as beside:
            assert await beside.ended() == 0, beside.err
        async with home.running("status", "--json") as beside:
            assert await beside.ended() == 0, beside.err
            assert json.loads(beside.out)["health"]["pid"] == first.pid
        await first.kill()
    async with home.running("status") as after:
        assert await after.ended() == 3, after.err
        assert "Viva is not running.\nThe last run was cut off" in after.out


async def test_a_database_that_is_removed_while_in_use_takes_no_answers_until_it_is_back(
    home: Home, telegram: Playground
) -> None:
    async with home.connected_to(telegram).running("run") as viva:
        await telegram.say(ANA, ANA, "/quiz")
        await telegram.replies(ANA, 0, within=20)
        await eventually(lambda: not home.query("SELECT id FROM outbox WHERE state = 0"))
        kept = home.database.rename(home.database.with_name("kept"))
        await telegram.say(ANA, ANA, "wrong")
        await viva.says(r"takes no answers, so none is confirmed: the file \S+ was removed while in use")
        await eventually(lambda: "was removed" in health_beside(home.database).read_text())
        async with home.running("status") as beside:
            assert await beside.ended() == 1, beside.err
        assert "The database takes nothing since" in beside.out
        kept.replace(home.database)
        await viva.says("the database takes answers again")
        await telegram.replies(ANA, 1, within=20)
        assert (await viva.stop())[0] == 0
    assert viva.err.count("takes no answers") == 1
    assert home.query("SELECT text FROM answers") == [("wrong",)]


async def test_a_removed_database_is_noticed_though_nobody_writes(home: Home, telegram: Playground) -> None:
    async with home.connected_to(telegram).running("run") as viva:
        await viva.says("is ready")
        home.database.unlink()
        await viva.says("was removed while in use; put it back, or stop the bot and see docs/running")
        code, _ = await viva.stop()
    assert code == 0
    assert not home.database.exists()
    async with home.running("status") as after:
        assert await after.ended() == 3, after.err
    assert "viva.sqlite3: it was there at" in after.out
