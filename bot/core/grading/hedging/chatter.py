"""What is said around an answer, and tells nothing of the world: "thats easy, next question please"."""

from __future__ import annotations

from bot.core.grading.matching.match import Answer


def find_chatter(answer: Answer) -> frozenset[int]:
    """Return the tokens of remarks, of "yes", and of chat that stands with other words, not as an item."""
    language, words, gaps = answer.language, answer.words, answer.tokens.gaps
    found: set[int] = set()
    for place, word in enumerate(words):
        for book in (language.remarks, language.unknowns, language.replies):
            phrase = book.at(words, place)
            found.update(range(place, place + phrase[0]) if phrase else ())
        if word in language.chat and (gaps[place] == " " or gaps[place + 1] == " "):
            found.add(place)
    return frozenset(found)
