"""Of which of two things that a question joins by "and" each word of a text tells, clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from bot.core.grading.denial.clauses import joined
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens

NEITHER = -1
BOTH = (0, 1)


def find_joined(asked: Sequence[str], language: Language) -> tuple[list[str], list[str]]:
    """Return the stems of what "and" joins in a question, the nearest to it first, but for those of both."""
    joint = find_joint(asked, language)
    left = language.stems_of(asked[:joint])[::-1]
    right = language.stems_of(asked[joint + 1 :]) if joint else []
    return [one for one in left if one not in right], [one for one in right if one not in left]


def find_joint(asked: Sequence[str], language: Language) -> int:
    """Return where "and" stands in a question, behind some word, as "Qual é" has no "e"; 0 for nowhere."""
    opened = next((place for place, word in enumerate(asked) if word not in language.stop), len(asked))
    return next((at for at in range(opened, len(asked)) if asked[at] in language.denial.ands), 0)


def part_clauses(tokens: Tokens, language: Language) -> tuple[int, ...]:
    """Return the number of the clause that each word stands in; "and" opens one, too."""
    denial = language.denial
    opened = (
        word in denial.ands or word in denial.breaks.by_first or not joined(gap)
        for word, gap in zip(tokens.words, tokens.gaps, strict=False)
    )
    return tuple(accumulate(opened))


def take_sides(clauses: Sequence[int], heads: Sequence[set[int]], *, led: bool = False) -> list[int]:
    """Return of which of two things each word tells: the one that its clause names, or the one before did.

    A clause that names both tells of neither; or if it is `led`, of the one that it names first.
    """
    named: dict[int, list[int]] = defaultdict(list)
    for place in sorted(heads[0] | heads[1]):
        named[clauses[place]].extend(told for told in BOTH if place in heads[told])
    sides = []
    side = NEITHER
    for clause in clauses:
        if clause in named:
            side = named[clause][0] if led or len({*named[clause]}) == 1 else NEITHER
        sides.append(side)
    return sides


def lie(places: Iterable[int], sides: Sequence[int]) -> set[int]:
    """Return on which sides, or in which clauses, some words stand."""
    return {sides[place] for place in places}


def find_turned(said: Sequence[Mapping[int, AbstractSet[int]]], sides: Sequence[int]) -> list[int]:
    """Return by number what is said of the wrong one of two things, if they are turned round.

    So they are where each that has anything of its own has some of it said of the other, and more is said of
    the wrong one than of the right one. `said` are the words that say each, of the one and of the other.
    """
    whole = [frozenset().union(*own.values()) for own in said]
    straight = 0
    turned: tuple[list[int], list[int]] = ([], [])
    for side in BOTH:
        for number, places in said[side].items():
            at = lie(places - whole[1 - side], sides)
            if side in at:
                straight += 1
            elif 1 - side in at:
                turned[side].append(number)
    everywhere = all(found or not own for found, own in zip(turned, said, strict=True))
    wrong = [*turned[0], *turned[1]]
    return wrong if everywhere and len(wrong) > straight else []
