"""A streak is a fold of local days, whatever the clocks do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.streaks import (
    NO_STREAK,
    Streak,
    StudyDay,
    current_at,
    done_today,
    extend,
    fold,
    is_alive,
    study_day,
)
from bot.core.zones import has_date, zone_names

ZONES = st.sampled_from(sorted(zone_names()))
INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 # bounds are naive
DAY_ENDS = st.sampled_from([time(0), time(3), time(5, 30)])
STUDY_DAYS = st.builds(study_day, INSTANTS, ZONES, DAY_ENDS)


def on(text: str, zone: str = "UTC") -> StudyDay:
    """The study day of a local time such as "2026-07-01 20:00"."""
    return study_day(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)), zone)


def test_two_minutes_to_three_at_night_belong_to_the_day_before() -> None:
    assert on("2026-07-02 02:59").date == date(2026, 7, 1)
    assert on("2026-07-02 03:00").date == date(2026, 7, 2)


def test_the_night_of_the_clock_change_has_one_end_of_day() -> None:
    autumn = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in Berlin, and an hour later again
    hour = timedelta(hours=1)
    dates = [study_day(autumn + hour * n, "Europe/Berlin").date.day for n in range(3)]
    assert dates == [24, 24, 25]
    spring = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # 01:59 in Berlin; a minute later it is 03:00
    dates = [study_day(spring + timedelta(minutes=n), "Europe/Berlin").date.day for n in range(2)]
    assert dates == [28, 29]


def test_days_in_a_row_grow_a_gap_starts_again_and_the_best_stays() -> None:
    days = ["07-01", "07-02", "07-02", "07-03", "07-05", "07-06"]
    streak = fold(on(f"2026-{day} 20:00") for day in days)
    assert streak == Streak(current=2, best=3, last=date(2026, 7, 6), total=5)


def test_travelling_west_neither_breaks_nor_counts_twice() -> None:
    tokyo, honolulu = on("2026-07-02 08:00", "Asia/Tokyo"), on("2026-07-01 20:00", "Pacific/Honolulu")
    assert honolulu.at > tokyo.at
    assert honolulu.date < tokyo.date
    streak = fold([on("2026-07-01 08:00", "Asia/Tokyo"), tokyo, honolulu])
    assert streak.current == streak.total == 2
    assert done_today(streak, honolulu)
    assert current_at(streak, honolulu) == 2
    assert extend(streak, on("2026-07-03 20:00", "Pacific/Honolulu")).current == 3


@pytest.mark.parametrize(
    ("today", "shown", "done"),
    [("2026-07-02 23:00", 2, True), ("2026-07-03 23:00", 2, False), ("2026-07-04 04:00", 0, False)],
)
def test_what_is_shown_today(today: str, shown: int, *, done: bool) -> None:
    streak = fold([on("2026-07-01 20:00"), on("2026-07-02 20:00")])
    assert current_at(streak, on(today)) == shown
    assert is_alive(streak, on(today)) == bool(shown)
    assert done_today(streak, on(today)) == done


@given(STUDY_DAYS)
def test_before_the_first_day_there_is_nothing(today: StudyDay) -> None:
    assert fold([]) == NO_STREAK
    assert not done_today(NO_STREAK, today)
    assert current_at(NO_STREAK, today) == 0
    first = extend(NO_STREAK, today)
    assert first == Streak(current=1, best=1, last=today.date, total=1)


@given(st.lists(STUDY_DAYS, max_size=12))
def test_the_fold_equals_counting_as_one_goes(days: list[StudyDay]) -> None:
    streak = NO_STREAK
    for day in days:
        before, streak = streak, extend(streak, day)
        assert done_today(streak, day)
        assert extend(streak, day) == streak
        assert streak.best >= max(streak.current, before.best)
        assert streak.total - before.total in (0, 1)
        assert streak.current in (before.current, before.current + 1, 1)
    assert fold(days) == streak


@given(
    st.lists(st.tuples(st.integers(0, 3), st.permutations([1, 5, 9, 13, 20])), min_size=1, max_size=10),
    ZONES,
)
def test_the_order_within_a_day_does_not_matter(days: list[tuple[int, list[int]]], zone: str) -> None:
    log, morning = [], datetime(2026, 3, 20, 4, tzinfo=UTC)
    for gap, hours in days:
        morning += timedelta(days=gap + 1)
        log += [study_day(morning + timedelta(hours=hour), zone) for hour in hours]
    shuffled = [day for _, group in groupby(log, lambda day: day.date) for day in reversed(list(group))]
    assert fold(shuffled) == fold(log)


@given(
    ZONES,
    st.dates(date(1970, 1, 3), date(2099, 1, 1)),
    st.lists(st.times(), min_size=1, max_size=40),
    DAY_ENDS,
)
def test_one_answer_each_local_day_makes_a_streak_of_that_length(
    zone: str, start: date, clocks: list[time], day_end: time
) -> None:
    log = []
    for number, clock in enumerate(clocks):
        day = start + timedelta(days=number)
        if not has_date(zone, day):
            continue
        night = timedelta(days=1) if clock < day_end else timedelta()
        answered = study_day(
            datetime.combine(day + night, clock, ZoneInfo(zone)).astimezone(UTC), zone, day_end
        )
        if answered.date != day:  # a time of night that the clocks left out
            answered = study_day(datetime.combine(day, time(12), ZoneInfo(zone)), zone, day_end)
        log.append(answered)
    assert fold(log).current == fold(log).best == len(log)


def test_samoa_skipped_a_day_and_broke_no_streak() -> None:
    zone = "Pacific/Apia"
    assert fold([on("2011-12-29 20:00", zone), on("2011-12-31 20:00", zone)]).current == 2


def test_a_log_written_in_one_zone_keeps_its_dates_when_the_learner_moves() -> None:
    log = [on("2026-07-01 20:00", "Europe/Berlin"), on("2026-07-02 20:00", "Europe/Berlin")]
    moved = replace(log[-1], at=log[-1].at.astimezone(UTC))
    assert fold([log[0], moved, on("2026-07-03 20:00", "America/New_York")]).current == 3
