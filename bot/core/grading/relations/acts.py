"""Who does something to whom: "Wellington defeated Napoleon" is not "Wellington was defeated by Napoleon".

The verbs are those that the language lists. By whatever verb, see `deeds.py`; in a script without spaces,
`unspaced_roles.py`.
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

ENDS = frozenset(".;:!?\n")
AGENT = 10  # words from a verb to its "by"
BE = frozenset(("be", "was", "been"))  # kinds of words
YIELDED = 4  # words from "lost" to its "to"
NEAR = 2  # words before a verb, where its "was" may stand: "was finally defeated"


class Act(NamedTuple):
    """A verb from token `first` to `last`, with the stems of those that mean so; `passive`: "... by"."""

    first: int
    last: int
    verbs: frozenset[str]
    passive: bool


def read_act(place: int, verb: str, tokens: Tokens, language: Language) -> Act | None:
    """Return what is done at a token; nothing where it is no verb of the kind, or nobody is said to do it."""
    known, words = language.comparison, tokens.words
    stem = language.stemmed(verb)
    if stem in known.yields:
        return read_yielding(place, known.yields[stem], tokens, language)
    verbs = known.acts.get(stem)
    if verbs is None:
        return None
    done_to = set(words[place + 1 : place + 2]) & language.denial.pronouns  # "executes it line by line"
    near = range(place + 1, min(place + 1 + AGENT, len(words))) if not done_to else range(0)
    clause = takewhile(lambda at: ENDS.isdisjoint(tokens.gaps[at]), near)
    agent = next((at for at in clause if words[at] in known.by and words[at - 1] not in language.ofs), None)
    if known.perfects:
        return read_late(place, agent, verbs, tokens, language)
    kinds = map(language.grammar.kind, words[max(0, place - NEAR) : place])
    if agent is None and not BE.isdisjoint(kinds):
        return None
    return Act(place, agent or place, verbs, agent is not None)


def read_yielding(place: int, verbs: frozenset[str], tokens: Tokens, language: Language) -> Act | None:
    """Return what is done to who "lost to" another; a verb may end its clause: "hat gegen X verloren"."""
    words, to = tokens.words, language.comparison.yields_to
    behind = takewhile(lambda at: ENDS.isdisjoint(tokens.gaps[at]), range(place + 1, len(words)))
    at = next((at for at in islice(behind, YIELDED) if words[at] in to), None)
    if at is not None:
        return Act(place, at, verbs, passive=True)
    before = range(place - 1, max(-1, place - AGENT), -1) if language.comparison.perfects else ()
    joined = takewhile(lambda at: not tokens.gaps[at + 1].strip(), before)
    at = next((at for at in joined if words[at] in to), None)
    return None if at is None else Act(at, at, verbs, passive=True)


def read_late(
    place: int, agent: int | None, verbs: frozenset[str], tokens: Tokens, language: Language
) -> Act | None:
    """Return what is done by a verb that may end its clause: "wurde von X besiegt", "hat X besiegt".

    What has an article of objects before the verb is done to: "den Kaiser besiegte Wellington".
    """
    known, words = language.comparison, tokens.words
    first = place
    while first > max(0, place - AGENT) and not tokens.gaps[first].strip():
        first -= 1
    before = range(first, place)
    suffers = next((at for at in before if words[at] in known.passives), None)
    has = next((at for at in before if words[at] in known.perfects), None)
    if suffers is not None:
        early = (at for at in before if at > suffers and words[at] in known.by)
        by = next(early, agent)
        return None if by is None else Act(by, by, verbs, passive=True)
    led = range(first, place if has is None else has)
    if any(words[at] in known.objects for at in led):
        return None
    return Act(place, place, verbs, passive=False) if has is None else Act(has, has, verbs, passive=False)
