"""What a number in a text is: its sort, how exactly it is meant, and what it may mean."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bot.core.grading.language.units import Measure


class Kind(StrEnum):
    """What sort of number it is."""

    NUMBER = "number"
    YEAR = "year"
    SHARE = "share"
    ORDINAL = "ordinal"
    DECADE = "decade"
    ROMAN = "roman"
    CLOCK = "time of day"


class Bound(StrEnum):
    """How exactly a number is meant."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    ALMOST = "almost"
    UNDER = "under"
    AT_MOST = "at_most"


class Era(StrEnum):
    """Whether a year lies before Christ: none says nothing of it, any will do."""

    NONE = ""
    BC = "bc"
    AD = "ad"
    ANY = "any"

    def suits(self, given: Era) -> bool:
        """Whether a year of this era may be said with another one: none is the one that is meant."""
        return given in (Era.NONE, self) or self is Era.ANY or (self is Era.NONE and given is Era.AD)


class Quantity(NamedTuple):
    """A number from token `first` to token `last`; `values` are its possible readings.

    `aside`: it only serves another (the "8" of "1 in 8"), so it contradicts nothing. `measure`: what it
    counts. `era`: of a year or century.
    """

    first: int
    last: int
    values: tuple[Fraction, ...]
    kind: Kind = Kind.NUMBER
    bound: Bound = Bound.EXACT
    aside: bool = False
    measure: Measure | None = None
    era: Era = Era.NONE

    @property
    def end(self) -> int:
        """The last token of the number or its unit."""
        return max(self.last, self.measure.last) if self.measure else self.last
