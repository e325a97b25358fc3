"""Answers that name several candidates where one is wanted."""

from __future__ import annotations

from fractions import Fraction

from bot.core.grading.denial.denial import joined
from bot.core.grading.hedging.candidates import Candidates, defines, is_sentence
from bot.core.grading.hedging.choices import MOST_CANDIDATE_WORDS, in_full, other_choice
from bot.core.grading.hedging.nearness import told_of
from bot.core.grading.hedging.pieces import list_candidates
from bot.core.grading.hedging.rivals import find_rivals
from bot.core.grading.hedging.second_thoughts import ABLE, find_second_thought
from bot.core.grading.judging.finding import Finding
from bot.core.grading.matching.match import Answer
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.rubric.keys import DateKey, NumberKey
from bot.core.grading.verdict import How, Note, NoteKind

MANY = 4  # candidates make a list
SIGHT = 12  # tokens that a value is looked at on each side


def find_hedge(finding: Finding, candidates: Candidates) -> Note | None:
    """Return why an answer to a one-answer card names contradictory candidates, if it does."""
    answer, rubric = candidates.answer, candidates.rubric
    stop = rubric.language.stop
    small = {place for place, word in enumerate(answer.words) if word in stop and place not in answer.dated}
    if candidates.accepted.union(small).issuperset(range(len(answer.words))):
        return None  # the month of May is no small word
    others = other_numbers(finding, candidates)
    if others:
        return Note(NoteKind.STUFFED if len(others) >= MANY - 1 else NoteKind.HEDGED, tuple(others))
    if defines(candidates):
        return None
    listed = list_candidates(finding, candidates)
    if listed:
        return Note(NoteKind.STUFFED, listed)
    if is_sentence(rubric) and count_choices(answer) < MANY - 1:
        return None
    either = other_choice(finding, candidates) or other_guess(finding, candidates)
    if not either:
        second = find_second_thought(candidates)
        either = in_full(second, answer) if second is not None else ""
    rivals = (either,) if either else find_rivals(candidates)
    return Note(NoteKind.HEDGED, rivals) if rivals else None


def count_choices(answer: Answer) -> int:
    """Return how often an answer says "or", with a stroke or in a word."""
    places = range(1, len(answer.words))
    return sum(
        "/" in answer.tokens.gaps[place] or answer.language.ors.at(answer.words, place) is not None
        for place in places
    )


def other_numbers(finding: Finding, candidates: Candidates) -> list[str]:
    """Return other numbers of the right one's kind that are offered beside it, not in passing."""
    answer = candidates.answer
    right = [
        place
        for occurrence in finding.occurrences
        for place in occurrence.places
        if place.how in (How.NUMBER, How.DATE)
    ]
    if not right:
        return []
    kinds = {answer_kind(answer, place.first, place.last) for place in right}
    kinds |= {
        kind_group(key.kind)
        for point in candidates.rubric.points
        for key in point.values
        if isinstance(key, NumberKey) and key.kind is Kind.NUMBER
    }
    kinds |= {Kind.YEAR.value} if "date" in kinds else set()
    found = []
    said = {
        value
        for quantity in answer.quantities
        if quantity.first in candidates.accepted
        for value in quantity.values
    }
    said |= {
        Fraction(key.day.year)
        for point in candidates.rubric.points
        for key in point.values
        if isinstance(key, DateKey) and key.day.year  # "1934, on 1 December"
    }
    for quantity in answer.quantities:
        inside = any(place in candidates.accepted for place in range(quantity.first, quantity.last + 1))
        pronoun = answer.words[quantity.first] in answer.language.stop  # "the public one"
        if (
            inside
            or pronoun
            or quantity.aside
            or quantity.kind is Kind.ROMAN
            or not candidates.affirmed(quantity.first)
            or not said.isdisjoint(quantity.values)
        ):
            continue
        if set(quantity.values) & candidates.rubric.question.numbers or quantity.first in answer.dated:
            continue
        if kind_group(quantity.kind) in kinds and offered(quantity.first, quantity.last, candidates):
            found.append(answer.tokens.slice(quantity.first, quantity.last))
    found.extend(
        answer.tokens.slice(span.first, span.last)
        for span in answer.spans
        if span.high - span.low == 1
        and (span.first in candidates.accepted)
        and span.last not in candidates.accepted
    )
    if kinds & {"date", Kind.YEAR.value}:
        given = {
            reading
            for date in answer.dates
            if not candidates.accepted.isdisjoint(range(date.first, date.last + 1))
            for reading in date.readings
        }
        found.extend(
            answer.tokens.slice(date.first, date.last)
            for date in answer.dates
            if candidates.accepted.isdisjoint(range(date.first, date.last + 1))
            and given.isdisjoint(date.readings)
            and ("date" in kinds or any(reading.day or reading.year for reading in date.readings))
            and offered(date.first, date.last, candidates)
        )
    return found


def answer_kind(answer: Answer, first: int, last: int) -> str:
    """Return what sort of value stands between two tokens: a date, a year or a number."""
    for date in answer.dates:
        if date.first <= first <= date.last:
            return "date"
    for quantity in answer.quantities:
        if first <= quantity.first and quantity.last <= last:
            return kind_group(quantity.kind)
    return ""


def kind_group(kind: Kind) -> str:
    """Return the group of kinds whose values contradict each other."""
    own = (Kind.YEAR, Kind.SHARE, Kind.ORDINAL)
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


def other_guess(finding: Finding, candidates: Candidates) -> str:
    """Return the other side of "maybe X, maybe Y"."""
    answer = candidates.answer
    if answer.language.maybes.by_first.keys().isdisjoint(answer.words):
        return ""
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
            if candidates.foreign(other) and candidates.affirmed(other):
                guesses.append(answer.tokens.slice(other, other))
                break
    return guesses[0] if right and guesses and finding.occurrences else ""
