"""Shares of a whole: "4 out of 5", "one person in eight", "60 %", "three quarters"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.grading.language.number_words import NumberWords
from bot.core.grading.numbers.quantity import Kind, Quantity

MOST_PARTS = 1000  # "one in eight" yes, "two in 1934" no
SHORT_WORD = len("in")
TEN = 10


class Shares:
    """Reads shares out of one text, given what reads a number at a token; `ratios`: "1 to 8" is one."""

    def __init__(
        self,
        words: Sequence[str],
        gaps: Sequence[str],
        numbers: NumberWords,
        read_at: Callable[[int], Quantity | None],
        *,
        ratios: bool,
    ) -> None:
        self.words = words
        self.gaps = gaps
        self.numbers = numbers
        self.read_at = read_at
        self.ratios = ratios

    def read(self, quantity: Quantity) -> list[Quantity]:
        """Return the quantities of a share that starts with this number; none when it is no share."""
        after = quantity.last + 1
        if quantity.kind in (Kind.ORDINAL, Kind.SHARE, Kind.DECADE, Kind.ROMAN):
            return []
        gap = self.gaps[after].strip()
        if gap.startswith(("%", "٪")):
            return [self.part(quantity, quantity.last, 100)]
        if after >= len(self.words) or gap not in ("", "-", "/", ":"):
            return []
        if gap in ("/", ":"):
            return self.read_ratio(quantity, after) if self.ratios else []
        percent = self.numbers.percent.at(self.words, after)
        parts = self.numbers.fractions.get(self.words[after])
        if percent or parts:
            size = percent[0] if percent else 1
            return [self.part(quantity, quantity.last + size, parts or 100)]
        return self.read_of(quantity, after)

    def read_of(self, quantity: Quantity, after: int) -> list[Quantity]:
        """Return the quantities of "4 out of 5" or "one person in eight"; none when that is not said."""
        whole = self.numbers.whole_first.at(self.words, after)
        if whole and after + whole[0] < len(self.words):
            return self.read_part_of(quantity, after + whole[0])
        of = self.numbers.share_of.at(self.words, after)
        if not of and self.gaps[after + 1] == " " and after + 1 < len(self.words):
            after += 1  # one person in eight
            of = self.numbers.share_of.at(self.words, after)
        return self.read_ratio(quantity, after + of[0]) if of and after + of[0] < len(self.words) else []

    def read_part_of(self, whole: Quantity, place: int) -> list[Quantity]:
        """Return the share where the whole is said first: 三分之二."""
        part = self.read_at(place)
        if part is None or not whole.values[0]:
            return []
        return [Quantity(whole.first, part.last, (part.values[0] / whole.values[0],), Kind.SHARE)]

    def read_ratio(self, quantity: Quantity, place: int) -> list[Quantity]:
        """Return number, whole and share of "4 out of 5"; none when what follows can't be the whole."""
        place += self.words[place] in self.numbers.indefinite and place + 1 < len(self.words)  # in a million
        whole = self.read_at(place)
        if whole is None or whole.kind in (Kind.ROMAN, Kind.DECADE):
            return []
        if whole.kind is Kind.YEAR and whole.values[0] != MOST_PARTS:
            return []
        few = (
            quantity.values[0] == 1
            or whole.values[0] <= MOST_PARTS
            or len(self.words[place - 1]) > SHORT_WORD
        )
        if not (few and 0 < quantity.values[0] <= whole.values[0]):
            return []
        large = quantity.values[0] >= TEN or not self.ratios
        if large and self.words[place - 1] in self.numbers.towards:
            return []  # from 36 to 38
        share = Quantity(
            quantity.first,
            whole.last,
            (quantity.values[0] / whole.values[0],),
            Kind.SHARE,
        )
        parts = [quantity] if share.values[0] < 1 and whole.values[0] <= MOST_PARTS else [quantity, whole]
        return [*(part._replace(aside=True) for part in parts), share]

    def part(self, quantity: Quantity, last: int, parts: int) -> Quantity:
        """Return a number as that many parts of a whole."""
        return Quantity(
            quantity.first,
            min(last, len(self.words) - 1),
            tuple(value / parts for value in quantity.values),
            Kind.SHARE,
        )
