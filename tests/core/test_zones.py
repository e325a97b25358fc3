"""Zones of people: which names are valid, what date it is, how an offset reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.zones import (
    UnknownZoneError,
    has_date,
    local_date,
    offset_words,
    zone_info,
    zone_named,
    zone_names,
)

JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
JANUARY = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("utc", "UTC"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_name_is_understood_whatever_its_case(typed: str, name: str) -> None:
    assert zone_named(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Berlin",
        "posix/Europe/Berlin",
        "right/UTC",
        "localtime",
        "Factory",
        "../etc/passwd",
        "/etc/localtime",
        "Europe/../Europe/Berlin",
        "Europe",
        "Europe/Berlin\0",
        "zone.tab",
        "Europe\\Berlin",
    ],
)
def test_odd_names_are_refused_in_words(typed: str) -> None:
    with pytest.raises(UnknownZoneError, match="not a time zone I know"):
        zone_named(typed)
    with pytest.raises(UnknownZoneError):
        zone_info(typed)


def test_every_name_has_rules() -> None:
    assert all(zone_info(name).key == name for name in zone_names())


@pytest.mark.parametrize(
    ("zone", "at", "words"),
    [
        ("Europe/Berlin", JULY, "Europe/Berlin (UTC+2)"),
        ("Europe/Berlin", JANUARY, "Europe/Berlin (UTC+1)"),
        ("Asia/Kathmandu", JULY, "Asia/Kathmandu (UTC+5:45)"),
        ("America/St_Johns", JANUARY, "America/St_Johns (UTC−3:30)"),
        ("Europe/London", JANUARY, "Europe/London (UTC+0)"),
        ("UTC", JULY, "UTC"),
    ],
)
def test_the_offset_is_that_of_the_moment(zone: str, at: datetime, words: str) -> None:
    assert offset_words(zone, at) == words


def test_the_day_goes_on_until_its_end_by_the_local_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    early = datetime(2026, 7, 2, 2, 59, 59, tzinfo=berlin)
    assert local_date(early, "Europe/Berlin", time(3)) == date(2026, 7, 1)
    assert local_date(early + timedelta(seconds=1), "Europe/Berlin", time(3)) == date(2026, 7, 2)
    assert local_date(early, "Europe/Berlin") == date(2026, 7, 2)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_date(datetime(2026, 7, 1), "UTC")  # noqa: DTZ001 # the very thing that is refused


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 # bounds are naive
    st.sampled_from(sorted(zone_names())),
)
def test_a_date_that_someone_sees_has_happened(at: datetime, zone: str) -> None:
    assert has_date(zone, local_date(at, zone))


def test_the_day_that_samoa_skipped_never_happened() -> None:
    assert not has_date("Pacific/Apia", date(2011, 12, 30))
    assert has_date("Pacific/Apia", date(2011, 12, 29))
    assert has_date("Pacific/Apia", date(2011, 12, 31))
