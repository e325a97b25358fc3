"""The ledger tells what was handed out and asked for, and survives in a file."""

from __future__ import annotations

from pathlib import Path

import aiohttp

from bot.playground import Playground
from bot.playground.faults import Lose, Rule, Script
from bot.playground.ledger import Entry, handed_out, read_ledger

from .conftest import ANA, Http


async def test_every_call_is_written_down_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    kept: list[Entry] = []
    for _ in range(2):  # a file is added to
        async with Playground(ledger=path) as telegram, aiohttp.ClientSession() as session:
            telegram.ledger.listeners.append(kept.append)
            http = Http(telegram, session)
            await http.result("getMe")
            await http.refusal("sendMessage", chat_id=ANA, text="hi\u2028ho")
    assert read_ledger(path) == kept
    assert [entry.status for entry in kept] == [200, 403, 200, 403]
    with path.open("a", encoding="utf-8") as file:
        file.write('{"came": 1')  # it died in the middle of a line
    assert read_ledger(path) == kept


async def test_it_tells_how_often_an_update_was_handed_out_and_confirmed(
    telegram: Playground, http: Http
) -> None:
    kept: list[Entry] = []
    telegram.ledger.listeners.append(kept.append)
    for words in ("one", "two"):
        await telegram.say(ANA, ANA, words)
    telegram.misbehave(Script((Rule(Lose(), times=1),)))
    try:
        await http.result("getUpdates")
    except aiohttp.ClientError:
        pass
    else:
        raise AssertionError("the first reply is lost")
    first, second = (update["update_id"] for update in await http.result("getUpdates", limit=2))
    await http.result("getUpdates", offset=second)
    found = handed_out(kept)
    assert [(found[key].times, found[key].confirmed_times) for key in (first, second)] == [(2, 1), (3, 0)]
    assert found[first].update["message"]["text"] == "one"
    assert found[first].first_at == kept[0].at
    assert found[first].confirmed_at == kept[2].came
    assert found[second].confirmed_at is None
