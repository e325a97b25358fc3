"""Whether the `within:` of a point can do what its author wants."""

from __future__ import annotations

from bot.core.cards import KeyPoint
from bot.core.grading.naming import name_number
from bot.core.grading.rubric import NumberKey, RubricPoint
from bot.core.grading.values import is_within
from bot.decks.figures import write_tolerance
from bot.decks.findings import Report


def warn_of_tolerance(point: KeyPoint, compiled: RubricPoint, line: int, report: Report) -> None:
    """Warn of a range without the author's own number, and of a tolerance around a date."""
    if point.within is None:
        return
    wanted = [group.phrases for group in compiled.wordings[0].wanted]
    numbers = [
        key for phrases in wanted for phrase in phrases for key in phrase.keys if isinstance(key, NumberKey)
    ]
    written = f"`within: {write_tolerance(point.within)}`"
    if not any(isinstance(key, NumberKey) for key in compiled.values):
        fix = "remove it, and write each date or year to be accepted as an `or:`"
        report.warn(line, f"{written} does nothing for a date or a span of years", fix)
    elif numbers and not any(is_within(key, value, value) for key in numbers for value in key.values):
        shown = name_number(numbers[0].values[0], numbers[0].kind)
        report.warn(line, f"{written} leaves out the point's own {shown}", "widen it, or correct the number")
