"""What else an answer says beside the right one: words that nobody asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.distance import OSA

from bot.core.grading.hedging.brackets import find_bracketed
from bot.core.grading.hedging.sums import find_counted, find_led_to, find_reasons, find_worked
from bot.core.grading.language.text import stands_alone
from bot.core.grading.language.vocabulary import is_real, may_be_name
from bot.core.grading.matching.framed import find_chatter
from bot.core.grading.matching.match import Answer
from bot.core.grading.numbers.measures import end_bounded, start_bounded
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.numbers.reading import mend_words
from bot.core.grading.rubric.rubric import Rubric

LISTED = 3  # strange candidates beside the right answer make a list
REACHED = 1  # word that a denial surely means: "Yezhov, not Beria"
FIRST_NAMES = 2  # with a patronymic
DEFINITION = 12  # words
JOINED = "/", "-"  # with no space: years in a row
SHORTEST_SLIP = 8  # letters of a word that may be a slip for one of the question's
SHORTEST_NAME = 5  # and for one of the author's


@dataclass(frozen=True)
class Candidates:
    """The tokens that the rubric accepts, and those it does not know; `counted` are those of numbers.

    `telling`: what a right number was worked out with, and what it counts.
    """

    accepted: frozenset[int]
    answer: Answer
    rubric: Rubric
    counted: frozenset[int] = frozenset()
    telling: frozenset[int] = frozenset()

    def telling_also(self, places: frozenset[int]) -> Candidates:
        """Return the candidates of an answer of which some tokens tell of the right one, too."""
        content = {place for place in places if self.answer.words[place] not in self.rubric.language.stop}
        return replace(self, accepted=self.accepted | content, telling=self.telling | places)

    def foreign(self, place: int) -> bool:
        """Whether a token is a content word that no point accepts and the question does not name."""
        word = self.answer.words[place]
        language = self.rubric.language
        if place in self.accepted or self.is_small(place) or place in self.answer.denials.speech:
            return False
        stem, settled = language.stemmed(word), self.rubric.question.settled
        return stem not in settled and not (len(word) >= SHORTEST_SLIP and self.slips(word, stem, settled))

    def is_small(self, place: int) -> bool:
        """Whether a token is a word that says nothing, and no number: "sei" is "you are" and six."""
        return self.answer.words[place] in self.rubric.language.stop and place not in self.counted

    def slips(self, word: str, stem: str, stems: frozenset[str]) -> bool:
        """Whether a word that no list has is a slip for one of some others: "ammendment"."""
        if is_real(word, self.rubric.language.code):
            return False
        return any(OSA.distance(stem, one, score_cutoff=1) <= 1 for one in stems)

    def ties(self, place: int) -> bool:
        """Whether a token ties a value to something else: foreign, and no value itself."""
        words = self.answer.words
        if words[place][0].isdigit() or place in self.counted:
            return False
        denial = self.rubric.language.denial
        turns = denial.breaks.at(words, place) is not None and words[place] not in denial.contrasts
        return turns or self.foreign(place)

    def other(self, place: int) -> bool:
        """Whether a token is a content word that no point accepts; beside a number, not the question's."""
        language, word = self.rubric.language, self.answer.words[place]
        unsaid = place not in self.accepted and place not in self.answer.denials.speech
        if not unsaid or self.is_small(place) or word in language.fillers:
            return False
        return self.counted.isdisjoint(self.accepted) or not self.answer.asked(place)

    def affirmed(self, place: int) -> bool:
        """Whether a token is not denied."""
        return not self.answer.denials.odd[place]

    def told(self, place: int) -> bool:
        """Whether any of the author's wordings has a word."""
        language = self.rubric.language
        return language.stemmed(self.answer.words[place]) in self.literal_stems

    def misspells(self, place: int) -> bool:
        """Whether a word before a right one is a slip for another of the author's: "Nicolai Yezhov"."""
        language, word = self.rubric.language, self.answer.words[place]
        if place + 1 not in self.accepted or self.answer.tokens.gaps[place + 1] != " ":
            return False
        stem = language.stemmed(word)
        return len(word) >= SHORTEST_NAME and self.slips(word, stem, self.literal_stems)

    @cached_property
    def literal_stems(self) -> frozenset[str]:
        """The words of all of the author's wordings."""
        language = self.rubric.language
        return frozenset(language.stemmed(word) for one in self.rubric.lengths for word in one.split())

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """What stands in brackets behind the right answer, and tells of it."""
        if "(" not in "".join(self.answer.tokens.gaps):
            return frozenset()
        counts, lengthy = not self.counted.isdisjoint(self.accepted), self.rubric.lengthy
        right = min(self.accepted)
        return find_bracketed(self.answer, right, self.counted, counts=counts, lengthy=lengthy)

    @cached_property
    def only_tells(self) -> bool:
        """Whether one of the author's wordings has every word of the answer that says something."""
        language, answer = self.rubric.language, self.answer
        said = {
            answer.stems[place] for place in answer.content if answer.words[place] not in language.fillers
        }
        return any(said <= {*map(language.stemmed, one.split())} for one in self.rubric.lengths)

    def strays(self, place: int) -> bool:
        """Whether a denied token stands so far behind what denies it that it may be another answer.

        To how or why a sentence answers, and a denial reaches far.
        """
        over = self.answer.denials.over[place]
        if self.rubric.question.open:
            return False
        words, articles = self.answer.words, self.rubric.language.articles
        led = (len(articles.intersection(words[one.last + 1 : one.last + 2])) for one in over)  # "not the"
        return all(place - one.last - more > REACHED for one, more in zip(over, led, strict=True))


def consider(accepted: frozenset[int], answer: Answer, rubric: Rubric) -> Candidates:
    """Return an answer's tokens, to be looked at as candidates.

    A right number's unit is part of it where each of its characters would be a candidate: 3776メートル; so is
    what bounds it: "18 or older". What is right as well is no other answer: "9 months or 40 weeks".
    Nor is what it was worked out with, or when that was which is counted.
    """
    if not answer.quantities:
        return Candidates(accepted, answer, rubric)
    values = (key for point in rubric.points for key in point.lone_values)
    right = (place for key in values for place in answer.values.find(key) if place.credit == 1)
    accepted = accepted.union(*(range(place.first, place.last + 1) for place in right))
    finders = (find_worked, find_led_to, find_reasons, find_counted, find_years)
    telling = frozenset().union(*(find(accepted, answer) for find in finders))
    accepted |= telling
    measured = [one for one in answer.quantities if one.measure and one.first in accepted]
    units = (range(one.last + 1, one.end + 1) for one in measured if stands_alone(answer.words[one.end]))
    mended = mend_words(answer.tokens, rubric.language)
    bounds = (
        (
            *range(start_bounded(one, mended, rubric.language), one.first),
            *range(one.end + 1, end_bounded(one, answer.tokens, rubric.language) + 1),
        )
        for one in answer.quantities
        if one.first in accepted
    )
    accepted = accepted.union(*units, *bounds)
    counted = frozenset(
        place
        for value in answer.quantities
        if value.kind is not Kind.ROMAN or answer.words[value.first] not in rubric.language.stop  # "I think"
        for place in range(value.first, value.last + 1)
    )
    return Candidates(accepted, answer, rubric, counted, telling)


def find_years(accepted: frozenset[int], answer: Answer) -> set[int]:
    """Return the tokens of so many years as a right number counts: "five (1958, 1962, 1970, 1994, 2002)".

    Years in a row count nothing: "2 in 1937/38".
    """
    right = [one for one in answer.quantities if one.first in accepted]
    if not answer.question.counts or {one.kind for one in right} != {Kind.NUMBER}:
        return set()
    spans = [range(one.first, one.last + 1) for one in answer.spans if answer.tokens.gaps[one.last] in JOINED]
    told = {place for one in spans if accepted.isdisjoint(one) for place in one}
    years = [one for one in answer.quantities if one.kind is Kind.YEAR and one.first not in told]
    if not years or any(len(years) in one.values for one in right):
        told.update(place for one in years for place in range(one.first, one.last + 1))
    return told


def find_strange(candidates: Candidates) -> list[int]:
    """Return the content words that neither the question nor any of the author's wordings has."""
    answer, language = candidates.answer, candidates.answer.language
    ordered = candidates.rubric.question.ordered  # there "first" and "second" offer nothing
    ranks = {value.first for value in answer.quantities if ordered and value.kind is Kind.ORDINAL}
    numbers = {value.first for value in answer.quantities}
    dated = find_dates_of_deeds(answer)
    foreign = [
        place
        for place, word in enumerate(answer.words)
        if word not in language.small
        and place not in candidates.bracketed
        and place not in ranks
        and place not in dated
        and word not in language.ties
        and word not in language.places
        and candidates.foreign(place)
        and (candidates.affirmed(place) or candidates.strays(place))
        and (place in numbers or not (place in candidates.counted or is_initial(word)))
    ]
    if len(foreign) < LISTED:
        return foreign
    chatter = find_chatter(answer.tokens, answer.language)
    unsaid = (place for place in foreign if place not in chatter and not candidates.told(place))
    first = find_first_names(candidates)
    return [place for place in unsaid if place not in first and not candidates.misspells(place)]


def find_first_names(candidates: Candidates) -> range:
    """Return the first names that open an answer right before a surname: "Grigory Konstantinovich"."""
    answer, end = candidates.answer, min(candidates.accepted, default=0)
    named = 0 < end <= FIRST_NAMES and answer.words[0] in answer.language.given
    return range(end) if named and set(answer.tokens.gaps[1 : end + 1]) == {" "} else range(0)


def find_dates_of_deeds(answer: Answer) -> set[int]:
    """Return the tokens of dates behind a verb, which tell when it was: "died feb 37", "died in May"."""
    words, language = answer.words, answer.language
    told: set[int] = set()
    for date in answer.dates:
        led = date.first > 1 and words[date.first - 1] in language.places
        verb = words[date.first - 1 - led] if date.first else ""
        if verb and language.is_past(verb):
            told.update(range(date.first, date.last + 1))
    return told


def is_initial(word: str) -> bool:
    """Whether a token is a single letter, as of a first name."""
    return len(word) == 1 and word.isascii() and word.isalpha()


def is_special(place: int, candidates: Candidates) -> bool:
    """Whether a token is a number or looks like a name."""
    word = candidates.answer.words[place]
    if place in candidates.counted:
        return True
    if word in candidates.rubric.language.stop:
        return False
    return may_be_name(word, candidates.rubric.language.code)


def defines(candidates: Candidates) -> bool:
    """Whether a long answer opens as the question's own sentence, "An amendment is ...": no names follow."""
    answer = candidates.answer
    words, stop = answer.words, answer.language.stop
    if len(words) < DEFINITION:
        return False
    verb = next((at for at, word in enumerate(words) if word in answer.language.denial.auxiliaries), 0)
    opening = [place for place in range(verb) if words[place] not in stop]
    if not opening or not all(answer.asked(place) for place in opening):
        return False
    named = (place in candidates.counted for place in range(verb, len(words)))
    return not any(named)
