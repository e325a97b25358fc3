"""Whether one wording makes another needless."""

from __future__ import annotations

from bot.core.grading.rubric.keys import Key, WordKey
from bot.core.grading.rubric.wording import Group, Phrase, Wording


def is_shadowed(wording: Wording, other: Wording, *, earlier: bool, held: frozenset[str]) -> bool:
    """Whether every answer that has a wording has another one, too, which earns as much.

    Of two that want the same the `earlier` stays. One that wants more still matters where it accounts for
    numbers, or for words of the stems `held` against an answer.
    """
    if wording.derived or other.derived or wording.negative or other.negative or other.orders:
        return False
    if other.credit < wording.credit or not implies(wording, other):
        return False
    if other.credit > wording.credit:
        return True
    same_demands = implies(other, wording)
    return not earlier if same_demands else not accounts_for(wording, other, held)


def accounts_for(wording: Wording, other: Wording, held: frozenset[str]) -> bool:
    """Whether a wording has a key that another one lacks, and that would be held against an answer."""
    lacked = [key for key in keys_of(wording) if not any(same(key, known) for known in keys_of(other))]
    return any(not isinstance(key, WordKey) or key.forms.stem in held for key in lacked)


def keys_of(wording: Wording) -> list[Key]:
    """Return every key of a wording, whatever the choice."""
    return [key for group in wording.wanted for phrase in group.phrases for key in phrase.keys]


def implies(wording: Wording, other: Wording) -> bool:
    """Whether who says one wording, whatever the choices, has said all that another one wants."""
    return all(any(group_implies(own, wanted) for own in wording.wanted) for wanted in other.wanted)


def group_implies(own: Group, wanted: Group) -> bool:
    """Whether each choice of a group says one of the choices of another."""
    return all(any(phrase_implies(phrase, other) for other in wanted.phrases) for phrase in own.phrases)


def phrase_implies(own: Phrase, wanted: Phrase) -> bool:
    """Whether a phrase has every key of another; a surname that stands for a full name wants more than it."""
    bare = not wanted.initials or bool(own.initials)
    return bare and all(any(same(key, other) for key in own.keys) for other in wanted.keys)


def same(one: Key, other: Key) -> bool:
    """Whether two keys want the same word, number or date."""
    if isinstance(one, WordKey) and isinstance(other, WordKey):
        return one.forms.stem == other.forms.stem
    return one == other
