"""Numbers and dates that are not the wanted one: those that come near it, and those that rule it out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import zip_longest

from bot.core.grading.denial.clauses import joined
from bot.core.grading.judging.finding import Finding, tokens_of
from bot.core.grading.language.text import skip_back
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.values import agrees, number_fits, parts, same_year
from bot.core.grading.numbers.day import Date, Day
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity
from bot.core.grading.numbers.ranges import is_range, pair_up
from bot.core.grading.rubric.keys import DateKey, NumberKey, RangeKey, ValueKey
from bot.core.grading.rubric.rubric import Rubric, RubricPoint
from bot.core.grading.verdict import How, Note, NoteKind, Status
from bot.core.grading.words.lexicon import Place

NEAR_SHARE = Fraction(1, 10)  # of the wanted number
NEAR_YEARS = 2
MOST_LOOKED_AT = 20  # numbers of an answer
MOST_COMPARED = 60  # wanted numbers and dates that an answer misses
CLOSE_PIECE = 6  # tokens between half a point and a number that rules it out


def contradicts_number(
    point: RubricPoint, finding: Finding, accepted: frozenset[int], answer: Answer
) -> bool:
    """Whether beside half a point the answer gives a number of its own in place of the wanted one."""
    counts = [key for key in point.values if isinstance(key, NumberKey) and key.kind is Kind.NUMBER]
    if not counts or any(place.how is How.NUMBER for one in finding.occurrences for place in one.places):
        return False
    near = tokens_of(finding.occurrences)
    if any(is_plain_number(quantity, near, answer) for quantity in answer.quantities):
        return True
    return any(
        quantity.kind is Kind.NUMBER
        and not quantity.aside
        and quantity.first not in accepted
        and quantity.first not in answer.dated
        and not answer.denials.odd[quantity.first]
        and quantity.first not in answer.denials.speech  # the "one" of "no one"
        and not set(quantity.values) & answer.question.numbers
        and not told_of(quantity.first, answer)
        and min(abs(quantity.first - place) for place in near) <= CLOSE_PIECE
        for quantity in answer.quantities
    )


def is_plain_number(quantity: Quantity, said: set[int], answer: Answer) -> bool:
    """Whether what says a word of many is one number: "about a hundred", not "several hundred"."""
    if not said or not said <= set(range(quantity.first, quantity.last + 1)):
        return False
    first, words = quantity.first, answer.words
    article = first > 0 and words[first - 1] in answer.language.articles
    led = (
        quantity.bound is not Bound.EXACT or first == 0 or article or words[first] in answer.language.articles
    )
    return led and words[quantity.last] not in answer.index.wanted


def told_of(place: int, answer: Answer) -> bool:
    """Whether "of" stands before a number: it is what the answer counts from."""
    place = skip_back(place, answer.words, answer.language.articles)
    return place > 0 and answer.words[place - 1] in answer.language.ofs and joined(answer.tokens.gaps[place])


def find_near_misses(
    rubric: Rubric, findings: Sequence[Finding], accepted: frozenset[int], answer: Answer
) -> list[Note]:
    """Return a remark on each number or date that comes near a missed one, in the learner's own words."""
    if not (answer.quantities or answer.dates):
        return []
    notes = []
    left = MOST_COMPARED
    for point, finding in zip(rubric.points, findings, strict=True):
        if finding.status is not Status.MISSED:
            continue
        values = point.values[:left]
        left -= len(values)
        words = next(
            (said for key in values if (said := near_value(key, accepted, answer)) is not None),
            None,
        )
        if words is not None:
            notes.append(Note(NoteKind.NEAR_MISS, (words,)))
    return notes


def near_value(key: ValueKey, accepted: frozenset[int], answer: Answer) -> str | None:
    """Return the learner's words for the first value that comes near a wanted one."""
    if isinstance(key, DateKey):
        near_dates = (
            date
            for date in answer.dates
            if date.first not in accepted and (is_near_date(key.day, date) or lies_beside(key, date, answer))
        )
        return next((answer.tokens.slice(date.first, date.last) for date in near_dates), None)
    if isinstance(key, RangeKey) and key.ends:
        pairs = (
            (one, other)
            for one, other in pair_up(answer.values.apart, answer.tokens, answer.language)
            if one.first not in accepted
            and (key.low in one.values or key.high in other.values)
            and is_range(one, other, answer.tokens, answer.language)
        )
        return next((answer.tokens.slice(one.first, other.end) for one, other in pairs), None)
    if isinstance(key, RangeKey):
        spans = (span for span in answer.spans if (span.low == key.low) != (span.high == key.high))
        return next((answer.tokens.slice(span.first, span.last) for span in spans), None)
    for quantity in answer.quantities[:MOST_LOOKED_AT]:
        free = quantity.first not in accepted and quantity.first not in answer.dated
        if not free or quantity.aside or answer.denials.odd[quantity.first]:
            continue
        if is_near(key, quantity) or lies_beside(key, quantity, answer):
            return answer.tokens.slice(quantity.first, quantity.end)
    return None


def lies_beside(key: NumberKey | DateKey, given: Quantity | Date, answer: Answer) -> bool:
    """Whether the wanted year or date is said, but something is "after" it."""
    if isinstance(key, NumberKey):
        said = isinstance(given, Quantity) and key.kind is Kind.YEAR and number_fits(key, given)
    else:
        said = isinstance(given, Date) and any(agrees(key.day, day) for day in given.readings)
    return said and not answer.values.keep([Place(given.first, given.last, How.NUMBER)], key)


def is_near(key: NumberKey, given: Quantity) -> bool:
    """Whether a number is close to the wanted one, or has its figures with one slip."""
    if key.given or (key.kind is Kind.YEAR and given.kind is not Kind.YEAR):
        return False
    wanted, value = key.values[0], given.values[0]
    if (key.kind is Kind.SHARE) is not (given.kind is Kind.SHARE) or not wanted:
        return False
    if value in key.values:
        other = given.kind is key.kind and given.bound is not key.bound  # "more than two"
        era = not key.era.suits(given.era)
        return (other or era or bool(key.units and given.measure)) and not number_fits(key, given)
    if value == -wanted:
        return True
    if key.kind is Kind.YEAR:
        return abs(value - wanted) <= NEAR_YEARS or has_a_slip(wanted, value)
    return abs(value - wanted) <= abs(wanted) * NEAR_SHARE or has_a_slip(wanted, value)


def has_a_slip(wanted: Fraction, value: Fraction) -> bool:
    """Whether two whole numbers of three figures or more differ by one figure, or by two swapped."""
    one, two = str(wanted), str(value)
    if wanted < 0 > value:
        one, two = one[1:], two[1:]
    if not (one.isdecimal() and two.isdecimal()) or len(one) != len(two) or len(one) < len("100"):
        return False
    unlike = [pair for pair in zip_longest(one, two) if pair[0] != pair[1]]
    swapped = [pair[::-1] for pair in reversed(unlike)] == unlike
    return len(unlike) == 1 or (len(unlike) == len("12") and swapped)


def is_near_date(wanted: Day, date: Date) -> bool:
    """Whether a date has one part wrong and another right."""
    for given in date.readings:
        wrong = sum(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in ((wanted.day, given.day), (wanted.month, given.month))
        )
        if (
            wanted.year is not None
            and given.year is not None
            and not same_year(wanted.year, given, wanted.era)
        ):
            wrong += 1
        if wrong == 1 and parts(wanted, given) > 1:
            return True
    return False
