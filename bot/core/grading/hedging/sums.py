"""How a learner came to the right number, or what it counts: "10 + 4 = 14", "21 consonants and 5 vowels"."""

from __future__ import annotations

from math import prod

from bot.core.grading.language.text import skip_back
from bot.core.grading.matching.match import Answer
from bot.core.grading.numbers.quantity import Kind, Quantity

EQUALS = "="
RECKONING = frozenset("+*×·x=")
REASON = "because"  # a kind of words
FEWEST = 2  # numbers that make another
MOST_MULTIPLIED = 3
LED = 4  # words from "so" to the number


def find_worked(accepted: frozenset[int], answer: Answer) -> set[int]:
    """Return the tokens of the other numbers where the right one comes of them: by "=", or as their sum."""
    numbers = [
        one
        for one in answer.quantities
        if one.kind is Kind.NUMBER and not one.aside and one.first not in answer.dated
    ]
    right = [one for one in numbers if not accepted.isdisjoint(range(one.first, one.last + 1))]
    others = [one for one in numbers if accepted.isdisjoint(range(one.first, one.last + 1))]
    if len(others) < FEWEST or not any(
        equals(one, others, answer) or adds_up(one, others, answer) for one in right
    ):
        return set()
    return {place for one in others for place in range(one.first, one.last + 1)}


def find_reasons(accepted: frozenset[int], answer: Answer) -> set[int]:
    """Return the tokens of the numbers that tell why it is the right one: "30, because 10 % is 20 ..."."""
    last = max((one.last for one in answer.quantities if one.first in accepted), default=len(answer.words))
    kind = answer.language.grammar.kind
    why = next((at for at in range(last + 1, len(answer.words)) if kind(answer.words[at]) == REASON), None)
    told = [one for one in answer.quantities if why is not None and one.first > why]
    return {place for one in told for place in range(one.first, one.last + 1)}


def find_counted(accepted: frozenset[int], answer: Answer) -> set[int]:
    """Return the tokens of as many items as a right number says: "3: Armstrong, Aldrin and Collins"."""
    words, gaps = answer.words, answer.tokens.gaps
    right = [one for one in answer.quantities if one.kind is Kind.NUMBER and one.first in accepted]
    if len(right) != 1 or not gaps[right[0].end + 1].strip(" -."):
        return set()
    start = right[0].end + 1
    if any(one.first >= start for one in answer.quantities):
        return set()  # 3, 4, 5, 6
    items = count_items(start, len(words), answer)
    return {*range(start, len(words))} if items > 1 and items in right[0].values else set()


def find_led_to(accepted: frozenset[int], answer: Answer) -> set[int]:
    """Return the tokens that a right number follows from: "16 altogether so 14", "party, army, people, so 3".

    These are as many items as it says, or numbers that each count something: "12, 13, so 14" only lists.
    """
    numbers = [one for one in answer.quantities if not one.aside and one.kind is not Kind.ORDINAL]
    right = next((one for one in numbers if one.kind is Kind.NUMBER and one.first in accepted), None)
    end = find_conclusion(right.first, answer) if right else None
    if right is None or not end or any(answer.language.ors.at(answer.words, at) for at in range(end)):
        return set()
    before = [one for one in numbers if one.first < end]
    led = all(counts(one, answer) or find_conclusion(one.first, answer) is not None for one in before)
    if before:
        return set(range(end)) if led else set()
    items = count_items(0, end, answer)
    return set(range(end)) if items > 1 and items in right.values else set()


def find_conclusion(place: int, answer: Answer) -> int | None:
    """Return where "so" or "that makes" leads in a token, with small words at most between."""
    words, gaps, language = answer.words, answer.tokens.gaps, answer.language
    for at in range(place - 1, max(-1, place - 1 - LED), -1):
        if gaps[at + 1] != " ":
            return None
        if words[at] in language.denial.therefore or words[at] in language.numbers.makes:
            return skip_back(at, words, language.stop, gaps)
        if words[at] not in language.stop:
            return None
    return None


def count_items(start: int, end: int, answer: Answer) -> int:
    """Return how many items some tokens list, parted by commas or by "and"."""
    words, gaps = answer.words, answer.tokens.gaps
    items = 1
    for place in range(start + 1, end):
        both = words[place] in answer.language.denial.ands
        items += both or ("," in gaps[place] or "&" in gaps[place])
        items -= both and "," in gaps[place]
    return items


def equals(right: Quantity, others: list[Quantity], answer: Answer) -> bool:
    """Whether an equals sign stands between a number and all others."""
    gaps = answer.tokens.gaps
    before = EQUALS in gaps[right.first] and others[-1].last < right.first
    return before or (EQUALS in gaps[right.last + 1] and others[0].first > right.last)


def adds_up(right: Quantity, others: list[Quantity], answer: Answer) -> bool:
    """Whether a number is the sum of all others, or their product, and each of them counts something."""
    values = [one.values[0] for one in others]
    comes_to = {sum(values)} | ({prod(values)} if len(values) <= MOST_MULTIPLIED else set())
    return not comes_to.isdisjoint(right.values) and all(counts(one, answer) for one in others)


def counts(one: Quantity, answer: Answer) -> bool:
    """Whether a word follows a number, or a sign to reckon with stands beside it: no bare one of a list."""
    words, gaps, after = answer.words, answer.tokens.gaps, one.last + 1
    signed = not RECKONING.isdisjoint(gaps[one.first] + gaps[after])
    if signed or after == len(words):
        return signed
    joint = words[after] in answer.language.denial.ands or answer.language.ors.at(words, after) is not None
    return gaps[after] == " " and not joint
