"""What is said around an answer, and says nothing of it: "I think that ...", "that's easy", "..., right?"."""

from __future__ import annotations

from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

ENDS = frozenset(".!?\n")
LONGEST = 6  # words of what closes a sentence


def find_framed(tokens: Tokens, language: Language) -> frozenset[int]:
    """Return the tokens of an answer's sentences that only frame it; none where nothing else is said."""
    words, gaps = tokens.words, tokens.gaps
    opens = (language.frames_before, language.remarks)
    closes = (language.frames_behind, language.remarks)
    if not any(book.may_open(words) for book in (*opens, *closes)):
        return frozenset()
    starts = [0, *(place for place in range(1, len(words)) if not ENDS.isdisjoint(gaps[place]))]
    framed: set[int] = set()
    for first, after in pairwise([*starts, len(words)]):
        opened = max((phrase[0] for book in opens if (phrase := book.at(words, first))), default=0)
        closed = max(
            (phrase[0] for book in closes if (phrase := book.before(words, after, LONGEST))), default=0
        )
        framed.update(range(first, min(after, first + opened)), range(max(first, after - closed), after))
    return frozenset(framed) if len(framed) < len(words) else frozenset()


def find_chatter(tokens: Tokens, language: Language) -> frozenset[int]:
    """Return the tokens of remarks, of "yes", and of chat that stands with other words, not as an item."""
    words, gaps = tokens.words, tokens.gaps
    found: set[int] = set()
    for place, word in enumerate(words):
        for book in (language.remarks, language.unknowns, language.replies):
            phrase = book.at(words, place)
            found.update(range(place, place + phrase[0]) if phrase else ())
        if word in language.chat and (gaps[place] == " " or gaps[place + 1] == " "):
            found.add(place)
    return frozenset(found)
