"""The numbers, dates and spans of a text, read together."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.mending import SHORTEST_MENDED
from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.clock import Asked, put_times, read_times
from bot.core.grading.numbers.date_ranges import share_parts
from bot.core.grading.numbers.dates import read_dates
from bot.core.grading.numbers.day import Date
from bot.core.grading.numbers.eras import read_eras
from bot.core.grading.numbers.measures import measure_all
from bot.core.grading.numbers.numbers import read_quantities
from bot.core.grading.numbers.quantity import Kind, Quantity
from bot.core.grading.numbers.spans import CENTURY, Span, find_spans


class Values(NamedTuple):
    """What a text says in numbers, each in order; `eras`: the words for an era apart from their number."""

    quantities: list[Quantity]
    dates: list[Date]
    spans: list[Span]
    eras: frozenset[int] = frozenset()


def mend_words(tokens: Tokens, language: Language) -> tuple[str, ...]:
    """Return a text's words with those for numbers and months put right."""
    return tuple([language.mend(word) if len(word) >= SHORTEST_MENDED else word for word in tokens.words])


def read_values(tokens: Tokens, language: Language, asked: Asked = Asked.NOT) -> Values:
    """Return the values of a text; most texts have none, which one look at each word tells.

    `asked`: how far times of day are asked for.
    """
    if not any(map(language.valued, tokens.words)) and asked is not Asked.TIME:
        return Values([], [], [])
    words = mend_words(tokens, language)
    quantities = set_aside(read_quantities(tokens, words, language), tokens, language)
    quantities, eras = read_eras(quantities, tokens, language)
    quantities = measure_all(quantities, tokens, language)
    quantities = read_times(quantities, tokens, words, language, asked)
    months = not language.dates.months.keys().isdisjoint(words)
    days = read_apart(tokens, quantities, language) if months else quantities
    dates = share_parts(read_dates(tokens, words, days, language), days, tokens, language)
    dated = {place for date in dates for place in range(date.first, date.last + 1)}
    spans = [one for one in find_spans(tokens, quantities, language) if is_span(one, dated)]
    return Values(quantities, dates, spans, eras)


def set_aside(quantities: list[Quantity], tokens: Tokens, language: Language) -> list[Quantity]:
    """Return quantities, those aside that only tell how sure somebody is: "90 % sure", "my 2nd guess"."""
    books = {Kind.SHARE: language.numbers.surely, Kind.ORDINAL: language.numbers.tries}
    return [
        one._replace(aside=True)
        if one.kind in books and only_tells(one, tokens, books[one.kind], language)
        else one
        for one in quantities
    ]


def only_tells(one: Quantity, tokens: Tokens, book: PhraseBook, language: Language) -> bool:
    """Whether a phrase of a book follows a number, or stands before it and "at": "sicuro al 90%"."""
    words, after = tokens.words, one.last + 1
    behind = after < len(words) and "," not in tokens.gaps[after] and book.at(words, after)
    led = one.kind is Kind.SHARE and one.first > 1 and words[one.first - 1] in language.places
    return bool(behind or (led and book.at(words, one.first - 2)))


def is_span(span: Span, dated: Container[int]) -> bool:
    """Whether what is read as a span of years is none of days: 14-15 May."""
    return span.low >= CENTURY or span.first not in dated


def read_apart(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Quantity]:
    """Return the quantities of a text, "4 to 5" as two numbers, not as four fifths."""
    if not any(quantity.aside for quantity in quantities):
        return quantities
    words = mend_words(tokens, language)
    apart = read_quantities(tokens, words, language, ratios=False)
    times = [quantity for quantity in quantities if quantity.kind is Kind.CLOCK]
    return put_times(times, measure_all(read_eras(apart, tokens, language)[0], tokens, language))
