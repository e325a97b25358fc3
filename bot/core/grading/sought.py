"""What a wording wants, each thing beside what an answer says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
from bot.core.grading.words.forms import looseness, loosest
from bot.core.grading.words.lexicon import SYNONYMOUS, Place


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


NONE = frozenset[int]()
MOST_POINTS = 2  # of which a word tells
COUNTING = (Sense.AFFIRMED, Sense.TWICE_DENIED, Sense.DENIED_AS_WANTED, Sense.OPPOSITE_DENIED)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denying phrase in the learner's words; `reach` is how far it goes, as `reach.py` has it."""

    words: str
    reach: str


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing a wording wants: `wanted` are the choices, `said` the learner's words for `choice`.

    Where nothing is said, `part` are the words that stand for some of a choice, or too far apart; they `tell`
    something where they are more than small words, words of the question (`given`) or of another point.
    `surname`: the choice is no more than that of a full name. `weight` and `required` matter to derived
    keywords alone, of which `given` says that the question wants none, or where it is `common`, that other
    points of the card have it.
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
    common: bool = False
    credit: float = 1.0
    required: bool = False
    surname: bool = False
    tells: bool = True

    @property
    def counts(self) -> bool:
        """Whether it is said in the sense that the wording has."""
        return self.sense in COUNTING


@dataclass(frozen=True, slots=True)
class WordingTrace:
    """One wording beside the answer; `number` counts a point's wordings from 0, the model's own first.

    Of a `derived` one the answer has a share `covered` of the weight, from 0 to 1, and of what is new a share
    `own`; of what the answer says a share `fitting` is the wording's. What decides is how close it comes as a
    whole, and how close it has to come: it would, but for what is `opposed` or `lacking`.
    """

    number: int
    sought: tuple[Sought, ...]
    credit: float = 1.0
    derived: bool = False
    covered: float = 1.0
    closeness: float = 1.0
    needed: float = 1.0
    own: float = 1.0
    fitting: float = 1.0
    opposed: bool = False
    lacking: bool = False


def find_nearest(
    wordings: Sequence[Wording], answer: Answer, taken: frozenset[int] = NONE
) -> WordingTrace | None:
    """Return the wording of which the answer says the largest part, the first of equals.

    `taken` are the tokens that count for other points, or could.
    """
    traces = [trace_wording(number, wording, answer, taken) for number, wording in enumerate(wordings)]
    return max(traces, key=nearness, default=None)


def nearness(trace: WordingTrace) -> tuple[float, float]:
    """Return the share of a wording that is said, and the more the better, its weight.

    Of the model's own a part of a keyword counts, too: authors list so many alternatives that any word is a
    part of one.
    """
    own = trace.derived or not trace.number
    telling = [one for one in trace.sought if one.tells or trace.derived]
    said = sum(one.weight if one.said else one.weight / 2 if one.part and own else 0.0 for one in telling)
    total = sum(one.weight for one in trace.sought)
    return (said / total if total else 0.0), said


def trace_wording(
    number: int, wording: Wording, answer: Answer, taken: frozenset[int] = NONE
) -> WordingTrace:
    """Return a wording beside an answer, group by group."""
    if not wording.derived:
        sought = tuple(trace_group(group, answer, taken=taken) for group in wording.wanted)
        return WordingTrace(number, sought, wording.credit)
    outline = wording.outline
    required = outline.required | outline.telling
    keys = (
        trace_key(group, wording, answer, required=at in required) for at, group in enumerate(wording.wanted)
    )
    sought = tuple(replace(key, common=at in outline.common) for at, key in enumerate(keys))
    found = liken(wording, answer)
    stopped = found.fresh and found.closeness < ENOUGH <= found.sum
    return WordingTrace(
        number,
        sought,
        wording.credit,
        derived=True,
        covered=found.whole,
        closeness=found.closeness,
        needed=ENOUGH,
        own=found.own,
        fitting=found.fitting,
        opposed=stopped and found.turned,
        lacking=stopped and found.lacking,
    )


def find_common(points: Iterable[Sequence[Wording]], answer: Answer) -> frozenset[int]:
    """Return the tokens that stand in so many points' wordings that they tell of none."""
    counted = Counter(token for wordings in points for token in find_tokens(wordings, answer))
    return frozenset(token for token, points_ in counted.items() if points_ > MOST_POINTS)


def find_tokens(wordings: Sequence[Wording], answer: Answer) -> set[int]:
    """Return the tokens that stand for anything that one of several wordings wants."""
    phrases = (phrase for wording in wordings for group in wording.wanted for phrase in group.phrases)
    places = (
        place for phrase in phrases for key in phrase.keys for place in answer.places(key, loosely=False)
    )
    return {token for place in places for token in range(place.first, place.last + 1)}


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


def trace_group(
    group: Group, answer: Answer, *, loosely: bool = False, taken: frozenset[int] = NONE
) -> Sought:
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
        part, tokens = max(
            (find_part(phrase, answer) for phrase in group.phrases), key=lambda one: len(one[0])
        )
        own, given = find_telling(tokens, answer, taken)
        return Sought(wanted, part=part, given=given and not own, tells=own)
    first, _ = min(found, key=lambda one: (one[0].denied, -one[0].credit, one[0].first))
    alike = [
        (one, phrase)
        for one, phrase in found
        if (one.tokens, one.denied, one.credit) == (first.tokens, first.denied, first.credit)
    ]
    best, phrase = min(alike, key=lambda one: looseness(one[0].how))
    over = () if phrase.reply else find_negators(best, answer)
    own, given = find_telling(best.tokens, answer, taken)
    return Sought(
        wanted,
        sense_of(best, over, negative=phrase.negative),
        said=" … ".join(show_spans(best.places, answer)),
        choice=name_phrase(phrase, answer.language) if phrase.keys else wanted[0],
        how=loosest(place.how for place in best.places),
        denials=show_negators(over, answer),
        credit=best.credit,
        given=given and not own,
        surname=bool(phrase.initials),
        tells=own,
    )


def find_telling(tokens: Iterable[int], answer: Answer, taken: frozenset[int]) -> tuple[bool, bool]:
    """Return whether tokens tell something of a point, and whether the question says something of them."""
    content = [place for place in tokens if answer.words[place] not in answer.language.stop]
    asked = [answer.asked(place) for place in content]
    own = any(not said and place not in taken for place, said in zip(content, asked, strict=True))
    return own, any(asked)


def show_negators(negators: Sequence[Negator], answer: Answer) -> tuple[Denial, ...]:
    """Return denying phrases in the learner's words."""
    return tuple(Denial(answer.tokens.slice(one.first, one.last), one.reach) for one in negators)


def find_part(phrase: Phrase, answer: Answer) -> tuple[tuple[str, ...], list[int]]:
    """Return the learner's words for those keys of a phrase that are said at all, and their tokens.

    Numbers are taken in any sense, as another bound than the wanted one.
    """
    found = (next(iter(answer.places(key, loosely=False)), None) for key in phrase.keys)
    places = [place for place in found if place]
    if not places:
        wanted = {key.values[0] for key in numbers_of(phrase.keys)}
        alike = [one for one in answer.quantities if one.values[0] in wanted]
        places = [Place(one.first, one.last, How.NUMBER) for one in alike]
    tokens = [token for place in places for token in range(place.first, place.last + 1)]
    return show_spans(places, answer), tokens


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
