"""A streak is a fold of local days, whatever the clocks do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.days import Change, Line, Plan, Sign, StudyDay, study_day
from bot.core.history import decisive, history
from bot.core.streaks import (
    MOST_FREEZES,
    NO_STREAK,
    Streak,
    count_in_a_row,
    current_at,
    done_today,
    extend,
    fold,
    freezes_spent,
    is_alive,
)
from bot.core.zones import has_date, zone_names

TELLING = (
    *("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "America/St_Johns"),
    *("Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Apia", "Pacific/Kwajalein", "Australia/Lord_Howe"),
)
"""Zones far apart, with clock changes of all kinds, and some that crossed the date line."""

ZONES = st.sampled_from(TELLING)
ANY_ZONE = st.sampled_from(sorted(zone_names()))
INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 # bounds are naive
DAY_ENDS = st.sampled_from([time(0), time(3), time(5, 30)])
RESTS = st.frozensets(st.integers(0, 6), max_size=6)
STUDY_DAYS = st.builds(study_day, INSTANTS, st.builds(Plan, ZONES, DAY_ENDS, RESTS))
MONDAY = date(2026, 6, 1)
WEEKEND = Plan(rest=frozenset({5, 6}))


def on(text: str, zone: str = "UTC", rest: frozenset[int] = frozenset()) -> StudyDay:
    """The study day of a local time such as "2026-07-01 20:00"."""
    return study_day(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)), Plan(zone, rest=rest))


def each(days: str, plan: Plan = Plan()) -> list[StudyDay]:  # noqa: B008 # it is frozen
    """Study days from a Monday on, one where there is an x."""
    noon = datetime.combine(MONDAY, time(12), UTC)
    return [study_day(noon + timedelta(days=n), plan) for n, sign in enumerate(days) if sign == "x"]


def shown(days: str, plan: Plan = Plan()) -> tuple[int, int]:  # noqa: B008 # it is frozen
    """Days in a row, and freezes left, on the day after some."""
    streak = fold(each(days, plan))
    today = study_day(datetime.combine(MONDAY, time(12), UTC) + timedelta(days=len(days)), plan)
    return current_at(streak, today), streak.freezes - freezes_spent(streak, today)


def test_two_minutes_to_three_at_night_belong_to_the_day_before() -> None:
    assert on("2026-07-02 02:59").date == date(2026, 7, 1)
    assert on("2026-07-02 03:00").date == date(2026, 7, 2)


def test_the_night_of_the_clock_change_has_one_end_of_day() -> None:
    berlin = Plan("Europe/Berlin")
    autumn = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in Berlin, and an hour later again
    hour = timedelta(hours=1)
    dates = [study_day(autumn + hour * n, berlin).date.day for n in range(3)]
    assert dates == [24, 24, 25]
    spring = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # 01:59 in Berlin; a minute later it is 03:00
    dates = [study_day(spring + timedelta(minutes=n), berlin).date.day for n in range(2)]
    assert dates == [28, 29]


def test_days_in_a_row_grow_a_gap_starts_again_and_the_best_stays() -> None:
    days = ["07-01", "07-02", "07-02", "07-03", "07-05", "07-06"]
    streak = fold(on(f"2026-{day} 20:00") for day in days)
    assert (streak.current, streak.best, streak.last, streak.total) == (2, 3, date(2026, 7, 6), 5)


@pytest.mark.parametrize(
    ("days", "current", "freezes"),
    [
        ("xxxxxx", 6, 0),
        ("xxxxxxx", 7, 1),  # every seventh day earns a freeze
        ("x" * 14, 14, 2),
        ("x" * 35, 35, 2),  # two are held at most
        ("xxxxxx-", 0, 0),  # none was earned yet
        ("xxxxxxx-", 7, 0),  # a missed day is made up for at once, and shown so
        ("xxxxxxx-x", 8, 0),
        ("xxxxxxx-x-", 0, 0),
        ("xxxxxxx--", 0, 1),  # several at once are never made up for, and then the freeze is kept
        ("xxxxxxx--x-", 1, 0),
        ("x" * 14 + "--x", 1, 2),
        ("x" * 14 + "-x-x", 16, 0),
        ("x" * 13 + "-x", 14, 1),  # the fourteenth day earns the second one, though the first was spent
    ],
)
def test_a_freeze_makes_up_for_a_single_missed_day(days: str, current: int, freezes: int) -> None:
    assert shown(days) == (current, freezes)


@pytest.mark.parametrize(
    ("days", "current"),
    [
        ("xxxxx--", 5),
        ("xxxxx--x", 6),  # rest days neither count nor break
        ("xxxxxxx", 7),  # but what is studied on one counts
        ("xxxxx---", 0),  # Monday was missed
        ("----x--x", 2),
    ],
)
def test_rest_days_neither_count_nor_break(days: str, current: int) -> None:
    assert shown(days, WEEKEND) == (current, int(days == "xxxxxxx"))


def test_a_freeze_beside_rest_days_is_spent_for_the_one_day_missed() -> None:
    assert shown("xxxxxxx" + "xxxx---", WEEKEND) == (11, 0)
    assert shown("xxxxxxx" + "xxx----", WEEKEND) == (0, 1)


def test_rest_days_hold_from_the_day_on_which_they_are_set() -> None:
    log: list[Line] = [*each("xx-")]
    thursday = datetime.combine(MONDAY + timedelta(days=3), time(20), UTC)
    set_late = Change(thursday, Plan(), Plan(rest=frozenset({2, 3})))
    friday = study_day(thursday + timedelta(days=1), set_late.new)
    assert current_at(fold([*log, set_late]), friday) == 0
    in_time = replace(set_late, at=thursday - timedelta(days=1))
    assert current_at(fold([*log, in_time]), friday) == 2
    taken_back = Change(thursday, set_late.new, Plan())
    assert current_at(fold([*log, in_time, taken_back]), study_day(thursday, Plan())) == 2
    as_before = study_day(friday.at, Plan())
    assert list(history([*log, in_time, taken_back], as_before).values()) == [
        *(Sign.DONE, Sign.DONE),
        *(Sign.REST, Sign.MISSED),
    ]


@pytest.mark.parametrize(
    ("days", "runs"),
    [
        ("x", ["done 1"]),
        ("xx-xxx", ["done 3", "missed 1"]),
        ("xx-xxx--", ["missed 2", "done 3", "missed 1"]),
        ("-xxxxxxx-x", ["done 1", "frozen 1", "done 7"]),
        ("xxxxxxx-x-", ["missed 1", "done 1", "frozen 1", "done 7"]),
    ],
)
def test_the_days_that_decide_a_streak_go_back_to_what_was_missed_before(days: str, runs: list[str]) -> None:
    log = each(days)
    today = study_day(datetime.combine(MONDAY, time(12), UTC) + timedelta(days=len(days)), Plan())
    assert [f"{run.sign} {run.days}" for run in decisive(history(log, today))] == runs


def test_travelling_west_neither_breaks_nor_counts_twice() -> None:
    tokyo, honolulu = on("2026-07-02 08:00", "Asia/Tokyo"), on("2026-07-01 20:00", "Pacific/Honolulu")
    assert honolulu.at > tokyo.at
    assert honolulu.date < tokyo.date
    streak = fold([on("2026-07-01 08:00", "Asia/Tokyo"), tokyo, honolulu])
    assert streak.current == streak.total == 2
    assert done_today(streak, honolulu)
    assert current_at(streak, honolulu) == 2
    assert extend(streak, on("2026-07-03 20:00", "Pacific/Honolulu")).current == 3


@pytest.mark.parametrize("again", [Plan("Pacific/Honolulu"), Plan("Asia/Tokyo", time(5))])
def test_what_was_missed_stays_missed_though_a_change_brings_the_date_again(again: Plan) -> None:
    evening = on("2026-07-01 20:00", "Asia/Tokyo")
    late = datetime(2026, 7, 2, 19, tzinfo=UTC)  # in Tokyo it is four in the morning of the third
    west, back = Change(late, evening.plan, again), Change(late + timedelta(minutes=1), again, evening.plan)
    today = study_day(late, again)
    assert today.date == date(2026, 7, 2)
    assert current_at(fold([evening, west]), today) == 0
    assert current_at(fold([evening, west, back]), study_day(back.at, evening.plan)) == 0
    assert fold([evening, west, today]).current == 1
    tomorrow = study_day(late + timedelta(hours=23), again)
    assert extend(fold([evening, west, today]), tomorrow).current == 2


def test_travelling_east_leaps_over_a_date_that_breaks_nothing() -> None:
    evening = on("2026-07-01 20:00", "Pacific/Honolulu")
    leap = Change(evening.at + timedelta(hours=24), evening.plan, Plan("Pacific/Kiritimati"))
    streak = fold([evening, leap])
    there = study_day(leap.at, leap.new)
    assert there.date == date(2026, 7, 3)
    assert current_at(streak, study_day(leap.at, leap.old)) == current_at(streak, there) == 1
    assert extend(streak, there).current == 2
    assert history([evening, leap], there) == {date(2026, 7, 1): Sign.DONE, date(2026, 7, 2): Sign.AWAY}


def test_a_day_in_another_zone_comes_twenty_hours_after_the_one_before() -> None:
    late = on("2026-07-01 23:00", "Asia/Tokyo")
    flight = Change(late.at + timedelta(hours=9), late.plan, Plan("Europe/Berlin"))
    morning, evening = (study_day(late.at + timedelta(hours=hours), flight.new) for hours in (19, 20))
    assert morning.date == evening.date == date(2026, 7, 2)
    assert fold([late, flight, morning]).current == 1
    assert not done_today(fold([late, flight, morning]), morning)
    assert fold([late, flight, morning, evening]).current == 2
    at_home = study_day(late.at + timedelta(hours=9), late.plan)
    assert fold([late, at_home]).current == 2


def test_who_answers_too_soon_after_a_journey_need_not_come_back_that_day() -> None:
    late = on("2026-07-01 23:00", "Asia/Tokyo")
    flight = Change(late.at + timedelta(hours=9), late.plan, Plan("Europe/Berlin"))
    streak = fold([late, flight, study_day(late.at + timedelta(hours=19), flight.new)])
    assert extend(streak, on("2026-07-03 20:00", "Europe/Berlin")).current == 2
    assert current_at(streak, on("2026-07-04 20:00", "Europe/Berlin")) == 0


@pytest.mark.parametrize(
    ("first", "zone", "next_", "counts"),
    [
        ("2026-07-01 20:00", "Asia/Tokyo", "2026-07-02 08:00", False),  # it was the second there already
        ("2026-07-01 12:00", "Asia/Tokyo", "2026-07-02 08:00", True),  # eleven hours later
        ("2026-07-01 20:00", "Europe/Berlin", "2026-07-02 07:00", True),
        ("2026-07-01 23:00", "Pacific/Kiritimati", "2026-07-02 23:00", False),
        ("2026-07-01 20:00", "America/New_York", "2026-07-01 23:00", False),
        ("2026-07-01 20:00", "America/New_York", "2026-07-02 07:00", True),
    ],
)
def test_days_run_as_if_the_first_zone_that_is_chosen_had_been_known(
    first: str, zone: str, next_: str, *, counts: bool
) -> None:
    """The first time is by UTC, since nobody knew the zone; so no journey is held against who sets it."""
    begun = study_day(datetime.fromisoformat(first).replace(tzinfo=UTC), Plan())
    chosen = Change(begun.at + timedelta(minutes=1), begun.plan, Plan(zone))
    streak, again = fold([begun, chosen]), on(next_, zone)
    assert done_today(streak, again) != counts
    assert extend(streak, again).current == (2 if counts else 1)


def test_a_zone_chosen_after_the_first_is_a_journey() -> None:
    begun = study_day(datetime(2026, 7, 1, 12, tzinfo=UTC), Plan())
    home = on("2026-07-02 08:00", "Asia/Tokyo")
    streak = fold([begun, Change(begun.at, begun.plan, home.plan), home])
    assert streak.current == 2
    there = Change(home.at + timedelta(hours=1), home.plan, Plan("Pacific/Kiritimati"))
    assert fold([begun, home, there, study_day(home.at + timedelta(hours=19), there.new)]).current == 2
    assert fold([begun, home, there, study_day(home.at + timedelta(hours=20), there.new)]).current == 3


@pytest.mark.parametrize(
    ("today", "number", "done"),
    [("2026-07-02 23:00", 2, True), ("2026-07-03 23:00", 2, False), ("2026-07-04 04:00", 0, False)],
)
def test_what_is_shown_today(today: str, number: int, *, done: bool) -> None:
    streak = fold([on("2026-07-01 20:00"), on("2026-07-02 20:00")])
    assert current_at(streak, on(today)) == number
    assert is_alive(streak, on(today)) == bool(number)
    assert done_today(streak, on(today)) == done


def test_samoa_skipped_a_day_and_broke_no_streak() -> None:
    zone = "Pacific/Apia"
    assert fold([on("2011-12-29 20:00", zone), on("2011-12-31 20:00", zone)]).current == 2


@pytest.mark.parametrize(
    ("days", "count"), [("", 0), ("x", 1), ("xx-xxx", 3), ("xxx-", 0), ("xx", 2), ("-----", 0)]
)
def test_days_of_a_group_in_a_row_last_until_one_is_missed(days: str, count: int) -> None:
    dates = {day.date for day in each(days)}
    noon = datetime.combine(MONDAY, time(12), UTC) + timedelta(days=len(days))
    assert count_in_a_row(dates, study_day(noon, Plan())) == count
    if count:
        assert count_in_a_row(dates, study_day(noon - timedelta(days=1), Plan())) == count


@given(STUDY_DAYS)
def test_before_the_first_day_there_is_nothing(today: StudyDay) -> None:
    assert fold([]) == NO_STREAK
    assert not done_today(NO_STREAK, today)
    assert current_at(NO_STREAK, today) == 0
    first = extend(NO_STREAK, today)
    assert first == Streak(1, 1, 1, 0, today.date, today.at, today.plan.zone)


def check_fold(lines: list[Line], seed: int) -> None:
    """The fold equals counting as one goes, whatever the order or the repeats in which lines come."""
    streak = NO_STREAK
    for line in sorted(lines, key=lambda line: line.at):
        before, streak = streak, extend(streak, line)
        assert 0 <= streak.freezes <= MOST_FREEZES
        assert streak.best >= max(streak.current, before.best)
        assert streak.total - before.total in (0, 1)
        assert streak.current in (before.current, before.current + 1, 1)
        if isinstance(line, StudyDay):
            assert extend(streak, line) == streak
            if streak.total > before.total:
                assert streak.current == before.current + 1 or current_at(before, line) == 0
        else:  # a change of plan lowers nothing
            ago, now = study_day(line.at, line.old), study_day(line.at, line.new)
            assert current_at(streak, now) >= current_at(before, ago)
    days = [line for line in lines if isinstance(line, StudyDay)]
    order = [*lines, *days]
    Random(seed).shuffle(order)  # noqa: S311 # no secret
    assert fold(order) == streak == fold(lines)


@st.composite
def logs(draw: st.DrawFn, zones: st.SearchStrategy[str], most: int) -> list[Line]:
    """Draw what somebody does: hours pass, then they answer or set a plan; maybe none has a zone at first."""
    plans = st.builds(Plan, zones, DAY_ENDS, RESTS)
    at, plan = draw(INSTANTS), draw(plans | st.builds(Plan, st.none(), DAY_ENDS, RESTS))
    log: list[Line] = []
    for hours, new in draw(st.lists(st.tuples(st.integers(1, 60), st.none() | plans), max_size=most)):
        at += timedelta(hours=hours)
        log.append(study_day(at, plan) if new is None else Change(at, plan, new))
        plan = new or plan
    return log


@given(logs(ZONES, 20), st.integers())
def test_rebuilding_equals_counting_as_one_goes(log: list[Line], seed: int) -> None:
    check_fold(log, seed)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@settings(max_examples=50_000)
@given(logs(ANY_ZONE, 40), st.integers())
def test_rebuilding_equals_counting_as_one_goes_in_every_zone(log: list[Line], seed: int) -> None:
    check_fold(log, seed)


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
        plan = Plan(zone, day_end)
        answered = study_day(datetime.combine(day + night, clock, ZoneInfo(zone)).astimezone(UTC), plan)
        if answered.date != day:  # a time of night that the clocks left out
            answered = study_day(datetime.combine(day, time(12), ZoneInfo(zone)), plan)
        log.append(answered)
    assert fold(log).current == fold(log).best == len(log)


def check_journey(start: datetime, zones: list[tuple[int, str]]) -> None:
    """Who answers every hour loses nothing, wherever they are, and gains none within 20 hours."""
    at, plan = start, Plan()
    log: list[Line] = [study_day(at, plan)]
    for hours, zone in zones:
        log.append(Change(at, plan, replace(plan, zone=zone)))
        plan = replace(plan, zone=zone)
        for _ in range(hours):
            at += timedelta(hours=1)
            log.append(study_day(at, plan))
    streak, counted = NO_STREAK, []
    for line in log:
        before, streak = streak, extend(streak, line)
        if isinstance(line, StudyDay) and streak.total > before.total:
            counted.append(line)
    assert streak.current == streak.total
    for one, other in pairwise(counted):
        assert one.date < other.date
        if one.plan.zone is None:  # the first choice: another date by its clock, too
            assert study_day(one.at, other.plan).date < other.date
        else:
            assert one.plan.zone == other.plan.zone or other.at - one.at >= timedelta(hours=20)


def journeys(zones: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[int, str]]]:
    """Draw where somebody is, for how many hours each."""
    return st.lists(st.tuples(st.integers(0, 40), zones), min_size=1, max_size=8)


@given(INSTANTS, journeys(ZONES))
def test_a_journey_loses_nothing(start: datetime, zones: list[tuple[int, str]]) -> None:
    check_journey(start, zones)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@settings(max_examples=50_000)
@given(INSTANTS, journeys(ANY_ZONE))
def test_a_journey_loses_nothing_wherever_it_goes(start: datetime, zones: list[tuple[int, str]]) -> None:
    check_journey(start, zones)
