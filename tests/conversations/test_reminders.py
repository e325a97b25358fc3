"""Reminders: set by command, sent when they are due unless today is done, snoozed, put off and stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.outbox import Lane
from bot.storage.reminders import Reminder
from bot.storage.traffic import Outgoing
from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import CONTROL, KIROV, answer_to, make_deck

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PUSH = "⏰ Time for a few questions"
LAST_CALL = "+ Last call before the day ends"
NOON_IS = "It is 13:00 in Europe/Berlin now."


@pytest.fixture
async def viva(tmp_path: Path) -> AsyncIterator[Viva]:
    """A bot with a deck of twelve beasts."""
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as bot:
        yield bot


async def lives_in_berlin(person: Person) -> None:
    """Say where they live; it is one o'clock there."""
    await person.says("/settings")
    await person.taps("Time zone")
    await person.says("Europe/Berlin")


async def waits(person: Person, time: timedelta) -> None:
    """Let time go by, and see only what the bot then says by itself."""
    telegram = person.viva.telegram
    person.last = max(message.message_id for message in telegram.messages(person.chat))
    telegram.advance(time)
    await person.viva.settled()


async def test_a_reminder_comes_when_it_was_asked_for_each_day_unless_today_is_done(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 6:30 pm")
    ana.sees("I'll remind you at 18:30 every day", NOON_IS)
    await waits(ana, 5 * HOUR)
    ana.sees_no(PUSH)
    await waits(ana, HOUR)
    ana.sees(PUSH)
    ana.sees_no("🔥")
    ana.sees_buttons("Start a quiz", "Snooze 1 h", "Not today", "Off")
    await ana.taps("Start a quiz")
    await ana.says("a unicorn")
    ana.sees("🔥 1 day")
    await waits(ana, DAY)
    ana.sees("⏰ Time for a few questions from Beasts?", "🔥 1 day is at stake today.")
    ana.sees_buttons("Back to the question", "Snooze 1 h", "Not today", "Off")
    assert len(ana.news) == 1
    await waits(ana, 20 * HOUR)  # 15:00 of the day after
    await ana.says(answer_to("at place 1?"))
    await waits(ana, 5 * HOUR)
    ana.sees_no(PUSH)
    await waits(ana, DAY)
    ana.sees(PUSH)
    sent = await ana.viva.rows(select(Outgoing.payload["text"]).where(Outgoing.lane == Lane.REMINDER))
    assert len(sent) == 3


async def test_who_has_no_zone_is_asked_for_it_first(ana: Person) -> None:
    await ana.says("/remind 18:30")
    ana.sees("It begins once I know where you live", "Type the city you live in")
    await waits(ana, DAY)
    ana.sees_no(PUSH)
    await ana.says("/remind")
    ana.sees("18:30 every day", "They begin once I know your time zone.")
    await ana.taps("Time zone")
    await ana.says("Tokyo")
    ana.sees("Asia/Tokyo (UTC+9); it is 21:00 there now", "I'll remind you at 18:30 every day")
    await waits(ana, 21 * HOUR)
    ana.sees_no(PUSH)
    await waits(ana, HOUR)
    ana.sees(PUSH)
    await ana.taps("Time zone", on=ana.message_with_button("Time zone"))
    await ana.says("Europe/Berlin")  # half past ten there, and today's has been sent
    await waits(ana, 9 * HOUR)
    ana.sees_no(PUSH)
    await waits(ana, DAY)
    ana.sees(PUSH)


async def test_snoozed_it_comes_again_in_an_hour_and_not_today_means_so(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 18:30 19:00")
    ana.sees("at 18:30 and 19:00 every day")
    await waits(ana, 5 * HOUR + HOUR / 2)
    ana.sees(PUSH)
    assert await ana.taps_quickly("Snooze 1 h") == ["I'll be back in an hour."] * 2
    await waits(ana, HOUR / 2)
    assert len(ana.news) == 1  # the other one
    await waits(ana, HOUR / 2)
    assert len(ana.news) == 1
    await ana.taps("Not today")
    assert ana.toast == "No more reminders today."
    await waits(ana, 20 * HOUR)
    ana.sees_no(PUSH)
    await waits(ana, 4 * HOUR)
    assert len(ana.news) == 2
    await ana.taps("Start a quiz")
    await ana.says("a unicorn")
    await ana.taps("Snooze 1 h")
    assert ana.toast == "Today is done already."
    await ana.taps("Not today")
    assert ana.toast == "Today is done already."


async def test_a_late_snooze_and_the_reminder_that_is_due_before_it_come_as_one(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 18:30")
    await waits(ana, 6 * HOUR)
    ana.sees(PUSH)
    await waits(ana, 23 * HOUR)  # six o'clock of the day after
    await ana.taps("Snooze 1 h")
    await waits(ana, HOUR / 2)
    assert ana.news == []
    await waits(ana, HOUR / 2)
    assert len(ana.news) == 1
    await waits(ana, 22 * HOUR)
    assert ana.news == []
    await waits(ana, 2 * HOUR)
    assert len(ana.news) == 1


async def test_a_snoozed_one_comes_as_promised_though_the_zone_changes(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 18:30")
    await waits(ana, 6 * HOUR)
    await ana.taps("Snooze 1 h")
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says("America/New_York")  # where it is one o'clock
    await waits(ana, HOUR)
    ana.sees(PUSH)
    await waits(ana, 5 * HOUR)
    assert ana.news == []  # today's has come
    await waits(ana, DAY)
    assert len(ana.news) == 1


async def test_who_snoozes_past_the_end_of_the_day_is_told(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/settings")
    await ana.taps("End of the day")
    await ana.taps("00:00")
    await ana.says("/remind 22:30")
    await waits(ana, 9 * HOUR + HOUR / 2)
    await ana.taps("Snooze 1 h")
    assert ana.toast == "I'll be back in an hour."
    await waits(ana, HOUR)
    ana.sees(PUSH)
    await ana.taps("Snooze 1 h")
    assert ana.toast == "I'll be back in an hour; but your day ends before, at 00:00."


async def test_the_list_tells_of_reminders_that_are_put_off_for_want_of_an_answer(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 18:30")
    await waits(ana, 6 * HOUR)
    for _ in range(7):
        await waits(ana, DAY)
    ana.sees("I write once a week from now on")
    await ana.says("/remind")
    ana.sees("You did not answer them, so one comes a week.")
    for _ in range(4):
        await waits(ana, 7 * DAY)
    ana.sees("this is my last reminder")
    await ana.says("/remind")
    ana.sees("You did not answer them, so none comes at present.")
    await ana.says("/quiz")
    await ana.says("a unicorn")
    await ana.says("/remind")
    ana.sees_no("You did not answer")
    await waits(ana, DAY)
    ana.sees(PUSH)


async def test_days_of_reminders_are_told_apart_from_days(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind mon 14:00")
    await waits(ana, HOUR)
    for _ in range(7):
        ana.sees(PUSH)
        ana.sees_no("once a week")
        await waits(ana, 7 * DAY)
    ana.sees("Seven days of reminders went by without an answer, so I write once a week from now on")


async def test_the_list_takes_them_away_and_adds_common_ones(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind")
    ana.sees("No reminders are set.")
    ana.sees_buttons(LAST_CALL, "+ 08:00", "+ 12:30", "+ 18:30", "+ 21:00")
    await ana.taps("+ 21:00")
    ana.sees("I'll remind you at 21:00 every day")
    listed = ana.message_with_button("+ 08:00")
    assert ana.buttons_under(listed) == ["✖ 21:00 every day", LAST_CALL, "+ 08:00", "+ 12:30", "+ 18:30"]
    await ana.says("/remind mon wed 7:15")
    ana.sees("at 07:15 Mon and Wed,")
    await ana.says("/remind weekdays 7:15")
    ana.sees("at 07:15 Monday to Friday,")
    await ana.says("/remind")
    ana.sees("07:15 Monday to Friday\n21:00 every day")
    told = await ana.taps_quickly("✖ 21:00 every day")
    assert told == ["That reminder is off. /remind sets another.", "That reminder is off already."]
    assert ana.buttons_under(ana.latest("Your reminders"))[0] == "✖ 07:15 Monday to Friday"
    await waits(ana, 19 * HOUR)
    ana.sees(PUSH)
    await ana.taps("Off")
    assert ana.toast == "That reminder is off. /remind sets another."
    await ana.taps("Not today")
    assert ana.toast == "That reminder is off already."
    await ana.says("/remind 8:00")
    await ana.says("/remind off")
    ana.sees("All reminders are off.")
    await waits(ana, 5 * DAY)
    ana.sees_no(PUSH)
    assert await ana.viva.rows(select(Reminder.id)) == []


async def test_a_last_call_comes_before_the_day_ends_if_a_streak_is_at_stake(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind")
    await ana.taps(LAST_CALL)
    ana.sees("If a streak is at stake, I'll say so at 23:00; your day ends at 03:00.")
    listed = ana.message_with_button("+ 08:00")
    assert ana.buttons_under(listed)[0].startswith("✖ 23:00 every day · last call")
    assert LAST_CALL not in ana.buttons_under(listed)
    await waits(ana, 10 * HOUR + HOUR / 2)  # half past eleven: there is no streak
    ana.sees_no("Last call")
    await ana.says("/quiz")
    await ana.says("a unicorn")
    await waits(ana, DAY)
    ana.sees("⏳ Last call: your day ends at 03:00.\n🔥 1 day is at stake today.")
    await ana.says("a unicorn")
    await ana.says("/settings")
    await ana.taps("End of the day")
    await ana.taps("00:00")
    await waits(ana, 20 * HOUR + HOUR / 2)  # eight o'clock
    ana.sees("⏳ Last call: your day ends at 00:00.")


async def test_what_can_not_be_set(ana: Person) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind me <soon>")
    ana.sees("I find no time in “me <soon>”")
    await ana.says("/remind 18:30 history")
    ana.sees("I have no deck called “history”")
    await ana.says("/remind 18:30 25:00")
    ana.sees("I find no time in “25:00”")
    await ana.says("/remind 1 2 3 4 5 6 7 8 9 10 11 12 13")
    ana.sees("12 reminders are the most I keep")
    await ana.says("/remind 8:00 on weekdays and 10:00 on weekends")
    ana.sees("One set of weekdays at a time")
    assert await ana.viva.rows(select(Reminder.id)) == []
    await ana.says("/remind off 18:30")
    ana.sees("No reminders are set.")
    message = ana.news[-1]
    for data in ("remind:1440", "remind:x", "unremind:7", "snooze:7", "off:7", "not_today:7"):
        await ana.sends_button_data(message, data)
        assert ana.toast


async def test_a_reminder_of_a_deck_begins_a_quiz_of_it(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL, "kirov": KIROV}) as viva:
        ana = Person(viva, 1001, 1001)
        await lives_in_berlin(ana)
        await ana.says("/remind 18:30 control guards")
        ana.sees("I have no deck called “control guards”")
        await ana.says("/remind 18:30 control")
        ana.sees("I'll remind you of Control at 18:30 every day")
        await ana.says("/remind 18:30")
        await ana.says("/remind")
        ana.sees("18:30 every day · Control\n18:30 every day")
        await ana.taps("✖ 18:30 every day")
        await waits(ana, 6 * HOUR)
        ana.sees("⏰ Time for a few questions from Control?")
        await ana.taps("Start a quiz")
        ana.sees("1/3 · Control")


async def test_what_is_two_hours_late_is_skipped_and_the_restart_sends_nothing_twice(
    viva: Viva, ana: Person
) -> None:
    await lives_in_berlin(ana)
    await ana.says("/remind 18:30 16:00")
    await viva.telegram.until_polled()
    await viva.end()
    await waits_without_bot(ana, 6 * HOUR)  # 19:00: one is half an hour late, the other three
    await viva.start()
    await viva.settled()
    ana.sees(PUSH)
    assert len(ana.news) == 1
    await viva.telegram.until_polled()
    await viva.restart()
    assert len(ana.news) == 1
    await waits(ana, 21 * HOUR)
    assert len(ana.news) == 1


async def waits_without_bot(person: Person, time: timedelta) -> None:
    """Let time go by in which no bot runs."""
    telegram = person.viva.telegram
    person.last = max(message.message_id for message in telegram.messages(person.chat))
    telegram.advance(time)
