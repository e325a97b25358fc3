"""What goes wrong by a script goes wrong as it does at Telegram, and the same way each time."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update

from bot.playground import GROUP_ID, Playground, PlayRefused
from bot.playground.befalling import MALFORMED
from bot.playground.faults import (
    Delay,
    Fault,
    Faults,
    Flood,
    Hang,
    Lose,
    Malform,
    Refuse,
    Repeat,
    Reset,
    Rule,
    Script,
    Shuffle,
    Upgrade,
    read_script,
)
from bot.playground.ledger import Entry
from bot.playground.refusals import REFUSALS

from .conftest import ANA, BEN, Http


@pytest.fixture
async def entries(telegram: Playground) -> list[Entry]:
    """The ledger, kept; Ana and Ben have written to the bot."""
    kept: list[Entry] = []
    telegram.ledger.listeners.append(kept.append)
    for person in (ANA, BEN):
        await telegram.say(person, person, "hello")
    return kept


def once(fault: Fault, **fields: Any) -> Script:
    """A script that strikes a chat's first call."""
    return Script((Rule(fault, times=1, **fields),))


async def say(http: Http, text: str = "hi", chat: int = ANA) -> tuple[int, dict[str, Any]]:
    return await http.call("sendMessage", chat_id=chat, text=text)


def said(telegram: Playground, chat: int = ANA) -> list[str]:
    return [message.text for message in telegram.messages(chat) if message.from_bot]


@pytest.mark.parametrize("why", sorted(set(REFUSALS) - {"bad_gateway"}))
@pytest.mark.usefixtures("entries")
async def test_a_refusal_is_telegram_s_to_the_letter_and_nothing_is_sent(
    telegram: Playground, http: Http, why: str
) -> None:
    telegram.misbehave(once(Refuse(why)))
    code, words = REFUSALS[why]
    assert await say(http) == (code, {"ok": False, "error_code": code, "description": words})
    assert said(telegram) == []
    assert (await say(http))[0] == 200


@pytest.mark.usefixtures("entries")
async def test_a_bad_gateway_answers_with_a_page(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Refuse("bad_gateway")))
    async with http.session.get(f"{telegram.url}/bot{telegram.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<h1>502 Bad Gateway</h1>" in await answer.text()


@pytest.mark.parametrize(("fault", "carried_out"), [(Reset(), False), (Lose(), True)])
async def test_a_broken_connection_may_or_may_not_have_carried_the_call(
    telegram: Playground, http: Http, entries: list[Entry], fault: Fault, *, carried_out: bool
) -> None:
    telegram.misbehave(once(fault))
    with pytest.raises(aiohttp.ClientError):
        await say(http)
    assert said(telegram) == ["hi"] * carried_out
    assert [(entry.status, entry.arrived) for entry in entries] == [(200 * carried_out, False)]


@pytest.mark.parametrize(("fault", "carried_out"), [(Hang(), False), (Lose(half_open=True), True)])
async def test_a_silent_connection_stays_open(
    telegram: Playground, http: Http, entries: list[Entry], fault: Fault, *, carried_out: bool
) -> None:
    telegram.misbehave(once(fault))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(say(http), 0.1)
    assert said(telegram) == ["hi"] * carried_out
    assert [(entry.status, entry.arrived) for entry in entries] == [(200 * carried_out, False)]
    assert (await say(http))[0] == 200


@pytest.mark.usefixtures("entries")
async def test_a_flooded_chat_takes_nothing_until_its_time_is_over(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Flood(30), chats=frozenset({ANA})))
    for _ in range(2):
        status, body = await say(http)
        assert (status, body["parameters"], body["description"]) == (
            429,
            {"retry_after": 30},
            "Too Many Requests: retry after 30",
        )
    assert (await say(http, chat=BEN))[0] == 200
    telegram.advance(timedelta(seconds=30))
    assert (await say(http))[0] == 200


@pytest.mark.usefixtures("entries")
async def test_a_flood_everywhere_closes_every_chat(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Flood(30, everywhere=True), chats=frozenset({ANA})))
    assert [(await say(http, chat=chat))[0] for chat in (ANA, BEN)] == [429, 429]
    await http.result("sendChatAction", chat_id=ANA, action="typing")
    telegram.advance(timedelta(seconds=30))
    assert [(await say(http, chat=chat))[0] for chat in (ANA, BEN)] == [200, 200]


async def test_a_group_is_upgraded_before_the_call_that_is_for_it(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Upgrade()))
    status, body = await say(http, chat=GROUP_ID)
    new_id = -1_000_000_000_000 + GROUP_ID
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": new_id})
    assert (await say(http, chat=new_id))[0] == 200
    announced = [update["message"] for update in await http.result("getUpdates")]
    assert [message.get("migrate_to_chat_id") for message in announced] == [new_id, None]


async def test_malformed_updates_join_the_queue(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Malform()))
    (update,) = await http.result("getUpdates")
    assert await http.result("getUpdates", offset=update["update_id"] + 1) == []


@pytest.mark.parametrize(("kind", "body"), MALFORMED)
def test_no_library_can_read_a_malformed_update(kind: str, body: dict[str, Any]) -> None:
    with pytest.raises((TypeError, AttributeError, KeyError)):
        Update.de_json({"update_id": 1, kind: {**body, "date": 1_700_000_000}}, Bot("1:x"))


async def test_updates_come_twice_and_in_another_order(
    telegram: Playground, http: Http, entries: list[Entry]
) -> None:
    first, second = await http.result("getUpdates")
    telegram.misbehave(once(Shuffle()))
    assert await http.result("getUpdates") == [second, first]
    telegram.misbehave(once(Repeat(1)))
    await telegram.say(ANA, ANA, "more")
    repeated, *news = await http.result("getUpdates", offset=second["update_id"] + 1)
    assert repeated in (first, second)
    assert [update["message"]["text"] for update in news] == ["more"]
    assert len(entries) == 3


@pytest.mark.usefixtures("entries")
async def test_a_delayed_call_is_carried_out_late(telegram: Playground, http: Http) -> None:
    telegram.misbehave(once(Delay(0.05, 0.1)))
    begun = asyncio.get_running_loop().time()
    assert (await say(http))[0] == 200
    assert asyncio.get_running_loop().time() - begun >= 0.05


def strikes(script: Script, calls: list[tuple[str, int, float]]) -> list[tuple[int, bool]]:
    """Which calls of which chats are struck, in each chat's order."""
    faults = Faults()
    faults.begin(script, 0.0)
    struck = [(chat, faults.at_arrival(method, chat, at) is not None) for method, chat, at in calls]
    return sorted(struck, key=lambda pair: pair[0])


def test_each_chat_meets_the_same_faults_however_calls_of_chats_interleave() -> None:
    script = Script((Rule(Reset(), chance=0.3),), seed=5)
    calls = [("sendMessage", chat, 0.0) for chat in range(20) for _ in range(50)]
    struck = strikes(script, calls)
    Random(1).shuffle(calls)  # noqa: S311 - any order
    assert strikes(script, calls) == struck
    assert 0.25 < sum(hit for _, hit in struck) / len(struck) < 0.35
    assert strikes(Script(script.rules, seed=6), calls) != struck


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (Rule(Reset()), "1111"),
        (Rule(Reset(), methods=frozenset({"SENDmessage"})), "1011"),
        (Rule(Reset(), chats=frozenset({7})), "0001"),
        (Rule(Reset(), skip=1), "0110"),
        (Rule(Reset(), skip=1, times=1), "0100"),
        (Rule(Reset(), since=10, until=20), "0110"),
        (Rule(Reset(), chance=0), "0000"),
        (Rule(Lose()), "0000"),
    ],
)
def test_a_rule_says_which_calls_it_strikes(rule: Rule, struck: str) -> None:
    calls = [("sendMessage", 1, 0.0), ("editMessageText", 1, 10.0), ("sendMessage", 1, 19.9)]
    hits = strikes(Script((rule,)), [*calls, ("sendMessage", 7, 20.0)])
    assert "".join(f"{hit:d}" for _, hit in hits) == struck


def test_the_first_rule_that_strikes_is_the_one_that_does() -> None:
    faults = Faults()
    faults.begin(Script((Rule(Reset(), times=1), Rule(Hang()))), 0.0)
    struck = [faults.at_arrival("getMe", 0, 0.0) for _ in range(2)]
    assert [strike.fault for strike in struck if strike] == [Reset(), Hang()]


WRITTEN: dict[str, Any] = {
    "seed": 3,
    "rules": [
        {"fault": {"kind": "flood", "seconds": 9}, "methods": ["sendMessage"], "chats": [ANA], "chance": 0.5},
        {"fault": {"kind": "lose", "half_open": True}, "times": 2, "until": 600},
    ],
}


def test_a_script_is_read_from_json() -> None:
    flood = Rule(Flood(9), frozenset({"sendMessage"}), frozenset({ANA}), 0.5)
    assert read_script(json.dumps(WRITTEN)) == Script(
        (flood, Rule(Lose(half_open=True), times=2, until=600)), 3
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{", "not JSON"),
        ('{"seeds": 1}', "seeds means nothing here"),
        ('{"rules": [{"fault": {"kind": "rest"}}]}', r"rules\[0\]\.fault: .* 'rest'"),
        ('{"rules": [{"fault": {"kind": "refuse", "why": "no"}}]}', "why must be one of blocked,"),
        ('{"rules": [{"fault": {"kind": "refuse"}}]}', r"rules\[0\]\.fault\.why: there is no 'why'"),
        ('{"rules": [{"fault": "reset"}]}', r"rules\[0\]\.fault: it is no object"),
        ('{"rules": [{"fault": {"kind": "reset"}, "chanse": 1}]}', r"rules\[0\]: chanse means nothing here"),
        ('{"rules": [{"fault": {"kind": "lose", "half_open": "maybe"}}]}', r"half_open: 'maybe' is neither"),
        ('{"rules": [{"fault": {"kind": "reset"}, "methods": "sendMessage"}]}', "methods: .* is no list"),
        ('{"rules": [{"fault": {"kind": "reset"}, "skip": 1.5}]}', "skip: 1.5 is no whole number"),
    ],
)
def test_a_script_that_can_t_be_read_is_told_where(written: str, words: str) -> None:
    with pytest.raises(PlayRefused, match=words):
        read_script(written)


@pytest.mark.usefixtures("entries")
async def test_people_try_faults_over_the_control_api(http: Http) -> None:
    rule = {"fault": {"kind": "refuse", "why": "blocked"}}
    assert await http.play("faults", rules=[rule]) == (200, {})
    assert (await say(http))[0] == 403
    status, body = await http.play("faults", rules=[{"fault": {}}])
    assert (status, "kind" in body["error"]) == (400, True)
    assert await http.play("faults") == (200, {})
    assert (await say(http))[0] == 200


async def test_a_process_of_its_own_takes_faults_and_keeps_a_ledger(tmp_path: Path) -> None:
    script, ledger = tmp_path / "faults.json", tmp_path / "ledger.jsonl"
    script.write_text('{"rules": [{"fault": {"kind": "refuse", "why": "bad_token"}}]}', "utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.playground", "--faults", str(script), "--ledger", str(ledger)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url, token = (await process.stdout.readline()).decode().split()
    async with aiohttp.ClientSession() as session, session.get(f"{url}/bot{token}/getMe") as answer:
        assert answer.status == 401
    process.send_signal(signal.SIGKILL)
    await process.wait()
    (line,) = ledger.read_text("utf-8").splitlines()
    assert json.loads(line)["call"]["method"] == "getMe"
    assert token not in line
