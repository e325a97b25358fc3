"""Sealed answers in the private chat, where a quiz may be open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import KIROV

pytestmark = pytest.mark.unmeasured


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a deck of one card."""
    async with running(tmp_path, {"kirov": KIROV}) as bot:
        yield bot


@pytest.fixture
async def sealed(group: Group) -> Group:
    """A sealed battle of Ana and Ben, with its first question."""
    await group.ana.says("/battle@viva_playground_bot")
    await group.ben.taps("Join")
    await group.ana.taps("Options")
    await group.ana.taps("Mode: claim")
    await group.ana.taps("Done")
    await group.ana.taps("Start")
    return group


async def test_a_quiz_waits_while_the_round_runs_and_goes_on_after(sealed: Group, viva: Viva) -> None:
    ana = sealed.ana.in_private()
    await ana.says("/quiz")
    ana.sees("1/")
    ana = await sealed.ana.follows("Answer in private")
    ana.sees(
        "You're in the battle in Revision group", "your answer to question 1", "\n\nWho shot Sergei Kirov?"
    )
    await ana.says("Yezhov")
    ana.sees("Sealed.", "Your quiz waits.")
    ana.sees_buttons("Back to the question")
    await ana.says("I mean Nikolaev")
    ana.sees("Your answer to question 1 is sealed", "Your quiz waits.")
    viva.telegram.advance(timedelta(seconds=31))
    await viva.settled()
    sealed.ana.sees("Ana +0", "Yezhov")
    await ana.says("Nikolaev")
    ana.sees("Correct.")


async def test_who_gives_up_under_seal_has_not_studied(sealed: Group) -> None:
    for person, said in ((sealed.ana, "no idea lol"), (sealed.ben, "Yezhov")):
        private = await person.follows("Answer in private")
        await private.says(said)
        private.sees("Sealed.")
        await private.says("/streak")
        private.sees("No streak yet" if person is sealed.ana else "1 day")


async def test_what_follows_the_answer_that_closed_the_round_is_none_to_the_quiz(
    sealed: Group, viva: Viva
) -> None:
    await sealed.ben.in_private().says("/quiz")
    ana = await sealed.ana.follows("Answer in private")
    await ana.says("Yezhov")
    ben = await sealed.ben.follows("Answer in private")
    await ben.says("Nikolaev")
    ben.sees("Sealed.")
    sealed.ana.sees("Ben +10")
    await ben.says("and also Trotsky")
    ben.sees("That round is over", "Your quiz waits.")
    ben.sees_no("Not yet")
    viva.telegram.advance(timedelta(seconds=11))
    await ben.says("Nikolaev")
    ben.sees("Correct.")


async def test_what_is_no_text_is_no_sealed_answer(sealed: Group) -> None:
    ana = await sealed.ana.follows("Answer in private")
    await ana.attaches("voice")
    ana.sees("I can only read text. Type your answer to question 1 of the battle")
    await ana.says("🙂")
    ana.sees("I can only read text. Type your answer to question 1 of the battle")
    await ana.says("Nikolaev")
    ana.sees("Sealed.")
    await ana.attaches("voice")
    ana.sees("I can only read text.")
    ana.sees_no("question 1")


async def test_a_sealed_answer_stays_as_it_was_first_sent(sealed: Group, viva: Viva) -> None:
    ana = await sealed.ana.follows("Answer in private")
    await ana.says("Yezhov")
    await ana.edits("Yezhov", "Nikolaev")
    ana.sees("I saw your edit, but your answer to question 1 is sealed as it was first sent.")
    await viva.pass_time(31)
    sealed.ana.sees("Ana +0", "Yezhov")
    await ana.edits("Nikolaev", "Nikolaev!")
    ana.sees("I read messages as they were first sent")


async def test_who_gives_up_has_sealed_that(sealed: Group) -> None:
    ana = await sealed.ana.follows("Answer in private")
    await ana.says("?")
    ana.sees("Sealed.")


async def test_who_goes_back_to_the_quiz_is_out_until_the_button_leads_in_again(sealed: Group) -> None:
    ana = await sealed.ana.follows("Answer in private")
    await ana.says("/quiz")
    await ana.says("not Nikolaev")
    ana.sees("Not yet")
    ana = await sealed.ana.follows("Answer in private")
    await ana.says("Nikolaev")
    ana.sees("Sealed.")
    await ana.taps("Back to the question")
    await ana.says("Nikolaev")
    ana.sees("Correct.")


async def test_an_edit_changes_no_sealed_answer_and_a_forward_is_none(sealed: Group, viva: Viva) -> None:
    ana = await sealed.ana.follows("Answer in private")
    ben = await sealed.ben.follows("Answer in private")
    await viva.telegram.forward(ben.id, sealed.ana.latest("Who shot"), ben.id)
    await viva.settled()
    ben.sees("No question is open")
    await ana.says("Yezhov")
    await ana.edits("Yezhov", "Nikolaev")
    await ben.says("Nikolaev")
    sealed.ana.sees("Ben +10: “Nikolaev”", "Ana +0: “Yezhov”")


async def test_who_answers_once_it_is_skipped_is_late_and_it_is_told_once(sealed: Group) -> None:
    ben = await sealed.ben.follows("Answer in private")
    for person in (sealed.ana, sealed.ben):
        await person.says("/skip@viva_playground_bot")
    await ben.says("Nikolaev")
    ben.sees("That round had closed.")
    assert sealed.ana.transcript().count("Skipped") == 1


async def test_up_to_half_of_a_timed_answer_is_for_speed(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle@viva_playground_bot")
    await group.ben.taps("Join")
    await group.ana.taps("Options")
    for label in ("Mode: claim", "Mode: sealed", "Done"):
        await group.ana.taps(label)
    await group.ana.taps("Start")
    people = [await person.follows("Answer in private") for person in (group.ana, group.ben)]
    await people[0].says("Nikolaev")
    viva.telegram.advance(timedelta(seconds=29))
    await people[1].says("Nikolaev")
    group.ana.sees("Ana +10", "Ben +5")
