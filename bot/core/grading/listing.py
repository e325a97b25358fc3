"""Lists given where reference answers are wanted: items of which one is right by itself, others are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.core.grading.judge import find_wordings
from bot.core.grading.match import Answer
from bot.core.grading.rubric import Rubric
from bot.core.grading.text import read_literally
from bot.core.grading.verdict import Note, NoteKind, Status

FEWEST = 4  # items make a list
WRONG = 3  # of them, beside a right one
MOST = 8  # that are looked at
MARKS = (",", ";", "\n")


def find_list(answer: Answer, rubric: Rubric) -> Note | None:
    """Return the wrong items of an answer that lists a right one among them; nothing for any other.

    Each item is read by itself: words that all references share ("path", "terminal") make none of them right.
    """
    size = len(answer.words)
    if size < FEWEST:
        return None
    for cuts in find_cuts(answer):
        if len(cuts) < FEWEST - 1:
            continue
        edges = [*pairwise((0, *cuts, size))][:MOST]
        items = [answer.tokens.slice(first, after - 1) for first, after in edges]
        wrong = tuple(item for item in items if not is_right(item, rubric))
        if len(items) > len(wrong) >= WRONG:
            return Note(NoteKind.STUFFED, wrong)
    return None


def find_cuts(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens that a list may be cut before: by each kind of mark, by "or", by "and"."""
    words, gaps, language = answer.words, answer.tokens.gaps, answer.language
    places = range(1, len(words))
    for mark in MARKS:
        yield [place for place in places if mark in gaps[place]]
    if not language.ors.by_first.keys().isdisjoint(words):
        yield [place for place in places if language.ors.at(words, place)]
    if not language.denial.ands.isdisjoint(words):
        yield [place for place in places if words[place] in language.denial.ands]


def is_right(item: str, rubric: Rubric) -> bool:
    """Whether an item answers the question by itself."""
    read = Answer(item, rubric)
    said = read_literally(item, read.tokens)
    return any(
        said in point.literals
        or any(finding.status is Status.HIT for finding in find_wordings(point.wordings, read))
        for point in rubric.points
    )
