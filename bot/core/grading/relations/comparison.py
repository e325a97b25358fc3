"""Which of two things is said to be more: "water is denser than oil" is not "oil is denser than water"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.core.grading.language.language import Language
from bot.core.grading.language.separable import find_parted
from bot.core.grading.language.text import Tokens
from bot.core.grading.relations.acts import read_act
from bot.core.grading.relations.labels import is_elided, is_label

FARTHEST = 10  # tokens from a comparison to what it compares
LONGEST = 4  # tokens between "more" and "than"
SHORTEST_BASE = 3


class Pivot(NamedTuple):
    """The words that compare, with the stems that their adjective may have; `less` turns them round.

    `amount`: they compare with "more" or "less". `denied`: they compare only where they are denied, as "not
    as dense as" does. `inner`: where the left side may begin between them, as in "faster in water than in
    air"; `repeated`: with the same preposition as the right side. `act`: what one does to the other.
    """

    first: int
    last: int
    quality: frozenset[str]
    less: bool = False
    amount: bool = False
    denied: bool = False
    inner: int = 0
    repeated: bool = False
    act: bool = False


class Comparison(NamedTuple):
    """What stands on one side of a pivot only, as stems; said by the tokens from `first` to `last`.

    `named` holds what stands on both sides, too. `verb`: what stands right before the pivot, "" for a small
    word.
    """

    pivot: Pivot
    first: int
    last: int
    left: frozenset[str]
    right: frozenset[str]
    named: frozenset[str]
    verb: str


def read_comparisons(
    tokens: Tokens, odd: Sequence[bool], language: Language, *, equal: bool = False
) -> tuple[Comparison, ...]:
    """Return the comparisons that a text affirms and that name both sides, in time linear in its length.

    Of "it is not as dense as water" one is enough: what "it" is, the question has. `odd`: for each token
    whether it is denied. `equal`: return what a text says to be equal instead, "as dense as" undenied.
    """
    found = []
    if equal and language.comparison.equal_than.isdisjoint(tokens.words):
        return ()
    for found_pivot in find_pivots(tokens, language):
        level = equal and is_level(found_pivot, tokens, odd, language)
        pivot = found_pivot if level else None if equal else affirm(found_pivot, tokens, odd, language)
        if pivot is None:
            continue
        left = name_side(tokens, language, range(pivot.first - 1, max(-1, pivot.first - 1 - FARTHEST), -1))
        if pivot.inner and (pivot.repeated or not left):
            left = name_side(tokens, language, range(pivot.inner, pivot.last))
        right = name_side(
            tokens, language, range(pivot.last + 1, min(len(tokens.words), pivot.last + 1 + FARTHEST))
        )
        only_left, only_right = left.keys() - right.keys(), right.keys() - left.keys()
        if only_right and (only_left or (pivot.denied and not left)):
            ends = min(left.values(), default=pivot.first), max(right.values())
            named = frozenset(left.keys() | right.keys())
            verb = next((stem for stem, place in left.items() if place == pivot.first - 1), "")
            found.append(Comparison(pivot, *ends, frozenset(only_left), frozenset(only_right), named, verb))
    return tuple(found)


def affirm(pivot: Pivot, tokens: Tokens, odd: Sequence[bool], language: Language) -> Pivot | None:
    """Return a pivot as a text affirms it: "no denser than" is "less dense than", "not before" is nothing."""
    if bool(odd[pivot.first]) is pivot.denied:
        return pivot
    if pivot.act or tokens.words[pivot.last] not in language.comparison.than:
        return None
    return pivot._replace(less=not pivot.less, denied=True)


def is_level(pivot: Pivot, tokens: Tokens, odd: Sequence[bool], language: Language) -> bool:
    """Whether a text says that two things are equal: "just as dense as", not "twice as", not "if it were"."""
    before = tokens.words[max(0, pivot.first - FARTHEST) : pivot.first]
    plain = language.stop.issuperset(before[-1:]) and language.denial.ifs.isdisjoint(before)
    return pivot.denied and plain and not odd[pivot.first]


def find_reversal(
    wanted: Iterable[Comparison], said: Iterable[Comparison], language: Language
) -> Comparison | None:
    """Return what an answer says the wrong way round, unless it says something the right way, too.

    Nor is it the wrong way round where the author compares both ways, and it may be about the other thing.
    """
    wanted, said = tuple(wanted), tuple(said)
    wrong: Comparison | None = None
    for own in wanted:
        for other in said:
            sense = compare_senses(own, other, language)
            if sense > 0:
                return None
            if sense < 0 and not any(agrees(one, other, language) for one in wanted):
                wrong = wrong or other
    return wrong


def levels(
    own: Comparison, answer: Iterable[Comparison], equal: Iterable[Comparison], language: Language
) -> bool:
    """Whether an answer says two things to be equal of which the author says that one is more."""
    return not any(compare_senses(own, said, language) > 0 for said in answer) and any(
        compare_senses(own, said, language) for said in equal
    )


def agrees(own: Comparison, other: Comparison, language: Language) -> bool:
    """Whether two comparisons set something beside the same thing in the same way: "after the body"."""
    if own.pivot.less is not other.pivot.less or not own.right & other.right:
        return False
    mine, theirs = own.pivot.quality, other.pivot.quality
    return mine == theirs or compare_qualities(mine, theirs, language) > 0


def compare_senses(own: Comparison, other: Comparison, language: Language) -> int:
    """Return 1 where two comparisons say the same, -1 where they exclude each other, 0 where it is open."""
    if not other.left:
        left, right = meet(own.left, other.right, language), meet(own.right, other.right, language)
        alike = compare_qualities(own.pivot.quality, other.pivot.quality, language)
        same = (own.pivot.less is other.pivot.less) is (alike > 0)
        return 0 if left is right or not alike else 1 if right is same else -1
    across = meet(own.left, other.right, language), meet(own.right, other.left, language)
    along = meet(own.left, other.left, language), meet(own.right, other.right, language)
    if all(across) and (own.pivot.act or not all(along)):  # what neither does nor is done stays: "in a year"
        sense = -1
    elif all(along) and not any(across):
        sense = 1
    else:
        return contradict_side(own, other, language) if any(along) and not any(across) else 0
    if sense < 0 and adds_a_name(own, other, language):
        return 0  # "white reflects more heat than black" when black absorbs more
    if own.pivot.less is not other.pivot.less:
        sense = -sense
    mine, theirs = own.pivot.quality, other.pivot.quality
    return sense if mine == theirs else sense * compare_qualities(mine, theirs, language)


def meet(one: frozenset[str], other: frozenset[str], language: Language) -> bool:
    """Whether two sides share a word, one of its family, or one with the same opposite: "cold", "cooler"."""
    mine = frozenset(language.families.get(stem, stem) for stem in one)
    theirs = frozenset(language.families.get(stem, stem) for stem in other)
    if mine & theirs:
        return True
    return bool(find_opposites(mine, language) & find_opposites(theirs, language))


def adds_a_name(own: Comparison, other: Comparison, language: Language) -> bool:
    """Whether the left side of "more" or "less" says something that an author's comparison does not."""
    new = other.left - own.named if other.pivot.amount else ()
    return any(not meet(frozenset((stem,)), own.named, language) for stem in new)


def contradict_side(own: Comparison, other: Comparison, language: Language) -> int:
    """Return -1 where one side is said to be less where it is more, whatever the other is called, else 0."""
    mine, theirs = own.pivot.quality, other.pivot.quality
    turned = own.pivot.less is not other.pivot.less
    if not meet(own.left, other.left, language) or adds_a_name(own, other, language):
        return 0
    same = 1 if mine == theirs else compare_qualities(mine, theirs, language)
    return min(0, -same if turned else same)


def compare_qualities(one: frozenset[str], other: frozenset[str], language: Language) -> int:
    """Return 1 where two qualities are the same, or have the same opposite, -1 for opposites, 0 otherwise."""
    if one & other:
        return 1
    against_one, against_other = find_opposites(one, language), find_opposites(other, language)
    if against_one & other:
        return -1
    return 1 if against_one & against_other else 0


def find_opposites(quality: frozenset[str], language: Language) -> frozenset[str]:
    """Return the stems of what is the opposite of a quality."""
    against = language.comparison.opposites
    return frozenset().union(*(against[stem] for stem in quality if stem in against)) - quality


def find_pivots(tokens: Tokens, language: Language) -> Iterator[Pivot]:
    """Yield the comparing words of a text: "more dense than", "denser than", "before", "as dense as"."""
    known = language.comparison
    parted = find_parted(tokens.words, tokens.gaps, language) if known.acts else {}
    for place, word in enumerate(tokens.words):
        verb = parted[place][1] if place in parted else word
        act = read_act(place, verb, tokens, language) if known.acts else None
        if act:
            yield Pivot(act.first, act.last, act.verbs, less=act.passive, act=True)
        if word in known.between:
            yield Pivot(place, place, frozenset((language.stem(word),)))
        elif (word in known.than or word in known.equal_than) and place:
            if tokens.gaps[place].strip() not in known.marks:
                continue
            pivot = find_unequal(tokens.words, place, language) if word in known.than else None
            if not pivot and word in known.equal_than:
                pivot = find_equal(tokens.words, place, language)
            if pivot:
                yield pivot


def find_unequal(words: Sequence[str], place: int, language: Language) -> Pivot | None:
    """Return what compares with "than" at a place: "more dense", "denser", "a higher density"."""
    known = language.comparison
    near = range(place - 1, max(-1, place - 2 - LONGEST), -1)
    amounts = known.more | known.less
    start = next((at for at in near if words[at] in amounts), None)
    if start is None:
        start = next((at for at in near[1:] if words[at] in known.greater or words[at] in known.lesser), None)
    inner = next((at for at in near[1:] if words[at] in language.places or words[at] in language.ties), 0)
    repeated = inner > 0 and words[place + 1 : place + 2] == words[inner : inner + 1]
    if start is not None:
        end = inner if inner > start else place
        quality = read_qualities(words[start + 1 : end], language)
        less = words[start] in known.less or words[start] in known.lesser
        inside = inner + 1 if end == inner else 0
        return Pivot(start, place, quality, less, amount=True, inner=inside, repeated=repeated)
    for at in (inner - 1, place - 1):
        if at >= 0 and words[at].endswith(known.endings) and words[at] not in known.never:
            inside = inner + 1 if at < inner else 0
            return Pivot(at, place, bases(words[at], language), inner=inside, repeated=repeated)
    return None


def find_equal(words: Sequence[str], place: int, language: Language) -> Pivot | None:
    """Return what compares with the second "as" of "not as dense as": it is less, where it is denied."""
    near = range(place - 2, max(-1, place - 2 - LONGEST), -1)
    start = next((at for at in near if words[at] in language.comparison.equal), None)
    if start is None:
        return None
    said = words[start + 1 : place]
    quality = read_qualities((word for word in said if word not in language.comparison.much), language)
    bare = not quality and not language.comparison.much.isdisjoint(said)
    return Pivot(start, place, quality, less=True, amount=bare, denied=True) if quality or bare else None


def read_qualities(words: Iterable[str], language: Language) -> frozenset[str]:
    """Return the stems of words that say something, and those of their families."""
    stems = {*language.stems_of(words)}
    return frozenset(stems | {language.families.get(stem, stem) for stem in stems})


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
    found |= {language.stem(word) for word in found}
    return frozenset(found | {language.families.get(stem, stem) for stem in found})


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
        if label or not (word in language.stop or (len(word) == 1 and is_elided(tokens, place))):
            found.setdefault(language.stemmed(word), place)
    return found
