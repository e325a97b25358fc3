"""The numbers, dates and spans of a text, read together."""

from __future__ import annotations

from typing import NamedTuple

from bot.core.grading.dates import Date, read_dates
from bot.core.grading.language import Language
from bot.core.grading.numbers import read_quantities
from bot.core.grading.quantity import Quantity
from bot.core.grading.spans import Span, find_spans
from bot.core.grading.text import Tokens


class Values(NamedTuple):
    """What a text says in numbers, each in order."""

    quantities: list[Quantity]
    dates: list[Date]
    spans: list[Span]


def read_values(tokens: Tokens, language: Language) -> Values:
    """Return the values of a text; most texts have none, which one look at each word tells."""
    if not any(map(language.valued, tokens.words)):
        return Values([], [], [])
    quantities = read_quantities(tokens, language)
    dates = read_dates(tokens, quantities, language)
    return Values(quantities, dates, find_spans(tokens, quantities, language))
