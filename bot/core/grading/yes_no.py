"""The yes or no that a text opens with: it settles a question whose reference says little else."""

from __future__ import annotations

from typing import NamedTuple

from bot.core.grading.language import Language
from bot.core.grading.text import Tokens


class Reply(NamedTuple):
    """Which of "yes" and "no" a text opens with, in how many words; "" for neither."""

    says: str = ""
    size: int = 0


def read_reply(tokens: Tokens, language: Language) -> Reply:
    """Return the yes or no that stands before a mark, or is all of a text: not the "no" of "no women"."""
    found = language.replies.at(tokens.words, 0) if tokens.words else None
    if found is None or not (tokens.gaps[found[0]].strip() or found[0] == len(tokens.words)):
        return Reply()
    return Reply(found[1], found[0])
