"""An answer that says no more than that one doesn't know, in the language of the deck: "keine Ahnung"."""

from __future__ import annotations

from bot.core.grading.language.text import tokenize
from bot.core.grading.rubric.rubric import Rubric


def says_unknown(rubric: Rubric, answer: str) -> bool:
    """Tell whether all of an answer is one phrase for not knowing."""
    words = tokenize(answer, rubric.language.folding).words
    found = rubric.language.unknowns.at(words, 0) if words else None
    return found is not None and found[0] == len(words)
