"""Where no neighbour is odd: at what is said around an answer, as in "is it to vote? not sure though"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.grading.language.grammar import ASKING, BE, OPENERS, SAYING, STRANDED, SUBJECTS
from bot.core.grading.language.language import Language
from bot.core.grading.language.phrases import PhraseBook
from bot.core.grading.language.text import Tokens

MARKS = " -'"  # these part no sentence from the next
UNDONE = "preposition", "not", "doing"  # kinds of words: "for not paying"


def find_free(tokens: Tokens, kinds: Sequence[str], language: Language) -> set[int]:
    """Return the places of words that may follow what is before them, whatever it is.

    They are those of an opening such as "it can only be", of a remark such as "not sure", and the next.
    """
    free = {place for place in range(2, len(kinds)) if is_stranded(kinds, place)}
    free.update(place for place in range(1, len(kinds)) if tuple(kinds[place - 1 : place + 2]) == UNDONE)
    for first, last in (*find_remarks(tokens.words, language), *find_openings(tokens, kinds)):
        free.update(range(first, last + 2))
    return free


def is_stranded(kinds: Sequence[str], place: int) -> bool:
    """Whether a clause ends in its preposition before a word: "all I can think of is"."""
    return (
        kinds[place] == BE
        and kinds[place - 1] in STRANDED
        and kinds[place - 2] in SAYING
        and not SUBJECTS.isdisjoint(kinds[max(0, place - 5) : place - 2])
    )


def find_remarks(words: Sequence[str], language: Language) -> Iterator[tuple[int, int]]:
    """Yield where remarks of more than a word on what one knows begin and end; a label would be a denial."""
    for book in (language.remarks, language.unknowns, language.denial.book):
        if book.may_open(words):
            yield from find_phrases(book, words)


def find_phrases(book: PhraseBook, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each phrase of several words that denies nothing."""
    for place in range(len(words)):
        size, label = book.at(words, place) or (0, "")
        if size > 1 and label in ("", "neutral"):
            yield place, place + size - 1


def find_openings(tokens: Tokens, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of what opens a sentence, which may begin anew behind: "was it"."""
    gaps = tokens.gaps
    if kinds[0] in ASKING and "?" in tokens.text:
        yield 0, 0
    end = 0
    for first, gap in enumerate(gaps[:-1]):
        if first < end or (first and not gap.strip(MARKS)):
            continue
        end = first
        while end < len(kinds) and kinds[end] in OPENERS and (end == first or not gaps[end].strip(MARKS)):
            end += 1
        if end - first > 1:
            yield first, end - 1
