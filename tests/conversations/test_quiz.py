"""A quiz from its first question to its summary, and which cards it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import CONTROL, KIROV, WORDS, answer_to, make_deck

pytestmark = pytest.mark.unmeasured


async def test_ten_questions_a_summary_its_mistakes_and_another_ten(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        asked = []
        for number in range(1, 11):
            ana.sees(f"{number}/10 · Beasts")
            asked.append(answer_to(ana.text))
            match number:
                case 4:
                    await ana.says("/skip")
                    ana.sees("Skipped", asked[-1])
                case 5:
                    await ana.taps("Next")
                    ana.sees("On we go", asked[-1])
                case 6:
                    await ana.taps("Show answer")
                    ana.sees("Here it is", asked[-1])
                    await ana.taps("Next")
                case _:
                    await ana.says(asked[-1])
                    ana.sees("Correct")
                    if number < 10:
                        ana.sees_buttons("Next", "Why?")
                        await ana.taps("Next")
        ana.sees("🏁 Beasts: 7 of 10 right", "Mistakes takes up the others")
        ana.sees_buttons("Again", "Mistakes")
        assert len(set(asked)) == 10
        await ana.taps("Mistakes")
        for number in (1, 2, 3):
            ana.sees(f"{number}/3")
            assert answer_to(ana.text) == asked[2 + number]
            await ana.says(answer_to(ana.text))
            if number < 3:
                await ana.taps("Next")
        ana.sees("3 of 3 right", "Every one of them")
        ana.sees_buttons("Again")
        await ana.taps("Again")
        ana.sees("1/10")
        unseen = set(WORDS) - set(asked)
        assert answer_to(ana.text) in unseen
        seen = answer_to(ana.text)
        await ana.taps("Next")
        assert {seen, answer_to(ana.text)} == unseen


async def test_no_card_comes_twice_before_all_others_across_quizzes_topics_and_restarts(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12, topics=2)}) as viva:
        ana = Person(viva, 1001, 1001)
        seen: list[str] = []
        for topic in ("topic 2", "", "", "topic 1", "", ""):
            await ana.says(f"/quiz beasts {topic}")
            for _ in range(3):
                seen.append(answer_to(ana.text))
                await ana.taps("Next")
            seen.append(answer_to(ana.text))
            if len(seen) == 8:
                await viva.restart()
            await ana.says("/stop")
            ana.sees("The quiz is over; everything is kept.")
        assert sorted(seen[:12]) == sorted(seen[12:]) == sorted(WORDS)


@pytest.mark.parametrize(("cards", "topics", "left", "times"), [(8, 1, 2, 1), (12, 1, 0, 5), (12, 2, 4, 3)])
async def test_no_card_comes_twice_in_a_quiz_wherever_in_a_round_it_begins(
    tmp_path: Path, cards: int, topics: int, left: int, times: int
) -> None:
    """`left` questions of a quiz are left, then come `times` whole ones."""
    length = min(10, cards // topics)
    async with running(tmp_path, {"beasts": make_deck("Beasts", cards, topics)}) as viva:
        ana = Person(viva, 1001, 1001)
        command = "/quiz beasts topic 1" if topics > 1 else "/quiz"
        await ana.says(command)
        for _ in range(left):
            await ana.says("/skip")
        for _ in range(times):
            await ana.says(command)
            asked = {answer_to(ana.text)}
            for number in range(2, length + 1):
                await ana.says("/skip")
                ana.sees(f"{number}/{length}")
                asked.add(answer_to(ana.text))
            assert len(asked) == length


async def test_a_quiz_longer_than_what_an_edit_left_of_its_deck_goes_on(viva: Viva, ana: Person) -> None:
    await viva.changes_deck("kirov", make_deck("Kirov", 4))
    await ana.says("/quiz")
    await ana.says("/skip")
    await viva.changes_deck("kirov", make_deck("Kirov", 2))
    for number in (3, 4):
        await ana.says("/skip")
        ana.sees(f"{number}/4")
    await ana.says("/skip")
    ana.sees("0 of 4 right")


async def test_a_restart_keeps_the_open_question_and_what_was_said(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control guards")
        await ana.says("the police")
        await viva.restart()
        await ana.says("/start")
        ana.sees("Welcome back")
        ana.sees_buttons("Back to the question", "Decks")
        await ana.taps("Back to the question")
        ana.sees("still open", "Who kept people under control?")
        await ana.says("gulag and border guards")
        ana.sees("Correct", "✓ The civilian police")


async def test_quiz_finds_decks_and_topics_however_they_are_named(tmp_path: Path) -> None:
    decks = {"control": CONTROL, "kirov": KIROV, "the-beasts": make_deck("The Beasts of Old", 4, topics=2)}
    async with running(tmp_path, decks) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        ana.sees("Which deck?", "Control · 3 cards", "Kirov · 1 card\n/quiz kirov", "/quiz the-beasts")
        ana.sees_buttons("Control", "Kirov", "The Beasts of Old")
        await ana.taps("Kirov")
        ana.sees("Who shot")
        await ana.taps("Control")
        ana.sees("Control · 3 cards", "Who kept watch.", "Pick a topic")
        ana.sees_buttons("All topics", "Guards · 1", "Dates · 1", "Writers · 1")
        await ana.taps("Dates · 1")
        ana.sees("1/1 · Control · Dates", "When was Kirov murdered?")
        for command, head in {
            "/quiz the beasts of old": "1/4 · The Beasts of Old",
            "/quiz BEASTS topic 2": "1/2 · The Beasts of Old · Topic 2",
            "/quiz the-beasts topic-1": "1/2 · The Beasts of Old · Topic 1",
            "/QUIZ Control guards": "1/1 · Control · Guards",
            "/quiz writ": "1/1 · Control · Writers",
            "/quiz@viva_playground_bot kir": "1/1 · Kirov",
            "/quiz": "1/1 · Kirov",
            "/start the-beasts": "1/4 · The Beasts of Old",
        }.items():
            await ana.says(command)
            ana.sees(head)
        await ana.says("/quiz nowhere")
        ana.sees("I have no deck called “nowhere”", "/quiz kirov")
        await ana.says("/quiz control nothing at all")
        ana.sees("“nothing at all” is no topic of Control")
        ana.sees_buttons("All topics", "Guards · 1", "Dates · 1", "Writers · 1")
        await ana.says("/start nowhere")
        ana.sees("Welcome back", "I have no deck called “nowhere”")
        await ana.says("/decks")
        ana.sees("Decks", "Control · 3 cards")


async def test_stop_and_skip_with_and_without_a_quiz(ana: Person) -> None:
    await ana.says("/stop")
    ana.sees("No quiz is running")
    await ana.says("/skip")
    ana.sees("no open question to skip")
    ana.sees_buttons("Start a quiz")
    await ana.taps("Start a quiz")
    ana.sees("Who shot")
    await ana.says("/stop")
    ana.sees("The quiz is over; everything is kept.")
    ana.sees_no("0 of")
    await ana.says("Nikolaev")
    ana.sees("No question is open")
    await ana.says("/quiz")
    await ana.says("Yezhov")
    await ana.says("/stop")
    ana.sees("0 of 1 right")
    ana.sees_buttons("Again", "Mistakes")


async def test_without_decks_that_is_said(tmp_path: Path) -> None:
    async with running(tmp_path, {}) as viva:
        ana = Person(viva, 1001, 1001)
        for command in ("/quiz", "/decks", "/start anything", "/quiz something"):
            await ana.says(command)
            ana.sees("There are no decks yet")
