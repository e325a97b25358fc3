"""Where a text names a unit, and what it may mean: "km", "degrees Celsius", "m²", "miles an hour"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, stands_alone
from bot.core.grading.language.units import POWERS, TIME, Measure, Unit

SQUARED = ("", "^", " ^")


def name_unit(tokens: Tokens, start: int, language: Language) -> tuple[int, tuple[Unit, ...]] | None:
    """Return where the unit ends that is named at a token, and what it may mean; nothing for none."""
    words, gaps = tokens.words, tokens.gaps
    found = find_unit(words, start, language)
    if found is None or (found[0] == 1 and leads_on(tokens, start, language)):
        return None
    if any(gap not in ("", " ", "-") for gap in gaps[start + 1 : start + found[0]]):
        return None
    last, units = start + found[0] - 1, found[1]
    power = words[last + 1] if last + 1 < len(words) and gaps[last + 1] in SQUARED else ""
    if power in POWERS and all(unit.kind != TIME for unit in units):  # 44年3月
        return last + 1, tuple(unit.to(int(power)) for unit in units)
    return last, units


def find_unit(words: Sequence[str], start: int, language: Language) -> tuple[int, tuple[Unit, ...]] | None:
    """Return how many words from a token name a unit, "degrees Celsius" as a whole, and what it may mean."""
    if start < len(words) and language.units.mend(words[start]) in language.numbers.degrees:
        scale = language.units.at(words, start + 1)
        if scale:
            return scale[0] + 1, scale[1]
    return language.units.at(words, start)


def leads_on(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a token is a preposition that another follows: "in" is no inch there."""
    return tokens.words[place] in language.places and tokens.gaps[place + 1] == " "


def may_follow_words(name: str) -> bool:
    """Whether a unit's name may stand behind a number in words: no symbol, but 十八才."""
    return len(name) > 1 or stands_alone(name)


def read_rate(tokens: Tokens, measure: Measure, language: Language) -> Measure:
    """Return a measure, or where "per hour" follows it so much in each of that."""
    after = find_rated(tokens, measure.last, language)
    if after is None:
        return measure
    rates = tuple(one.per(other) for one, other in product(measure.units, after[1]))
    open_ = tokens.words[measure.last + 1] in language.numbers.indefinite  # "16 hours a day"
    return Measure(after[0], measure.values, (*measure.units, *rates) if open_ else rates)


def find_rated(tokens: Tokens, last: int, language: Language) -> tuple[int, tuple[Unit, ...]] | None:
    """Return where the unit ends that follows "per" or a stroke behind another, and what it may mean."""
    place = last + 1
    if place >= len(tokens.words):
        return None
    if tokens.gaps[place].strip() == "/":
        return square_time(name_unit(tokens, place, language), tokens, language)
    if tokens.words[place] not in language.units.per or tokens.gaps[place] != " ":
        return None
    place += 1
    led = place + 1 < len(tokens.words) and tokens.words[place] in language.articles  # à l'heure
    return square_time(name_unit(tokens, place + led, language), tokens, language)


def square_time(
    named: tuple[int, tuple[Unit, ...]] | None, tokens: Tokens, language: Language
) -> tuple[int, tuple[Unit, ...]] | None:
    """Return a named unit of a rate, squared where that follows: "m/s²", "metres per second squared"."""
    after = named[0] + 1 if named else len(tokens.words)
    if named is None or after >= len(tokens.words) or any(unit.kind != TIME for unit in named[1]):
        return named
    word, gap = tokens.words[after], tokens.gaps[after]
    power = int(word) if word in POWERS and gap in SQUARED else 0
    power = power or (language.units.powers.get(word, 0) if gap == " " else 0)
    return (after, tuple(unit.to(power) for unit in named[1])) if power else named
