"""Units: what a number counts, and how a number in one unit compares with a number in another."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any, NamedTuple

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.mending import SHORTEST_MENDED, mender
from bot.core.grading.language.phrases import PhraseBook, book
from bot.core.grading.language.vocabulary import vocabulary
from bot.core.grading.language.word_reader import WordReader

LONGEST_NAME = 8  # tokens
TIME = "time"
PAIRS = "pairs"
POWERS = frozenset("23")
ROUNDED = Fraction(1, 100)  # of a number: as far as conversion to a unit of another system may be rounded
HALF_DEGREE = Fraction(1, 2)


class Unit(NamedTuple):
    """What a number counts: so much (`size`) of its kind, from a `zero` on (0 but for temperatures)."""

    kind: str
    size: Fraction
    zero: Fraction = Fraction(0)

    def to(self, power: int) -> Unit:
        """Return the unit squared or cubed."""
        return self if power == 1 else Unit(f"{self.kind}{power}", self.size**power)

    def per(self, other: Unit) -> Unit:
        """Return a rate: this unit in each of another."""
        return Unit(f"{self.kind}/{other.kind}", self.size / other.size)


class Measure(NamedTuple):
    """What a number counts, up to token `last`: its readings (`values`), in each of the `units` possible.

    `said`: how the unit is written.
    """

    last: int
    values: tuple[Fraction, ...]
    units: tuple[Unit, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How a language names units: by `names`, of which each is compared by its stem, too.

    `per` stands before what a rate is counted in, `powers` make a unit square or cubic, `asking` stands
    before the unit that a question wants ("count"), or wants years ("age"). `ages` may stand behind years
    ("old"), `birthdays` behind an ordinal that counts them. `mend` puts a mistyped name right. `opens` tells
    whether a name may begin with a word.
    """

    names: PhraseBook
    stems: PhraseBook
    per: frozenset[str]
    powers: Mapping[str, int]
    asking: PhraseBook
    ages: PhraseBook
    birthdays: frozenset[str]
    stem: Callable[[str], str]
    mend: Callable[[str], str]
    opens: Callable[[str], bool]

    def at(self, words: Sequence[str], place: int) -> tuple[int, tuple[Unit, ...]] | None:
        """Return how many words from a token name a unit, and what it may mean; nothing for none."""
        if place >= len(words):
            return None
        power = self.powers.get(words[place], 0)
        start = place + bool(power)
        if start >= len(words) or not self.opens(words[start]):
            return None
        near = words[start : start + LONGEST_NAME]
        found = (
            self.names.at(near, 0)
            or self.stems.at([*map(self.stem, near)], 0)
            or self.names.at([*map(self.mend, near)], 0)
        )
        if found is None:
            return None
        units = tuple(all_units()[one].to(power or 1) for one in found[1].split())
        return start - place + found[0], units

    def count_century(self, words: Sequence[str], place: int) -> int:
        """Return how many words from a token say "century", or "millennium"; 0 for none."""
        found = self.at(words, place)
        century = all_units()["century"]
        long = (
            any(unit.kind == century.kind and unit.size >= century.size for unit in found[1]) if found else 0
        )
        return found[0] if found and long else 0


@cache
def all_units() -> Mapping[str, Unit]:
    """Return every unit by its name in the data file."""
    return {
        name: Unit(kind, Fraction(unit["size"]), Fraction(unit.get("zero", 0)))
        for kind, units in read_units().items()
        for name, unit in units.items()
    }


@cache
def degrees_of_heat() -> tuple[Unit, ...]:
    """Return what "degrees" may be where a temperature is counted."""
    return tuple(unit for unit in all_units().values() if unit.kind == "temperature")


@cache
def read_units() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return what the data file holds, by kind and name."""
    file = resources.files("bot.core.grading.language") / "units.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def name_units(
    table: Mapping[str, Any], reader: WordReader, stem: Callable[[str], str], code: str
) -> UnitWords:
    """Return a language's names for units, with the symbols that all languages share."""
    meant: dict[tuple[str, ...], list[str]] = {}
    for units in read_units().values():
        for unit, about in units.items():
            for symbol in about.get("symbols", "").split():
                meant.setdefault((symbol,), []).append(unit)
    for unit, names in table.get("names", {}).items():
        for name in names:
            meant.setdefault(reader.split(name), []).append(unit)
    entries = [(words, " ".join(units)) for words, units in meant.items()]
    stemmed = [(tuple(map(stem, words)), label) for words, label in entries if len("".join(words)) > 1]
    single = {words[0]: label for words, label in entries if len(words) == 1}
    known, known_stems, mend = book(entries), book(stemmed), mend_units(single, code)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def opens(word: str) -> bool:
        return word in known.by_first or stem(word) in known_stems.by_first or mend(word) in known.by_first

    return reader.fill(
        UnitWords,
        table,
        names=known,
        stems=known_stems,
        asking=reader.labelled({"count": table.get("asking", []), "age": table.get("asking_age", [])}),
        stem=stem,
        mend=mend,
        opens=opens,
    )


def mend_units(names: Mapping[str, str], code: str) -> Callable[[str], str]:
    """Return what puts the mistyped name of a unit right, with or without the last letter, as of a plural."""
    mend = mender(names, code)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def mend_unit(word: str) -> str:
        singular = word[:-1] if len(word) > SHORTEST_MENDED else word
        found = next((name for name in map(mend, (word, singular)) if name in names), word)
        return word if found == word or word in vocabulary(code) else found

    return mend_unit


def go_evenly(one: Unit, other: Unit) -> bool:
    """Whether one of two units goes into the other without a rest: metres into kilometres, not into miles."""
    ratio = one.size / other.size
    return one.kind == other.kind and one.zero == other.zero and 1 in (ratio.numerator, ratio.denominator)


def fit_units(wanted: Sequence[Unit], measure: Measure) -> Iterable[tuple[Fraction, Fraction]]:
    """Yield a measured number in each wanted unit of its kind, and how far the conversion may be rounded.

    From a unit that goes into the other evenly nothing is rounded: 90 minutes are an hour and a half, but
    8 km are about 5 miles.
    """
    for want, unit in product(wanted, measure.units):
        if want.kind != unit.kind or (want != unit and (want in measure.units or unit in wanted)):
            continue  # "degrees" of an open scale are of the wanted one
        if want == unit:
            yield from ((value, Fraction(0)) for value in measure.values)
            continue
        for value in measure.values:
            converted = value * unit.size / want.size + (unit.zero - want.zero) / want.size
            if unit.zero != want.zero:
                yield converted, HALF_DEGREE
            else:
                yield converted, Fraction(0) if go_evenly(unit, want) else abs(converted) * ROUNDED
