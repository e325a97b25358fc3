"""A second answer that follows the right one, in place of it or as well: "Mercury, no wait, Venus"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.grading.hedging.candidates import Candidates, is_special
from bot.core.grading.hedging.passing import is_first_name
from bot.core.grading.judging.finding import Finding

LED = 3  # small words at most between "no wait" and what comes in place: "it was the"
WORDS = 2  # of such an answer, at most
TAIL = 12  # words in which it must stand
TURN = 5  # words from "but" to the right answer
FIRST = 6  # words before it, at most: in more there may be answers
ABLE = "would"  # a kind of words: "could"


def find_second_thought(_finding: Finding, candidates: Candidates) -> int | None:
    """Return the word of another answer that ends one that began with the right one.

    It comes behind "no wait", "I mean", "maybe" or a question ("Mercury? Venus"), and could stand in the
    right one's place.
    """
    answer, language = candidates.answer, candidates.answer.language
    words = answer.words
    named = all(is_special(one, candidates) for one in candidates.accepted)  # "carbon dioxide" is no name
    asked = "?" in "".join(answer.tokens.gaps[1:-1])
    if not (asked or language.takes_back.may_open(words) or language.maybes.may_open(words)):
        return None
    for start in find_starts(max(candidates.accepted), candidates):
        others = [place for place in range(start, len(words)) if candidates.other(place)]
        in_a_row = others and others[0] == start and others[-1] == start + len(others) - 1
        led = words[start - 1] in language.articles and all(map(candidates.foreign, others))
        plain = not named or led  # "the pancreas, I mean the liver"; not "Mercury, I mean the planet"
        able = (could_replace(place, candidates, plain=plain) for place in others)
        if in_a_row and len(others) <= WORDS and all(able):
            return start
    return None


def could_replace(place: int, candidates: Candidates, *, plain: bool = False) -> bool:
    """Whether a word could be another answer: a number for a number, a name, or a `plain` word."""
    by_value = not candidates.accepted.isdisjoint(candidates.counted)
    if not candidates.affirmed(place) or candidates.told(place) or place in candidates.answer.dated:
        return False
    if by_value or place in candidates.counted:
        return by_value and place in candidates.counted
    if candidates.rubric.question.open:
        return False
    if plain or is_special(place, candidates):
        return True
    return not any(is_special(one, candidates) for one in candidates.accepted)


def find_first_thought(candidates: Candidates) -> range:
    """Return what is taken back before the right answer: "I thought Venus but it's ...", "Venus, no wait".

    Where that was the first thought, too, its second place counts: "Mercury, no, Venus, no wait, Mercury".
    """
    last = max(candidates.accepted)
    while last - 1 in candidates.accepted:
        last -= 1
    return find_taken_back(min(candidates.accepted), candidates) or find_taken_back(last, candidates)


def find_taken_back(right: int, candidates: Candidates) -> range:
    """Return what is taken back before a place of the right answer."""
    answer, language = candidates.answer, candidates.answer.language
    small = True
    for place in range(right - 1, max(0, right - 1 - TURN), -1):
        turns = small and answer.words[place] in language.denial.contrasts
        if turns or language.takes_back.before(answer.words, place + 1):
            return range(place if place <= FIRST else 0)
        word = answer.words[place]
        turned = word in language.denial.turns  # "but actually it was"
        small = small and (turned or word in language.stop or is_first_name(place, answer))
    return range(0)


def find_starts(right: int, candidates: Candidates) -> Iterator[int]:
    """Yield where, behind the right answer, something else may be offered in its place.

    Right behind "could" stands what somebody could do: "so women could vote".
    """
    answer, language = candidates.answer, candidates.answer.language
    words, size = answer.words, len(answer.words)
    for place in range(max(right + 1, size - TAIL), size):
        asked = place == right + 1 and "?" in answer.tokens.gaps[place] and is_special(place, candidates)
        if asked and not any(book.at(words, place) for book in (language.remarks, language.unknowns)):
            yield place
        doubted = language.maybes.at(words, place)
        taken_back = language.takes_back.at(words, place)
        if taken_back:
            start = place + taken_back[0]
            if start < size and words[start] in language.ties and language.remarks.at(words, place):
                continue  # "sorry for my english"
            small = language.stop
            most = LED
        elif doubted and not (doubted[0] == 1 and language.grammar.kind(words[place]) == ABLE):
            start = place + doubted[0]
            small = language.articles
            most = 1
        else:
            continue
        while start < size and most and words[start] in small:
            start, most = start + 1, most - 1
        yield start
