"""Which denials of a keyword stand, where an answer affirms it as well."""

from __future__ import annotations

from bot.core.grading.judging.finding import tokens_of
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence

TAKING_BACK = ("previous", "number before")  # reaches of a "no"
LED = 3  # words at most from it to what holds in place: "no, it was 1937"


def find_still_denied(
    denied: list[Occurrence], affirmed: list[Occurrence], answer: Answer
) -> list[Occurrence]:
    """Return the denied occurrences that no affirmed choice of the same bold accounts for.

    Of "control was incomplete / did not control", the answer "incomplete control" denies nothing.
    """
    if not denied or not affirmed:
        return denied
    if is_settled_on(affirmed[-1], denied, answer):
        return []
    explained = tokens_of(affirmed)
    return [one for one in denied if not one.tokens <= explained]


def is_settled_on(last: Occurrence, denied: list[Occurrence], answer: Answer) -> bool:
    """Whether a last "no" brings back what one before it took back: "1937, no, 1938, no wait, 1937"."""
    end = max(one.last for one in denied)
    return any(
        end < negator.first and negator.last < last.first <= negator.last + LED
        for negator in answer.denials.negators
        if negator.reach in TAKING_BACK
    )
