"""What a question asks to be compared: "denser" in "Which is denser, oil or water?"."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.relations.comparison import Pivot, bases, read_qualities


def find_asked_more(tokens: Tokens, offered: Collection[int], language: Language) -> Pivot | None:
    """Return what compares in a question, the last of it before what it offers; nothing if it says "than"."""
    known, words = language.comparison, tokens.words
    if not offered or not known.than.isdisjoint(words):
        return None
    amounts = known.more | known.less
    for place in range(min(offered) - 1, -1, -1):
        word = words[place]
        before = words[place - 1] if place else ""
        if word in amounts:
            return Pivot(place, place, frozenset(), less=word in known.less, amount=True)
        if word in language.stop or word in known.never:
            continue
        if before in amounts:
            quality = read_qualities((word,), language)
            return Pivot(place, place, quality, less=before in known.less, amount=True)
        if word.endswith(known.endings):
            return Pivot(place, place, bases(word, language))
    return None
