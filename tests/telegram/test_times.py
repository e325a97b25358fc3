"""Times and weekdays are read as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reminders import EVERY_DAY, WEEKEND, WORKDAYS
from bot.telegram.times import Wish, read_time, read_wish
from bot.telegram.words import words_for

WORDS = words_for(None)
EVENING = time(18, 30)


def read(text: str) -> Wish:
    """What is read from the words after the command."""
    return read_wish(WORDS, text.split())


@pytest.mark.parametrize(
    "text", ["18:30", "18.30", "1830", "18h30", "6:30pm", "6:30 pm", "6.30 P.M.", "630pm", "at 18:30, please"]
)
def test_ways_to_write_half_past_six(text: str) -> None:
    assert read(text) == Wish((EVENING,), EVERY_DAY, ())


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("7", time(7)),
        ("7am", time(7)),
        ("at 7 o'clock", time(7)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("12:05 a.m.", time(0, 5)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        ("0715", time(7, 15)),
        ("24:00", None),
        ("7:60", None),
        ("13pm", None),
        ("0am", None),
        ("18:3", None),
        ("١٨:٣٠", None),
        ("", None),
        ("stalin", None),
    ],
)
def test_other_times_and_what_is_none(text: str, clock: time | None) -> None:
    assert read(text).clocks == ((clock,) if clock else ())


@given(st.times())
def test_any_time_is_read_as_it_was_written(clock: time) -> None:
    clock = clock.replace(second=0, microsecond=0)
    assert read_time(f"{clock:%H:%M}") == read_time(f"{clock:%H%M}") == clock
    assert read_time(f"{clock:%I:%M%p}".casefold()) == clock


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("mon wed 18:30", {0, 2}),
        ("Mondays, Wednesdays and Fri at 18:30", {0, 2, 4}),
        ("weekdays 18:30", WORKDAYS),
        ("every weekday at 18:30", WORKDAYS),
        ("18:30 on weekends", WEEKEND),
        ("fri-mon 18:30", {4, 5, 6, 0}),
        ("daily 18:30", EVERY_DAY),
        ("wed,mon, fri 18:30", {0, 2, 4}),
        ("sun-sun 18:30", {6}),
        ("tues and thurs 18:30", {1, 3}),
    ],
)
def test_weekdays(text: str, weekdays: set[int]) -> None:
    assert read(text) == Wish((EVENING,), frozenset(weekdays), ())


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("8:00 on weekdays and 10:00 on weekends", True),
        ("mon 8:00, tue 9:00", True),
        ("8:00 and 10:00 on weekdays", False),
        ("mon 8:00 and wed", False),
        ("every day 8:00 10:00", False),
    ],
)
def test_two_wishes_in_one_are_told_from_one(text: str, *, mixed: bool) -> None:
    assert read(text).mixed == mixed


def test_several_times_and_the_name_of_a_deck() -> None:
    assert read("8:00 18:30 8:00") == Wish((time(8), EVENING), EVERY_DAY, ())
    assert read("mon 18:30 US civics 2") == Wish((EVENING,), frozenset({0}), ("US", "civics", "2"))
    assert read("US civics 18:30") == Wish((EVENING,), EVERY_DAY, ("US", "civics"))
    assert read("US civics at 6:30 pm on weekends") == Wish((EVENING,), WEEKEND, ("US", "civics"))
    assert read("US civics 6pm") == Wish((time(18),), EVERY_DAY, ("US", "civics"))
    assert read("stalin") == Wish((), EVERY_DAY, ("stalin",))
    assert read("pm") == Wish((), EVERY_DAY, ("pm",))


@pytest.mark.parametrize(
    ("text", "misses"),
    [
        ("18:30 25:00", True),
        ("6 30", True),
        ("18:60", True),
        ("13pm", True),
        ("18:30 stalin", False),
        ("18:30 us-civics", False),
        ("18:30 4th grade", False),
    ],
)
def test_what_looks_like_a_time_and_is_none_is_told_from_a_deck_s_name(text: str, *, misses: bool) -> None:
    assert read(text).misses_a_time == misses
