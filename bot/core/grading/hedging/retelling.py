"""What the card's own explanation says, told again beside the right answer: more of it, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.core.grading.language.text import tokenize
from bot.core.grading.matching.match import Answer

ROW = 4  # words that stand so in the explanation, too


def find_retold(answer: Answer, explanation: str) -> frozenset[int]:
    """Return the tokens of an answer that stand in a row of words as they do in an explanation.

    What "or" or "maybe" leads in is another answer, all the same.
    """
    if len(answer.words) < ROW or not explanation:
        return frozenset()
    language, words = answer.language, answer.words
    rows = {*find_rows(tokenize(explanation, language.folding).words)}
    told: set[int] = set()
    last, offered = -1, False
    for first, row in enumerate(find_rows(words)):
        if row not in rows:
            continue
        if first != last + 1:
            offered = any(book.before(words, first) for book in (language.ors, language.maybes))
        last = first
        if not offered:
            told.update(range(first, first + ROW))
    return frozenset(told)


def find_rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each word with those that follow it."""
    return zip(*(islice(words, start, None) for start in range(ROW)), strict=False)
