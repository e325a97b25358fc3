"""What a denied object denies with it: who "carries no oxygen" does not carry it, "nothing" is no oxygen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.grading.denial.clauses import joined
from bot.core.grading.denial.reach import Negator
from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.wording import Wording

FARTHEST = 12  # words from a "no" to what leads up to it


def find_led(negators: Iterable[Negator], answer: Answer) -> frozenset[int]:
    """Return the places that lead up to a "no" in its clause."""
    nos = (negator for negator in negators if says_no(negator, answer))
    return frozenset(place for negator in nos for place in lead_up(negator.first, answer))


def says_nothing(wording: Wording, answer: Answer) -> bool:
    """Whether an answer has "nothing" behind what a sentence denies: "points to nothing", "to no object"."""
    nothings, words = answer.language.denial.nothings, answer.words
    places = [one.first for one in answer.denials.negators if words[one.last] in nothings]
    if not places:
        return False
    led = {at for place in places for at in lead_up(place, answer)}
    heads = [group for group in wording.wanted if group.phrases[0].head]
    return any(one.first in led for group in heads for one in answer.group(group, loosely=True))


def says_no(negator: Negator, answer: Answer) -> bool:
    """Whether a denial is a "no" or "not" of its own: no "safe from", nor the one of "non-conductor"."""
    language, words = answer.language, answer.words
    no = words[negator.first] in language.denial.nos or words[negator.first] in language.denial.verb_not
    apart = answer.tokens.gaps[negator.last + 1] == " " and negator.reach == "forward"
    return apart and (no or language.nones.at(words, negator.first) is not None)


def lead_up(place: int, answer: Answer) -> Iterator[int]:
    """Yield the places before one in its clause, the nearest first."""
    language, words = answer.language, answer.words
    for at in range(place - 1, max(-1, place - 1 - FARTHEST), -1):
        if not joined(answer.tokens.gaps[at + 1]) or language.denial.breaks.at(words, at) is not None:
            return
        if words[at] in language.denial.ands or words[at] in language.denial.ors:
            return
        yield at
