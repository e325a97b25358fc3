"""Reference answers that are lists: their items, how many of them count, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.core.grading.language.text import stands_alone
from bot.core.grading.rubric.keys import Wanted
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence

JOINING = frozenset("+&→⇒>")  # what each item of a list is wanted beside
MARKS = JOINING | frozenset(",;/")
LONGEST_ITEM = 2  # content words
LONGEST_CHARACTERS = 3  # of an item; a word in katakana counts as one
KATAKANA = re.compile("[ァ-ヺー]+")
FEWEST_STEPS = 3  # items in an order
LONGEST_STEP = 4  # words of one


def find_steps(keys: Sequence[Wanted], sentence: Sentence, question: Question) -> tuple[tuple[int, int], ...]:
    """Return by number which keys come one before the other where a question asks for the order of a list."""
    if not question.ordered:
        return ()
    tokens, ands = sentence.tokens, sentence.language.denial.ands
    numbers = {place: number for number, (_, _, place) in enumerate(keys)}
    once = sum(word in ands for word in tokens.words) == 1  # before the last
    items: list[list[int]] = [[]]
    for place, word in enumerate(tokens.words):
        if place and (tokens.gaps[place].strip() or (once and word in ands)):
            items.append([])
        items[-1].append(place)
    items = [item for item in items if not numbers.keys().isdisjoint(item)]
    if len(items) < FEWEST_STEPS or max(map(len, items)) > LONGEST_STEP:
        return ()
    return tuple(pairwise(numbers[max(numbers.keys() & set(item))] for item in items))


def list_characters(sentence: Sentence) -> frozenset[int]:
    """Return where a bare list has what tells its items apart, in a script without spaces: 地中海和红海."""
    words, gaps, language = sentence.tokens.words, sentence.tokens.gaps, sentence.language
    joints = language.denial.ands | language.dates.range_ands
    items: list[list[int]] = [[]]
    for place, word in enumerate(words):
        if not stands_alone(word):
            return frozenset()
        if word in joints or (place and gaps[place].strip()):
            items.append([])
        if word not in joints:
            items[-1].append(place)
    sizes = [len(KATAKANA.sub("-", "".join(words[at] for at in item))) for item in items]
    whole = all(words[at] not in language.partings for item in items for at in item)
    if len(items) <= 1 or not whole or not 0 < min(sizes) <= max(sizes) <= LONGEST_CHARACTERS:
        return frozenset()
    counted = Counter(word for item in items for word in {words[at] for at in item})
    return frozenset(at for item in items for at in item if counted[words[at]] == 1)


def list_names(sentence: Sentence) -> frozenset[int]:
    """Return where the names of a bare list end: "Japan, Germany and Italy"; nothing for a sentence."""
    items = list_items(sentence)
    ends = [item[-1] for item in items]
    named = all(sentence.tokens.written(end)[:1].isupper() for end in ends)
    return frozenset(ends) if named else frozenset()


def list_items(sentence: Sentence) -> list[list[int]]:
    """Return where the items of a bare list have what they say; nothing for a sentence."""
    words, gaps, language = sentence.tokens.words, sentence.tokens.gaps, sentence.language
    items: list[list[int]] = [[]]
    for place, word in enumerate(words):
        if word in language.denial.ands or not MARKS.isdisjoint(gaps[place]):
            items.append([])
        if word not in language.stop:
            items[-1].append(place)
    items = [item for item in items if item]
    brief = len(items) > 1 and max(map(len, items)) <= LONGEST_ITEM
    return items if brief else []


def find_counted(
    keys: Iterable[Wanted], sentence: Sentence, question: Question
) -> tuple[frozenset[int], ...]:
    """Return by number the keys of each item of a list, where the question asks for so many, or for all."""
    items = list_items(sentence)
    gaps = sentence.tokens.gaps
    joined = all(not JOINING.isdisjoint(gaps[item[0]]) for item in items[1:])
    whole = joined or (question.whole and not question.numbers and len(items) >= FEWEST_STEPS)
    if not whole and len(items) not in question.numbers:
        return ()
    numbers = {place: number for number, (key, _, place) in enumerate(keys) if not key.given}
    found = (frozenset(numbers[place] for place in item if place in numbers) for item in items)
    return tuple(filter(None, found))
