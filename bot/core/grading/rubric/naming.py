"""What a card wants, named as a person would write it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from rapidfuzz.distance import OSA

from bot.core.grading.language.language import Language
from bot.core.grading.numbers.clock import HOUR
from bot.core.grading.numbers.day import Day
from bot.core.grading.numbers.quantity import Bound, Kind
from bot.core.grading.rubric.keys import CharsKey, DateKey, Key, NumberKey, RangeKey, WordKey
from bot.core.grading.rubric.wording import Group, Phrase
from bot.core.grading.words.forms import SHORTEST_SKELETON, skeleton

ORDINALS = {1: "st", 2: "nd", 3: "rd"}
SHORTEST_SPELT = 4  # letters of a word of which one may be wrong
PERCENT, MILLIONTHS = 100, 1_000_000


def name_group(group: Group, language: Language) -> tuple[str, ...]:
    """Return the choices of a group, each once, without the words that the grader passes over."""
    return tuple(dict.fromkeys(name_phrase(phrase, language) for phrase in group.phrases))


def name_apart(choices: Iterable[str], text: str) -> list[str]:
    """Return choices as a point's `text` spells them, none that differs from another in its spelling alone.

    Authors list misspellings, too: they are understood, and never shown.
    """
    known = [word for word in text.replace("**", "").split() if word.isalpha()]
    apart: list[str] = []
    for choice in choices:
        words = [next((one for one in known if is_spelling(word, one)), word) for word in choice.split()]
        known += words
        apart.append(" ".join(words))
    return list(dict.fromkeys(apart))


def is_spelling(word: str, other: str) -> bool:
    """Whether two words differ in a letter at most, or are one name in two transliterations."""
    one, two = word.casefold(), other.casefold()
    if one == two or min(len(one), len(two)) < SHORTEST_SPELT or not (one + two).isalpha():
        return one == two
    bones = skeleton(one)
    same = len(bones) >= SHORTEST_SKELETON and bones == skeleton(two)
    return same or OSA.distance(one, two, score_cutoff=1) <= 1


def name_phrase(phrase: Phrase, language: Language) -> str:
    """Return the words, numbers and dates that a phrase wants."""
    return " ".join(name_key(key, language) for key in phrase.keys)


def name_key(key: Key, language: Language) -> str:
    """Return one wanted word, number, date or span."""
    match key:
        case WordKey():
            return key.forms.word
        case CharsKey():
            return key.chars
        case NumberKey():
            bound = "" if key.bound is Bound.EXACT else f"{key.bound.value.replace('_', ' ')} "
            number = bound + name_number(key.values[0], key.kind)
            return f"{number} {key.said}" if key.said else number
        case DateKey():
            days = (key.day, key.until) if key.until else (key.day,)
            return " – ".join(name_day(day, language) for day in days)
        case RangeKey() if key.ends:
            low, high = (name_number(end.values[0], end.kind) for end in key.ends)
            return f"{low}–{high} {key.ends[1].said}".rstrip()
        case RangeKey():
            return f"{key.low}–{key.high}"
        case _:
            assert_never(key)


def name_number(value: Fraction, kind: Kind) -> str:
    """Return a number in figures: a year bare, others in groups of three, shares of a hundred as percent."""
    match kind:
        case Kind.YEAR:
            return str(value)
        case Kind.CLOCK:
            return f"{int(value) // HOUR}:{int(value) % HOUR:02}"
        case Kind.DECADE:
            return f"{value}s"
        case Kind.ORDINAL:
            return f"{value}{ORDINALS.get(int(value), 'th')}"
        case Kind.SHARE if (value * PERCENT).denominator == 1:
            return f"{value * PERCENT} %"
        case Kind.NUMBER | Kind.SHARE | Kind.ROMAN:
            return name_figures(value)
        case _:
            assert_never(kind)


def name_figures(value: Fraction) -> str:
    """Return a number with up to six decimals, or as a fraction where it needs more."""
    if value.denominator == 1:
        return f"{int(value):,}"
    short = (value * MILLIONTHS).denominator == 1
    return f"{float(value):,.6f}".rstrip("0") if short else f"{value.numerator}/{value.denominator}"


def name_day(day: Day, language: Language) -> str:
    """Return a date as far as it is given."""
    months = {number: month for month, number in reversed(list(language.dates.months.items()))}
    month = months.get(day.month, str(day.month)).capitalize() if day.month else ""
    parts = (str(day.day) if day.day else "", month, str(day.year) if day.year else "")
    return " ".join(part for part in parts if part)
