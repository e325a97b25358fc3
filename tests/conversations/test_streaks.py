"""Days in a row, by the learner's own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.core.streaks import fold
from bot.services.days import study_log
from bot.services.streaks import streak_of
from bot.storage.days import StudyDay
from bot.storage.ids import Ids
from bot.storage.models import Learner
from bot.storage.work import Work
from tests.conversations.conftest import Person, Viva, running
from tests.conversations.decks import make_deck

HOUR = timedelta(hours=1)
DAY = 24 * HOUR
STRIP = (
    "       Mo Tu We Th Fr Sa Su",
    "\nFeb 23\nMar 2   ✓  ✓  ✓  ✓  ✓  ✓  ✓\nMar 9   * [ ]",
    "✓ done, * saved by a freeze, [ ] today",
)


async def rebuilds(viva: Viva, person: Person) -> None:
    """Fail unless the streak that is kept is the one that the log comes to."""
    async with viva.database.read() as session:
        work = Work(session, Ids(0), 0, viva.telegram.now())
        learner = await session.get_one(Learner, person.id)
        assert replace(fold(await study_log(work, learner)), changes=()) == streak_of(learner)


async def answers(person: Person, days: int) -> None:
    """Answer on so many days, from today on; the clock stands on the day after them."""
    for _ in range(days):
        await person.says("a unicorn")
        person.viva.telegram.advance(DAY)


async def test_a_streak_grows_by_a_day_is_lost_by_a_missed_one_and_ends_at_three(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/streak")
        ana.sees("No streak yet", "Days follow UTC", "/settings sets your city")
        await ana.says("/quiz")
        await ana.says("/skip")
        ana.sees_no("🔥")
        await ana.says("a unicorn")
        ana.sees("🔥 1 day", "Days follow UTC, and end at 03:00. /settings sets your city.")
        await ana.says("a phoenix")
        ana.sees("Not yet")
        ana.sees_no("🔥", "UTC")
        viva.telegram.advance(14 * HOUR + HOUR / 2)  # 02:30 on the third of March: still the second
        await ana.says("a griffin")
        ana.sees_no("🔥")
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Today is done")
        viva.telegram.advance(HOUR)  # 03:30
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Not yet today")
        await ana.says("a griffin")
        ana.sees("🔥 2 days in a row")
        viva.telegram.advance(timedelta(days=2))
        await ana.says("/streak")
        ana.sees("a streak of 2 days has ended", "on 2 of the last 30 days")
        ana.sees("Best: 2. Days studied in all: 2.")
        ana.sees_no(" 0 days", "🔥")
        await ana.says("a griffin")
        ana.sees("🔥 1 day")
        ana.sees_no("days in a row")
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Best: 2. Days studied in all: 3.", "Today is done")


async def lives_in(ana: Person, zone: str) -> None:
    """Say by which clock the days run from now on."""
    await ana.says("/settings")
    await ana.taps("Time zone")
    await ana.says(zone)


async def test_who_sets_the_zone_after_the_first_quiz_has_not_travelled(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        ana.sees("🔥 1 day")
        await lives_in(ana, "Asia/Tokyo")  # nine in the evening there
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Today is done.")
        viva.telegram.advance(11 * HOUR)
        await ana.says("/streak")
        ana.sees("Not yet today")
        await ana.says("a phoenix")
        ana.sees("🔥 2 days in a row")
        assert await viva.rows(select(StudyDay.zone).order_by(StudyDay.id)) == [None, "Asia/Tokyo"]
        await rebuilds(viva, ana)


async def test_another_zone_changes_nothing_that_was_counted(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await lives_in(ana, "Europe/Berlin")
        await ana.says("/quiz")
        await ana.says("a unicorn")
        before = await viva.rows(select(StudyDay.date))
        await lives_in(ana, "Pacific/Kiritimati")
        ana.sees("Pacific/Kiritimati (UTC+14)", "it is 02:00 there")
        await ana.says("a phoenix")  # 02:00 of the third there, so the second goes on
        ana.sees_no("🔥")
        viva.telegram.advance(19 * HOUR)
        await ana.says("a griffin")  # a day in another zone comes 20 hours later at least
        ana.sees_no("🔥")
        await ana.says("/streak")
        ana.sees("🔥 1 day", "here from 22:00 on")
        viva.telegram.advance(HOUR)
        await ana.says("a griffin")
        ana.sees("🔥 2 days in a row")
        ana.sees_no("UTC")
        days = await viva.rows(select(StudyDay.date).order_by(StudyDay.date))
        assert days[:1] == before
        assert await viva.rows(select(StudyDay.zone).order_by(StudyDay.id)) == [
            "Europe/Berlin",
            "Pacific/Kiritimati",
        ]
        await ana.says("/streak")
        ana.sees("Days follow Pacific/Kiritimati (UTC+14), and end at 03:00.")
        await rebuilds(viva, ana)


async def test_every_seventh_day_earns_a_freeze_and_a_single_missed_day_spends_it(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await answers(ana, 6)
        await ana.says("/streak")
        ana.sees("🔥 6 days in a row", "Freezes: 0 of 2")
        await ana.says("a unicorn")
        ana.sees("🔥 7 days in a row", "A freeze earned")
        viva.telegram.advance(2 * DAY)
        await ana.says("/streak")
        ana.sees("🔥 7 days in a row", "Freezes: 0 of 2", "Not yet today", *STRIP)
        await ana.says("/streak why")
        ana.sees("* Mon, Mar 9: 1 day missed, and a freeze made up for it\n✓ Mon, Mar 2 – Sun, Mar 8: 7 days")
        await ana.says("a unicorn")
        ana.sees("🔥 8 days in a row", "A freeze made up for the day you missed")
        await rebuilds(viva, ana)
        viva.telegram.advance(DAY)
        await answers(ana, 6)
        ana.sees("🔥 14 days in a row", "A freeze earned")
        viva.telegram.advance(2 * DAY)  # two days are missed at once
        await ana.says("/streak")
        ana.sees("Freezes: 1 of 2", "Best: 14")
        await ana.says("a unicorn")
        ana.sees("🔥 1 day")
        ana.sees_no("freeze")
        await rebuilds(viva, ana)


async def test_an_answer_that_is_handled_late_counts_on_its_day(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        await viva.end()
        viva.telegram.advance(DAY)
        await viva.telegram.say(1001, 1001, "a griffin")
        viva.telegram.advance(20 * HOUR)  # on the day after; Telegram keeps what waits for 24 hours
        await viva.start()
        await ana.says("a phoenix")
        ana.sees("🔥 3 days in a row")
        await rebuilds(viva, ana)


async def test_the_end_of_the_day_is_a_setting_that_alters_nothing_past(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        viva.telegram.advance(16 * HOUR)  # 04:00 on the third of March
        await ana.says("/settings")
        ana.sees("Days end at: 03:00")
        await ana.taps("End of the day")
        ana.sees_buttons("00:00", "03:00", "05:00")
        assert (await ana.taps_quickly("05:00"))[1] == "Your days end at 05:00 already."
        ana.sees("Your days end at 05:00 now")
        await ana.says("a griffin")
        ana.sees_no("🔥")  # it is still the second
        await ana.says("/streak")
        ana.sees("🔥 1 day", "Today is done", "and end at 05:00")
        await ana.taps("00:00")
        await ana.says("a griffin")
        ana.sees("🔥 2 days in a row")
        await ana.taps("05:00")
        await ana.says("/streak")
        ana.sees("🔥 2 days in a row", "Today is done")
        await rebuilds(viva, ana)
        assert [end.hour for end in await viva.rows(select(StudyDay.day_end).order_by(StudyDay.id))] == [3, 0]


async def test_rest_days_are_set_by_buttons_and_break_no_streak(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await answers(ana, 2)  # Monday and Tuesday
        await ana.says("/settings")
        ana.sees("Rest days: none")
        await ana.taps("Rest days")
        asked = ana.news[-1]
        for day in ("Wed", "Thu", "Fri", "Sat", "Sun", "Mon"):
            await ana.taps(day, on=viva.telegram.world.message(ana.chat, asked.message_id))
        assert ana.toast == "Monday is a rest day from today on."
        await ana.taps("Tue", on=viva.telegram.world.message(ana.chat, asked.message_id))
        assert ana.toast == "One weekday must be left to study on."
        await ana.taps("✓ Mon")
        assert ana.toast == "Monday is a day to study from today on."
        assert ana.buttons_under(asked) == ["Mon", "Tue", "✓ Wed", "✓ Thu", "✓ Fri", "✓ Sat", "✓ Sun"]
        await ana.sends_button_data(asked, "rest:7:1")
        assert ana.toast is not None
        assert "can't read that button" in ana.toast
        await ana.says("/settings")
        ana.sees("Rest days: Wednesday, Thursday, Friday, Saturday, and Sunday")
        viva.telegram.advance(5 * DAY)  # the Monday after
        await ana.says("/streak")
        ana.sees("🔥 2 days in a row", "Not yet today", "Mar 2   ✓  ✓  –  –  –  –  –\nMar 9  [ ]")
        ana.sees("/settings sets your city")
        await ana.says("a unicorn")
        ana.sees("🔥 3 days in a row")
        await rebuilds(viva, ana)
        viva.telegram.advance(2 * DAY)
        await ana.says("/streak")
        ana.sees("Today is a rest day", "[–]", "– rest day")
        await ana.taps("✓ Wed")  # what is set on Wednesday does not undo that Tuesday was missed
        await ana.says("/streak")
        ana.sees("a streak of 3 days has ended")


async def test_a_missed_day_stays_missed_though_the_end_of_the_day_brings_it_again(tmp_path: Path) -> None:
    async with running(tmp_path, {"beasts": make_deck("Beasts", 12)}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        await ana.says("a unicorn")
        viva.telegram.advance(40 * HOUR)  # 04:00 on the fourth of March: the third was missed
        await ana.says("/settings")
        await ana.taps("End of the day")
        await ana.taps("05:00")  # and goes on
        await ana.says("/streak")
        ana.sees("a streak of 1 day has ended")
        await ana.says("a griffin")
        ana.sees("🔥 1 day")
        await rebuilds(viva, ana)
