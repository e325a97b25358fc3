"""Where an answer says a wanted span of years."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.numbers.quantity import Era, Quantity
from bot.core.grading.numbers.spans import CENTURY, Span, are_joined
from bot.core.grading.rubric.keys import RangeKey
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import Place


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
