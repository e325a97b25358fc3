"""Eras of years: "44 BC", "AD 476", "44 v. Chr.", 公元前44年, "5th century BC"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, stands_alone
from bot.core.grading.numbers.quantity import Era, Kind, Quantity
from bot.core.grading.numbers.spans import are_joined

DATED = (Kind.NUMBER, Kind.YEAR, Kind.ORDINAL, Kind.ROMAN, Kind.DECADE)
BETWEEN = " ("  # a number and its era


class Found(NamedTuple):
    """An era said by the tokens from `first` to `last`; `apart` from its number by the word "century"."""

    first: int
    last: int
    era: Era
    apart: bool = False


def says_bc(tokens: Tokens, language: Language) -> bool:
    """Whether a text says anywhere that a year lies before Christ."""
    words, dates = tokens.words, language.dates
    if dates.era_openings.isdisjoint(words):
        return False
    books = (dates.eras, dates.eras_before)
    found = [
        entry
        for place, word in enumerate(words)
        for one in books
        if (entry := one.at(words, place)) and not (entry[0] == 1 and stands_alone(word))
    ]
    return any(Era(era) is Era.BC for _, era in found)


def read_eras(
    quantities: list[Quantity], tokens: Tokens, language: Language
) -> tuple[list[Quantity], frozenset[int]]:
    """Return quantities with their eras, and the words for an era that stand apart from its number.

    What is said right beside a number belongs to it; the "DC" of "476 DC" is no Roman one. The start of a
    span takes the era of its end: "264-146 BC".
    """
    if not quantities or language.dates.era_openings.isdisjoint(tokens.words):
        return quantities, frozenset()
    read: list[Quantity] = []
    apart: set[int] = set()
    free = taken = 0
    for quantity in quantities:
        if quantity.first < taken:
            continue
        found = (
            None
            if quantity.aside or quantity.kind not in DATED
            else find_era(quantity, tokens, language, free)
        )
        if found is None:
            read.append(quantity)
        elif found.apart:
            apart.update(range(found.first, found.last + 1))
            read.append(quantity._replace(era=found.era))
        else:
            kind = Kind.YEAR if quantity.kind in (Kind.NUMBER, Kind.ORDINAL) else quantity.kind
            first, last = min(quantity.first, found.first), max(quantity.last, found.last)
            read.append(quantity._replace(first=first, last=last, kind=kind, era=found.era))
        taken = found.last + 1 if found else taken
        free = max(taken, quantity.last + 1)
    return share_eras(read, tokens, language), frozenset(apart)


def share_eras(quantities: list[Quantity], tokens: Tokens, language: Language) -> list[Quantity]:
    """Return quantities of which the start of a span has the era of its end."""
    starts = {
        low.first: high.era
        for low, high in pairwise(quantities)
        if high.era and not low.era and low.kind in DATED and are_joined(low, high, tokens, language)
    }
    return [one._replace(era=starts.get(one.first, one.era)) for one in quantities]


def find_era(quantity: Quantity, tokens: Tokens, language: Language, free: int) -> Found | None:
    """Return the era that stands behind a number, or before it; tokens before `free` belong to another."""
    words, gaps = tokens.words, tokens.gaps
    start = quantity.last + 1
    century = language.units.count_century(words, start)
    at = start + century
    if at == start and at < len(words) and not language.dates.eras.at(words, at):
        at += words[at] in language.dates.between
    behind = language.dates.eras.at(words, at) if at < len(words) else None
    if behind and fits(gaps, start, at):
        if is_because(tokens, at, behind[0], language):
            return Found(at, at, Era.NONE, apart=True)
        return Found(at, at + behind[0] - 1, Era(behind[1]), apart=at - start == century > 0)
    before = language.dates.eras_before.before(words, quantity.first)
    if before is None or quantity.first - before[0] < free or gaps[quantity.first].strip():
        return None
    first = quantity.first - before[0]
    counted = start < len(words) and (century or words[start] in language.dates.between)
    if before[0] == 1 and stands_alone(words[first]) and not counted:
        return None  # 前3名
    return Found(first, quantity.first - 1, Era(before[1]))


def fits(gaps: Sequence[str], start: int, at: int) -> bool:
    """Whether nothing but blanks, a bracket or the full stops of "5. Jh. v. Chr." stand there."""
    marks = BETWEEN + "." if at > start else BETWEEN
    return not gaps[at].strip(marks) and all(gap.strip(" -.") == "" for gap in gaps[start:at])


def is_because(tokens: Tokens, at: int, size: int, language: Language) -> bool:
    """Whether "bc" in small letters means "because": more follows it, that is no place or time."""
    words, after = tokens.words, at + 1
    if size > 1 or words[at] not in language.dates.shy or not tokens.written(at).islower():
        return False
    if after == len(words) or tokens.gaps[after] != " ":
        return False
    led = words[after] in language.places or words[after] in language.ties
    goes_on = led and words[after] not in language.ofs
    return not goes_on and language.dates.range.at(words, after) is None
