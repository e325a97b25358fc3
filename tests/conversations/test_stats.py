"""`/stats`: one picture of it all, with a caption that says the same."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import event, select

from bot.playground.records import Message
from bot.services import drawing
from bot.storage.models import Errand
from tests.conversations.conftest import LOOK_SECONDS, Person, Viva, running
from tests.conversations.decks import KIROV, WORDS, make_deck

PHOTO_SIDES = 10_000
"""Telegram's limit for width and height together, in pixels."""


def picture_of(viva: Viva, message: Message) -> Image.Image:
    """Return the picture that a message shows, decoded."""
    [photo] = message.content["photo"]
    content = viva.telegram.world.memory.read_file(
        viva.telegram.world.settings[f"file:{photo['file_id']}"]["path"]
    )
    assert content is not None
    return Image.open(BytesIO(content)).convert("RGB")


def ground(picture: Image.Image) -> int:
    """Return how light a picture's ground is, from 0 to 765."""
    colour = picture.getpixel((2, 2))
    assert isinstance(colour, tuple)
    return int(sum(colour))


async def test_the_picture_comes_with_a_caption_that_says_the_same(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 4, topics=2)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        for right in (True, False, True, True):
            place = int(ana.latest("at place").text.rpartition("at place ")[2].partition("?")[0])
            await ana.says(WORDS[place - 1] if right else "/skip")
            if right and place and "🏁" not in ana.text:
                await ana.taps("Next")
        await ana.says("/stats")
        [message] = ana.news
        assert message.kind == "photo"
        ana.sees("1 day. Best: 1 day · 1 day studied", "Last 26 weeks: 1 day studied.")
        ana.sees("Topic 1 ", "Topic 2 ", "100%", "50%")
        ana.sees("Fresh 4, Growing 0, Firm 0, Lasting 0.", "Due: 0 today, 4 in the 13 days after.")
        light = picture_of(viva, message)
        assert light.width == 1080
        assert sum(light.size) <= PHOTO_SIDES
        assert len(light.getcolors() or ()) > 50  # letters have soft edges: it is not blank
        await ana.says("/settings")
        await ana.taps("Dark pictures")
        await ana.says("/stats")
        dark = picture_of(viva, ana.news[-1])
        assert dark.size == light.size
        assert ground(dark) < 100
        assert ground(light) > 600


@pytest.mark.parametrize("leaves", ["/stop", "/quiz beasts topic 2", "/weak", "/review"])
async def test_a_question_left_before_any_answer_tells_nothing(tmp_path: Path, leaves: str) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 2, topics=2), "kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz kirov")
        await ana.says("Trotsky")
        await ana.says("/quiz beasts topic 1")
        await ana.says(leaves)
        await ana.says("/stats")
        ana.sees("Right, by topic: Kirov 0%.")
        await ana.says("/quiz beasts topic 1")
        await ana.says("albatross")
        await ana.says("/stats")
        ana.sees("Right, by topic: Topic 1 100%, Kirov 0%.")


async def test_a_question_skipped_or_shown_tells_that_it_was_not_known(ana: Person) -> None:
    for leaves in ("/skip", "?"):
        await ana.says("/quiz")
        await ana.says(leaves)
        await ana.says("/stats")
        ana.sees("Right, by topic: Kirov 0%.")


async def test_who_has_done_nothing_gets_a_picture_too(viva: Viva, ana: Person) -> None:
    await ana.says("/stats")
    ana.sees("No streak at present", "One answer today begins a streak.", "Due: 0 today")
    assert picture_of(viva, ana.news[-1]).width == 1080


async def test_where_it_cant_be_drawn_the_words_come_alone_and_the_failure_is_logged(
    ana: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(drawing, "LONGEST", 0.0)
    with caplog.at_level(logging.ERROR):
        await ana.says("/stats")
    ana.sees("No streak at present", "Due: 0 today")
    assert [message.kind for message in ana.news] == ["text"]
    assert "an errand failed" in caplog.text


async def test_a_picture_asked_for_before_the_bot_was_cut_off_is_sent_once_it_is_back(
    viva: Viva, ana: Person
) -> None:
    ana.last = (await viva.telegram.say(1001, 1001, "/stats")).message_id
    await is_drawing(viva)
    assert viva.task is not None
    viva.task.cancel()
    await asyncio.gather(viva.task, return_exceptions=True)
    assert ana.news == []
    await viva.start()
    assert [message.kind for message in ana.news] == ["photo"]


async def test_other_chats_go_on_while_a_picture_is_drawn_and_a_second_wish_waits_for_it(
    viva: Viva, ana: Person
) -> None:
    ana.last = (await viva.telegram.say(1001, 1001, "/stats")).message_id
    await is_drawing(viva)
    said = await viva.telegram.say(1002, 1002, "/quiz")
    again = await viva.telegram.say(1001, 1001, "/stats")
    assert "Who shot" in (await viva.telegram.replies(1002, said.message_id))[0].text
    assert "being drawn" in (await viva.telegram.replies(1001, again.message_id))[0].text
    assert [message.kind for message in ana.news] == ["text"]
    await viva.settled()
    assert [message.kind for message in ana.news] == ["text", "photo"]


async def is_drawing(viva: Viva) -> None:
    """Wait until a picture's errand is committed."""
    async with asyncio.timeout(5):
        while not await viva.rows(select(Errand.id)):  # noqa: ASYNC110 - a database tells of no change
            await asyncio.sleep(LOOK_SECONDS)


async def test_whose_progress_is_shown_costs_no_look_at_others_rows(viva: Viva, ana: Person) -> None:
    await ana.says("/quiz")
    await ana.taps("Show answer")
    asked: list[tuple[str, Any]] = []
    engine = viva.database._writer.sync_engine

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    await ana.says("/stats")
    await ana.says("/weak")
    event.remove(engine, "before_cursor_execute", note)
    steps: list[str] = []
    async with viva.database.read() as session:
        connection = await session.connection()
        for statement, parameters in asked:
            if statement.startswith("SELECT"):
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                steps += [str(step) for step in plan.scalars("detail")]
    of_many = ("memories", "questions", "answers", "study_days", "learners", "quizzes")
    assert [step for step in steps if step.startswith(tuple(f"SCAN {table}" for table in of_many))] == []
    assert any("ix_memories_weak" in step for step in steps)
