"""Whether the number of a point, and its `within:`, can do what the author wants."""

from __future__ import annotations

from bot.core.cards import KeyPoint
from bot.core.grading.matching.values import is_within
from bot.core.grading.numbers.quantity import Bound
from bot.core.grading.rubric.keys import NumberKey, numbers_of
from bot.core.grading.rubric.naming import name_number
from bot.core.grading.rubric.rubric import RubricPoint
from bot.core.grading.rubric.wording import Wording
from bot.decks.figures import write_tolerance
from bot.decks.findings import Report


def warn_of_tolerance(point: KeyPoint, compiled: RubricPoint, line: int, report: Report) -> None:
    """Warn of a range without the author's own number, and of a tolerance around a date."""
    if point.within is None:
        return
    numbers = numbers_in(compiled.wordings[0])
    written = f"`within: {write_tolerance(point.within)}`"
    if not any(numbers_of(compiled.values)):
        fix = "remove it, and write each date or year to be accepted as an `or:`"
        report.warn(line, f"{written} does nothing for a date or a span of years", fix)
    elif numbers and not any(is_within(key, value, value) for key in numbers for value in key.values):
        shown = name_number(numbers[0].values[0], numbers[0].kind)
        report.warn(line, f"{written} leaves out the point's own {shown}", "widen it, or correct the number")


def warn_of_about(compiled: RubricPoint, line: int, report: Report) -> None:
    """Warn of an "about" in bold, which each learner would have to say, too."""
    others = [key for wording in compiled.wordings for key in numbers_in(wording)]
    for key in numbers_in(compiled.wordings[0]):
        plainly = any(one.values == key.values and one.bound is not Bound.ABOUT for one in others)
        if key.bound is Bound.ABOUT and not plainly:
            what = (
                f"{name_number(key.values[0], key.kind)} is right only with a word such as “about” before it"
            )
            report.warn(line, what, "take that word out of the bold if the number alone will do")


def numbers_in(wording: Wording) -> list[NumberKey]:
    """Return the numbers that a wording wants."""
    phrases = [phrase for group in wording.wanted for phrase in group.phrases]
    return [key for phrase in phrases for key in numbers_of(phrase.keys)]
