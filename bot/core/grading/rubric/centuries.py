"""A century as people say it by its years: "the 1300s" for the 14th century."""

from __future__ import annotations

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.units import all_units
from bot.core.grading.numbers.quantity import Era, Kind
from bot.core.grading.numbers.reading import read_values

STARS = "**"
COUNTED = (Kind.ORDINAL, Kind.ROMAN)
LATEST = 21


def by_years(text: str, language: Language) -> list[str]:
    """Return a wording that names one century, with its years instead; nothing for any other."""
    tokens = tokenize(text, language.folding)
    words = tokens.words
    century = (all_units()["century"],)
    names = [
        place
        for place in range(len(words))
        if (found := language.units.at(words, place)) and found[1] == century
    ]
    if len(names) != 1:
        return []
    for one in read_values(tokens, language).quantities:
        dotted = language.numbers.dotted_ordinals and tokens.gaps[one.last + 1].startswith(".")
        beside = {one.first - 1, one.last + 1}.intersection(names)
        if (one.kind in COUNTED or dotted) and one.era is Era.NONE and beside and 1 < one.values[0] <= LATEST:
            first, last = min(one.first, *beside), max(one.last, *beside)
            start, end = tokens.starts[first], tokens.ends[last]
            edge = text[start:end].count(STARS) % 2 * STARS
            years = f"{int(one.values[0]) - 1}00s"
            said = years + edge if text[:start].count(STARS) % 2 else edge + years
            return [text[:start] + said + text[end:]]
    return []
