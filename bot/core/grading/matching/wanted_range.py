"""Where an answer says a wanted range of numbers, or span of years."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.values import number_fits
from bot.core.grading.numbers.quantity import Era, Quantity
from bot.core.grading.numbers.ranges import is_range, pair_up, says_and, says_or, share_unit
from bot.core.grading.numbers.spans import CENTURY, Span, are_joined
from bot.core.grading.rubric.keys import RangeKey
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import Place

HALF = 0.5


def turns(one: Quantity, other: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether one of two numbers is said against the other: "4, not 8", "8, no, 4", "8 but it's 4"."""
    denial, words = language.denial, tokens.words
    return not says_or(one, other, tokens, language) and any(
        words[place] in denial.contrasts
        or denial.book.at(words, place)
        or language.takes_back.at(words, place)
        for place in range(one.end + 1, other.first)
    )


def find_range(key: RangeKey, counted: Sequence[Quantity], tokens: Tokens, language: Language) -> list[Place]:
    """Return where a range of numbers stands, in the order of its ends, or both ends alone.

    "4 or 5" are the ends of a range without a number between. With a tolerance one number within it will do.
    """
    low, high = key.ends
    found = []
    alone = len({one.values for one in counted}) == len({end.values for end in key.ends})
    for one, other in pair_up(counted, tokens, language):
        joined = is_range(one, other, tokens, language)
        lower, upper = share_unit(one, other, tokens, language) if joined or alone else (one, other)
        place = Place(one.first, max(one.end, other.end), How.NUMBER)
        loosely = alone and (key.high - key.low == 1 or not says_or(one, other, tokens, language))
        loosely = loosely and not turns(one, other, tokens, language)
        if number_fits(low, lower) and number_fits(high, upper):
            found += [place] if joined or loosely else []
        elif loosely and number_fits(low, upper) and number_fits(high, lower):
            found += [] if joined and not says_and(one, other, tokens, language) else [place]
    if found:
        return found
    if low.within is not None:
        fits = (one for one in counted if number_fits(low, one) and number_fits(high, one))
        return [Place(one.first, one.end, How.NUMBER) for one in fits]
    if key.halved and len(counted) == 1 and any(number_fits(end, counted[0]) for end in key.ends):
        return [Place(counted[0].first, counted[0].end, How.NUMBER, HALF)]
    return []


def find_span(
    key: RangeKey, spans: Sequence[Span], years: Sequence[Quantity], tokens: Tokens, language: Language
) -> list[Place]:
    """Return where a span of years stands; half of it when only one end is given."""
    found = [
        Place(span.first, span.last, How.NUMBER)
        for span in spans
        if (span.low, span.high) in ((key.low, key.high), (key.low % CENTURY, key.high % CENTURY))
    ]
    if found:
        return found
    years = [year for year in years if year.era is not Era.BC]
    lows = [year for year in years if year.values[0] == key.low]
    highs = [year for year in years if year.values[0] == key.high]
    said = {year.values[0] for year in years}
    if lows and highs and len(said) in (2, key.high - key.low + 1):
        first, second = sorted((lows[0], highs[0]), key=lambda year: year.first)
        joint = tokens.words[second.first - 1] not in language.denial.ands
        if first is not lows[0] and joint and are_joined(first, second, tokens, language):
            return []  # 1945-1939
        return [Place(first.first, second.last, How.NUMBER)]
    if years and (len(lows) == len(years) or len(highs) == len(years)):
        return [Place(year.first, year.last, How.NUMBER, 0.5) for year in lows or highs]
    return []
