"""Answers that name several candidates where one is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bot.core.grading.denial.clauses import joined
from bot.core.grading.hedging.candidates import Candidates, defines
from bot.core.grading.hedging.choices import MOST_CANDIDATE_WORDS, find_other_choice, find_torn, in_full
from bot.core.grading.hedging.listing import is_right
from bot.core.grading.hedging.nearness import told_of
from bot.core.grading.hedging.pieces import list_candidates
from bot.core.grading.hedging.rivals import find_rivals
from bot.core.grading.hedging.second_thoughts import ABLE, find_first_thought, find_second_thought
from bot.core.grading.judging.finding import Finding
from bot.core.grading.language.text import count_words, stands_alone
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.values import CENTURY, agrees
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.numbers.short_dates import ShortDate
from bot.core.grading.rubric.keys import DateKey, NumberKey, ValueKey
from bot.core.grading.verdict import How, Note, NoteKind

DATE = "date"
BRIEF = 6  # words of an answer: in more, "or" may join what a sentence tells
MANY = 4  # candidates make a list
SIGHT = 12  # tokens that a value is looked at on each side


def find_hedge(finding: Finding, candidates: Candidates) -> Note | None:
    """Return why an answer to a one-answer card names contradictory candidates, if it does."""
    answer, rubric = candidates.answer, candidates.rubric
    if all(
        place in candidates.accepted or (candidates.is_small(place) and place not in answer.dated)
        for place in range(len(answer.words))
    ):
        return None  # the month of May is no small word
    others = other_numbers(finding, candidates)
    if others:
        return Note(NoteKind.STUFFED if len(others) >= MANY - 1 else NoteKind.HEDGED, tuple(others))
    if defines(candidates):
        return None
    listed = list_candidates(finding, candidates)
    if listed:
        return Note(NoteKind.STUFFED, listed)
    if rubric.lengthy and count_choices(answer) < MANY - 1 and not is_brief(answer):
        return None
    rivals = find_other_answer(finding, candidates) or find_rivals(candidates)
    return Note(NoteKind.HEDGED, rivals) if rivals else None


def is_brief(answer: Answer) -> bool:
    """Whether an answer is too short to be a sentence; small characters count nothing."""
    stop = answer.language.stop
    said = [word for word in answer.words if word not in stop or not stands_alone(word)]
    return count_words(said) <= BRIEF


def find_other_answer(finding: Finding, candidates: Candidates) -> tuple[str, ...]:
    """Return the other answer offered beside the right one, if any; one that is right, too, is none."""
    answer = candidates.answer
    torn = find_torn(candidates)
    if torn is not None:
        return (in_full(torn, answer),)
    for find in (find_other_choice, find_other_guess, find_second_thought):
        place = find(finding, candidates)
        if place is not None:
            first = start_of_offer(place, answer) if find is find_other_choice else place
            right = is_right(read_offer(first, answer), candidates.rubric)
            return () if right else (in_full(place, answer),)
    return ()


def start_of_offer(place: int, answer: Answer) -> int:
    """Return where begins what is offered around a token."""
    while place and not opens_offer(place, answer):
        place -= 1
    return place


def read_offer(first: int, answer: Answer) -> str:
    """Return what is offered from a token on, up to a mark or an "or"."""
    first = min(first + 1, len(answer.words) - 1) if answer.language.ors.at(answer.words, first) else first
    last = first
    while last + 1 < len(answer.words) and not opens_offer(last + 1, answer):
        last += 1
    return answer.tokens.slice(first, last)


def opens_offer(place: int, answer: Answer) -> bool:
    """Whether a mark or an "or" stands before a token, or at it."""
    return bool(answer.tokens.gaps[place].strip()) or answer.language.ors.at(answer.words, place) is not None


def count_choices(answer: Answer) -> int:
    """Return how often an answer says "or", with a stroke or in a word."""
    places = range(1, len(answer.words))
    return sum(
        "/" in answer.tokens.gaps[place] or answer.language.ors.at(answer.words, place) is not None
        for place in places
    )


def other_numbers(finding: Finding, candidates: Candidates) -> list[str]:
    """Return other numbers and dates of the right one's kind that are offered beside it, not in passing."""
    kinds = find_kinds(finding, candidates)
    if not kinds:
        return []
    slice_ = candidates.answer.tokens.slice
    found = [
        *find_quantities(kinds, candidates),
        *find_ends(candidates),
        *(find_dates(kinds, candidates) if kinds & {DATE, Kind.YEAR.value} else ()),
    ]
    taken_back = find_first_thought(candidates)  # "1 November, no wait, 1 December"
    return [slice_(first, last) for first, last in found if first not in taken_back]


def find_kinds(finding: Finding, candidates: Candidates) -> set[str]:
    """Return the kinds of values that contradict the right one; none where no value is the right one."""
    answer = candidates.answer
    right = [
        place
        for occurrence in finding.occurrences
        for place in occurrence.places
        if place.how in (How.NUMBER, How.DATE)
    ]
    if not right:
        return set()
    kinds = {answer_kind(answer, place.first, place.last) for place in right}
    kinds |= {DATE for place in right if place.how is How.DATE}
    kinds |= {
        kind_group(key.kind)
        for key in wanted_values(candidates)
        if isinstance(key, NumberKey) and key.kind is Kind.NUMBER
    }
    return kinds | ({Kind.YEAR.value} if DATE in kinds else set())


def wanted_values(candidates: Candidates) -> Iterator[ValueKey]:
    """Yield all numbers and dates that the card wants by themselves."""
    return (key for point in candidates.rubric.points for key in point.lone_values)


def find_quantities(kinds: set[str], candidates: Candidates) -> Iterator[tuple[int, int]]:
    """Yield from where to where another number of some kinds is offered."""
    answer = candidates.answer
    said = {
        value
        for quantity in answer.quantities
        if quantity.first in candidates.accepted
        for value in quantity.values
    }
    said |= {
        Fraction(key.day.year)
        for key in wanted_values(candidates)
        if isinstance(key, DateKey) and key.day.year  # "1934, on 1 December"
    }
    said |= candidates.rubric.question.numbers
    for quantity in answer.quantities:
        first, last = quantity.first, quantity.last
        told = quantity.aside or quantity.kind is Kind.ROMAN or first in answer.dated
        told = told or is_asked_of_one(first, candidates)
        pronoun = first == last and answer.words[first] in answer.language.stop  # "the public one"
        if told or pronoun or not said.isdisjoint(quantity.values):
            continue
        if not (candidates.affirmed(first) and candidates.affirmed(last)):
            continue
        if not candidates.accepted.isdisjoint(range(first, last + 1)):
            continue
        if kind_group(quantity.kind) in kinds and offered(first, last, candidates):
            yield first, last


def is_asked_of_one(place: int, candidates: Candidates) -> bool:
    """Whether an article that is a number, too, stands as in the question: 一支球队."""
    words, question = candidates.answer.words, candidates.rubric.question
    article = words[place] in candidates.answer.language.articles
    return article and f" {' '.join(words[place : place + 2])} " in question.text


def find_ends(candidates: Candidates) -> Iterator[tuple[int, int]]:
    """Yield from where to where two years in a row stand, of which the first is right: "1934-35"."""
    accepted, answer = candidates.accepted, candidates.answer
    right = {one.values[0] % CENTURY for one in answer.quantities if one.first in accepted}
    for span in answer.spans:
        ends = span.high - span.low == 1 and span.first in accepted and span.last not in accepted
        if ends and span.high % CENTURY not in right:  # "37/38, so 1937-1938"
            yield span.first, span.last


def find_dates(kinds: set[str], candidates: Candidates) -> Iterator[tuple[int, int]]:
    """Yield from where to where another date is offered."""
    short = find_short_dates(candidates.answer)
    dates = [
        (date, not candidates.accepted.isdisjoint(range(date.first, date.last + 1)))
        for date in [*candidates.answer.dates, *(short if DATE in kinds else ())]
    ]
    wanted = [key.day for key in wanted_values(candidates) if isinstance(key, DateKey)]
    given = [
        reading
        for date, accepted in dates
        if accepted
        for reading in date.readings
        if not wanted or any(agrees(day, reading) for day in wanted)
    ]
    for date, accepted in dates:
        dated = DATE in kinds or any(reading.year for reading in date.readings)
        if accepted or not dated or not candidates.affirmed(date.first):
            continue
        same = any(agrees(reading, own) for reading in date.readings for own in given)
        if not same and offered(date.first, date.last, candidates):
            yield date.first, date.last


def find_short_dates(answer: Answer) -> Iterator[ShortDate]:
    """Yield the dates in figures that are dates where one is wanted, and no times of day: not "4.30 pm"."""
    times = {quantity.first for quantity in answer.quantities if quantity.kind is Kind.CLOCK}
    return (date for date in answer.values.short_dates if date.first not in times)


def answer_kind(answer: Answer, first: int, last: int) -> str:
    """Return what sort of value stands between two tokens: a date, a year or a number."""
    for date in answer.dates:
        if date.first <= first <= date.last:
            return DATE
    for quantity in answer.quantities:
        if first <= quantity.first and quantity.last <= last and not quantity.aside:
            return kind_group(quantity.kind)
    return ""


def kind_group(kind: Kind) -> str:
    """Return the group of kinds whose values contradict each other."""
    own = (Kind.YEAR, Kind.SHARE, Kind.ORDINAL, Kind.CLOCK)
    return kind.value if kind in own else Kind.NUMBER.value


def offered(first: int, last: int, candidates: Candidates) -> bool:
    """Whether a value is offered as an answer: nothing of substance ties it to something else."""
    answer = candidates.answer
    gap_or = first > 0 and answer.language.ors.before(answer.words, first) is not None
    if gap_or:
        return True
    if told_of(first, answer):
        return False
    left = neighbour(first, -1, candidates)
    right = neighbour(last, 1, candidates)
    return "accepted" in (left, right) and "tied" not in (left, right)


def neighbour(place: int, step: int, candidates: Candidates) -> str:
    """Return what a value meets first on one side: an "accepted" word, a word it is "tied" to, or neither."""
    words = candidates.answer.words
    gaps = candidates.answer.tokens.gaps
    parted = False
    place += step
    furthest = max(0, place - SIGHT), min(len(words), place + SIGHT)
    while furthest[0] <= place < furthest[1]:
        parted = parted or not joined(gaps[place if step > 0 else place + 1])
        if place in candidates.accepted:
            return "accepted"
        if candidates.ties(place):
            return "apart" if parted else "tied"
        place += step
    return "apart"


def find_other_guess(finding: Finding, candidates: Candidates) -> int | None:
    """Return the first word of the other side of "maybe X, maybe Y"."""
    answer = candidates.answer
    if not answer.language.maybes.may_open(answer.words):
        return None
    asked_how = candidates.rubric.question.open  # "before anyone could act" tells what might have been
    maybes = [
        place
        for place, word in enumerate(answer.words)
        if answer.language.maybes.at(answer.words, place)
        and not (asked_how and answer.language.grammar.kind(word) == ABLE)
    ]
    guesses = []
    right = False
    for place in maybes:
        size = (answer.language.maybes.at(answer.words, place) or (1, ""))[0]
        for other in range(place + size, min(place + size + MOST_CANDIDATE_WORDS, len(answer.words))):
            if other in candidates.accepted:
                right = True
                break
            chatter = answer.words[other] in answer.language.fillers  # "could be wrong"
            if candidates.foreign(other) and candidates.affirmed(other) and not chatter:
                guesses.append(other)
                break
    return guesses[0] if right and guesses and finding.occurrences else None
