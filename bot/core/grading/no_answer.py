"""What is no answer, unless a card wants to hear it: "no idea", "pass", "show", a mark alone."""

from __future__ import annotations

from bot.core.cards import Outcome
from bot.core.grading.language.text import tokenize
from bot.core.grading.matching.match import read_answer
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.score import grade


def says_unknown(rubric: Rubric, answer: str) -> bool:
    """Tell whether all of an answer gives up: "no idea, sorry"."""
    return rubric.language.giving_up.is_all_of(tokenize(answer, rubric.language.folding).words)


def is_wanted(rubric: Rubric, text: str) -> bool:
    """Tell whether a text is right, if only in part, or is one word that stands in one of the keywords."""
    if grade(rubric, text).outcome is not Outcome.INCORRECT:
        return True
    read = read_answer(text, rubric)
    return len(read.words) == 1 and not rubric.derived and bool(read.index.wanted)


def is_wordless(rubric: Rubric, text: str) -> bool:
    """Tell whether a text, such as 🙂 or "...", has neither letters nor figures, and is not right as is."""
    return not any(map(str.isalnum, text)) and not is_wanted(rubric, text)
