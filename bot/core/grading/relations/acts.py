"""Who does something to whom: "Wellington defeated Napoleon" is not "Wellington was defeated by Napoleon"."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

ENDS = frozenset(".;:!?\n")
AGENT = 10  # words from a verb to its "by"
BE = frozenset(("be", "was", "been"))  # kinds of words
NEAR = 2  # words before a verb, where its "was" may stand: "was finally defeated"


class Act(NamedTuple):
    """A verb from token `first` to `last`, with the stems of those that mean so; `passive`: "... by"."""

    first: int
    last: int
    verbs: frozenset[str]
    passive: bool


def read_act(place: int, tokens: Tokens, language: Language) -> Act | None:
    """Return what is done at a token; nothing where it is no verb of the kind, or nobody is said to do it."""
    known, words = language.comparison, tokens.words
    verbs = known.acts.get(language.stem(language.normal(words[place])))
    if verbs is None:
        return None
    done_to = set(words[place + 1 : place + 2]) & language.denial.pronouns  # "executes it line by line"
    near = range(place + 1, min(place + 1 + AGENT, len(words))) if not done_to else range(0)
    clause = takewhile(lambda at: ENDS.isdisjoint(tokens.gaps[at]), near)
    agent = next((at for at in clause if words[at] in known.by and words[at - 1] not in language.ofs), None)
    kinds = map(language.grammar.kind, words[max(0, place - NEAR) : place])
    if agent is None and not BE.isdisjoint(kinds):
        return None
    return Act(place, agent or place, verbs, agent is not None)
