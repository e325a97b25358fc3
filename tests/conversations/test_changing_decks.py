"""Decks that change while people learn from them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cli import watch
from bot.storage.models import Card, Memory
from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import KIROV, make_deck, make_png
from tests.delivery.conftest import eventually

SECOND = "\n### Who followed Yagoda? {#second}\n\n- **Yezhov**\n"


async def test_an_edited_card_keeps_its_history_and_a_removed_one_can_still_be_answered(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, {"kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("Yezhov")
        card = (await viva.rows(select(Card.id)))[0]
        await viva.changes_deck("kirov", KIROV.replace("Leonid **Nikolaev**", "The gunman **Nikolaev**"))
        await ana.says("Nikolaev")
        ana.sees("Correct", "✓ The gunman Nikolaev")
        assert await viva.rows(select(Memory.card_id)) == [card]
        await ana.taps("Again")
        await viva.changes_deck("kirov", "# Kirov\n" + SECOND)
        assert await viva.rows(select(Card.id).where(Card.retired_at.is_not(None))) == [card]
        await ana.says("Zinoviev")
        await ana.says("/skip")
        ana.sees("The gunman Nikolaev", "0 of 1 right")
        await ana.taps("Mistakes")
        assert ana.toast == "No mistakes are left from that quiz."
        await ana.says("/quiz")
        ana.sees("1/1", "Who followed Yagoda?")
        await viva.changes_deck("kirov", None)
        await ana.says("Yezhov")
        ana.sees("Correct")
        await ana.says("/quiz")
        ana.sees("There are no decks yet")
        await ana.taps("Again")
        assert ana.toast == "There is nothing to ask here at the moment."


async def test_a_broken_deck_is_told_to_the_host_and_the_last_good_version_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}, admin_chat=1002) as viva:
        ana, host = Person(viva, 1001, 1001), Person(viva, 1002, 1002)
        await host.says("/help")
        (tmp_path / "content" / "kirov.md").write_text("# Kirov\n\n### No <id>\n\n- **x**\n", "utf-8")
        await viva.telegram.until(lambda: len(host.news) > 1, within=5)
        host.sees("A deck has errors. Its last good version goes on", "kirov.md:3: ")
        await ana.says("/quiz")
        ana.sees("Who shot Sergei Kirov?")
        await viva.changes_deck("kirov", KIROV.replace("Who shot", "Who killed"))
        await ana.says("/stop")
        await ana.says("/quiz")
        ana.sees("Who killed Sergei Kirov?")
        await viva.settled()
        assert len(host.news) == 2


async def test_a_broken_deck_holds_up_no_other_neither_while_the_bot_runs_nor_at_its_start(
    tmp_path: Path,
) -> None:
    decks = {"kirov": KIROV, "broken": "# Broken\n\n### No id\n\n- **x**\n"}
    async with running(tmp_path, decks) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        ana.sees("Who shot Sergei Kirov?")
        await viva.changes_deck("kirov", KIROV.replace("Who shot", "Who killed"))
        await viva.restart()
        await ana.says("/quiz kirov")
        ana.sees("Who killed Sergei Kirov?")
        await viva.changes_deck("broken", make_deck("Mended", 2))
        await ana.says("/quiz broken")
        ana.sees("1/2 · Mended")


async def test_a_folder_of_decks_that_goes_is_told_once_and_comes_back(
    viva: Viva, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK_SECONDS", 0.001)
    caplog.set_level(logging.INFO, "bot.cli.watch")
    content = viva.desk.content

    def told(words: str) -> int:
        return sum(words in record.getMessage() for record in caplog.records)

    kept = content.rename(content.with_name("kept"))
    await eventually(lambda: told("There is no folder") > 0)
    content.touch()
    await eventually(lambda: told("is a file; name the folder") > 0)
    content.unlink()
    kept.rename(content)
    await eventually(lambda: told("all decks are well again") > 0)
    assert told("There is no folder") in (1, 2)  # once before there was a file, and perhaps after
    await viva.changes_deck("kirov", KIROV.replace("Who shot", "Who killed"))


async def test_a_new_card_and_a_new_deck_come_in_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("Nikolaev")
        await viva.changes_deck("kirov", KIROV + SECOND)
        await ana.taps("Again")
        ana.sees("1/2", "Who followed Yagoda?")
        await viva.changes_deck("beasts", make_deck("Beasts", 2))
        await ana.says("/quiz beasts")
        ana.sees("1/2 · Beasts")


async def test_a_picture_goes_before_its_question(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kirov.png").write_bytes(make_png())
    deck = KIROV.replace("\n- Leonid", "\n![Kirov <in> 1934](kirov.png)\n\n- Leonid")
    async with running(tmp_path, {"kirov": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        assert [message.kind for message in ana.news] == ["photo", "text"]
        assert ana.news[0].text == ""  # a picture's description may name the answer
        await ana.says("Nikolaev")
        ana.sees("Correct")
