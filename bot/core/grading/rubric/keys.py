"""What may be wanted of an answer, one by one: a word, characters, a number, a date, a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from bot.core.cards import Tolerance
from bot.core.grading.language.units import PAIRS, Unit
from bot.core.grading.numbers.before_after import Side
from bot.core.grading.numbers.day import Day
from bot.core.grading.numbers.quantity import Bound, Era, Kind
from bot.core.grading.words.forms import WordForms

FINE = 100  # from here on so much of a unit may be told more finely


@dataclass(frozen=True, slots=True)
class WordKey:
    """A wanted word; `given` when the question names it, too."""

    forms: WordForms
    weight: float = 1.0
    given: bool = False


class Beside(NamedTuple):
    """The neighbours of a character in a sentence without spaces, one of which an answer has, too.

    `then` follows the one `after`; instead of what follows may stand other characters of the `sentence`,
    which may be shortened, but no others.
    """

    before: str
    after: str
    then: str
    sentence: frozenset[str]


@dataclass(frozen=True, slots=True)
class CharsKey:
    """Wanted characters of a script without spaces, next to each other, or one `beside` its neighbours."""

    chars: str
    weight: float = 1.0
    given: bool = False
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A wanted number; `within` widens it.

    `units`: what it may count, `said` as its author does; an answer may leave that out, unless it is
    `counted` in the author's own bold. `asked`: where the question names a unit of that sort, it and the
    author's.
    `rough`: the author says "about" beside the bold, so what rounds to it will do. `side`: the author's word
    for before or after a year. `others`: what else the question wants counted, of which it is not so many.
    `things`: it counts what has no unit, so it is no number of years.
    `whole`: it has no decimals. `exact`: only a number that may be rounded fits without being equal.
    """

    values: tuple[Fraction, ...]
    kind: Kind
    bound: Bound
    within: Tolerance | None = None
    percent_asked: bool = False
    weight: float = 1.0
    given: bool = False
    units: tuple[Unit, ...] = ()
    said: str = ""
    counted: bool = False
    asked: tuple[Unit, ...] = ()
    rough: bool = False
    side: Side = Side.NONE
    era: Era = Era.NONE
    others: frozenset[str] = frozenset()
    things: bool = False
    whole: bool = field(init=False)
    exact: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note what every answer asks about."""
        whole = all(value.denominator == 1 for value in self.values)
        object.__setattr__(self, "whole", whole)
        exact = self.within is None and whole and self.kind not in (Kind.SHARE, Kind.CLOCK)
        exact = exact and not self.rough and all(unit.kind != PAIRS for unit in self.units)
        exact = exact and not (self.units and any(abs(value) >= FINE for value in self.values))
        object.__setattr__(self, "exact", exact)


@dataclass(frozen=True, slots=True)
class DateKey:
    """A wanted date, as far as the author gave it; `side`: the author's word for before or after it.

    `until`: the last of several days.
    """

    day: Day
    weight: float = 1.0
    given: bool = False
    side: Side = Side.NONE
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class RangeKey:
    """A wanted span such as 1936 to 1939; or, with `ends`, a range of what is counted: 4 to 5 minutes.

    `ratio`: its author may mean the share of one in the other. `halved`: one end earns half.
    """

    low: Fraction
    high: Fraction
    weight: float = 1.0
    given: bool = False
    ends: tuple[NumberKey, ...] = ()
    ratio: NumberKey | None = None
    halved: bool = False


ValueKey = NumberKey | DateKey | RangeKey
Key = WordKey | CharsKey | ValueKey
Wanted = tuple[Key, bool, int]  # whether a sentence denies it, and where it stands


def numbers_of(keys: Iterable[Key]) -> Iterator[NumberKey]:
    """Yield the wanted numbers among keys, both ends of each range."""
    for key in keys:
        if isinstance(key, NumberKey):
            yield key
        elif isinstance(key, RangeKey):
            yield from key.ends


def stems_of(keys: Iterable[Key]) -> frozenset[str]:
    """Return the stems of the wanted words among keys."""
    return frozenset(key.forms.stem for key in keys if isinstance(key, WordKey))
