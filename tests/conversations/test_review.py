"""`/review`: what is due comes by itself, the most forgotten first, whatever asked it before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.storage.models import Memory
from tests.conversations.conftest import NOON, Person, Viva, running
from tests.conversations.decks import KIROV, WORDS, answer_to, make_deck

DAY = timedelta(days=1)


async def days_until_due(viva: Viva, learner_id: int) -> list[int]:
    """In how many days from the start each card is due that was rated, in the order of first meeting."""
    query = select(Memory.due_at).where(Memory.learner_id == learner_id).order_by(Memory.seen)
    return [(at - NOON).days for at in await viva.rows(query)]


async def test_new_cards_then_what_is_due_then_nothing_until_a_date(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/review")
        for number in range(1, 11):  # ten new ones a day, in the deck's order
            ana.sees(f"{number}/10 · Beasts")
            assert answer_to(ana.text) == WORDS[number - 1]
            await ana.says(WORDS[number - 1] if number != 2 else "/skip")
            if number not in (2, 10):
                await ana.taps("Next")
        ana.sees("🏁 Review: 9 of 10 right")
        await ana.taps("Again")
        ana.sees("Nothing is due.", "No new cards are left for today", "due on Tue, Mar 3 at 12:00")
        await ana.says("/decks")
        ana.sees("Beasts · 12 cards")
        ana.sees_no("due")
        viva.telegram.advance(DAY)
        await ana.says("/decks")
        ana.sees("12 cards, 1 due")
        await ana.says("/review")
        ana.sees("1/1 · Beasts", "at place 2?")
        await ana.says(WORDS[1])
        ana.sees("🏁 Review: 1 of 1 right")
        await ana.taps("Again")
        ana.sees("1/2 · Beasts", "at place 11?")


async def test_the_most_forgotten_comes_first_and_a_hint_makes_a_card_come_sooner(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 3)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/review")
        await ana.says(WORDS[0])
        await ana.taps("Next")
        await ana.taps("Hint")
        await ana.says(WORDS[1])
        await ana.taps("Next")
        await ana.taps("Show answer")
        assert await days_until_due(viva, 1001) == [2, 1, 1]
        viva.telegram.advance(3 * DAY)
        await ana.says("/review")
        for number in (3, 2, 1):
            ana.sees(f"at place {number}?")
            await ana.says(WORDS[number - 1])
            if number > 1:
                await ana.taps("Next")
        ana.sees("3 of 3 right")


async def test_quizzes_feed_the_same_memory_and_a_review_takes_all_decks(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 1), "kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        for deck in ("beasts", "kirov"):
            await ana.says(f"/quiz {deck}")
            await ana.taps("Show answer")
        viva.telegram.advance(DAY)
        await ana.says("/review")
        ana.sees("1/2 · Beasts")
        await ana.says("/skip")
        ana.sees("2/2 · Kirov")
        await viva.changes_deck("beasts", None)
        await ana.says("Nikolaev")
        ana.sees("🏁 Review: 1 of 2 right")
        viva.telegram.advance(DAY)
        await ana.says("/review")
        ana.sees("Nothing is due.")  # the other deck is gone


async def test_what_was_stopped_before_any_answer_leaves_the_memory_alone(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 2)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("/stop")
        assert await viva.rows(select(Memory.due_at)) == [None]
        await ana.says("/review")
        ana.sees("1/2")  # it is new still


async def test_the_learners_word_rates_a_card_anew_until_it_is_taken_back(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 1)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        await ana.taps("Show answer")
        assert await days_until_due(viva, 1001) == [1]
        await ana.taps("I was right")
        assert await days_until_due(viva, 1001) == [2]
        await ana.taps("Undo “I was right”")
        assert await days_until_due(viva, 1001) == [1]


async def test_where_nothing_is_due_the_quiz_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 1)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says(WORDS[0])
        await ana.says("/quiz")
        await ana.says("/review")
        ana.sees("Nothing is due.", "due on Wed, Mar 4 at 12:00")
        await ana.says(WORDS[0])
        ana.sees("Correct")


async def test_a_reminder_says_how_many_cards_are_due_and_leads_back_to_an_open_review(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 3)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/settings")
        await ana.taps("Time zone")
        await ana.says("Europe/Berlin")
        await ana.says("/remind 20:00")
        await ana.says("/review")
        for _ in range(3):
            await ana.says("/skip")
        viva.telegram.advance(DAY / 3)  # 21:00 there
        await viva.settled()
        ana.sees("Time for a few questions")
        ana.sees_no("due")
        viva.telegram.advance(DAY)
        await viva.settled()
        ana.sees("3 cards are due; /review asks them.")
        await ana.says("/review")
        viva.telegram.advance(DAY)
        await viva.settled()
        ana.sees("3 cards are due")
        await ana.taps("Back to the question")
        ana.sees("still open", "at place 1?")


async def test_how_many_cards_are_new_and_how_surely_they_are_recalled_is_ones_own_wish(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/settings")
        ana.sees("New cards a day: 10", "Sure to recall: 90%")
        await ana.taps("New cards a day")
        await ana.taps("0")
        ana.sees("brings 0 new cards at most")
        await ana.says("/review")
        ana.sees("Nothing is due.", "No new cards are left for today")
        await ana.taps("New cards a day")
        await ana.taps("20")
        await ana.taps("Sure to recall")
        await ana.taps("80%")
        await ana.says("/settings")
        ana.sees("New cards a day: 20", "Sure to recall: 80%")
        await ana.says("/review")
        ana.sees("1/12 · Beasts")
        await ana.says(WORDS[0])
        [due] = [days for days in await days_until_due(viva, 1001) if days]
        assert due > 2  # where nine in ten shall be recalled
        for forged in ("new:7", "retention:99", "news:1", "retentions:2"):
            await ana.sends_button_data(ana.message_with_button("80%"), forged)
            assert "can't read that button" in ana.toast
