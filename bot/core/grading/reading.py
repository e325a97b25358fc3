"""The numbers, dates and spans of a text, read together."""

from __future__ import annotations

from typing import NamedTuple

from bot.core.grading.dates import Date, read_dates
from bot.core.grading.eras import read_eras
from bot.core.grading.language import Language
from bot.core.grading.measures import measure_all
from bot.core.grading.mending import SHORTEST_MENDED
from bot.core.grading.numbers import read_quantities
from bot.core.grading.quantity import Quantity
from bot.core.grading.spans import Span, find_spans
from bot.core.grading.text import Tokens


class Values(NamedTuple):
    """What a text says in numbers, each in order; `eras`: the words for an era apart from their number."""

    quantities: list[Quantity]
    dates: list[Date]
    spans: list[Span]
    eras: frozenset[int] = frozenset()


def mend_words(tokens: Tokens, language: Language) -> tuple[str, ...]:
    """Return a text's words with those for numbers and months put right."""
    return tuple([language.mend(word) if len(word) >= SHORTEST_MENDED else word for word in tokens.words])


def read_values(tokens: Tokens, language: Language) -> Values:
    """Return the values of a text; most texts have none, which one look at each word tells."""
    if not any(map(language.valued, tokens.words)):
        return Values([], [], [])
    words = mend_words(tokens, language)
    quantities = read_quantities(tokens, words, language)
    quantities, eras = read_eras(quantities, tokens, language)
    quantities = measure_all(quantities, tokens, language)
    dates = read_dates(tokens, words, quantities, language)
    return Values(quantities, dates, find_spans(tokens, quantities, language), eras)


def read_apart(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Quantity]:
    """Return the quantities of a text, "4 to 5" as two numbers, not as four fifths."""
    if not any(quantity.aside for quantity in quantities):
        return quantities
    words = mend_words(tokens, language)
    apart = read_quantities(tokens, words, language, ratios=False)
    return measure_all(read_eras(apart, tokens, language)[0], tokens, language)
