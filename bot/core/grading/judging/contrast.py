"""Two things that a question joins, and what a reference says of each: "a stack ..., a queue ...".

An answer that says of each what belongs to the other one has all the words, and is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from bot.core.grading.denial.clauses import joined
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.rubric.keys import Wanted, WordKey
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.wording import Contrast, Wording

NEITHER = -1
BOTH = (0, 1)


def find_contrast(keys: Sequence[Wanted], sentence: Sentence, asked: Sequence[str]) -> Contrast | None:
    """Return what a sentence says of each of two things that "and" joins in the question, if it does.

    Else of two that are opposites, as in "reflects green light and absorbs red light".
    """
    language = sentence.language
    places: dict[str, set[int]] = defaultdict(set)
    for place, word in enumerate(sentence.tokens.words):
        places[language.stem(language.normal(word))].add(place)
    for key, _, place in keys:
        if isinstance(key, WordKey):
            places[key.forms.stem].add(place)
    numbers = {key.forms.stem: number for number, (key, _, _) in enumerate(keys) if isinstance(key, WordKey)}
    given = {key.forms.stem for key, _, _ in keys if isinstance(key, WordKey) and key.given}
    joint = find_joint(asked, language)
    told = ([*find_stems(asked[:joint], language)][::-1], [*find_stems(asked[joint + 1 :], language)])
    names = [[one for one in told[side] if one in given and one not in told[1 - side]] for side in BOTH]
    clauses = part_clauses(sentence.tokens, language)
    told_apart = joint > 0 and all(names)
    if not told_apart:
        whole = all("." not in gap for gap in sentence.tokens.gaps[:-1])
        names = find_opposed(numbers, places, clauses, language) if whole else []
        given = {stem for side in names for stem in side}
        given |= find_shared(names, places, clauses) if names else set()
    if not names:
        return None
    sides = take_sides(clauses, [places[name[0]] for name in names], led=True)  # the nearest to "and"
    where = {one: lie(places[one], sides) for one in (*names[0], *names[1])}
    heads = [{one for one in names[side] if where[one] == {side}} for side in BOTH]
    for side in BOTH:  # "climate is the average weather" names both, the one that it tells of first
        heads[side].update(one for one in names[side][:1] if side in where[one])
    negative = {key.forms.stem for key, denied, _ in keys if denied and isinstance(key, WordKey)}
    rest = numbers.keys() - given - negative
    own = [{one for one in rest if lie(places[one], sides) == {side}} for side in BOTH]
    own = [{one for one in own[side] if own[1 - side].isdisjoint(language.synonyms.of(one))} for side in BOTH]
    if not all(heads) or not any(own) or not (told_apart or all(own)):
        return None
    one, other = (frozenset(numbers[stem] for stem in stems) for stems in heads)
    first, second = (frozenset(numbers[stem] for stem in stems) for stems in own)
    return Contrast((one, other), (first, second), told_apart)


def find_opposed(
    stems: Iterable[str], places: Mapping[str, set[int]], clauses: Sequence[int], language: Language
) -> list[list[str]]:
    """Return the first two of one sentence's keys that are opposites, in a clause each."""
    known = language.opposites.by_stem
    stems = [*stems]
    for one in stems:
        for other in known.get(one, ()):
            if other in stems and lie(places[one], clauses).isdisjoint(lie(places[other], clauses)):
                return [[one], [other]]
    return []


def find_shared(
    names: Sequence[Sequence[str]], places: Mapping[str, set[int]], clauses: Sequence[int]
) -> set[str]:
    """Return the stems before the first of two opposites in its clause: they are what both are said of."""
    first = min(place for side in names for place in places[side[0]])
    return {
        stem for stem, own in places.items() if max(own) < first and lie(own, clauses) == {clauses[first]}
    }


def find_joint(asked: Sequence[str], language: Language) -> int:
    """Return where "and" stands in a question, behind some word, as "Qual é" has no "e"; 0 for nowhere."""
    opened = next((place for place, word in enumerate(asked) if word not in language.stop), len(asked))
    return next((at for at in range(opened, len(asked)) if asked[at] in language.denial.ands), 0)


def find_stems(words: Iterable[str], language: Language) -> Iterable[str]:
    """Yield the stems of the words that say something."""
    return (language.stem(language.normal(word)) for word in words if word not in language.stop)


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
    """Return on which sides some words stand."""
    return {sides[place] for place in places}


def find_crossed(wording: Wording, answer: Answer) -> tuple[Occurrence, ...]:
    """Return what an answer says of the wrong one of two things, if that is more than of the right one."""
    contrast = wording.outline.contrast if wording.outline else None
    if contrast is None:
        return ()
    heads = [find_places(contrast.heads[side], wording, answer) for side in BOTH]
    either = heads[0] & heads[1]
    heads = [places - either for places in heads]
    if not all(heads):
        return find_misplaced(contrast, BOTH[bool(heads[1])], wording, answer) if any(heads) else ()
    sides = take_sides(part_clauses(answer.tokens, answer.language), heads)
    said = [find_places(keys, wording, answer) for keys in contrast.keys]
    straight = 0
    crossed: tuple[list[Occurrence], list[Occurrence]] = ([], [])
    for side in BOTH:
        for number in contrast.keys[side]:
            found = find_affirmed(number, wording, answer)
            at = lie({place for one in found for place in one.tokens} - said[1 - side], sides)
            if side in at:
                straight += 1
            elif 1 - side in at:
                crossed[side].append(found[0])
    everywhere = all(found or not keys for found, keys in zip(crossed, contrast.keys, strict=True))
    wrong = (*crossed[0], *crossed[1])
    return wrong if everywhere and len(wrong) > straight else ()


def find_misplaced(contrast: Contrast, side: int, wording: Wording, answer: Answer) -> tuple[Occurrence, ...]:
    """Return what an answer says of one thing that belongs to the other, of which it denies it.

    "Speed has a direction, velocity doesn't" has nothing else to say of speed.
    """
    other = (answer.group(wording.wanted[number], loosely=True) for number in contrast.heads[1 - side])
    own = (find_affirmed(number, wording, answer) for number in contrast.keys[side])
    if any(own) or not any(is_barely_denied(one, answer) for found in other for one in found):
        return ()
    found = (find_affirmed(number, wording, answer) for number in contrast.keys[1 - side])
    return tuple(one[0] for one in found if one)


def is_barely_denied(one: Occurrence, answer: Answer) -> bool:
    """Whether a clause denies a thing, and says nothing else: "velocity doesn't"."""
    clauses = part_clauses(answer.tokens, answer.language)
    beside = {place for place in answer.content if clauses[place] == clauses[one.first]} - one.tokens
    return one.denied and bool(one.denial) and not beside


def find_affirmed(number: int, wording: Wording, answer: Answer) -> list[Occurrence]:
    """Return where an answer affirms one of the keys of a sentence."""
    return [one for one in answer.group(wording.wanted[number], loosely=True) if not one.denied]


def find_places(numbers: Iterable[int], wording: Wording, answer: Answer) -> set[int]:
    """Return the words by which an answer affirms some of the keys of a sentence."""
    return {
        place for number in numbers for one in find_affirmed(number, wording, answer) for place in one.tokens
    }
