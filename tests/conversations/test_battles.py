"""Battles in a group, as scripts: the lobby, claims, sealed answers, the podium, the table."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.battles import Battle, BattleAnswer, BattleScore
from bot.storage.outbox import Lane
from bot.storage.traffic import Outgoing
from tests.conversations.conftest import Group, Viva, running
from tests.conversations.decks import CITIES, make_png

SOVIET = """\
# Soviet history

### Who shot Sergei Kirov? {#assassin}

- Leonid **Nikolaev**
- not: **Yezhov**. He became head of the NKVD only in 1936.

> He walked into the party's headquarters.

### Which two cities were renamed? {#cities}

- **Leningrad**
- **Stalingrad**
"""

RIGHT = {"assassin": "Nikolaev", "cities": "Leningrad and Stalingrad"}


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot that sees all messages of its group, with a deck of two cards."""
    async with running(tmp_path, {"soviet": SOVIET}, reads_all=True) as bot:
        yield bot


async def begin(group: Group, command: str = "/battle soviet 5") -> None:
    """Open a lobby as Ana, let Ben and Chloé join, and start."""
    await group.ana.says(command)
    await group.ben.taps("Join")
    await group.chloe.taps("Join")
    await group.ana.taps("Start")


def question_of(group: Group) -> str:
    """Tell which of the two cards stands."""
    return "assassin" if "Who shot" in group.ana.latest("?").text else "cities"


async def test_a_lobby_shows_who_is_in_and_by_which_rules(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle soviet 5")
    group.ana.sees("Revision battle", "Soviet history", "5 questions, 30 s each", "In: Ana")
    group.ana.sees_buttons("Join", "Leave", "Start", "Options", "Cancel")
    await group.ben.taps("Start")
    assert group.ben.toast == "Join first."
    await group.ben.taps("Join")
    assert group.ben.toast == "You're in."
    await viva.pass_time(4)
    assert "In: Ana and Ben" in group.ana.latest("Revision battle").text
    await group.ben.taps("Options")
    assert "Only who opened the lobby" in group.ben.toast
    await group.ana.taps("Options")
    for label in ("Questions: 5", "Seconds: 30", "Mode: claim", "Teams: none"):
        await group.ana.taps(label)
    lobby = group.ana.latest("Revision battle")
    options = ["Questions: 10", "Seconds: 60", "Mode: sealed", "Teams: 2"]
    everybodys = ["Team 1", "Team 2", "Even out", "Leave"]
    assert group.ana.buttons_under(lobby)[:8] == [*everybodys, *options]
    assert "Team 1: Ana" in lobby.text
    assert "Team 2: Ben" in lobby.text
    await group.ana.taps("Done")
    await group.ana.taps("Cancel")
    group.ana.sees("The battle was stopped")
    [battle_id] = await viva.rows(select(Battle.id))
    await group.ben.sends_button_data(lobby, f"join:{battle_id}")
    assert "has begun, or is over" in group.ben.toast


async def test_a_point_belongs_to_whoever_names_it_first(group: Group, viva: Viva) -> None:
    await begin(group)
    assert "The battle has begun" in group.ana.latest("Revision battle").text
    seen = set()
    for _ in range(5):
        card = question_of(group)
        seen.add(card)
        if card == "assassin":
            await group.ben.says("Yezhov did")
            group.ben.sees_reaction("🤔")
            await group.chloe.says("it was Nikolaev")
            group.chloe.sees_reaction("👍")
            group.chloe.sees("All found", "Nikolaev · Chloé")
        else:
            await group.ana.says("Leningrad")
            group.ana.sees_reaction("👍")
            await group.ben.says("Leningrad and Stalingrad")
            group.ben.sees("Leningrad · Ana", "Stalingrad · Ben")
        await viva.pass_time(13)
    assert seen == {"assassin", "cities"}
    group.ana.sees("The battle is over", "First:", "🥇", "Best answer:")
    assert await viva.rows(select(Battle.ended_at).where(Battle.ended_at.is_(None))) == []
    assert sorted(await viva.rows(select(BattleScore.learner_id))) == [1001, 1002, 1003]
    await group.ana.says("/top")
    group.ana.sees("Top of the group", "This week", "Ana", "Ben")
    await group.ben.taps("All time")
    assert "All time" in group.ben.latest("Top of the group").text
    await group.ben.taps("Rematch")
    group.ben.sees("Revision battle", "In: Ben")


@pytest.mark.parametrize(("wish", "shown"), [("soviet 3", "3"), ("2 soviet", "2"), ("20", "20"), ("", "10")])
async def test_a_battle_has_as_many_questions_as_are_wished_for(group: Group, wish: str, shown: str) -> None:
    await group.ana.says(f"/battle {wish}".strip())
    group.ana.sees("Soviet history", f"\n{shown} questions, 30 s each")


@pytest.mark.parametrize("number", ["1", "0", "21", "9999999999"])
async def test_a_number_that_is_none_of_a_battle_is_told(group: Group, number: str) -> None:
    await group.ana.says(f"/battle soviet {number}")
    group.ana.sees("A battle has 2 to 20 questions: say /battle 10")
    group.ana.sees_no("Revision battle")


async def test_who_stops_a_battle_is_shown_the_answer_to_what_still_stood(group: Group) -> None:
    await begin(group)
    if question_of(group) == "cities":
        await group.ben.says("Leningrad")
        await group.ana.says("/stop")
        group.ana.sees("The battle was stopped.\n✓ Leningrad · Ben\n• Stalingrad", "First: Ben")
    else:
        await group.ana.says("/stop")
        group.ana.sees("The battle was stopped.\n• Leonid Nikolaev", "the party's headquarters")
    await group.ana.says("/question")
    card = question_of(group)
    await group.ben.says("/stop")
    group.ben.sees("Ben, only who asked the question or an administrator can withdraw it.")
    await group.ana.says("/stop")
    told = {"assassin": "• Leonid Nikolaev", "cities": "• Leningrad\n• Stalingrad"}
    group.ana.sees(f"The question was withdrawn.\n{told[card]}")
    await group.ana.says("/question")
    await group.ana.says(RIGHT[question_of(group)])
    await group.ana.says("/stop")
    group.ana.sees("No battle is on here")
    group.ana.sees_no("•")


async def test_a_few_wrong_answers_are_told_so_and_talk_is_not(group: Group) -> None:
    await begin(group)
    asked = group.ana.latest("?")
    await group.ana.says("good morning everybody")
    group.ana.sees_no_reaction()
    for number in range(4):
        await group.ben.replies(f"somebody else {number}", to=asked)
        group.ben.sees_reaction("🤔")
    await group.chloe.replies("nobody", to=asked)
    group.chloe.sees_no_reaction()


async def test_time_closes_a_round_and_late_answers_do_not_count(group: Group, viva: Viva) -> None:
    await begin(group)
    await viva.pass_time(31)
    group.ana.sees("Time.")
    answers = len(await viva.rows(select(BattleAnswer.id)))
    await group.ben.says("Nikolaev, Leningrad, Stalingrad")
    group.ben.sees_no_reaction()
    assert len(await viva.rows(select(BattleAnswer.id))) == answers
    for _ in range(2):
        await viva.pass_time(13)
        await viva.pass_time(31)
    await viva.pass_time(13)
    group.ana.sees("Nobody answered three questions in a row")


async def test_what_is_no_answer_of_a_person_never_scores(group: Group, viva: Viva) -> None:
    await begin(group)
    while question_of(group) != "assassin":
        for person in group.people:
            await person.says("/skip")
        await viva.pass_time(13)
    await group.ben.says("no idea")
    await group.ben.edits("no idea", "Nikolaev")
    group.ben.sees_no_reaction()
    await group.chloe.says("Nikolaev?", reply_to=group.ben.mine())
    group.chloe.sees_no_reaction()
    private = group.ana.in_private()
    await private.says("Nikolaev")
    private.sees("No question is open")
    await group.ana.says("Nikolaev")
    group.ana.sees_reaction("👍")


async def test_three_wrong_answers_are_enough_on_a_card_of_one_point(group: Group, viva: Viva) -> None:
    await begin(group)
    while question_of(group) != "assassin":
        for person in group.people:
            await person.says("/skip")
        await viva.pass_time(13)
    group.ana.sees("Each of you has 3 tries")
    for guess in ("Yezhov", "Beria", "Trotsky", "Nikolaev"):
        await group.ben.says(guess)
    group.ben.sees_no_reaction()
    await group.chloe.says("Nikolaev")
    group.chloe.sees("All found")


async def test_a_majority_skips(group: Group, viva: Viva) -> None:
    await begin(group)
    await group.ana.taps("Skip")
    group.ana.sees_no("Skipped")
    await group.ben.says("/skip")
    group.ben.sees("Skipped")
    await group.chloe.says("/skip")
    assert group.chloe.news == []
    await viva.pass_time(13)
    group.ben.sees("2/5")


async def test_who_taps_skip_without_taking_part_is_told_how_to_and_what_is_on(group: Group) -> None:
    await group.ana.says("/question soviet")
    await group.ben.taps("Skip")
    assert group.ben.toast == "Only those who take part can skip it. To take part, just answer."
    await group.ben.says("/battle")
    group.ben.sees("A question for all stands here already. Who asked it can /stop it.")
    await group.ana.taps("Skip")
    group.ana.sees("Skipped")


async def test_a_pictured_round_is_four_calls_at_most(tmp_path: Path) -> None:
    deck = SOVIET.replace("\n- Leonid", "\n![Kirov](kirov.png)\n\n- Leonid").partition("### Which")[0]
    to_the_group = select(Outgoing.id).where(Outgoing.lane == Lane.BATTLE)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kirov.png").write_bytes(make_png())
    async with running(tmp_path, {"soviet": deck}, reads_all=True) as viva:
        group = Group(viva)
        await group.ana.says("/battle")
        before = len(await viva.rows(to_the_group))
        await group.ana.taps("Start")
        assert group.ana.news[0].kind == "photo"
        question = group.ana.latest("Who shot")
        await group.ana.says("Nikolaev")
        assert len(await viva.rows(to_the_group)) - before == 4
        await group.ben.taps("Skip", on=question)
        assert group.ben.toast == "There is no question to skip."


async def test_where_one_point_is_enough_the_answer_is_short(tmp_path: Path) -> None:
    async with running(tmp_path, {"cities": CITIES}, reads_all=True) as viva:
        group = Group(viva)
        await group.ana.says("/question")
        await group.ben.says("Molotov")
        group.ben.sees("Enough found", "• Kirov", "✓ Molotov · Ben", "• Stalinsk", "• 2 more would count")
        group.ben.sees_no("Frunze", "Perm")


async def test_sealed_answers_are_opened_together(group: Group, viva: Viva) -> None:
    await group.ana.says("/battle soviet 5")
    await group.ben.taps("Join")
    await group.ana.taps("Options")
    await group.ana.taps("Mode: claim")
    await group.ana.taps("Done")
    await group.ana.taps("Start")
    right = RIGHT[question_of(group)]
    await group.chloe.says(right)
    group.chloe.sees_no_reaction()
    ana = await group.ana.follows("Answer in private")
    ana.sees("You're in the battle in", "Revision group")
    ben = await group.ben.follows("Answer in private")
    await ana.says(right)
    ana.sees("Sealed")
    group.ana.sees_no("All answers are in")
    await ben.says("Yezhov")
    ben.sees("Sealed")
    news = group.ana.latest("All answers are in").text
    assert right in news
    assert "Yezhov" in news
    await viva.pass_time(13)
    await ben.says("something")
    ben.sees("Sealed")
    await ben.says("/quiz")
    ben.sees("1/")


async def test_one_question_without_a_battle(group: Group, viva: Viva) -> None:
    await group.ana.says("/question")
    group.ana.sees("A question for all", "60 s")
    await group.ben.says(RIGHT[question_of(group)])
    group.ben.sees("All found")
    await group.ana.says("/top")
    group.ana.sees("Nobody has points yet")
    await group.ana.says("/question")
    group.ana.sees("A question for all")
    assert len(set(await viva.rows(select(BattleAnswer.card_id)))) == 1


async def test_only_the_starter_or_an_administrator_stops_a_battle(group: Group) -> None:
    await group.ben.says("/battle")
    await group.chloe.taps("Join")
    await group.chloe.says("/stop")
    group.chloe.sees("Chloé, only who began the battle or an administrator")
    await group.ana.says("/stop")
    group.ana.sees("The battle was stopped")
    await group.ben.says("/stop")
    group.ben.sees("No battle is on here")


async def test_a_battle_in_which_nobody_earned_a_point_makes_no_day(group: Group) -> None:
    await begin(group)
    question = group.ana.latest("?")
    await group.ben.replies("what?", to=question)
    await group.chloe.replies("no idea", to=question)
    await group.ana.says("/stop")
    group.ana.sees("The battle was stopped")
    group.ana.sees_no("🔥")
    await group.ana.says("/top")
    group.ana.sees_no("🔥")


async def test_a_group_has_a_streak_of_days_with_a_battle(group: Group, viva: Viva) -> None:
    for told in ("🔥 1 day with a battle", "🔥 2 days in a row with a battle"):
        for _ in range(2):  # a second one on the same day adds nothing
            await begin(group)
            await group.ben.says(RIGHT[question_of(group)])
            await group.chloe.says("no idea")
            await group.ana.says("/stop")
            group.ana.sees("The battle was stopped", told)
        await viva.pass_time(86_400)
    await group.ana.says("/top")
    group.ana.sees("🔥 2 days in a row with a battle")
    await group.becomes_supergroup()
    await group.ana.says("/top")
    group.ana.sees("🔥 2 days in a row with a battle")
    await viva.pass_time(86_400)
    await group.ana.says("/top")
    group.ana.sees("This week")
    group.ana.sees_no("🔥")
