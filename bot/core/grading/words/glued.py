"""Words that a learner wrote as one, only one of which is wanted: "partymembers", "thepolice"."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.language.vocabulary import commonness, vocabulary

SHORTEST = 7  # letters of the whole
SHORTEST_WANTED = 4
SHORTEST_BEFORE, SHORTEST_BEHIND = 4, 5  # "like", "less" and "free" make other words
SMALLEST = 2  # of a small word, which can only stand before: "inleningrad"
MOST = 12  # of them in one answer
KNOWN = 12  # bits of how frequent a word is


def find_glued(word: str, is_wanted: Callable[[str], bool], language: Language) -> int:
    """Return where a word that nobody knows falls into a wanted one and a common one; 0 where it doesn't.

    Not in languages that make words of words themselves.
    """
    known = vocabulary(language.code)
    if language.headed or not known:
        return 0
    for size in range(SMALLEST, len(word) - SHORTEST_WANTED + 1):
        before, behind = word[:size], word[size:]
        small = before in language.stop
        common = size >= SHORTEST_BEFORE and before not in language.altering and is_common(before, language)
        if (small or common) and is_wanted(behind):
            return size
        long = size >= SHORTEST_WANTED and len(behind) >= SHORTEST_BEHIND
        if long and is_common(behind, language) and is_wanted(before):
            return size
    return 0


def is_common(word: str, language: Language) -> bool:
    """Whether a word is one that people use."""
    return commonness(word, language.code) >= KNOWN


def part_glued(tokens: Tokens, find: Callable[[str], int], language: Language) -> Tokens:
    """Return an answer's tokens with such words as two, the first of many."""
    known = vocabulary(language.code)
    long = [word for word in tokens.words if len(word) >= SHORTEST and word.isalpha() and word not in known]
    glued = {word: find(word) for word in [*dict.fromkeys(long)][:MOST]} if long else {}
    sizes = [glued.get(word, 0) for word in tokens.words]
    if not any(sizes):
        return tokens
    words: list[str] = []
    gaps: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, gap, start, end, size in zip(
        tokens.words, tokens.gaps[:-1], tokens.starts, tokens.ends, sizes, strict=True
    ):
        middle = min(start + size, end) if size else start
        words += (word[:size], word[size:]) if size else (word,)
        gaps += (gap, " ") if size else (gap,)
        starts += (start, middle) if size else (start,)
        ends += (middle, end) if size else (end,)
    return Tokens(tokens.text, tuple(words), (*gaps, tokens.gaps[-1]), starts, ends)
