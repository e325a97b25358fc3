"""Denials that only ask: "wasn't that Nikolaev?", "could it not be 1936?"."""

from __future__ import annotations

from bot.core.grading.language.grammar import ASKING, SUBJECTS
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

SENTENCE_ENDS = frozenset(".?!;\n")
NEAR = 2  # words from a verb to its "not": "was that man not ...?"
ASKED_OF = SUBJECTS | {"that", "this", "there", "article", "possessive"}


def only_asks(tokens: Tokens, place: int, last: int, language: Language) -> bool:
    """Whether a denial stands in a question that begins with its verb, and so expects a yes."""
    words, gaps, kind = tokens.words, tokens.gaps, language.grammar.kind
    verb = next((at for at in range(place, max(-1, place - NEAR - 1), -1) if kind(words[at]) in ASKING), None)
    if verb is None or max(verb + 2, last + 1) >= len(words) or kind(words[verb + 1]) not in ASKED_OF:
        return False
    if any(gap.strip() for gap in gaps[verb + 1 : last + 2]) or (verb and not gaps[verb].strip()):
        return False
    end = next((gap for gap in gaps[last + 2 :] if not SENTENCE_ENDS.isdisjoint(gap)), "")
    return "?" in end
