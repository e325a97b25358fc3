"""*I was right*: the learner's word against the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Appeal, Memory, Question
from tests.conversations.conftest import Person, running
from tests.conversations.decks import KIROV, make_deck

pytestmark = pytest.mark.unmeasured


async def test_an_open_question_closes_as_right_is_told_to_the_host_and_can_be_undone(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV}, admin_chat=1002) as viva:
        ana, host = Person(viva, 1001, 1001), Person(viva, 1002, 1002)
        await host.says("/help")
        await ana.says("/quiz")
        await ana.says("Leonid N. <the> assassin")
        tapped = ana.news[-1]
        told = await ana.taps_quickly("I was right")
        assert told == ["Counted as right, and noted for the deck's author. Thank you."] * 2
        ana.sees("Counted as right", "The answer:\n• Leonid Nikolaev", "headquarters", "1 of 1 right")
        counted = next(message for message in ana.news if "Counted as right" in message.text)
        assert ana.buttons_under(tapped) == []
        assert ana.buttons_under(counted) == ["Undo “I was right”", "Why?"]
        host.sees("“I was right” on kirov/assassin", "Who shot", "Answer: Leonid N. <the> assassin")
        assert await viva.rows(select(Memory.right)) == [1]
        told = await ana.taps_quickly("Undo “I was right”")
        assert told == ["Taken back: the verdict stands."] * 2
        ana.sees("0 of 1 right")
        ana.sees_buttons("Again", "Mistakes")
        assert ana.buttons_under(counted) == ["I was right", "Why?"]
        assert ana.reads_now(counted).startswith("↩️ Taken back: the verdict stands.\n\nThe answer:\n• Leonid")
        assert await viva.rows(select(Memory.right)) == [0]
        assert await viva.rows(select(Appeal.withdrawn_at)) != [None]
        await ana.taps("I was right")
        ana.sees("1 of 1 right", "Every one of them")
        assert ana.reads_now(counted) == counted.text
        assert ana.buttons_under(counted) == ["Undo “I was right”", "Why?"]
        assert await viva.rows(select(Appeal.withdrawn_at)) == [None]
        assert len(host.news) == 2  # its own help, and one notice


async def test_after_the_summary_it_changes_what_mistakes_takes_up(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 2)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        await ana.taps("Next")
        ana.sees("On we go", "2/2")
        await ana.says("a phoenix")
        await ana.says("/skip")
        ana.sees("Skipped", "0 of 2 right")
        first = next(m for m in viva.telegram.messages(1001) if "On we go" in m.text)
        await ana.taps("I was right", on=first)
        ana.sees("1 of 2 right")
        assert ana.reads_now(first) == first.text
        assert ana.buttons_under(first) == ["Undo “I was right”", "Why?"]
        await ana.taps("Mistakes")
        ana.sees("1/1")
        await ana.says("/stop")
        skipped = next(m for m in viva.telegram.messages(1001) if "Skipped" in m.text)
        await ana.taps("I was right", on=skipped)
        ana.sees("2 of 2 right")
        summary = next(m for m in viva.telegram.messages(1001) if "0 of 2 right" in m.text)
        await ana.taps("Mistakes", on=summary)
        assert ana.toast == "No mistakes are left from that quiz."


async def test_in_mid_quiz_the_next_question_is_one_tap_away(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 3)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        await ana.taps("I was right")
        ana.sees("Counted as right")
        ana.sees_no("2/3")
        ana.sees_buttons("Next", "Undo “I was right”", "Why?")
        counted = ana.news[-1]
        await ana.taps("Next")
        ana.sees("2/3")
        await ana.taps("Undo “I was right”")
        assert ana.reads_now(counted).startswith("↩️ Taken back")
        assert ana.buttons_under(counted) == ["I was right", "Why?"]
        assert ana.toast == "Taken back: the verdict stands."
        ana.sees_no("of 3 right")
        await ana.taps("Show answer")
        await ana.taps("Next")
        await ana.says("a phoenix")
        await ana.taps("I was right")
        ana.sees("1 of 3 right")


async def test_counted_and_taken_back_in_one_breath(ana: Person) -> None:
    await ana.says("/quiz")
    question = (await ana.viva.rows(select(Question.id)))[0]
    await ana.says("Yezhov")
    message = ana.news[-1].message_id
    for verb in ("right", "undo", "right", "undo"):
        await ana.viva.telegram.tap(ana.id, ana.chat, message, f"{verb}:{question}")
    await ana.viva.settled()
    assert len(await ana.viva.rows(select(Appeal).where(Appeal.withdrawn_at.is_not(None)))) == 1
    assert await ana.viva.rows(select(Memory.right)) == [0]


async def test_only_an_answer_of_ones_own_can_be_contested(ana: Person, ben: Person) -> None:
    await ana.says("/quiz")
    question = (await ana.viva.rows(select(Question.id)))[0]
    await ana.sends_button_data(ana.news[-1], f"right:{question}")
    assert "no answer of yours" in ana.toast
    await ana.says("Yezhov")
    await ben.says("/help")
    for verb in ("right", "undo", "next", "show", "hint"):
        await ben.sends_button_data(ben.viva.telegram.messages(1002)[-1], f"{verb}:{question}")
        assert ben.toast
        assert not ben.news
    await ana.says("Nikolaev")
    await ana.sends_button_data(ana.news[-1], f"right:{question}")
    assert "no answer of yours" in ana.toast
    assert await ana.viva.rows(select(Appeal)) == []
