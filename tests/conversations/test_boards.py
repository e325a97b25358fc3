"""The board of a battle: the lobby's message, which goes on to tell how it stands and lets people in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.playground.world import BOT_ID, Message
from bot.storage.outbox import Lane
from bot.storage.traffic import Outgoing
from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import KIROV, make_png

ROUNDS = 5
PAUSE = 13
"""Seconds after which a round that was closed at once is followed by the next."""


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot that sees all messages of its group, with a deck of one card."""
    async with running(tmp_path, {"kirov": KIROV}, reads_all=True) as bot:
        yield bot


async def begin(group: Group, *options: str) -> Message:
    """Ana opens a lobby with these options tapped, Ben joins, and it begins; returns the board."""
    await group.ana.says("/battle kirov 5")
    if options:
        for label in ("Options", *options, "Done"):
            await group.ana.taps(label)
    await group.ben.taps(next(b for b in ("Join", "Team 2") if b in buttons(group, board(group))))
    await group.ana.taps("Start")
    return board(group)


def board(group: Group) -> Message:
    """The latest board, or lobby, as it stands now."""
    return group.ana.latest("Revision battle")


def buttons(group: Group, message: Message) -> list[str]:
    return group.ana.buttons_under(message)


async def calls(viva: Viva) -> int:
    """How many calls the battles of the group have taken."""
    return len(await viva.rows(select(Outgoing.id).where(Outgoing.lane == Lane.BATTLE)))


async def test_it_is_edited_in_place_from_the_start_to_the_end(group: Group, viva: Viva) -> None:
    first = await begin(group)
    for fragment in ("Kirov", "Claim:", "In: Ana and Ben", "The battle has begun: 5 questions"):
        assert fragment in first.text
    before = await calls(viva) - 2  # the edit at the start, and the question
    for number in range(1, ROUNDS + 1):
        assert buttons(group, first) == ["Join"]
        await group.ben.says("Nikolaev")
        group.ben.sees(f"After {number} of 5", f"1. Ben · {number}0", "2. Ana · 0")
        stands = board(group)
        assert stands.message_id == first.message_id
        assert number == ROUNDS or f"After {number} of 5\n1. Ben · {number}0\n2. Ana · 0" in stands.text
        taken = await calls(viva) - before
        await viva.pass_time(PAUSE)
        assert taken + (2 if number == ROUNDS else 0) == 4  # the podium, and the board's last state
        before += taken
    assert "The battle is over.\n1. Ben · 50\n2. Ana · 0" in board(group).text
    assert buttons(group, first) == []


async def test_who_comes_late_joins_by_it_and_is_shown_when_the_round_closes(
    group: Group, viva: Viva
) -> None:
    await begin(group)
    before = await calls(viva)
    await group.chloe.taps("Join", on=board(group))
    assert group.chloe.toast == "You're in."
    assert await calls(viva) == before
    await group.ana.says("Nikolaev")
    assert "2. Ben and Chloé · 0" in board(group).text


async def test_teams_stay_in_view_and_who_is_in_one_stays_there(group: Group) -> None:
    await begin(group, "Teams: none")
    assert buttons(group, board(group)) == ["Team 1", "Team 2"]
    await group.chloe.taps("Team 1", on=board(group))
    assert group.chloe.toast == "You're in Team 1."
    await group.chloe.taps("Team 2", on=board(group))
    assert group.chloe.toast == "You're in Team 1."
    await group.ana.says("Nikolaev")
    assert (
        "Team 1: Ana and Chloé\nTeam 2: Ben\n\nAfter 1 of 5\n1. Team 1 · 5\n2. Team 2 · 0"
        in board(group).text
    )
    await group.ana.says("/stop")
    assert "stopped.\n1. Team 1 · 5\n2. Team 2 · 0" in board(group).text
    assert buttons(group, board(group)) == []


async def test_under_seal_it_tells_where_to_answer(group: Group) -> None:
    await begin(group, "Mode: claim")
    assert "Sealed:" in board(group).text
    assert "Latecomers are welcome: tap Answer in private" in board(group).text
    for person, said in ((group.ana, "Nikolaev"), (group.ben, "Yezhov")):
        await (await person.follows("Answer in private")).says(said)
    assert "After 1 of 5\n1. Ana · 10\n2. Ben · 0" in board(group).text


async def test_it_outlives_a_restart_and_downtime_leaves_it_for_later(group: Group, viva: Viva) -> None:
    first = await begin(group)
    before = await calls(viva)
    await viva.end()
    viva.telegram.advance(timedelta(seconds=40))
    await viva.start()
    (by,) = group.ana.numbers_in("I was away for {} s")
    assert 40 <= by < 50
    await group.ben.says("Nikolaev")
    group.ben.sees("After 1 of 5")
    assert "The battle has begun" in board(group).text
    assert await calls(viva) - before == 2  # the start's edit and the question were two more
    await viva.restart()
    await viva.pass_time(PAUSE)
    await group.ana.says("Nikolaev")
    assert "After 2 of 5\n1. Ana and Ben · 10" in board(group).text
    assert board(group).message_id == first.message_id


async def test_of_several_downtimes_in_a_round_one_is_told_at_once_and_the_others_with_the_answer(
    group: Group, viva: Viva
) -> None:
    await begin(group)
    for _ in range(3):
        await viva.end()
        viva.telegram.advance(timedelta(seconds=25))
        await viva.start()
        await group.chloe.says("Are you there?")
    group.ana.last = 0
    (first,) = group.ana.numbers_in("I was away for {} s")
    assert 25 <= first < 35
    await viva.pass_time(15)
    group.ana.sees_no("Time.")
    await viva.pass_time(20)
    group.ana.sees("Time.")
    (others,) = group.ana.numbers_in("You had {} s longer, as I was away again.")
    assert 50 <= others < 70


async def test_a_deleted_board_is_not_missed(group: Group, viva: Viva) -> None:
    first = await begin(group)
    viva.refusals = ("Message to edit not found",)
    viva.telegram.world.remove_message(first)
    for number in (1, 2):
        await group.ben.says("Nikolaev")
        group.ben.sees(f"After {number} of 5")
        await viva.pass_time(PAUSE)
    await group.ana.says("/stop")
    group.ana.sees("The battle was stopped")
    assert "Revision battle" not in group.ben.transcript()


async def test_it_comes_anew_in_the_supergroup_that_its_group_becomes(group: Group, viva: Viva) -> None:
    await begin(group)
    await group.becomes_supergroup()
    await group.makes_bot("administrator")
    for number in (1, 2):
        await group.ben.says("Nikolaev")
        assert f"After {number} of 5\n1. Ben · {number}0" in board(group).text
        assert buttons(group, board(group)) == ["Join"]
        await viva.pass_time(PAUSE)
    boards = [m for m in viva.telegram.messages(group.id) if "Revision battle" in m.text]
    assert len(boards) == 1


async def test_what_waits_to_be_changed_in_a_group_changes_nothing_in_the_next(
    group: Group, viva: Viva
) -> None:
    first = await begin(group)
    viva.refusals = ("message to edit not found",)
    await viva.end()
    telegram = viva.telegram
    await telegram.say(group.ana.id, group.id, "/stop@viva_playground_bot")
    new = telegram.upgrade(group.id)
    while telegram.world.message(new, first.message_id) is None:
        telegram.world.add_message(new, BOT_ID, {"text": "Hello."})
    await viva.start()
    assert "Hello." in telegram.messages(new)[first.message_id - 1].text


async def test_a_rematch_has_a_board_of_its_own(group: Group, viva: Viva) -> None:
    first = await begin(group)
    await group.ben.says("Nikolaev")
    await group.ana.says("/stop")
    over = board(group).text
    await group.ben.taps("Rematch")
    await group.ben.taps("Start")
    assert board(group).message_id > first.message_id
    assert "The battle has begun" in board(group).text
    assert [m.text for m in viva.telegram.messages(group.id) if m.message_id == first.message_id] == [over]
    assert buttons(group, first) == []


async def test_who_was_muted_closes_it_when_they_may_speak_again(group: Group) -> None:
    await group.becomes_supergroup()
    await group.makes_bot("administrator")
    await begin(group)
    await group.ben.says("Nikolaev")
    await group.makes_bot("restricted")
    await group.makes_bot("member")
    assert "so the battle ended.\n1. Ben · 10\n2. Ana · 0" in board(group).text
    assert buttons(group, board(group)) == []


async def test_where_only_replies_are_heard_it_is_kept_all_the_same(group: Group, viva: Viva) -> None:
    viva.telegram.read_all(reads_all=False)
    await viva.restart()
    await group.ana.says("/battle@viva_playground_bot kirov 5")
    await group.ana.taps("Start")
    await group.ben.replies("Nikolaev", to=group.ben.latest("Who shot"))
    assert "After 1 of 5\n1. Ben · 10\n2. Ana · 0" in board(group).text


async def test_a_question_too_long_for_a_caption_comes_after_its_picture(tmp_path: Path) -> None:
    asked = "Who shot Sergei Kirov" + " in Leningrad" * 75
    deck = KIROV.replace("Who shot Sergei Kirov", asked, 1).replace(
        "\n- Leonid", "\n![Kirov](kirov.png)\n\n- Leonid", 1
    )
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kirov.png").write_bytes(make_png())
    async with running(tmp_path, {"kirov": deck}, reads_all=True) as viva:
        group = Group(viva)
        await group.ana.says("/battle kirov 5")
        before = await calls(viva)
        await group.ana.taps("Start")
        assert [message.kind for message in group.ana.news] == ["photo", "text"]
        await group.ben.says("Nikolaev")
        assert "The battle has begun" in board(group).text  # the next round catches up
        assert await calls(viva) - before == 4
        await viva.pass_time(PAUSE)
        await group.ben.says("Nikolaev")
        assert "After 2 of 5" in board(group).text
