"""Whatever somebody does gets a sensible answer: never silence, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Answer, Question, Quiz
from tests.conversations.conftest import Person, running
from tests.conversations.decks import CONTROL, make_deck


async def test_an_edited_message_in_every_situation(ana: Person) -> None:
    await ana.says("hello there")
    await ana.edits("hello there", "hello again")
    ana.sees("I read messages as they were first sent")
    await ana.says("/quiz")
    await ana.edits("hello again", "Nikolaev")
    ana.sees("I read messages as they were first sent")
    await ana.says("Yezhov")
    await ana.edits("Yezhov", "Zhdanov")
    ana.sees("Not yet")
    await ana.edits("Zhdanov", "Nikolaev")
    ana.sees("Correct", "1 of 1 right")
    await ana.edits("Nikolaev", "Kirov")
    ana.sees("that question is closed, so its verdict stands")
    await ana.says("/quiz")
    await ana.says("Zinoviev")
    await ana.edits("Zinoviev", "I don't know")
    ana.sees("Here it is")
    assert len(await ana.viva.rows(select(Answer))) == 4


async def test_old_buttons_and_double_taps(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 3), "control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/start")
        assert await ana.taps_quickly("Decks") == ["", ""]
        assert await ana.taps_quickly("Beasts") == ["", "The question is still open."]
        ana.sees("1/3")
        first = ana.news[-1]
        assert await ana.taps_quickly("Start a quiz") == ["The question is still open."] * 2
        assert await ana.taps_quickly("Next") == ["", "That button belongs to an earlier question."]
        ana.sees("2/3")
        for label in ("Hint", "Show answer", "Next"):
            await ana.taps(label, on=first)
            assert ana.toast == "That button belongs to an earlier question."
        told = await ana.taps_quickly("Show answer")
        assert told == ["", "That question is closed. Ready for the next?"]
        second = ana.message_with_button("Hint")
        await ana.taps("Hint", on=second)
        assert ana.toast == "That question is closed. Ready for the next?"
        await ana.says("what now")
        ana.sees("That question is closed. Ready for the next?")
        assert await ana.taps_quickly("Next") == ["", "The question is still open."]
        ana.sees("3/3")
        assert await ana.taps_quickly("Hint") == ["", ""]
        assert await ana.taps_quickly("Next") == ["", "That quiz is over. /quiz starts another."]
        ana.sees("0 of 3 right")
        assert await ana.taps_quickly("Again") == ["", "The question is still open."]
        await ana.says("/stop")
        assert await ana.taps_quickly("Mistakes", 3) == ["", *["The question is still open."] * 2]
        await ana.says("/decks")
        await ana.taps("Control")
        assert await ana.taps_quickly("All topics") == ["", "The question is still open."]
        assert await ana.taps_quickly("Dates · 1") == ["", "The question is still open."]
        await ana.says("/stop")
        await ana.taps("Next")
        assert ana.toast == "That quiz is over. /quiz starts another."
        open_quizzes = await viva.rows(select(Quiz.id).where(Quiz.ended_at.is_(None)))
        assert open_quizzes == []


async def test_forged_button_data_does_nothing_but_is_answered(ana: Person, ben: Person) -> None:
    await ben.says("/quiz")
    theirs = (await ana.viva.rows(select(Question.id)))[0]
    quiz = (await ana.viva.rows(select(Quiz.id)))[0]
    await ana.says("/start")
    message = ana.news[-1]
    huge = "9" * 30
    forged = [f"{verb}:{theirs}" for verb in ("next", "show", "hint", "right", "undo")]
    forged += [f"again:{quiz}", f"mistakes:{quiz}", f"again:{huge}", "again:0", "next:-1", "next:", "next"]
    forged += [
        f"quiz:{theirs}:{quiz}",
        "quiz:1",
        f"deck:{huge}",
        "deck:5",
        "own:5",
        "own:x",
        "back:0",
        "back:1",
    ]
    forged += [
        "go:1",
        "decks:9",
        "zone:Mars/Olympus",
        "zone:../../etc/passwd",
        "zone:",
        ":",
        "💥",
        "next:²",
        " ",
    ]
    for data in forged:
        await ana.sends_button_data(message, data)
        assert ana.toast, data
        assert not ana.news, data
    await ben.says("Nikolaev")
    ben.sees("Correct")


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_what_is_no_text_is_no_answer(ana: Person, kind: str) -> None:
    await ana.attaches(kind)  # type: ignore[arg-type] # one of the kinds
    ana.sees("I can only read text")
    ana.sees_buttons("Start a quiz")
    await ana.taps("Start a quiz")
    await ana.attaches(kind)  # type: ignore[arg-type] # one of the kinds
    ana.sees("the question is still open")
    await ana.taps("Back to the question")
    ana.sees("Who shot")
    await ana.says("Nikolaev")
    ana.sees("Correct")


@pytest.mark.parametrize("said", ["yes", "Ready!", "lets go", "continue", "next", "next question please"])
async def test_where_no_question_is_open_words_lead_on_as_the_button_does(tmp_path: Path, said: str) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 2)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/start")
        ana.sees("Ready?")
        await ana.says(said)
        ana.sees("1/2")
        await ana.says("?")
        ana.sees_buttons("Next")
        await ana.says(said)
        ana.sees("2/2")
        await ana.says("?")
        ana.sees("0 of 2 right")
        await ana.says(said)
        ana.sees("1/2")


async def test_between_two_questions_more_words_lead_on_than_after_the_last(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 4)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        for number, said in enumerate(("ok", "/skip", "skip"), 2):
            await ana.says("?")
            await ana.says(said)
            ana.sees(f"{number}/4")
        await ana.says("next")
        ana.sees("That is not the answer. If you mean the command, it is /skip.")
        await ana.taps("Next")
        ana.sees("0 of 4 right")
        await ana.says("ok")
        ana.sees("No question is open.")


async def test_what_is_no_command_of_ours_or_no_answer(ana: Person) -> None:
    for text in ("/frobnicate", "/quizz", "/1932", "/help@some_other_bot"):
        await ana.says(text)
        ana.sees("I don't know that command")
    await ana.says("/HELP")
    ana.sees("How it works", "/quiz: ten questions", "/stop: end the quiz")
    await ana.says("hello")
    ana.sees("No question is open. /quiz starts one.")
    ana.sees_buttons("Start a quiz")
    await ana.taps("Start a quiz")
    await ana.says("/frobnicate")
    ana.sees("I don't know that command")
    await ana.says("see /help, Nikolaev")
    ana.sees("Correct")


async def test_much_typed_at_once_is_handled_in_its_order(ana: Person, ben: Person) -> None:
    await ana.says("/help")
    await ben.types_ahead("hi", "/quiz", "Yezhov", "Nikolaev", "Nikolaev", "/streak", "/quiz", "?", "/stop")
    ben.sees("No question is open", "Who shot", "only in 1936", "Correct", "1 of 1 right")
    ben.sees("Today is done", "Here it is", "No quiz is running")
    assert len(await ben.viva.rows(select(Answer))) == 2
