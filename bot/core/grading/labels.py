"""Letters that name something: "bulbs a and c", "switch A"."""

from __future__ import annotations

from bot.core.grading.language import Language
from bot.core.grading.text import Tokens


def is_label(tokens: Tokens, place: int, language: Language) -> bool:
    """Whether a letter names something: "bulbs a and c", "switch A", "world war i"."""
    if place and tokens.text[tokens.starts[place]].isupper():
        return True
    if place + 1 == len(tokens.words):
        return tokens.words[place] == "i" and place > 0 and tokens.words[place - 1] not in language.stop
    joined = tokens.words[place + 1] in language.denial.ands | language.denial.ors
    return joined or bool(tokens.gaps[place + 1].strip())
