"""What somebody thought until something else turned out: "I thought Yezhov, but it was Beria"."""

from __future__ import annotations

from bot.core.grading.denial.clauses import STRONG
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

LONGEST = 24  # tokens of what was thought, or of remarks behind it
TAIL = 7  # tokens from the end of a phrase to its "but"


def reach_of_mistaken(tokens: Tokens, last: int, language: Language) -> str:
    """Return how far the phrase for a mistake reaches that ends at a token; nowhere if nothing else follows.

    Where verbs come last, it stands behind what was thought, and "but" right behind it.
    """
    words, postposed = tokens.words, language.comparison.postposed
    for place in range(last + 1, min(len(words), last + (TAIL if postposed else LONGEST))):
        if STRONG.intersection(tokens.gaps[place]):
            break
        turn = language.denial.puts_right.at(words, place)
        if turn:
            told = says_something(tokens, place + turn[0], language)
            return "neutral" if not told else "backward" if postposed else "forward"
    return "neutral"


def says_something(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a word of substance stands from a place on, up to a full stop; no remark is one."""
    words = tokens.words
    end = min(len(words), place + LONGEST)
    while place < end and not STRONG.intersection(tokens.gaps[place]):
        books = (language.remarks, language.unknowns, language.maybes, language.denial.book)
        found = [phrase for book in books if (phrase := book.at(words, place))]
        if not found and words[place] not in language.small:
            return True
        place += max((size for size, _ in found), default=1)
    return False
