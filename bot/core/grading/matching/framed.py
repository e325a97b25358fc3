"""What is said around an answer, as "I think that ..." and "..., right?", and says nothing of it."""

from __future__ import annotations

from itertools import pairwise

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

ENDS = frozenset(".!?\n")
LONGEST = 6  # words of what closes a sentence


def find_framed(tokens: Tokens, language: Language) -> frozenset[int]:
    """Return the tokens of an answer's sentences that only frame it; none where nothing else is said."""
    words, gaps = tokens.words, tokens.gaps
    opens, closes = language.frames_before, language.frames_behind
    if not (opens.may_open(words) or closes.may_open(words)):
        return frozenset()
    starts = [0, *(place for place in range(1, len(words)) if not ENDS.isdisjoint(gaps[place]))]
    framed: set[int] = set()
    for first, after in pairwise([*starts, len(words)]):
        opened = opens.at(words[:after], first)
        framed.update(range(first, first + opened[0]) if opened else ())
        closed = closes.before(words, after, LONGEST)
        framed.update(range(max(first, after - closed[0]), after) if closed else ())
    return frozenset(framed) if len(framed) < len(words) else frozenset()
