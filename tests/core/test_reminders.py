"""A reminder goes out once for each date that was chosen, whatever the clocks do, and knows when to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reminders import (
    EVERY_DAY,
    FRESH,
    LATEST,
    WORKDAYS,
    Patience,
    Rhythm,
    Schedule,
    is_too_late,
    may_remind,
    next_occurrence,
    remind,
)
from bot.core.zones import zone_names

START = datetime(2026, 1, 1, tzinfo=UTC)
TWO_YEARS = timedelta(days=2 * 365 + 1)
SOME_MONTHS = timedelta(days=310)
QUARTER = timedelta(minutes=15)
CLOCKS = [time(0), time(0, 15), time(1, 30), time(2, 30), time(3), time(12), time(23, 45)]
TRICKY = ["Africa/Casablanca", "America/Havana", "America/Nuuk", "Australia/Lord_Howe", "Europe/Berlin"]


def occurrences(schedule: Schedule, start: datetime, end: datetime) -> Iterator[tuple[date, datetime]]:
    """What goes out from start to end, each asked for when the one before has gone out."""
    found = next_occurrence(schedule, start)
    while found.at <= end:
        yield found.date, found.at
        found = next_occurrence(schedule, found.at, found.date)


def look_at_the_clock(zone: str, end: datetime) -> dict[tuple[date, time], datetime]:
    """When a clock of the zone that is looked at each quarter of an hour first shows each time, or more."""
    wanted = [datetime.combine(date(2025, 12, 31), time(0))]
    due, rules, at = {}, ZoneInfo(zone), START - timedelta(days=3)
    while at <= end:
        shown = at.astimezone(rules).replace(tzinfo=None)
        while wanted[-1] <= shown:
            due[wanted[-1].date(), wanted[-1].time()] = at
            wanted.append(wanted.pop() + QUARTER)
        at += QUARTER
    return due


def compare_with_the_clock(zone: str, length: timedelta, clocks: Sequence[time]) -> None:
    """Fail where a date has no reminder, or two, or one at another instant."""
    end = START + length
    due = look_at_the_clock(zone, end)
    for clock in clocks:
        schedule = Schedule(clock, EVERY_DAY, zone)
        sent = list(occurrences(schedule, START, end))
        chosen = [(day, at) for (day, each), at in due.items() if each == clock and START < at <= end]
        assert sent == chosen, (zone, clock)


@pytest.mark.unmeasured
@pytest.mark.parametrize("zone", TRICKY)
def test_none_is_missed_and_none_doubled_whatever_the_clocks_do(zone: str) -> None:
    compare_with_the_clock(zone, SOME_MONTHS, CLOCKS[::3])


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_none_is_missed_and_none_doubled_in_two_years_in_any_zone() -> None:
    for zone in sorted(zone_names()):
        compare_with_the_clock(zone, TWO_YEARS, CLOCKS)


def test_a_time_that_does_not_exist_is_due_at_the_next_that_does_and_one_that_comes_twice_at_its_first() -> (
    None
):
    berlin = Schedule(time(2, 30), EVERY_DAY, "Europe/Berlin")
    spring = next_occurrence(berlin, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert (spring.date, spring.at) == (date(2026, 3, 29), datetime(2026, 3, 29, 1, tzinfo=UTC))
    autumn = next_occurrence(berlin, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert (autumn.date, autumn.at) == (date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    again = next_occurrence(berlin, autumn.at, autumn.date)
    assert again.date == date(2026, 10, 26)


def test_one_that_the_clocks_put_off_past_midnight_is_for_its_own_date() -> None:
    nuuk = Schedule(time(23, 30), EVERY_DAY, "America/Nuuk")
    found = list(occurrences(nuuk, datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 3, 31, tzinfo=UTC)))
    assert [day.day for day, _ in found] == [26, 27, 28, 29]
    assert found[2][1] == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_date_that_an_island_skipped_has_none() -> None:
    apia = Schedule(time(12), EVERY_DAY, "Pacific/Apia")
    found = occurrences(apia, datetime(2011, 12, 28, tzinfo=UTC), datetime(2011, 12, 31, tzinfo=UTC))
    assert [day.day for day, _ in found][-2:] == [29, 31]


def test_only_the_chosen_weekdays() -> None:
    monday = datetime(2026, 3, 2, tzinfo=UTC)
    schedule = Schedule(time(8), frozenset({0, 2}), "UTC")
    found = [day.day for day, _ in occurrences(schedule, monday, monday + timedelta(days=14))]
    assert found == [2, 4, 9, 11]
    weekend = [
        day.weekday()
        for day, _ in occurrences(replace(schedule, weekdays=WORKDAYS), monday, START + TWO_YEARS)
    ]
    assert {*weekend} == WORKDAYS
    with pytest.raises(ValueError, match="weekday"):
        Schedule(time(8), frozenset(), "UTC")


@given(
    st.sampled_from(sorted(zone_names())),
    st.sampled_from(sorted(zone_names())),
    st.times().map(lambda clock: clock.replace(microsecond=0)),
    st.integers(0, 600),
)
def test_who_travels_gets_none_twice_for_a_date(here: str, there: str, clock: time, hour: int) -> None:
    schedule = Schedule(clock, EVERY_DAY, here)
    first = next_occurrence(schedule, START + timedelta(hours=hour))
    second = next_occurrence(replace(schedule, zone=there), first.at, first.date)
    assert second.date > first.date
    assert second.at > first.at


def test_what_is_two_hours_late_is_not_sent() -> None:
    assert not is_too_late(START, START + LATEST - timedelta(seconds=1))
    assert is_too_late(START, START + LATEST)


def send(patience: Patience, days: int, start: date = date(2026, 1, 1)) -> tuple[list[int], Patience]:
    """Let so many days go by without a reaction: on which of them a reminder went out, and what is left."""
    sent = []
    for number in range(days):
        day = start + timedelta(days=number)
        for _ in range(2):  # two are set for each day
            if may_remind(patience, day):
                patience = remind(patience, day)
                sent.append(number)
    return sent, patience


def test_after_seven_ignored_days_once_a_week_and_after_four_ignored_weeks_no_more() -> None:
    sent, left = send(FRESH, 100)
    assert sent == [*(day for day in range(7) for _ in range(2)), 7, 14, 21, 28, 35]
    assert left.rhythm is Rhythm.STOPPED
    assert send(FRESH, 7)[1].rhythm is Rhythm.DAILY
    assert send(FRESH, 8)[1].rhythm is Rhythm.WEEKLY
    assert send(FRESH, 35)[1].rhythm is Rhythm.WEEKLY
