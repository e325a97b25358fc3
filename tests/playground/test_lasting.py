"""What survives a restart, what a playground refuses at its start, limits, and the ledger."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import VivaError
from bot.playground import GROUP_ID, Playground, PlayRefused
from bot.playground.ledger import Entry
from bot.playground.limits import Limits
from bot.playground.memory import Memory
from bot.playground.methods import METHODS
from bot.playground.pictures import draw_picture, read_size

from .conftest import ANA, Http


async def test_a_world_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "playground.db"
    async with Playground(path) as telegram, aiohttp.ClientSession() as session:
        http = Http(telegram, session)
        said = await telegram.say(ANA, ANA, "one")
        sent = await http.result("sendMessage", chat_id=ANA, text="Hi")
        await telegram.react(ANA, ANA, sent["message_id"], "👍")
        tap = await telegram.tap(ANA, ANA, sent["message_id"], "x")
        await telegram.attach(ANA, ANA, "photo")
        dora = await telegram.join("Dora")
        telegram.read_all(reads_all=True)
        await http.result("setMyCommands", commands=[{"command": "quiz", "description": "A quiz"}])
        messages, state = telegram.messages(ANA), await http.get("/play/state")
        updates = await http.result("getUpdates")
        telegram.advance(timedelta(seconds=10))
        now = telegram.now()
    async with Playground(path) as telegram, aiohttp.ClientSession() as session:
        http = Http(telegram, session)
        assert telegram.messages(ANA) == messages
        again = await http.get("/play/state")
        assert again["seq"] >= state["seq"]
        assert {**again, "now": 0, "seq": 0} == {**state, "now": 0, "seq": 0}
        assert timedelta() <= telegram.now() - now < timedelta(seconds=5)
        assert await http.result("getUpdates") == updates
        assert await http.result("answerCallbackQuery", callback_query_id=tap) is True
        await http.result("getUpdates", offset=updates[-1]["update_id"] + 1)
        later = await telegram.say(dora.id, dora.id, "two")
        assert later.message_id == 1
        (update,) = await http.result("getUpdates")
        assert update["update_id"] == updates[-1]["update_id"] + 1
        assert (await telegram.say(ANA, ANA, "three")).message_id == messages[-1].message_id + 1
        assert said in telegram.messages(ANA)
    async with Playground(path) as telegram, aiohttp.ClientSession() as session:
        assert len(await Http(telegram, session).result("getUpdates")) == 2


async def test_one_playground_to_a_file_and_a_port(tmp_path: Path) -> None:
    path = tmp_path / "playground.db"
    async with Playground(path) as first:
        with pytest.raises(VivaError, match="another playground is using it"):
            await Playground(path).__aenter__()
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(
            VivaError, match=f"^Port {port} is in use, .*; stop the program that uses it, .*viva play --port"
        ):
            await Playground(None, port).__aenter__()
    with pytest.raises(VivaError, match="can't listen on port 99999"):
        await Playground(None, 99_999).__aenter__()


async def test_a_file_that_is_no_playground(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"no database" * 100)
    with pytest.raises(VivaError, match="can't be opened"):
        await Playground(garbage).__aenter__()
    newer = tmp_path / "newer.db"
    database = sqlite3.connect(newer)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(VivaError, match="another version of Viva"):
        await Playground(newer).__aenter__()


async def test_a_world_can_begin_at_any_time_and_move_on() -> None:
    start = datetime(2030, 3, 30, 23, 59, 50, tzinfo=UTC)
    async with Playground(start_of_clock=start) as telegram:
        moved: list[datetime] = []
        telegram.on_clock_moved.append(lambda: moved.append(telegram.now()))
        telegram.advance(timedelta(days=2))
        assert timedelta() <= moved[0] - start - timedelta(days=2) < timedelta(seconds=5)
        said = await telegram.say(ANA, ANA, "hi")
        assert datetime.fromtimestamp(said.date, UTC).date().isoformat() == "2030-04-01"
        with pytest.raises(PlayRefused, match="only be moved forward"):
            telegram.advance(timedelta(seconds=-1))


async def test_limits_answer_429_until_the_clock_has_moved() -> None:
    async with Playground(limits=True) as telegram, aiohttp.ClientSession() as session:
        http = Http(telegram, session)
        await telegram.say(ANA, ANA, "hi")
        answers = [await http.call("sendMessage", chat_id=ANA, text=f"{n}") for n in range(7)]
        assert [status for status, _ in answers] == [200] * 5 + [429] * 2
        body = answers[-1][1]
        wait = body["parameters"]["retry_after"]
        assert body["description"] == f"Too Many Requests: retry after {wait}"
        await http.result("sendMessage", chat_id=GROUP_ID, text="another chat is open")
        await http.result("sendChatAction", chat_id=ANA, action="typing")
        telegram.advance(timedelta(seconds=wait))
        await http.result("sendMessage", chat_id=ANA, text="again")
        assert await http.refusal("sendMessage", chat_id=4711, text="x") == "Bad Request: chat not found"


def test_a_group_takes_twenty_a_minute_edits_included() -> None:
    limits = Limits()
    waits = [limits.seconds_to_wait(-1, now, group=True, edit=now % 2 == 0) for now in range(21)]
    assert waits == [0] * 20 + [40]
    assert limits.seconds_to_wait(-1, 59.5, group=True, edit=True) == 1
    assert limits.seconds_to_wait(-1, 61, group=True, edit=True) == 0


async def test_reactions_do_not_count_against_a_group_s_twenty() -> None:
    async with Playground(limits=True) as telegram, aiohttp.ClientSession() as session:
        http = Http(telegram, session)
        sent = await http.result("sendMessage", chat_id=GROUP_ID, text="Who?")
        at = {"chat_id": GROUP_ID, "message_id": sent["message_id"]}
        for number in range(19):
            telegram.advance(timedelta(seconds=2))
            await http.result("editMessageText", **at, text=f"Who? {number}")
            for emoji in "👍👎":
                await http.result("setMessageReaction", **at, reaction=[{"type": "emoji", "emoji": emoji}])
        telegram.advance(timedelta(seconds=2))
        refused = await http.refusal("editMessageText", **at, text="One too many")
        assert refused.startswith("Too Many Requests: retry after")


def test_thirty_a_second_over_all() -> None:
    limits = Limits()
    waits = [limits.seconds_to_wait(chat, 0.5, group=False, edit=False) for chat in range(31)]
    assert waits == [0] * 30 + [1]


async def test_the_ledger_hears_every_call(telegram: Playground, http: Http) -> None:
    heard: list[Entry] = []
    telegram.ledger.listeners.append(heard.append)
    await http.result("getMe")
    await http.refusal("sendMessage", chat_id=ANA, text="hi")
    assert [(entry.call.method, entry.status) for entry in heard] == [("getMe", 200), ("sendMessage", 403)]
    assert heard[1].call.values == {"chat_id": ANA, "text": "hi"}


async def test_tests_can_wait_for_what_the_bot_does(telegram: Playground, http: Http) -> None:
    said = await telegram.say(ANA, ANA, "hi")
    waiting = asyncio.create_task(telegram.replies(ANA, said.message_id, count=2))
    await http.result("sendMessage", chat_id=ANA, text="one")
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await http.result("sendMessage", chat_id=ANA, text="two", reply_markup=markup)
    one, two = await waiting
    assert (one.text, two.text) == ("one", "two")
    with pytest.raises(PlayRefused, match=r"There is no button 'B'; there are \['A'\]\."):
        await telegram.press(ANA, two, "B")
    await http.result("deleteMessage", chat_id=ANA, message_id=two.message_id)
    with pytest.raises(PlayRefused, match="gone"):
        await telegram.press(ANA, two, "A")
    with pytest.raises(TimeoutError):
        await telegram.replies(ANA, two.message_id, within=0.01)


SCRAPS = "<b>|</b>|<i|</|<|>|&|&amp;|'|\"|=|a|🏟|<pre>|<a/href=x>|\0"
SOUP = st.lists(st.sampled_from(SCRAPS.split("|"))).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(text=st.text(max_size=20) | SOUP, markup=st.none() | st.recursive(st.integers() | st.text(), st.lists))
async def test_no_text_and_no_markup_crashes_the_server(
    telegram: Playground, http: Http, text: str, markup: object
) -> None:
    await telegram.say(ANA, ANA, "hi")
    status, _ = await http.call("sendMessage", chat_id=ANA, text=text, parse_mode="HTML", reply_markup=markup)
    assert status in (200, 400)


NAMES = """
chat_id text caption parse_mode entities reply_markup reply_parameters message_id message_ids reaction action
photo commands scope language_code offset limit allowed_updates url file_id callback_query_id description
"""
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([ANA, GROUP_ID]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("type"), inner),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(
    st.sampled_from([*METHODS, "getUpdates"]),
    st.dictionaries(st.sampled_from(NAMES.split()), VALUES, max_size=4),
)
async def test_no_parameters_crash_the_server(
    telegram: Playground, http: Http, method: str, values: dict[str, Any]
) -> None:
    await telegram.say(ANA, ANA, "hi")
    status, _ = await http.call(method, **{"chat_id": ANA, "message_id": 1, **values})
    assert status in (200, 400, 403, 404, 409)


def test_pictures_tell_their_size() -> None:
    frame = b"\xff\xc0\x00\x11\x08\x00\x30\x00\x40"
    assert read_size(b"\xff\xd8\xff\xe0\x00\x04ab" + frame) == (64, 48)
    assert read_size(draw_picture(7, 5)) == (7, 5)
    assert [read_size(broken) for broken in (b"\xff\xd8\xff\xe0\x00\x04ab", b"\xff\xd8", b"GIF89a")] == [
        None
    ] * 3


async def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.playground",
        "--path",
        str(tmp_path / "world.db"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url, token = (await process.stdout.readline()).decode().split()
    async with aiohttp.ClientSession() as session, session.get(f"{url}/bot{token}/getMe") as answer:
        assert (await answer.json())["ok"] is True
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def test_a_full_disk_is_told_in_a_sentence_and_it_goes_on_by_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    full = "The playground's file can't be written: database or disk is full. Make room on its disk"
    async with Playground(tmp_path / "playground.db") as telegram, aiohttp.ClientSession() as session:
        http = Http(telegram, session)
        database = telegram.world.memory._database
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        status, said = 200, dict[str, Any]()
        while status == 200:
            status, said = await http.play("send", person=ANA, chat=ANA, text="x" * 4000)
        assert (status, said["error"][: len(full)]) == (500, full)
        status, refusal = await http.call("sendMessage", chat_id=ANA, text="y" * 4000)
        assert (status, refusal["ok"], refusal["description"][: len(full)]) == (500, False, full)
        database.execute("PRAGMA max_page_count = 1000000")
        assert (await http.play("send", person=ANA, chat=ANA, text="there is room"))[0] == 200
    assert full in caplog.text
    assert "Traceback" not in caplog.text


def test_a_last_commit_that_fails_is_told_and_the_file_closed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Memory(tmp_path / "playground.db")
    for statement in (
        "PRAGMA foreign_keys = ON",
        "CREATE TABLE notes (document TEXT REFERENCES files (path) DEFERRABLE INITIALLY DEFERRED)",
        "INSERT INTO notes VALUES ('of no file')",
    ):
        memory._database.execute(statement)
    memory.close()
    assert "what happened last in the playground can't be kept: FOREIGN KEY" in caplog.text
    Memory(tmp_path / "playground.db").close()
