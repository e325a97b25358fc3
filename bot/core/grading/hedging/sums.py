"""How a learner worked the right number out: "10 + 4 = 14"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.hedging.candidates import Candidates

TIMES = "x"
RECKONING = frozenset("+-*/×÷·= ()")
LEAST_WORKED = 3  # numbers of a sum


def find_worked(candidates: Candidates) -> set[int]:
    """Return the tokens of a sum that has the right number on one side: "10 + 4 = 14"."""
    words, gaps = candidates.answer.words, candidates.answer.tokens.gaps
    found: set[int] = set()
    start = 0
    for place in range(1, len(words) + 1):
        if place < len(words) and reckons(place, words, gaps):
            continue
        between = "".join(gaps[start + 1 : place])
        row = range(start, place)
        if between.count("=") == 1 and len(row) >= LEAST_WORKED and not candidates.accepted.isdisjoint(row):
            found.update(row)
        start = place
    return found


def reckons(place: int, words: Sequence[str], gaps: Sequence[str]) -> bool:
    """Whether a token goes on with the sum of the one before it."""
    marks = gaps[place].strip()
    crossed = TIMES in (words[place - 1], words[place])
    return all(word == TIMES or word[0].isdigit() for word in words[place - 1 : place + 1]) and (
        set(marks) <= RECKONING if marks else crossed
    )
