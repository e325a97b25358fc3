"""Where a learner is: what was typed or pinned, and the time zone that it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.zones import zone_names
from bot.services.atlas import Atlas, load_atlas
from bot.services.places import Place, find_places, zone_at, zone_of_city

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.mark.parametrize(
    ("typed", "name", "zone"),
    [
        ("Munich", "Munich", "Europe/Berlin"),
        ("münchen", "Munich", "Europe/Berlin"),
        ("MUNCHEN", "Munich", "Europe/Berlin"),
        ("Москва", "Moscow", "Europe/Moscow"),
        ("東京", "Tokyo", "Asia/Tokyo"),
        ("القاهرة", "Cairo", "Africa/Cairo"),
        ("sao-paulo", "São Paulo", "America/Sao_Paulo"),
        ("st louis", "St. Louis", "America/Chicago"),
        ("NYC", "New York City", "America/New_York"),
        ("Bombay", "Mumbai", "Asia/Kolkata"),
        ("Naples", "Naples", "Europe/Rome"),
        ("Portland, Maine", "Portland", "America/New_York"),
        ("portland oregon", "Portland", "America/Los_Angeles"),
        ("Paris, Texas", "Paris", "America/Chicago"),
        ("Paris, Texas, USA", "Paris", "America/Chicago"),
        ("Paris France", "Paris", "Europe/Paris"),
        ("London, Ontario", "London", "America/Toronto"),
        ("London, UK", "London", "Europe/London"),
        ("Perth, Scotland", "Perth", "Europe/London"),
        ("Birmingham Alabama", "Birmingham", "America/Chicago"),
        ("Smallville, Kansas", "Wichita", "America/Chicago"),
        ("Germany", "Berlin", "Europe/Berlin"),
        ("Lebanon", "Beirut", "Asia/Beirut"),
        ("Jamaica", "Kingston", "America/Jamaica"),
        ("Berlni", "Berlin", "Europe/Berlin"),
        ("Istambul", "Istanbul", "Europe/Istanbul"),
    ],
)
def test_the_likeliest_place_comes_first(atlas: Atlas, typed: str, name: str, zone: str) -> None:
    first = find_places(typed, atlas)[0]
    assert (first.name, first.zone) == (name, zone)


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("Springfield", {"America/Chicago", "America/New_York", "America/Los_Angeles"}),
        ("Birmingham", {"Europe/London", "America/Chicago", "America/Detroit"}),
        ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
        ("USA", {"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}),
    ],
)
def test_an_ambiguous_name_brings_one_candidate_a_zone(atlas: Atlas, typed: str, zones: set[str]) -> None:
    places = find_places(typed, atlas)
    assert {place.zone for place in places} >= zones
    assert len({place.zone for place in places}) == len(places)


@pytest.mark.parametrize("typed", ["Москва", "moskva", "München", "Cologne"])
def test_small_towns_that_share_a_nickname_do_not_get_in_the_way(atlas: Atlas, typed: str) -> None:
    assert len(find_places(typed, atlas)) == 1


@pytest.mark.parametrize("typed", ["", ",", " , ", "a", "Xyzzyq", "🙂", "42", "\n", "?" * 100])
def test_what_is_no_place_brings_nothing(atlas: Atlas, typed: str) -> None:
    assert find_places(typed, atlas) == []


def test_every_city_has_a_zone_we_accept(atlas: Atlas) -> None:
    assert {city["timezone"] for city in atlas.cities} <= zone_names()


@pytest.mark.parametrize(
    ("typed", "zone"), [("Europe/Berlin", "Europe/Berlin"), ("utc", "UTC"), ("CET", "CET")]
)
def test_the_name_of_a_zone_is_taken_as_it_is(typed: str, zone: str) -> None:
    assert zone_of_city(typed) == [Place(zone, "", zone)]


def test_a_wrong_zone_name_brings_nothing() -> None:
    assert zone_of_city("Europe/Atlantis") == []
    assert zone_of_city("../../etc/passwd") == []


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_looking_up_keeps_no_memory() -> None:
    zone_of_city("Europe/Berlin")
    before = resident_megabytes()
    assert zone_of_city("  Kraków ") == [Place("Kraków", "Poland", "Europe/Warsaw")]
    assert zone_of_city("a\0b\ud800; echo $HOME") == []
    assert zone_at(52.52, 13.4) == "Europe/Berlin"
    assert resident_megabytes() - before < 10


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [(40.71, -74.0, "America/New_York"), (-33.87, 151.21, "Australia/Sydney"), (0.0, -30.0, "Etc/GMT+2")],
)
def test_a_point_has_the_zone_of_its_land_or_sea(latitude: float, longitude: float, zone: str) -> None:
    assert zone_at(latitude, longitude) == zone
    assert zone in zone_names()
