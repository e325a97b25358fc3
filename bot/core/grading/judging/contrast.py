"""Two things that a question joins, and what a sentence says of each: "a stack ..., a queue ...".

An answer that says of each what belongs to the other one has all the words, and is wrong. The sentence has
nothing bold; of points and bolds, see `halves.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.core.grading.judging.two_things import BOTH, find_joined, find_turned, lie, part_clauses, take_sides
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.rubric.keys import Wanted, WordKey
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.wording import Contrast, Wording


def find_contrast(keys: Sequence[Wanted], sentence: Sentence, asked: Sequence[str]) -> Contrast | None:
    """Return what a sentence says of each of two things that "and" joins in the question, if it does.

    Else of two that are opposites, as in "reflects green light and absorbs red light".
    """
    language = sentence.language
    places: dict[str, set[int]] = defaultdict(set)
    for place, word in enumerate(sentence.tokens.words):
        places[language.stemmed(word)].add(place)
    for key, _, place in keys:
        if isinstance(key, WordKey):
            places[key.forms.stem].add(place)
    numbers = {key.forms.stem: number for number, (key, _, _) in enumerate(keys) if isinstance(key, WordKey)}
    given = {key.forms.stem for key, _, _ in keys if isinstance(key, WordKey) and key.given}
    names = [[one for one in told if one in given] for told in find_joined(asked, language)]
    clauses = part_clauses(sentence.tokens, language)
    told_apart = all(names)
    if not told_apart:
        names = find_opposed(numbers, places, clauses, sentence)
        if not names:
            return None
        given = {*names[0], *names[1], *find_shared(names, places, clauses)}
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
    known = language.opposites.by_stem
    several = not told_apart and any("." in gap for gap in sentence.tokens.gaps[:-1])
    if several and not any(other in own[1] for one in own[0] for other in known.get(one, ())):
        return None
    one, other = (frozenset(numbers[stem] for stem in stems) for stems in heads)
    first, second = (frozenset(numbers[stem] for stem in stems) for stems in own)
    return Contrast((one, other), (first, second), told_apart)


def find_opposed(
    stems: Iterable[str], places: Mapping[str, set[int]], clauses: Sequence[int], sentence: Sentence
) -> list[list[str]]:
    """Return the first two keys of a text that are opposites, in a clause each."""
    known = sentence.language.opposites.by_stem
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


def find_crossed(wording: Wording, answer: Answer) -> tuple[Occurrence, ...]:
    """Return what an answer says of the wrong one of two things, if that is more than of the right one."""
    contrast = wording.outline.contrast
    if contrast is None:
        return ()
    heads = [find_places(contrast.heads[side], wording, answer) for side in BOTH]
    either = heads[0] & heads[1]
    heads = [places - either for places in heads]
    if not all(heads):
        return ()
    sides = take_sides(part_clauses(answer.tokens, answer.language), heads)
    said = [{number: find_places((number,), wording, answer) for number in keys} for keys in contrast.keys]
    return tuple(find_affirmed(number, wording, answer)[0] for number in find_turned(said, sides))


def find_affirmed(number: int, wording: Wording, answer: Answer) -> list[Occurrence]:
    """Return where an answer affirms one of the keys of a sentence."""
    return [one for one in answer.group(wording.wanted[number], loosely=True) if not one.denied]


def find_places(numbers: Iterable[int], wording: Wording, answer: Answer) -> set[int]:
    """Return the words by which an answer affirms some of the keys of a sentence."""
    return {
        place for number in numbers for one in find_affirmed(number, wording, answer) for place in one.tokens
    }
