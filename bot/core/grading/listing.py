"""Lists given where reference answers are wanted: items of which one is right by itself, others are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core.grading.judge import find_wordings
from bot.core.grading.match import Answer
from bot.core.grading.rubric import Rubric
from bot.core.grading.text import read_literally
from bot.core.grading.verdict import Note, NoteKind, Status

FEWEST = 4  # items make a list
WRONG = 3  # of them, beside a right one
MOST = 8  # that are looked at
MARKS = (";", "/", "|", "+", "&", ">", ":", "•", "·", " - ")
SENTENCE_MARKS = (",", "\n", ".")  # that stand in sentences, too
REASON = "because"  # a kind of words


def find_list(answer: Answer, rubric: Rubric) -> Note | None:
    """Return the wrong items of an answer that lists a right one among them; nothing for any other.

    Where a keyword is bold, the right one may be told of at length: there only what stands in no sentence
    parts items. Each is read by itself: words that all references share ("path") make none of them right.
    """
    size = len(answer.words)
    if size < FEWEST:
        return None
    for cuts in (*find_cuts(answer), *(find_cuts_in_sentences(answer) if rubric.by_closeness else ())):
        if len(cuts) < FEWEST - 1:
            continue
        edges = [*pairwise((0, *cuts, size))][:MOST]
        items = [answer.tokens.slice(first, after - 1) for first, after in edges]
        wrong = tuple(item for item in items if not is_right(item, rubric))
        if len(items) > len(wrong) >= WRONG:
            return Note(NoteKind.STUFFED, wrong)
    return None


def find_cuts(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens that a list may be cut before: by each kind of mark, by "or"."""
    words = answer.words
    yield from cut_at(MARKS, answer)
    if not answer.language.ors.by_first.keys().isdisjoint(words):
        yield [place for place in range(1, len(words)) if answer.language.ors.at(words, place)]


def find_cuts_in_sentences(answer: Answer) -> Iterator[list[int]]:
    """Yield the tokens before which a list, or just a sentence, may be cut: "and", each "because"."""
    words, language = answer.words, answer.language
    yield from cut_at(SENTENCE_MARKS, answer)
    yield [place for place in range(1, len(words)) if words[place] in language.denial.ands]
    for reason in dict.fromkeys(word for word in words if language.grammar.kind(word) == REASON):
        yield [place for place in range(1, len(words)) if words[place] == reason]


def cut_at(marks: Sequence[str], answer: Answer) -> Iterator[list[int]]:
    """Yield, for each mark, the tokens that it stands before; "1/8" is one number."""
    gaps = answer.tokens.gaps
    written = "".join(gaps)
    values = [(one.first, one.last) for one in answer.quantities]
    values += [(one.first, one.last) for one in answer.dates]
    inside = {place for first, last in values for place in range(first + 1, last + 1)}
    places = [place for place in range(1, len(answer.words)) if place not in inside]
    for mark in marks:
        if mark in written:
            yield [place for place in places if mark in gaps[place]]


def is_right(item: str, rubric: Rubric) -> bool:
    """Whether an item answers the question by itself."""
    read = Answer(item, rubric)
    said = read_literally(item, read.tokens)
    return any(
        said in point.literals
        or any(finding.status is Status.HIT for finding in find_wordings(point.wordings, read))
        for point in rubric.points
    )
