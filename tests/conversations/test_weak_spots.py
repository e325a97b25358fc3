"""`/weak`: the points that were missed come back, until they are got."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Memory
from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import CONTROL, KIROV, make_deck

pytestmark = pytest.mark.unmeasured


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a deck of several points a card, and two of single ones."""
    decks = {"control": CONTROL, "kirov": KIROV, "beasts": make_deck("Beasts", 1)}
    async with running(tmp_path, decks) as bot:
        yield bot


async def test_a_point_missed_is_listed_hidden_asked_again_and_told_when_it_is_got(
    viva: Viva, ana: Person
) -> None:
    await ana.says("/weak")
    ana.sees("You have no weak spots")
    await ana.says("/quiz control guards")
    await ana.says("the civilian police and the gulag guards")
    await ana.taps("Show answer")
    await ana.says("/weak")
    ana.sees("Your weak spots", "Who kept people under control?", "The border guards", "1/1 · Control")
    ana.sees_no("police")  # that was said
    hidden = ana.latest("Your weak spots").entities
    assert [entity["type"] for entity in hidden].count("spoiler") == 1
    await ana.says("police, gulag guards")
    ana.sees_no("A weak spot")
    await ana.says("and the border guards")
    ana.sees("Correct", "💪 A weak spot, got at last: The border guards", "🏁 Weak spots: 1 of 1 right")
    await ana.taps("Again")
    ana.sees("You have no weak spots")
    assert await viva.rows(select(Memory.weakness)) == [None]


async def test_the_weakest_points_come_first_from_all_decks(ana: Person) -> None:
    await ana.says("/quiz beasts")
    await ana.taps("Show answer")
    for _ in range(2):
        await ana.says("/quiz kirov")
        await ana.says("Trotsky")
        await ana.taps("Show answer")
    await ana.says("/weak")
    head = ana.text.partition("1/2")[0]
    assert head.index("Who shot Sergei Kirov") < head.index("What beast stands at place 1")
    await ana.taps("Show answer")
    await ana.taps("Next")
    await ana.taps("Show answer")
    ana.sees("🏁 Weak spots: 0 of 2 right")
    await ana.taps("Mistakes")
    ana.sees("1/2")


async def test_a_question_is_listed_once_above_its_points_and_several_got_at_once_are_counted(
    ana: Person,
) -> None:
    await ana.says("/quiz control guards")
    await ana.says("police")
    await ana.taps("Show answer")
    await ana.says("/weak")
    listed = ana.latest("Your weak spots")
    assert listed.text.count("Who kept people under control?") == 1
    assert [entity["type"] for entity in listed.entities].count("spoiler") == 2
    await ana.says("police, gulag guards, border guards")
    ana.sees("Correct", "💪 2 weak spots, got at last.")


async def test_a_skipped_card_is_no_weak_spot_and_nothing_weak_leaves_the_quiz_alone(ana: Person) -> None:
    await ana.says("/quiz kirov")
    await ana.says("/skip")
    await ana.says("/quiz kirov")
    await ana.says("/weak")
    ana.sees("You have no weak spots")
    await ana.says("Nikolaev")
    ana.sees("Correct")


async def test_the_learners_word_takes_a_weak_spot_away_until_it_is_taken_back(ana: Person) -> None:
    await ana.says("/quiz kirov")
    await ana.says("a lone gunman")
    await ana.taps("Show answer")
    await ana.taps("I was right")
    await ana.says("/weak")
    ana.sees("You have no weak spots")
    await ana.taps("Undo “I was right”")
    await ana.says("/weak")
    ana.sees("1/1 · Kirov")
    await ana.says("a young party member")
    await ana.taps("I was right")
    ana.sees("Counted as right", "A weak spot, got at last: Leonid Nikolaev")
    await ana.says("/weak")
    ana.sees("You have no weak spots")


async def test_a_hint_gets_no_weak_spot_out_of_the_way(ana: Person) -> None:
    await ana.says("/quiz kirov")
    await ana.taps("Show answer")
    await ana.says("/weak")
    await ana.taps("Hint")
    await ana.says("Nikolaev")
    ana.sees("Correct")
    ana.sees_no("A weak spot")
    await ana.says("/weak")
    ana.sees("1/1 · Kirov")


async def test_a_point_that_an_edit_took_out_is_forgotten(viva: Viva, ana: Person) -> None:
    await ana.says("/quiz kirov")
    await ana.taps("Show answer")
    await viva.changes_deck("kirov", KIROV.replace("Leonid **Nikolaev**", "The clerk **Nikolaev**"))
    await ana.says("/weak")
    ana.sees("You have no weak spots")
