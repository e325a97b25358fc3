"""What stands in brackets behind a right answer and tells of it: "Ordzhonikidze (died in February 1937)"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.core.grading.hedging.passing import parts
from bot.core.grading.matching.match import Answer

LONGEST = 12  # words that tell of an answer
ROW = 3  # items in brackets with nothing but commas between them may be other answers


def find_bracketed(
    answer: Answer, right: int, numbers: Collection[int], *, counts: bool, lengthy: bool
) -> frozenset[int]:
    """Return the tokens in brackets behind a right one; not those of a bare row: "(Lenin, Stalin, Beria)".

    `numbers`: their tokens; where the right answer `counts`, two in brackets are a sum. `lengthy`: the right
    answers are sentences, and no such row.
    """
    language = answer.language
    joints = language.stop - language.denial.ands - language.ors.by_first.keys()
    told: set[int] = set()
    for inside in find_brackets(answer):
        row = not lengthy and sum(parts(place, answer) for place in inside[1:]) >= ROW - 1
        plain = joints.isdisjoint(answer.words[place] for place in inside)
        counted = sum(place in numbers for place in inside)
        dated = not answer.dated.isdisjoint(inside)
        other = (counts and counted > 1) or (row and plain and not (counted or dated))
        if inside.start > right and len(inside) <= LONGEST and not other:
            told.update(inside)
    return frozenset(told)


def find_brackets(answer: Answer) -> Iterator[range]:
    """Yield the tokens of each pair of brackets, up to the end where one is left open."""
    gaps = answer.tokens.gaps
    start = 0
    for place in range(1, len(gaps)):
        if start and (")" in gaps[place] or place + 1 == len(gaps)):
            yield range(start, place)
            start = 0
        if "(" in gaps[place]:
            start = place
