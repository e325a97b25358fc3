"""What a wording wants, each thing beside what an answer says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.grading.denial.reach import Negator
from bot.core.grading.judging.likeness import ENOUGH, liken
from bot.core.grading.judging.sharing import find_implied
from bot.core.grading.judging.showing import show_spans
from bot.core.grading.judging.tally import says_by_opposite
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence
from bot.core.grading.rubric.keys import WordKey, numbers_of
from bot.core.grading.rubric.naming import name_group, name_phrase
from bot.core.grading.rubric.wording import Group, Phrase, Wording
from bot.core.grading.verdict import How
from bot.core.grading.words.lexicon import SYNONYMOUS
from bot.core.grading.words.words import looseness, loosest


class Sense(StrEnum):
    """In which sense the answer says what is wanted."""

    UNSAID = "unsaid"
    AFFIRMED = "affirmed"
    DENIED = "denied"
    TWICE_DENIED = "twice denied"
    DENIED_AS_WANTED = "denied as wanted"
    NOT_DENIED = "not denied"
    OPPOSITE = "opposite"
    OPPOSITE_DENIED = "opposite denied"


COUNTING = (Sense.AFFIRMED, Sense.TWICE_DENIED, Sense.DENIED_AS_WANTED, Sense.OPPOSITE_DENIED)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denying phrase in the learner's words; `reach` is how far it goes, as `reach.py` has it."""

    words: str
    reach: str


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing a wording wants: `wanted` are the choices, `said` the learner's words for `choice`.

    Where nothing is said, `part` are the words that stand for some of a choice, or too far apart.
    `surname`: the choice is no more than that of a full name. `weight`, `given` (the question says it, too)
    and `required` matter to derived keywords alone.
    """

    wanted: tuple[str, ...]
    sense: Sense = Sense.UNSAID
    said: str = ""
    choice: str = ""
    part: tuple[str, ...] = ()
    how: How | None = None
    denials: tuple[Denial, ...] = ()
    weight: float = 1.0
    given: bool = False
    credit: float = 1.0
    required: bool = False
    surname: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is said in the sense that the wording has."""
        return self.sense in COUNTING


@dataclass(frozen=True, slots=True)
class WordingTrace:
    """One wording beside the answer; `number` counts a point's wordings from 0, the model's own first.

    Of a `derived` one the answer has a share `covered` of the weight, from 0 to 1; what decides is how close
    it comes as a whole, and how close it has to come.
    """

    number: int
    sought: tuple[Sought, ...]
    credit: float = 1.0
    derived: bool = False
    covered: float = 1.0
    closeness: float = 1.0
    needed: float = 1.0


def find_nearest(wordings: Sequence[Wording], answer: Answer) -> WordingTrace | None:
    """Return the wording of which the answer says the largest part, the first of equals."""
    traces = [trace_wording(number, wording, answer) for number, wording in enumerate(wordings)]
    return max(traces, key=nearness, default=None)


def nearness(trace: WordingTrace) -> tuple[float, float]:
    """Return the share of a wording that is said, and the more the better, its weight."""
    said = sum(one.weight if one.said else one.weight / 2 if one.part else 0.0 for one in trace.sought)
    total = sum(one.weight for one in trace.sought)
    return (said / total if total else 0.0), said


def trace_wording(number: int, wording: Wording, answer: Answer) -> WordingTrace:
    """Return a wording beside an answer, group by group."""
    if not wording.derived:
        return WordingTrace(
            number, tuple(trace_group(group, answer) for group in wording.wanted), wording.credit
        )
    required = wording.outline.required | wording.outline.telling
    sought = tuple(
        trace_key(group, wording, answer, required=at in required) for at, group in enumerate(wording.wanted)
    )
    found = liken(wording, answer)
    return WordingTrace(
        number,
        sought,
        wording.credit,
        derived=True,
        covered=found.whole,
        closeness=found.closeness,
        needed=ENOUGH,
    )


def trace_key(group: Group, wording: Wording, answer: Answer, *, required: bool) -> Sought:
    """Return what an answer makes of one derived keyword; a denied opposite says it, too."""
    phrase = group.phrases[0]
    key = phrase.keys[0]
    sought = replace(
        trace_group(group, answer, loosely=True), weight=key.weight, given=key.given, required=required
    )
    opposite = answer.opposites.get(key.forms.stem) if isinstance(key, WordKey) else None
    if sought.counts:
        return sought
    used = {
        place for one in wording.wanted for said in answer.group(one, loosely=True) for place in said.tokens
    }
    implied = find_implied(phrase, wording, used, answer)
    if implied is not None:
        said = answer.tokens.slice(implied, implied)
        return replace(sought, sense=Sense.AFFIRMED, said=said, how=How.SYNONYM, credit=SYNONYMOUS)
    if opposite is None:
        return sought
    denied = bool(answer.denials.odd[opposite])
    says = says_by_opposite(phrase, opposite, wording, answer)
    sense = Sense.OPPOSITE_DENIED if says else Sense.OPPOSITE
    over = show_negators(answer.denials.over[opposite] if denied else (), answer)
    return replace(sought, sense=sense, said=answer.tokens.slice(opposite, opposite), denials=over)


def trace_group(group: Group, answer: Answer, *, loosely: bool = False) -> Sought:
    """Return what an answer makes of one wanted group: affirmed where it can be, else denied."""
    wanted = name_group(group, answer.language)
    found = [
        (one, phrase)
        for phrase in group.phrases
        for one in (
            answer.reply_with(phrase.reply) if phrase.reply else answer.occurrences(phrase, loosely=loosely)
        )
    ]
    if not found:
        return Sought(wanted, part=max((find_part(phrase, answer) for phrase in group.phrases), key=len))
    first, _ = min(found, key=lambda one: (one[0].denied, -one[0].credit, one[0].first))
    alike = [
        (one, phrase)
        for one, phrase in found
        if (one.tokens, one.denied, one.credit) == (first.tokens, first.denied, first.credit)
    ]
    best, phrase = min(alike, key=lambda one: looseness(one[0].how))
    over = () if phrase.reply else find_negators(best, answer)
    return Sought(
        wanted,
        sense_of(best, over, negative=phrase.negative),
        said=" … ".join(show_spans(best.places, answer)),
        choice=name_phrase(phrase, answer.language) if phrase.keys else wanted[0],
        how=loosest(place.how for place in best.places),
        denials=show_negators(over, answer),
        credit=best.credit,
        surname=bool(phrase.initials),
    )


def show_negators(negators: Sequence[Negator], answer: Answer) -> tuple[Denial, ...]:
    """Return denying phrases in the learner's words."""
    return tuple(Denial(answer.tokens.slice(one.first, one.last), one.reach) for one in negators)


def find_part(phrase: Phrase, answer: Answer) -> tuple[str, ...]:
    """Return the learner's words for those keys of a phrase that are said at all, numbers in any sense."""
    places = (next(iter(answer.places(key, loosely=False)), None) for key in phrase.keys)
    said = show_spans([place for place in places if place], answer)
    wanted = {key.values[0] for key in numbers_of(phrase.keys)}
    return said or tuple(  # as another bound than the wanted one
        answer.tokens.slice(one.first, one.last) for one in answer.quantities if one.values[0] in wanted
    )


def find_negators(occurrence: Occurrence, answer: Answer) -> tuple[Negator, ...]:
    """Return the denying phrases over what is said; those that deny it, where only a part is denied."""
    if occurrence.denial:
        return occurrence.denial
    over = answer.denials.over
    return tuple(dict.fromkeys(one for token in sorted(occurrence.tokens) for one in over[token]))


def sense_of(occurrence: Occurrence, over: tuple[Negator, ...], *, negative: bool) -> Sense:
    """Return in which sense something is said; `negative`: the card's author wants it denied."""
    if occurrence.denied:
        return Sense.NOT_DENIED if negative and not occurrence.denial else Sense.DENIED
    if negative and over:
        return Sense.DENIED_AS_WANTED
    return Sense.TWICE_DENIED if over else Sense.AFFIRMED
