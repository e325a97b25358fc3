"""Which of two things is said to be more: "water is denser than oil" is not "oil is denser than water"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.core.grading.labels import is_label
from bot.core.grading.language import Language
from bot.core.grading.text import Tokens

FARTHEST = 10  # tokens from a comparison to what it compares
LONGEST = 4  # tokens between "more" and "than"
SHORTEST_BASE = 3


class Pivot(NamedTuple):
    """The words that compare, with the stems that their adjective may have; `less` turns them round.

    `amount`: they compare with "more" or "less".
    """

    first: int
    last: int
    quality: frozenset[str]
    less: bool = False
    amount: bool = False


class Comparison(NamedTuple):
    """What stands on one side of a pivot only, as stems; said by the tokens from `first` to `last`.

    `named` holds what stands on both sides, too.
    """

    pivot: Pivot
    first: int
    last: int
    left: frozenset[str]
    right: frozenset[str]
    named: frozenset[str]


def read_comparisons(tokens: Tokens, language: Language) -> tuple[Comparison, ...]:
    """Return the comparisons in a text that name both sides, in time linear in its length."""
    found = []
    for pivot in find_pivots(tokens, language):
        left = name_side(tokens, language, range(pivot.first - 1, max(-1, pivot.first - 1 - FARTHEST), -1))
        right = name_side(
            tokens, language, range(pivot.last + 1, min(len(tokens.words), pivot.last + 1 + FARTHEST))
        )
        only_left, only_right = left.keys() - right.keys(), right.keys() - left.keys()
        if only_left and only_right:
            ends = min(left.values()), max(right.values())
            named = frozenset(left.keys() | right.keys())
            found.append(Comparison(pivot, *ends, frozenset(only_left), frozenset(only_right), named))
    return tuple(found)


def find_reversal(
    wanted: Iterable[Comparison], said: Iterable[Comparison], language: Language
) -> Comparison | None:
    """Return what an answer says the wrong way round, unless it says something the right way, too."""
    said = tuple(said)
    wrong: Comparison | None = None
    for own in wanted:
        for other in said:
            sense = compare_senses(own, other, language)
            if sense > 0:
                return None
            if sense < 0:
                wrong = wrong or other
    return wrong


def compare_senses(own: Comparison, other: Comparison, language: Language) -> int:
    """Return 1 where two comparisons say the same, -1 where they exclude each other, 0 where it is open."""
    across = bool(own.left & other.right), bool(own.right & other.left)
    along = bool(own.left & other.left), bool(own.right & other.right)
    if all(across) and not all(along):
        sense = -1
    elif all(along) and not any(across):
        sense = 1
    else:
        return 0
    if sense < 0 and other.pivot.amount and other.left - own.named:
        return 0  # "white reflects more heat than black" when black absorbs more
    if own.pivot.less is not other.pivot.less:
        sense = -sense
    mine, theirs = own.pivot.quality, other.pivot.quality
    if mine == theirs or mine & theirs:
        return sense
    pairs = {frozenset((one, two)) for one in mine for two in theirs}
    return -sense if pairs & language.comparison.opposites else 0


def find_pivots(tokens: Tokens, language: Language) -> Iterator[Pivot]:
    """Yield the comparing words of a text: "more dense than", "denser than", "before"."""
    words = tokens.words
    known = language.comparison
    amounts = known.more | known.less
    for place, word in enumerate(words):
        if word in known.between:
            yield Pivot(place, place, frozenset((language.stem(word),)))
        elif word in known.than and place and tokens.gaps[place].strip() in known.marks:
            near = range(place - 1, max(-1, place - 2 - LONGEST), -1)
            start = next((at for at in near if words[at] in amounts), None)
            one = words[place - 1]
            if start is not None:
                inside = (word for word in words[start + 1 : place] if word not in language.stop)
                quality = frozenset(language.stem(language.normal(word)) for word in inside)
                yield Pivot(start, place, quality, words[start] in known.less, amount=True)
            elif one.endswith(known.endings) and one not in known.never:
                yield Pivot(place - 1, place, bases(one, language))


def bases(comparative: str, language: Language) -> frozenset[str]:
    """Return the stems that an adjective may have of which this is the comparative: denser, bigger, drier."""
    found = {comparative}
    for ending in language.comparison.endings:
        bare = comparative.removesuffix(ending)
        if bare == comparative or len(bare) < SHORTEST_BASE:
            continue
        found |= {bare, bare + "e"}
        if bare.endswith("i"):
            found.add(bare[:-1] + "y")
        if bare[-1] == bare[-2]:
            found.add(bare[:-1])
    return frozenset(found | {language.stem(word) for word in found})


def name_side(tokens: Tokens, language: Language, places: range) -> dict[str, int]:
    """Return the stems of a side's words with where they stand, up to the end of the clause."""
    found: dict[str, int] = {}
    words = tokens.words
    outward = places.step > 0
    for place in places:
        word = words[place]
        mark = tokens.gaps[place if outward else place + 1].strip(" -'\"")
        if mark or word in language.comparison.between or word in language.comparison.than:
            break
        if language.denial.breaks.at(words, place):
            break
        label = len(word) == 1 and is_label(tokens, place, language)
        if label or word not in language.stop:
            found.setdefault(language.stem(language.normal(word)), place)
    return found
