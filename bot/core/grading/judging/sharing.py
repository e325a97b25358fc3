"""What an answer implies: by "with" that something is the same, by "alone" that there are no others."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import chain

from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.keys import Key, WordKey, stems_of
from bot.core.grading.rubric.wording import Phrase, Wording
from bot.core.grading.words.lexicon import SYNONYMOUS

FARTHEST = 3  # words between two that belong together: "with the other bulb"


def find_implied(phrase: Phrase, wording: Wording, used: AbstractSet[int], answer: Answer) -> int | None:
    """Return where an answer implies a keyword that it has not; nothing where it does not.

    `used` are the places of what else the sentence says.
    """
    if phrase.others:
        return answer.exclusive
    key = phrase.keys[0]
    known = answer.language.comparison
    if not isinstance(key, WordKey):
        return None
    if key.forms.word in known.divided:
        return next(find_between(wording, answer), None)
    if key.forms.word not in known.alike:
        return None
    joint = (place for place, word in enumerate(answer.words) if word in known.jointly)
    return next(chain(joint, find_together(key, wording, used, answer)), None)


def imply(phrase: Phrase, wording: Wording, used: AbstractSet[int], answer: Answer) -> float:
    """Return what an answer earns of a keyword that it only implies."""
    return 0.0 if find_implied(phrase, wording, used, answer) is None else SYNONYMOUS


def find_between(wording: Wording, answer: Answer) -> Iterator[int]:
    """Yield the "between" that stands behind what is new in a sentence: "a gap between them"."""
    amid = answer.language.comparison.amid
    small = answer.language.stop - amid
    if amid.isdisjoint(answer.words):
        return
    new = (group for group in wording.wanted if not group.phrases[0].keys[0].given)
    for one in (place for group in new for place in answer.group(group, loosely=True)):
        after = range(one.last + 1, min(one.last + 1 + FARTHEST, len(answer.words)))
        behind = next((place for place in after if answer.words[place] not in small), None)
        if behind is not None and not one.denied and answer.words[behind] in amid:
            yield behind


def find_together(same: Key, wording: Wording, used: AbstractSet[int], answer: Answer) -> Iterator[int]:
    """Yield the "with" that stands right behind what a sentence says to be the `same`, and before another."""
    together = answer.language.comparison.together
    if together.isdisjoint(answer.words):
        return
    pairs, stems = wording.outline.pairs, stems_of((same,))
    behind = {after for one, after in pairs if one in stems}
    behind |= {after for one, after in pairs if one in behind}  # "in the same closed path"
    shared = (group for group in wording.wanted if not behind.isdisjoint(stems_of(group.phrases[0].keys)))
    for one in (place for group in shared for place in answer.group(group, loosely=True)):
        at = one.last + 1
        joined = not one.denied and not together.isdisjoint(answer.words[at : at + 1])
        if joined and not used.isdisjoint(range(at + 1, at + 1 + FARTHEST)):
            yield at
