"""Numbers spelt as words or Roman numerals, and the figures in one token."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from fractions import Fraction
from functools import lru_cache

from bot.core.grading.language.cache_sizes import WORDS_REMEMBERED
from bot.core.grading.language.number_words import NumberWords

LONGEST_NUMBER = 18  # figures; anything longer is no quantity a person means
LONGEST_COMPOUND = 60
FIRST_YEAR, LAST_YEAR = 1000, 2100
ROMAN = re.compile(r"(?=..)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
BLANKS = re.compile(" +")
GROUPED = re.compile(
    r"[1-9]\d{0,2}([ .,])\d{3}(?:\1\d{3})*"
    r"|[1-9]\d?(?:,\d\d)+,\d{3}"  # 6,80,000, as in India
)
DECIMAL = re.compile(r"(\d{1,3}(?:([ .,])\d{3})(?:\2\d{3})*|\d+)([.,])(\d+)")

ROMAN_ORDINAL = re.compile("([ivxlcdm]{2,}|[vx](?=e$))(e|eme|th|st|nd|rd|o|a)")
LOOK_ALIKES = str.maketrans("хіХІ", "xiXI")  # Cyrillic letters, typed for Roman ones
SMALL_ROMAN, ROMAN_LETTERS = frozenset("IVX"), frozenset(ROMAN_VALUES)
ROMAN_ALONE = {"i": 1, "і": 1, "v": 5, "x": 10, "х": 10}  # and Cyrillic letters
FEWEST_LETTERS = 4  # of a larger Roman numeral
TEN, HUNDRED, THOUSAND = 10, 100, 1000


def valuer(numbers: NumberWords, months: Container[str], mend: Callable[[str], str]) -> Callable[[str], bool]:
    """Return what tells whether a number or a month may begin with a word, once mended, and remembers."""
    alone = numbers.single | ROMAN_ALONE.keys()

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def valued(word: str) -> bool:
        if len(word) == 1:
            return word.isdigit() or word in alone
        mended = mend(word)
        return mended in months or may_count(mended, numbers)

    return valued


def may_count(word: str, numbers: NumberWords) -> bool:
    """Whether a number may begin with a word: in figures, spelt out, or in Roman letters."""
    if (
        word[0].isdigit()
        or word in numbers.cardinals
        or word in numbers.fractions
        or word in numbers.ordinals
        or word in numbers.halves
    ):
        return True
    opens = word[:2] in numbers.openings or word[0] in numbers.single
    roman = may_be_roman(word) or ROMAN_ORDINAL.fullmatch(word) is not None
    return roman or word in numbers.decades or (opens and bool(word_values(word, numbers)))


def may_be_roman(word: str) -> bool:
    """Whether a word of several letters may be a Roman numeral."""
    word = word.translate(LOOK_ALIKES)
    letters = SMALL_ROMAN if len(word) < FEWEST_LETTERS else ROMAN_LETTERS
    return letters.issuperset(word.upper())


@lru_cache(maxsize=WORDS_REMEMBERED)
def read_figures(word: str, decimal: str) -> tuple[Fraction, ...]:
    """Return what a token of figures may mean: 35.000 is 35 to some and 35 thousand to others."""
    word = BLANKS.sub(" ", word)
    if len(word) > LONGEST_NUMBER + 6:
        return ()
    if word.isdigit():
        return (Fraction(int(word)),) if len(word) <= LONGEST_NUMBER else ()
    values: list[Fraction] = []
    grouped = GROUPED.fullmatch(word)
    if grouped:
        values.append(Fraction(int(re.sub(r"\D", "", word))))
    parts = DECIMAL.fullmatch(word)
    if parts and parts[2] != parts[3] and (not grouped or parts[3] == decimal):
        whole = re.sub(r"\D", "", parts[1])
        values.append(Fraction(f"{whole}.{parts[4]}"))
    return tuple(values)


def is_year(word: str) -> bool:
    """Whether figures look like a year: four of them, without a separator."""
    return len(word) == len("1934") and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR


def read_roman(writing: str) -> int | None:
    """Return the value of a Roman numeral of two letters or more.

    Small letters count up to 39 ("louis xiv"), as learners type them; three letters above that are a word or
    an abbreviation more often (CD, MIX).
    """
    writing = writing.translate(LOOK_ALIKES)
    low = SMALL_ROMAN.issuperset(writing.upper())
    if not low and len(writing) < FEWEST_LETTERS:
        return None
    writing = writing.upper() if low else writing
    if not ROMAN.fullmatch(writing):
        return None
    values = [ROMAN_VALUES[letter] for letter in writing]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def read_spoken(
    words: Sequence[str], gaps: Sequence[str], place: int, numbers: NumberWords
) -> tuple[int, int, bool] | None:
    """Return the number spelt out from `place`, where it ends, and whether it is said as a year."""
    first = word_values(words[place], numbers)
    if not first:
        return None
    if numbers.and_style == "signs":
        return read_signs(words, gaps, place, numbers)
    spoken = Spoken(numbers.and_style)
    end = place
    while end < len(words) and (end == place or gaps[end].strip(" -") == ""):
        values = word_values(words[end], numbers)
        joined = False
        if not values and words[end] in numbers.ands and end + 1 < len(words):
            values = word_values(words[end + 1], numbers)
            joined = bool(values)
        if not values or not spoken.take(values, after_and=joined):
            break
        end += 2 if joined else 1
    return spoken.value, end, spoken.year


def read_signs(
    words: Sequence[str], gaps: Sequence[str], place: int, numbers: NumberWords
) -> tuple[int, int, bool]:
    """Return the number that number signs make: 三万五千, or figure by figure as in 一九三四."""
    end = place
    signs: list[int] = []
    while end < len(words) and words[end] in numbers.cardinals and (end == place or not gaps[end]):
        signs.append(numbers.cardinals[words[end]])
        end += 1
    if len(signs) > 1 and max(signs) < TEN:
        written = "".join(map(str, signs[:LONGEST_NUMBER]))
        return int(written), end, is_year(written)
    total = section = unit = 0
    for sign in signs:
        if sign < TEN:
            unit = sign
        elif sign <= THOUSAND:
            section += (unit or 1) * sign
            unit = 0
        else:
            total += (section + unit or 1) * sign
            section = unit = 0
    return total + section + unit, end, False


@lru_cache(maxsize=WORDS_REMEMBERED)
def word_values(word: str, numbers: NumberWords) -> Sequence[int]:
    """Return the numbers in a word: one, or the parts of a compound such as fünfunddreißigtausend."""
    value = numbers.cardinals.get(word)
    if value is not None:
        return [value]
    if not numbers.compound or not 1 < len(word) <= LONGEST_COMPOUND:
        return []
    for short, full in numbers.elided.items():
        word = word.replace(short, full)
    values: list[int] = []
    rest = word
    while rest:
        piece = next(
            (rest[:size] for size in range(len(rest), 0, -1) if rest[:size] in numbers.cardinals), ""
        )
        if not piece:
            piece = next((joint for joint in numbers.ands if values and rest.startswith(joint)), "")
            if not piece:
                return []
            rest = rest[len(piece) :]
            continue
        values.append(numbers.cardinals[piece])
        rest = rest[len(piece) :]
    return in_spoken_order(values)


def in_spoken_order(values: list[int]) -> list[int]:
    """Return a compound's parts with tens before units, as the rules for separate words expect."""
    ordered = list(values)
    for place in range(len(ordered) - 1):
        if 0 < ordered[place] < 10 and 20 <= ordered[place + 1] < HUNDRED:  # noqa: PLR2004 -- units, then tens
            ordered[place], ordered[place + 1] = ordered[place + 1], ordered[place]
    return ordered


class Spoken:
    """A number being spelt out word by word."""

    def __init__(self, and_style: str) -> None:
        self.and_style = and_style
        self.total = 0
        self.current = 0
        self.last: int | None = None
        self.year = False

    @property
    def value(self) -> int:
        """The number so far."""
        return self.total + self.current

    def take(self, values: Sequence[int], *, after_and: bool) -> bool:
        """Add a word's numbers; False, and nothing changed, when they belong to another number."""
        kept = (self.total, self.current, self.last, self.year)
        for value in values:
            if not self.take_one(value, after_and=after_and):
                self.total, self.current, self.last, self.year = kept
                return False
            after_and = False
        return True

    def take_one(self, value: int, *, after_and: bool) -> bool:
        """Add one number by the rules of spoken numbers."""
        last = self.last
        if last is None:
            self.total, self.current = (value, 0) if value >= THOUSAND else (0, value)
        elif value == HUNDRED and 0 < self.current < HUNDRED:
            self.current *= HUNDRED
        elif value >= THOUSAND and (self.current or value > last == THOUSAND) and not after_and:
            if self.total < value:  # mil millones, mil quinientos millones
                self.total = (self.total + self.current) * value
            else:
                self.total += self.current * value
            self.current = 0
        elif value == 12 and last < 12 and self.current < 12:  # noqa: PLR2004 -- a dozen
            self.current *= value
        elif not self.take_small(value, last, after_and=after_and):
            return False
        self.last = value
        return True

    def take_small(self, value: int, last: int, *, after_and: bool) -> bool:
        """Add a number below a thousand to what was said before, if the two go together."""
        extra = self.added(value, last, after_and=after_and)
        if extra:
            self.current += extra
            return True
        pair = TEN <= self.current < HUNDRED and TEN <= value < HUNDRED
        if pair and not self.total and not after_and and last < HUNDRED:  # nineteen thirty
            self.current = self.current * HUNDRED + value
            self.year = True
            return True
        return False

    def added(self, value: int, last: int, *, after_and: bool) -> int:
        """Return what a number adds to the one before it; 0 when they do not go together."""
        if last >= HUNDRED:  # doscientos treinta
            room = min(last, HUNDRED) if last < THOUSAND else last
            return 0 if value >= room or (after_and and self.and_style == "none") else value
        if after_and and self.and_style == "units" and 0 < last < TEN and value % TEN == 0 < value < HUNDRED:
            return value  # fünf und dreißig
        if after_and and self.and_style not in ("tens", "french"):
            return 0
        if 2 * TEN <= last < HUNDRED and last % TEN == 0 and value < TEN:
            return value  # thirty-five
        return french_extra(value, last) if self.and_style == "french" else 0


def french_extra(value: int, last: int) -> int:
    """Return what a number adds to the one before it where people count by twenties."""
    four, seven, twenty, sixty = 4, 7, 20, 60
    if last == four and value == twenty:
        return four * twenty - four  # quatre-vingts
    teens = last in (twenty, sixty) and TEN <= value < twenty  # soixante-dix
    return value if teens or (last == TEN and seven <= value < TEN) else 0
