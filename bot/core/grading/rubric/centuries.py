"""A century as people say it by its years: "the 1300s" for the 14th century."""

from __future__ import annotations

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, tokenize
from bot.core.grading.language.units import all_units
from bot.core.grading.numbers.quantity import Era, Kind, Quantity
from bot.core.grading.numbers.reading import read_values
from bot.core.grading.numbers.spans import are_joined

STARS = "**"
COUNTED = (Kind.ORDINAL, Kind.ROMAN)
LATEST = 21


def by_years(text: str, language: Language) -> list[str]:
    """Return a wording that names one century, or two with one word, by its years; nothing for any other."""
    tokens = tokenize(text, language.folding)
    names = find_names(tokens, language)
    if len(names) != 1:
        return []
    counted = [one for one in read_values(tokens, language).quantities if counts(one, tokens, language)]
    for number, one in enumerate(counted):
        beside = {one.first - 1, one.last + 1}.intersection(names)
        if beside:
            said = put_years(text, tokens, one, min(one.first, *beside), max(one.last, *beside))
            low = counted[number - 1] if number else one
            if low.last < one.first and are_joined(low, one, tokens, language):
                said = put_years(said, tokens, low, low.first, low.last)
            return [said]
    return []


def find_names(tokens: Tokens, language: Language) -> list[int]:
    """Return where a text has the word for a century."""
    century = (all_units()["century"],)
    found = ((place, language.units.at(tokens.words, place)) for place in range(len(tokens.words)))
    return [place for place, unit in found if unit and unit[1] == century]


def counts(one: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether a number may be that of a century after Christ."""
    dotted = language.numbers.dotted_ordinals and tokens.gaps[one.last + 1].startswith(".")
    return (one.kind in COUNTED or dotted) and one.era is Era.NONE and 1 < one.values[0] <= LATEST


def put_years(text: str, tokens: Tokens, century: Quantity, first: int, last: int) -> str:
    """Return a text with a century's years for some of its tokens; the bold that ends among them stays."""
    start, end = tokens.starts[first], tokens.ends[last]
    edge = text[start:end].count(STARS) % 2 * STARS
    years = f"{int(century.values[0]) - 1}00s"
    said = years + edge if text[:start].count(STARS) % 2 else edge + years
    return text[:start] + said + text[end:]
