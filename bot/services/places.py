"""The time zone of a city or of a point on the map, found offline.

The data of either look-up takes 35 to 60 MB, which the bot would keep for good. A look-up is rare, so it runs
in a process of its own, which takes the memory along when it ends: call these functions in a thread.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.core.zones import UnknownZoneError, zone_named
from bot.errors import VivaError
from bot.services.atlas import Atlas, City, Regions, bare, folded, load_atlas

MOST_PLACES = 6
LONGEST_NAME = 100
# What a city is also called counts beside a namesake a tenth as large, no smaller.
ALIAS_SHARE = 10
# A typo is looked for among large cities, in names of at least so many letters: (letters, typos).
LARGE_CITY = 100_000
TYPOS = ((9, 2), (5, 1))
PATIENCE_SECONDS = 30
LONGEST_REGION = 3


class UnknownPointError(VivaError):
    """No time zone covers that point."""

    def __init__(self) -> None:
        super().__init__("I can't tell the time zone there. Please type the nearest large city.")


@dataclass(frozen=True, slots=True)
class Place:
    """A city, its country in English ("" for a bare time zone), and its IANA time zone."""

    name: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand what was typed: a city's name ("": any city) within all of `within`."""

    name: str
    within: tuple[Regions, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """A city that a reading means, by an alias (another of its names), by its main name or by its region."""

    city: City
    by_alias: bool


def zone_of_city(text: str) -> list[Place]:
    """Return the places that `text` may mean, the most populous first, one for each time zone.

    Understands city names in any language, case and accents aside, "City, Country", "City, State", the
    name of a country, IANA names and "UTC", and forgives a typo in a large city's name. Nothing found:
    an empty list. Blocks for about half a second.
    """
    name = _trimmed(" ".join(text.split()))[:LONGEST_NAME]
    bare_zone = _bare_zone(name)
    if "/" in name or not name or any(place.zone.isupper() for place in bare_zone):
        return bare_zone
    found = json.loads(_run_apart(find_for_parent, name))
    return [Place(*fields) for fields in found] or bare_zone


def zone_at(latitude: float, longitude: float) -> str:
    """Return the IANA zone at a point, in degrees; at sea one such as "Etc/GMT+3".

    Raises `UnknownPointError`. Blocks for about a fifth of a second.
    """
    zone = json.loads(_run_apart(locate_for_parent, f"{longitude} {latitude}"))
    if not zone:
        raise UnknownPointError
    return str(zone)


def find_places(text: str, atlas: Atlas) -> list[Place]:
    """Return the places in `atlas` that `text` may mean; see `zone_of_city`."""
    for readings in _readings(text, atlas.regions):
        finds = [find for reading in readings for find in _find_exactly(reading, atlas)]
        if finds:
            return _rank(finds, atlas)
    return _rank(_find_nearly(bare(text.partition(",")[0]), atlas), atlas)


def _trimmed(text: str) -> str:
    """Return a text without the marks and pictures that people put around a name: "Berlin!!"."""
    letters = [place for place, sign in enumerate(text) if unicodedata.category(sign)[0] in "LMN"]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def _bare_zone(name: str) -> list[Place]:
    try:
        zone = zone_named(name)
    except UnknownZoneError:
        return []
    return [Place(zone, "", zone)]


def _readings(text: str, regions: Mapping[str, Regions]) -> Iterable[list[Reading]]:
    """Yield the ways to understand `text`, the likeliest first; those in one list are equally likely."""
    first, *rest = [part.strip() for part in text.split(",") if part.strip()] or [""]
    within = tuple(regions[bare(part)] for part in rest if bare(part) in regions)
    named = [Reading(first, within)] if first else []
    # "Lebanon" is a country, and a town in Tennessee.
    known = [Reading("", (regions[bare(first)], *within))] if bare(first) in regions else []
    yield named + known
    words = first.split()
    for tail in range(1, min(LONGEST_REGION, len(words) - 1) + 1):
        if (region := bare(" ".join(words[-tail:]))) in regions:
            yield [Reading(" ".join(words[:-tail]), (*within, regions[region]))]
    if within:
        yield [Reading("", within)]


def _find_exactly(reading: Reading, atlas: Atlas) -> Iterable[Find]:
    """Yield the cities of that name; GeoNames lists unaccented spellings among a city's other names."""
    spellings = {bare(reading.name), folded(reading.name)}
    beginnings = [spelling.partition(" ")[0] for spelling in spellings]
    for city in atlas.cities:
        if not _lies_within(city, reading.within):
            continue
        if not reading.name:
            yield Find(city, by_alias=False)
            continue
        names = "\n".join((city["name"], *city["alternatenames"])).casefold()
        # Most cities are ruled out here, before the slower folding.
        if any(beginning in names for beginning in beginnings):
            main, *others = folded(names).split("\n")
            if bare(main) in spellings:
                yield Find(city, by_alias=False)
            elif not spellings.isdisjoint(others):
                yield Find(city, by_alias=True)


def _find_nearly(name: str, atlas: Atlas) -> list[Find]:
    """Return the large cities whose names are fewest typos away from `name`, within reason."""
    from rapidfuzz import process  # noqa: PLC0415 # most look-ups do without
    from rapidfuzz.distance import OSA  # noqa: PLC0415 # the same

    allowed = next((typos for letters, typos in TYPOS if len(name) >= letters), 0)
    if not allowed:
        return []
    names: list[str] = []
    finds: list[Find] = []
    for city in atlas.cities:
        if city["population"] >= LARGE_CITY:
            main, *others = folded("\n".join((city["name"], *city["alternatenames"]))).split("\n")
            names += (bare(main), *others)
            finds += (Find(city, by_alias=False), *[Find(city, by_alias=True)] * len(others))
    near = process.extract(name, names, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    fewest = min((typos for _, typos, _ in near), default=0)
    return [finds[position] for _, typos, position in near if typos == fewest]


def _lies_within(city: City, within: tuple[Regions, ...]) -> bool:
    country, part = city["countrycode"], city["admin1code"]
    return all((country, "") in regions or (country, part) in regions for regions in within)


def _rank(finds: Iterable[Find], atlas: Atlas) -> list[Place]:
    """Order by population, keep the largest of each zone, and drop obscure other names of small towns."""
    finds = sorted(finds, key=lambda find: -find.city["population"])
    largest = max((find.city["population"] for find in finds), default=0)
    largest_by_name = max((find.city["population"] for find in finds if not find.by_alias), default=-1)
    places: dict[str, Place] = {}
    for find in finds:
        city = find.city
        people = city["population"]
        if not find.by_alias or (people > largest_by_name and people * ALIAS_SHARE >= largest):
            place = Place(city["name"], atlas.countries[city["countrycode"]], city["timezone"])
            places.setdefault(place.zone, place)
    return list(places.values())[:MOST_PLACES]


def find_for_parent(name: str) -> str:
    """Answer `zone_of_city` in its process: JSON rows of `Place` fields."""
    gc.disable()
    return json.dumps([(place.name, place.country, place.zone) for place in find_places(name, load_atlas())])


def locate_for_parent(point: str) -> str:
    """Answer `zone_at` in its process: the zone as JSON, "" for none; `point` is "longitude latitude"."""
    from tzfpy import get_tz  # noqa: PLC0415 # loads 35 MB, in the child only

    longitude, latitude = map(float, point.split())
    return json.dumps(get_tz(longitude, latitude))


def _run_apart(function: Callable[[str], str], argument: str) -> str:
    """Return `function(argument)`, computed in a process of its own that finds the same modules."""
    program = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
        f"from {function.__module__} import {function.__name__} as work;"
        "sys.stdout.write(work(json.loads(sys.argv[2])))"
    )
    done = subprocess.run(  # noqa: S603 # no shell; what people typed is one argument, read as text
        [sys.executable, "-I", "-c", program, json.dumps(sys.path), json.dumps(argument)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stdout
