"""The question of the day in a group: set, answered by replies, and resolved a day later."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.dailies import DailyAnswer, DailyQuestion
from bot.storage.days import GroupDay, StudyDay
from tests.conversations.conftest import Group, Person, Viva, running
from tests.conversations.decks import CITIES, CONTROL, answer_to, make_deck
from tests.conversations.people import Member

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TODAY = "Question of the day · "


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot in privacy mode with a deck of three beasts, and one about control."""
    decks = {"beasts": make_deck("Beasts", 3), "control": CONTROL}
    async with running(tmp_path, decks) as bot:
        yield bot


@pytest.fixture
async def group(viva: Viva) -> Group:
    """Ana, who lives in Berlin, where it is one o'clock, Ben and Chloé; the bot hears only replies."""
    ana = Person(viva, 1001, 1001)
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("Europe/Berlin")
    return Group(viva)


async def asks(person: Member, wish: str) -> None:
    """Say `/daily`, to the bot by its name."""
    await person.says(f"/daily@viva_playground_bot {wish}".strip())


async def waits(group: Group, time: timedelta) -> None:
    """Let time go by, and see only what the bot then says by itself."""
    telegram = group.viva.telegram
    for person in group.people:
        person.last = max(message.message_id for message in telegram.messages(person.chat))
    telegram.advance(time)
    await group.viva.settled()


async def is_asked(group: Group, wish: str = "14:00 beasts") -> str:
    """Let Ana set a question of the day, and wait until the first is put; returns the right answer."""
    await asks(group.ana, wish)
    await waits(group, HOUR)
    group.ana.sees(TODAY)
    return answer_to(group.ana.latest("at place").text) if "beasts" in wish else ""


async def test_a_question_comes_each_day_and_the_next_tells_the_answer_with_who_got_it(
    group: Group, viva: Viva
) -> None:
    await asks(group.ana, "")
    group.ana.sees("No question of the day is set here")
    await asks(group.ana, "2 pm beasts")
    group.ana.sees("A question from Beasts comes here each day at 14:00 (Europe/Berlin)", "Mon, Mar 2")
    await waits(group, HOUR)
    group.ana.sees("Question of the day · Mon, Mar 2 · Beasts", "Reply to this message", "3 tries")
    group.ana.sees("The answer comes with the next question, Tue, Mar 3 at 14:00")
    asked = group.ana.latest("at place")
    right = answer_to(asked.text.split("\n\n")[1])
    await group.chloe.replies("a unicorn", to=asked)
    group.chloe.sees_reaction("✍")
    await group.ben.replies("a unicorn", to=asked)
    await group.ben.replies(right, to=asked)
    group.ben.sees_reaction("✍")
    assert group.ben.news == []
    await waits(group, 23 * HOUR)
    assert group.ana.news == []
    await waits(group, HOUR)
    answer, question = group.ana.news
    assert "The answer · Mon, Mar 2" in answer.text
    assert f"• The {right}" in answer.text
    assert "✅ Ben" in answer.text
    assert "Chloé" not in answer.text
    assert "🔥 1 day with a battle or a daily answer" in answer.text
    assert "Question of the day · Tue, Mar 3" in question.text
    assert len(await viva.rows(select(StudyDay.id))) == 2
    assert await viva.rows(select(GroupDay.zone)) == ["Europe/Berlin"]
    assert len(await viva.rows(select(DailyAnswer.text))) == 3


async def test_no_card_comes_again_before_the_others_have(group: Group, viva: Viva) -> None:
    await is_asked(group)
    await waits(group, DAY)
    group.ana.sees("Nobody answered.")
    await waits(group, DAY)
    assert len({*await viva.rows(select(DailyQuestion.card_id))}) == 3


async def test_only_a_reply_to_the_question_answers_it_three_times_and_only_until_it_is_closed(
    group: Group, viva: Viva
) -> None:
    await group.makes_bot("administrator")
    right = await is_asked(group)
    asked = group.ana.latest("at place")
    await group.ben.says(right)
    await group.ben.replies(right, to=group.ana.latest("comes here each day"))
    group.ben.sees_no_reaction()
    for _ in range(3):
        await group.ben.replies("a unicorn", to=asked)
        group.ben.sees_reaction("✍")
    await group.ben.replies(right, to=asked)
    group.ben.sees_no_reaction()
    await waits(group, DAY)
    group.ana.sees("1 of you tried, and did not get it.")
    await group.chloe.replies(right, to=asked)
    group.chloe.sees_no_reaction()
    await group.chloe.replies(right, to=group.ana.latest("The answer · "))
    group.chloe.sees_no_reaction()
    assert len(await viva.rows(select(DailyAnswer.id))) == 3


async def test_who_gives_up_has_not_answered(group: Group, viva: Viva) -> None:
    await is_asked(group)
    asked = group.ana.latest("at place")
    for text in ("?", "I don't know!", "no idea", "pass", "who knows", "🙂"):
        await group.ben.replies(text, to=asked)
        group.ben.sees_no_reaction()
    assert await viva.rows(select(StudyDay.id)) == await viva.rows(select(GroupDay.zone)) == []
    await group.ben.replies("a unicorn", to=asked)
    group.ben.sees_reaction("✍")
    await waits(group, DAY)
    group.ana.sees("1 of you tried, and did not get it.")


async def test_a_word_that_gives_up_elsewhere_is_an_answer_where_it_is_right(
    group: Group, viva: Viva
) -> None:
    await viva.changes_deck(
        "show", "# Show\n\n### What does a museum do with paintings? {#m}\n\n- **show** them\n"
    )
    await is_asked(group, "14:00 show")
    await group.ben.replies("show", to=group.ana.latest("museum"))
    group.ben.sees_reaction("✍")
    await waits(group, DAY)
    group.ana.sees("✅ Ben")


async def test_who_named_a_part_is_told_with_how_much(group: Group, viva: Viva) -> None:
    for _ in range(3):
        await is_asked(group, "14:00 control")
        if "Name three" in group.ana.latest(TODAY).text:
            break
        await waits(group, 23 * HOUR)
    asked = group.ana.latest("Name three")
    group.ana.sees("3 points to find.")
    await group.chloe.replies("police", to=asked)
    await group.ben.replies("the police and the gulag guards", to=asked)
    await waits(group, DAY)
    group.ana.sees("🟡 Ben (2 of 3) and Chloé (1 of 3)", "• The civilian police", "They wore uniforms")
    assert viva.telegram.now().hour == 13


@pytest.mark.parametrize(
    ("deck", "told"),
    [
        (CITIES, "• Stalinsk\n• 2 more would count\n"),
        (CITIES.replace("- **Perm**\n", ""), "• Stalinsk\n• Frunze\n"),
    ],
)
async def test_where_one_point_is_enough_a_few_more_are_told(tmp_path: Path, deck: str, told: str) -> None:
    async with running(tmp_path, {"cities": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/settings")
        await ana.taps("Time zone")
        await ana.says("Europe/Berlin")
        group = Group(viva)
        await is_asked(group, "14:00 cities")
        await waits(group, DAY)
        group.ana.sees(told)


async def test_a_battle_goes_on_beside_it_and_takes_no_answer_to_it(group: Group, viva: Viva) -> None:
    right = await is_asked(group)
    asked = group.ana.latest("at place")
    await group.ana.says("/question@viva_playground_bot beasts")
    in_battle = group.ana.latest("A question for all")
    await group.ben.replies(right, to=asked)
    group.ben.sees_reaction("✍")
    group.ben.sees_no("All found")
    await group.ben.replies(answer_to(in_battle.text.split("\n\n")[1]), to=in_battle)
    group.ben.sees("All found")
    assert len(await viva.rows(select(DailyAnswer.id))) == 1


async def test_it_is_shown_moved_and_ended_by_who_set_it_or_an_administrator(group: Group) -> None:
    await asks(group.ben, "14:00")
    group.ben.sees("I don't know your time zone yet", "/settings", "https://t.me/viva_playground_bot")
    ben = group.ben.in_private()
    await ben.says("/settings")
    await ben.taps("Time zone")
    await ben.says("Europe/London")
    await asks(group.ben, "13:00 beasts")
    await asks(group.chloe, "off")
    group.chloe.sees("Chloé, only who set the question of the day, or an administrator, can change it.")
    await asks(group.ana, "15:00 control")  # she owns the group
    group.ana.sees("A question from Control comes here each day at 15:00 (Europe/Berlin)")
    await asks(group.ben, "")
    group.ben.sees("from Control, at 15:00 (Europe/Berlin), set by Ana", "The next comes Mon, Mar 2 at 15:00")
    await waits(group, HOUR)
    assert group.ana.news == []
    await waits(group, HOUR)
    assert len(group.ana.news) == 1
    await asks(group.ana, "16:00 beasts")
    group.ana.sees("the first Tue, Mar 3 at 16:00")
    await waits(group, HOUR)
    assert group.ana.news == []
    await asks(group.ana, "off")
    group.ana.sees("The answer · Mon, Mar 2", "Nobody answered.", "No more questions of the day")
    await asks(group.ana, "off")
    group.ana.sees("No question of the day is set here")
    await waits(group, DAY)
    assert group.ana.news == []
    await asks(group.ana, "23:00 beasts")
    group.ana.sees("the first Tue, Mar 3 at 23:00")


async def test_of_what_is_set_a_time_alone_keeps_the_deck_and_a_deck_alone_the_time(group: Group) -> None:
    await asks(group.ana, "14:00 control")
    await asks(group.ana, "15:00")
    group.ana.sees("A question from Control comes here each day at 15:00")
    await asks(group.ana, "beasts")
    group.ana.sees("A question from Beasts comes here each day at 15:00")
    await asks(group.ana, "25:00")
    group.ana.sees("“25:00” is not one time of day")
    await asks(group.ana, "fishes")
    group.ana.sees("no deck called “fishes”")


@pytest.mark.parametrize("wish", ["beasts", "14:00 15:00", "weekdays 14:00", "25:00"])
async def test_a_wish_that_is_not_one_time_of_day_is_explained(group: Group, wish: str) -> None:
    await asks(group.ana, wish)
    group.ana.sees(f"“{wish}” is not one time of day. Try /daily 09:00")


async def test_a_deck_that_is_not_there_is_told_and_one_that_goes_ends_it(group: Group, viva: Viva) -> None:
    for wish in ("fishes", "control guards"):  # a topic is no deck
        await asks(group.ana, f"14:00 {wish}")
        group.ana.sees(f"no deck called “{wish}”")
        await group.ana.says(f"/battle@viva_playground_bot {wish}")
        group.ana.sees(f"no deck called “{wish}”")
    await is_asked(group)
    await viva.changes_deck("beasts", None)
    await waits(group, DAY)
    group.ana.sees("The answer · Mon, Mar 2", "has no cards any more")
    await waits(group, DAY)
    assert group.ana.news == []


async def test_what_is_two_hours_late_is_left_out(group: Group, viva: Viva) -> None:
    await asks(group.ana, "14:00 beasts")
    await viva.end()
    viva.telegram.advance(3 * HOUR)
    await viva.start()
    assert not await viva.rows(select(DailyQuestion.id))
    await viva.end()
    viva.telegram.advance(23 * HOUR)  # an hour late
    await viva.start()
    assert len(await viva.rows(select(DailyQuestion.id))) == 1
    await viva.restart()
    assert len(await viva.rows(select(DailyQuestion.id))) == 1


@pytest.mark.parametrize("standing", ["restricted", "kicked"])
async def test_while_we_can_t_speak_in_a_group_none_comes(group: Group, viva: Viva, standing: str) -> None:
    await group.becomes_supergroup()
    right = await is_asked(group)
    await group.ben.replies(right, to=group.ana.latest("at place"))
    await group.makes_bot(standing)  # type: ignore[arg-type] # one of those that can be given
    await waits(group, 2 * DAY)
    assert group.ana.news == []
    await group.makes_bot("member")
    await waits(group, DAY)
    group.ana.sees("The answer · Mon, Mar 2", "✅ Ben", "Question of the day · Thu, Mar 5")
    assert len(await viva.rows(select(DailyQuestion.id))) == 2


async def test_a_group_that_becomes_a_supergroup_keeps_it(group: Group, viva: Viva) -> None:
    right = await is_asked(group)
    await group.ben.replies(right, to=group.ana.latest("at place"))
    await group.becomes_supergroup()
    await waits(group, DAY)
    group.ana.sees("The answer · Mon, Mar 2", "✅ Ben", "Question of the day · Tue, Mar 3")
    assert {*await viva.rows(select(DailyQuestion.chat_id))} == {group.id}


async def test_it_comes_into_the_topic_where_it_was_set(group: Group, viva: Viva) -> None:
    await group.becomes_supergroup()
    topic = viva.telegram.open_topic(group.id, "History")
    wish = "/daily@viva_playground_bot 14:00 beasts"
    await viva.telegram.say(group.ana.id, group.id, wish, topic_id=topic.id)
    await viva.settled()
    await waits(group, HOUR)
    assert [message.topic_id for message in group.ana.news] == [topic.id]
    await viva.telegram.say(group.chloe.id, group.id, "/daily@viva_playground_bot off", topic_id=topic.id)
    await viva.settled()
    assert group.ana.latest("only who set").topic_id == topic.id
