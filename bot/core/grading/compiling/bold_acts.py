"""Who does what to whom in an author's sentence with bold words, so that an answer can't turn it round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.relations.deeds import read_deeds
from bot.core.grading.rubric.keys import CharsKey, Key, WordKey
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.wording import Phrase


def find_acts(
    sentence: Sentence, wanted: Iterable[Iterable[Phrase]], asked: frozenset[str]
) -> Iterator[Comparison]:
    """Yield what one does to another in a sentence, by whichever of its bold choices either is called.

    Both are bold, or one is and the question has the other: `asked` are its stems.
    """
    called = call(wanted)
    for act in sentence.comparisons:
        meant = [[stems for stems in called if stems & side] for side in (act.left, act.right)]
        known = all(own or side & asked for own, side in zip(meant, (act.left, act.right), strict=True))
        if act.pivot.act and known and any(meant):
            left, right = (widen(side, called) for side in (act.left, act.right))
            yield act._replace(left=left - right, right=right - left, named=left | right)


def find_deeds(sentence: Sentence, wanted: Iterable[Iterable[Phrase]]) -> Iterator[Comparison]:
    """Yield what one does to another in a sentence, where a bold names either, by any of its choices."""
    called = call(wanted)
    for deed in read_deeds(sentence.tokens, sentence.denials.odd, sentence.language):
        left, right = (widen(side, called) for side in (deed.left, deed.right))
        apart = left - right and right - left
        if apart and any(stems & (deed.left | deed.right) for stems in called):
            yield deed._replace(left=left - right, right=right - left, named=left | right)


def find_compared(sentence: Sentence, asked: frozenset[str]) -> tuple[Comparison, ...]:
    """Return what a sentence compares, where it compares only what the question names: `asked`, in stems."""
    both = all(one.named <= asked and not one.pivot.act for one in sentence.comparisons)
    return sentence.comparisons if both else ()


def call(wanted: Iterable[Iterable[Phrase]]) -> list[frozenset[str]]:
    """Return for each bold the stems of all its choices."""
    return [
        frozenset(stem for phrase in choices for key in phrase.keys for stem in stems_of_key(key))
        for choices in wanted
    ]


def stems_of_key(key: Key) -> frozenset[str]:
    """Return the stem of a wanted word, or wanted characters one by one."""
    if isinstance(key, WordKey):
        return frozenset((key.forms.stem,))
    return frozenset(key.chars if isinstance(key, CharsKey) else "")


def widen(side: frozenset[str], called: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words of a side with the other choices of a bold that it has a word of."""
    return side.union(*(stems for stems in called if not stems.isdisjoint(side)))
