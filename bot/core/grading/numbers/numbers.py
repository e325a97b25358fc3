"""Quantities in a text: numbers, shares, ordinals and years, each with what it may mean."""

from __future__ import annotations

from fractions import Fraction

from bot.core.grading.language.language import Language
from bot.core.grading.language.number_words import NumberWords
from bot.core.grading.language.spoken import (
    ROMAN_ALONE,
    is_year,
    may_be_roman,
    read_figures,
    read_roman,
    read_spoken,
)
from bot.core.grading.language.text import Tokens, skip_back, stands_alone
from bot.core.grading.numbers.number_parts import complete, scale_share, scale_span
from bot.core.grading.numbers.ordinals import (
    as_decade,
    ends_decade,
    ends_ordinal,
    open_century,
    read_end,
    read_ordinal,
    read_roman_ordinal,
)
from bot.core.grading.numbers.powers import read_power
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity
from bot.core.grading.numbers.shares import Shares
from bot.core.grading.numbers.signs import Sign, count_minus, end_below_zero, read_dash, take_sign

SECOND, TEN = 2, 10
MOST_QUANTITIES = 64  # an answer with more numbers is no answer; the rest is not read
EITHER_SIGNS = ("±", "+/-", "+-")
SIGNED = {
    **dict.fromkeys("~≈∼±", Bound.ABOUT),
    ">": Bound.OVER,
    "≥": Bound.AT_LEAST,
    "<": Bound.UNDER,
    "≤": Bound.AT_MOST,
}


def read_quantities(
    tokens: Tokens, words: tuple[str, ...], language: Language, *, ratios: bool = True
) -> list[Quantity]:
    """Return every quantity in a text with its mended words, in order.

    "1 in 8" gives the share, the 1 and the 8; so do "1 to 8", 1:8 and 1/8, but without `ratios`.
    """
    starts = [place for place, valued in enumerate(map(language.valued, tokens.words)) if valued]
    unread = language.numbers.unread
    if unread.may_open(words):
        idle = {
            place + more
            for place in range(len(words))
            for more in range((unread.at(words, place) or (0,))[0])
        }
        starts = [place for place in starts if place not in idle]
    if not starts:
        return []
    reader = Reader(tokens, words, language, ratios=ratios)
    found: list[Quantity] = []
    free = 0
    for place in starts:
        quantity = reader.read_signed(place, free) if place >= free else None
        if quantity is not None:
            if found:
                found[-1] = scale_span(found[-1], quantity, words, tokens.gaps, language.numbers)
            found.extend(reader.widen(quantity))
            free = found[-1].last + 1
            if len(found) >= MOST_QUANTITIES:
                break
    return found


def close_up(tokens: Tokens, numbers: NumberWords) -> tuple[str, ...]:
    """Return the gaps of a text, none before the M of "2,1 M": in small letters it stands for metres."""
    words, gaps = tokens.words, tokens.gaps
    return tuple(
        ""
        if 0 < place < len(words)
        and words[place] == "m"
        and "m" in numbers.suffixes
        and words[place - 1][0].isdigit()
        and tokens.written(place) == "M"
        else gap
        for place, gap in enumerate(gaps)
    )


class Reader:
    """Reads quantities out of one text."""

    def __init__(
        self, tokens: Tokens, words: tuple[str, ...], language: Language, *, ratios: bool = True
    ) -> None:
        self.tokens = tokens
        self.words = words
        self.gaps = close_up(tokens, language.numbers) if " M" in tokens.text else tokens.gaps
        self.numbers: NumberWords = language.numbers
        self.ratios = ratios
        self.decimal = language.folding.decimal
        self.articles = language.articles
        self.stop = language.stop
        self.suffixes = language.dates.suffixes
        self.until = language.denial.until
        self.units = language.units
        self.reigns = language.dates.reigns

    def read_signed(self, place: int, free: int) -> Quantity | None:
        """Return the bare number at a token, with the words that put it below zero."""
        quantity = self.read_at(place)
        if quantity is None or quantity.kind not in (Kind.NUMBER, Kind.YEAR):
            return quantity
        reign = self.reigns.before(self.words, place) if self.reigns.by_first else None
        if reign:
            years = tuple(int(reign[1]) + value for value in quantity.values)
            return Quantity(place - reign[0], quantity.last, years, Kind.YEAR)
        quantity = as_decade(quantity, self.words, self.gaps, self.numbers)
        either = self.numbers.either_sign.before(self.words, place)
        if either and place - either[0] >= free:
            return quantity._replace(first=place - either[0], values=take_sign(quantity.values, Sign.EITHER))
        minus = count_minus(self.words, place, self.numbers)
        minus = minus if place - minus >= free else 0
        end = 0 if minus else end_below_zero(self.words, quantity.last, self.numbers)
        if not (minus or end) or not quantity.values[0] > 0:
            return quantity
        values = tuple(-value for value in quantity.values)
        return Quantity(place - minus, max(quantity.last, end), values)

    def read_at(self, place: int) -> Quantity | None:
        """Return the bare number that starts at a token."""
        word = self.words[place]
        if word[0].isdigit():
            return self.read_digits(place)
        if len(word) == 1 and word not in self.numbers.single:
            return self.read_letter(place, word)
        if word in self.numbers.uncounted:
            return None  # "hundreds of thousands" gives no number
        halves = self.numbers.halves.get(word)
        if halves:
            return self.complete(Quantity(place, place, (Fraction(halves, 2),)))
        spoken = read_spoken(self.words, self.gaps, place, self.numbers)
        if spoken:
            value, end, year = spoken
            kind = Kind.YEAR if year else Kind.NUMBER
            number = self.complete(Quantity(place, end - 1, (Fraction(value),), kind))
            return read_end(number, self.words, self.numbers)
        return self.read_part(place, word)

    def counts_centuries(self, place: int) -> bool:
        """Whether a letter in capitals counts a century: "V secolo", "siglo X"."""
        near = range(max(0, place - 1), place + 2)
        return self.tokens.written(place).isupper() and any(
            self.units.count_century(self.words, at) for at in near if at != place
        )

    def read_letter(self, place: int, word: str) -> Quantity | None:
        """Return the Roman numeral of one letter that counts something."""
        if word not in ROMAN_ALONE or not (
            (word == "i" and self.is_first(place)) or self.counts_centuries(place)
        ):
            return None
        return Quantity(place, place, (Fraction(ROMAN_ALONE[word]),), Kind.ROMAN)

    def is_first(self, place: int) -> bool:
        """Whether an "I" counts what is named before it: "World War I", but not "Wilson I think"."""
        before = self.words[place - 1] if place and self.gaps[place] == " " else "i"
        if len(before) == 1 or not before.isalpha() or before in self.stop:
            return False
        if place + 1 == len(self.words) or self.gaps[place + 1] not in (" ", "'"):
            return True
        return self.tokens.written(place) == "I" and self.words[place + 1] in self.stop

    def read_part(self, place: int, word: str) -> Quantity | None:
        """Return a fraction, an ordinal, a decade or a Roman numeral."""
        part = word in self.numbers.fractions and not stands_alone(word)  # 成 is a tenth in 三成, not in 变成
        if part and word not in self.numbers.ordinals:
            return Quantity(place, place, (Fraction(1, self.numbers.fractions[word]),), Kind.SHARE)
        if word in self.numbers.ordinals:
            return read_ordinal(self.words, self.gaps, place, self.numbers)
        if self.numbers.decades.get(word):
            values = open_century(Fraction(self.numbers.decades[word]))
            return Quantity(place, place, values, Kind.DECADE)
        roman = self.read_roman(place, word) if len(word) > 1 else None
        return Quantity(place, place, (Fraction(roman),), Kind.ROMAN) if roman else None

    def read_roman(self, place: int, word: str) -> int | None:
        """Return the value of a Roman numeral of several letters; nothing for another word, or for "D.C."."""
        written = self.tokens.written(place)
        if not may_be_roman(word):
            return read_roman_ordinal(word, written)
        return None if "." in written else read_roman("".join(filter(str.isalpha, written)))

    def read_digits(self, place: int) -> Quantity | None:
        """Return a number in figures with its suffix: 35k, 35 thousand, 11th, 1930s."""
        word = self.words[place]
        values = self.read_values(place)
        if not values:
            return None
        power = read_power(self.words, self.gaps, place)
        if power:
            return Quantity(place, power[1], tuple(value * power[0] for value in values))
        ended = self.read_ending(Quantity(place, place, values))
        if ended:
            return ended
        short = self.is_short_year(place)
        kind = Kind.YEAR if short or is_year(word) else Kind.NUMBER
        return self.complete(Quantity(place, place, open_century(values[0]) if short else values, kind))

    def read_values(self, place: int) -> tuple[Fraction, ...]:
        """Return what figures may mean with the sign or the decimal mark before them."""
        word, gap = self.words[place], self.gaps[place]
        values = read_figures(word, self.decimal)
        if values and word.isdigit() and (gap.endswith(" .") or (gap == "." and not place)):
            return (values[0] / TEN ** len(word),)  # .38 million
        if values and gap.rstrip().endswith(EITHER_SIGNS):
            return take_sign(values, Sign.EITHER)
        if not values or "-" not in gap:
            return values
        after_number = place > 0 and self.words[place - 1][0].isdigit()
        sign = read_dash(gap, place, after_number=after_number)
        if sign is Sign.MINUS and not place and any("\n-" in gap for gap in self.gaps):
            sign = Sign.EITHER  # a list, written without spaces
        return take_sign(values, sign)

    def read_ending(self, figures: Quantity) -> Quantity | None:
        """Return figures with an ending: 11th, "every 8th", 1930s; nothing for those without one."""
        place, values = figures.first, figures.values
        if ends_decade(self.words, self.gaps, place + 1):
            return Quantity(place, place + 1, open_century(values[0]), Kind.DECADE)
        decade = as_decade(figures, self.words, self.gaps, self.numbers)
        if decade is not figures:
            return decade
        if not ends_ordinal(self.words, self.gaps, place + 1, self.suffixes):
            return None
        before = self.words[place - 1] if place else ""
        if before in self.numbers.every or (before in self.numbers.indefinite and values[0] > SECOND):
            return Quantity(place - 1, place + 1, (1 / values[0],), Kind.SHARE)
        return Quantity(place, place + 1, values, Kind.YEAR if is_year(self.words[place]) else Kind.ORDINAL)

    def complete(self, quantity: Quantity) -> Quantity:
        """Return a number with all that belongs to it behind it."""
        return complete(quantity, self.words, self.gaps, self.numbers)

    def is_short_year(self, place: int) -> bool:
        """Whether a number is a year whose century an apostrophe stands for: '69, not '69' in quotes."""
        two = len(self.words[place]) == len("69") and self.words[place].isdigit()
        if self.gaps[place] == "'" and place and self.words[place - 1].isdigit():
            return False  # 5'11"
        return two and self.gaps[place].endswith("'") and not self.gaps[place + 1].startswith("'")

    def widen(self, quantity: Quantity) -> list[Quantity]:
        """Return the number together with the share it is part of, and how exactly it is meant."""
        shares = Shares(self.words, self.gaps, self.numbers, self.read_at, ratios=self.ratios)
        whole = shares.read(quantity)
        share = whole[-1] if whole else quantity
        if share.kind is Kind.SHARE:
            scaled = scale_share(share, self.words, self.gaps, self.numbers)
            quantity, whole = (scaled, []) if scaled is not share else (quantity, whole)
        bound = self.read_bound(whole[-1].first if whole else quantity.first, quantity, whole)
        if not whole and bound is Bound.EXACT:
            return [quantity]
        if not whole:
            return [quantity._replace(bound=bound)]
        return [*(part._replace(bound=bound) for part in whole)]

    def read_bound(self, first: int, quantity: Quantity, whole: list[Quantity]) -> Bound:
        """Return how exactly a number is meant, from the words and signs around it."""
        last = whole[-1].last if whole else quantity.last
        sign = self.gaps[first].rstrip()[-1:]
        if sign in SIGNED:
            return SIGNED[sign]
        if self.gaps[last + 1].startswith("+"):
            return Bound.AT_LEAST
        if quantity.kind is Kind.ORDINAL:
            return Bound.EXACT  # "under the Third Reich"
        skip = skip_back(first, self.words, self.articles)
        before = self.numbers.bounds.before(self.words, first)
        if not before and skip < first:
            before = self.numbers.bounds.before(self.words, skip)
        if before:
            dated = quantity.kind is Kind.YEAR and not self.until.isdisjoint(
                self.words[skip - before[0] : first]
            )
            return Bound.EXACT if dated else Bound(before[1])  # "hasta 1931" says until when
        if last + 1 < len(self.words) and self.gaps[last + 1].strip(" -,") == "":
            after = self.numbers.bounds_after.at(self.words, last + 1)
            if after:
                return Bound(after[1])
        return Bound.EXACT
