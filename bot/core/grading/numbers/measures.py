"""What the numbers of a text count: "8 km", "$5", "60 miles an hour", "1 hour 30 minutes"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.language.units import TIME, Measure, all_units
from bot.core.grading.numbers.quantity import Bound, Kind, Quantity
from bot.core.grading.numbers.small_parts import add_bare, read_feet, read_seconds
from bot.core.grading.numbers.unit_names import may_follow_words, name_unit, read_rate

COUNTING = (Kind.NUMBER, Kind.YEAR, Kind.SHARE)
FITTED = ("", " ", "-", "°", " °", "° ")  # what may stand between a number and its unit
ELIDED = ("'", "’")  # "un'ora"
HALF = Fraction(1, 2)
MOST_BEFORE = 2  # tokens before "and a half": "an hour"
SIGNS = "$€£¥₽°"
DEGREES = "°"  # of any scale, unless that is said behind it


def read_measure(quantity: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return what a number counts; nothing for a bare number.

    "8849m" is so many metres, too, not thousands of millions alone.
    """
    if quantity.kind not in COUNTING or quantity.aside:
        return read_birthday(quantity, tokens, language)
    signed = read_sign(quantity, tokens, language)
    if signed and signed.said != DEGREES:
        return signed
    words, gaps = tokens.words, tokens.gaps
    last, values = quantity.last, quantity.values
    scale = read_scale(last, tokens, language)
    if scale:
        last, values = last - 1, tuple(value / scale for value in values)
    start = last + 1
    elided = start < len(words) and gaps[start] in ELIDED and not words[last][0].isdigit()
    if start >= len(words) or not (gaps[start] in FITTED or elided):
        return signed
    if quantity.kind is Kind.SHARE and words[start] in language.numbers.indefinite:
        start += 1  # half an hour
    if quantity.kind is Kind.YEAR and words[start] in language.dates.between:
        return None  # "1934 года"
    more = language.numbers.and_half.at(words, start) if start < len(words) else None  # 一个半小时
    if more:
        start, values = start + more[0], tuple(value + HALF for value in values)
    named = name_unit(tokens, start, language) if start < len(words) else None
    if named is None or not (words[last][0].isdigit() or may_follow_words(words[named[0]])):
        return signed
    measure = read_rate(tokens, Measure(named[0], values, named[1]), language)
    return add_half(measure._replace(said=tokens.slice(start, measure.last)), tokens, language)


def add_half(measure: Measure, tokens: Tokens, language: Language) -> Measure:
    """Return a measure with the half that a sign behind it adds: 1時間半."""
    after = measure.last + 1
    if tokens.gaps[after] or not language.numbers.half_behind.intersection(tokens.words[after : after + 1]):
        return measure
    return measure._replace(last=after, values=tuple(value + HALF for value in measure.values))


def read_scale(last: int, tokens: Tokens, language: Language) -> int:
    """Return what a letter behind figures multiplies them by, if it may be their unit: 8849m, 77K; else 0."""
    words, after = tokens.words, last + 1
    if len(words[last]) > 1 or not words[last - 1][0].isdigit() or not language.units.at(words, last):
        return 0
    counted = after < len(words) and tokens.gaps[after] in FITTED and name_unit(tokens, after, language)
    return 0 if counted else language.numbers.suffixes.get(words[last], 0)  # 35k km


def read_every(quantity: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return the time from one to the next: "every fourth year" is four years; nothing for any other."""
    if quantity.kind is not Kind.SHARE or tokens.words[quantity.first] not in language.numbers.every:
        return None
    start = quantity.last + 1
    named = name_unit(tokens, start, language) if start < len(tokens.words) else None
    if named is None or any(unit.kind != TIME for unit in named[1]):
        return None
    values = tuple(1 / value for value in quantity.values if value)
    return Measure(named[0], values, named[1], tokens.slice(start, named[0]))


def read_birthday(quantity: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return the years that somebody's "18th birthday" counts; nothing for any other ordinal."""
    after = quantity.last + 1
    if quantity.kind is not Kind.ORDINAL or after >= len(tokens.words) or tokens.gaps[after] != " ":
        return None
    counts = tokens.words[after] in language.units.birthdays
    return Measure(after, quantity.values, (all_units()["year"],)) if counts else None


def end_bounded(quantity: Quantity, tokens: Tokens, language: Language) -> int:
    """Return the last token of a number and of what bounds it behind it: "18 years of age or older"."""
    words, after = tokens.words, quantity.end + 1
    age = language.units.ages.at(words, after) if after < len(words) else None
    after += age[0] if age else 0
    bound = language.numbers.bounds_after.at(words, after) if after < len(words) else None
    return after + bound[0] - 1 if bound and not tokens.gaps[after].strip(" -") else quantity.end


def start_bounded(quantity: Quantity, words: Sequence[str], language: Language) -> int:
    """Return the first token of a number and of what bounds it before it, in mended words: "arround 40"."""
    bound = language.numbers.bounds.before(words, quantity.first)
    return quantity.first - bound[0] if bound else quantity.first


def count_one(tokens: Tokens, language: Language) -> list[Quantity]:
    """Return the one of a text that has no number but "an hour" or "a kilo"; nothing for any other text."""
    found = []
    for place, word in enumerate(tokens.words[:-1]):
        if word in language.numbers.indefinite and tokens.gaps[place + 1] == " ":
            named = name_unit(tokens, place + 1, language)
            if named and len(tokens.words[named[0]]) > 1:
                bound = language.numbers.bounds.before(tokens.words, place)
                measure = Measure(named[0], (Fraction(1),), named[1], tokens.slice(place + 1, named[0]))
                about = Bound(bound[1]) if bound else Bound.EXACT
                found.append(Quantity(place, place, measure.values, bound=about, measure=measure))
    return found if len(found) == 1 else []


def name_counted(quantity: Quantity, tokens: Tokens, language: Language) -> str:
    """Return the stem of the word behind a number, which it may count; "" for none."""
    after = quantity.last + 1
    counts = after < len(tokens.words) and tokens.gaps[after] == " "
    return language.stemmed(tokens.words[after]) if counts else ""


def read_sign(quantity: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return how much a number is by the sign before or behind it: money, or degrees of any sort."""
    scaled = " ." if quantity.last > quantity.first else " "  # 1,5 Mrd. €
    before, after = (
        tokens.gaps[quantity.first].rstrip()[-1:],
        tokens.gaps[quantity.last + 1].lstrip(scaled)[:1],
    )
    sign = next((sign for sign in (before, after) if sign and sign in SIGNS), "")
    found = language.units.at((sign,), 0) if sign else None
    return Measure(quantity.last, quantity.values, found[1], sign) if found else None


def measure_all(quantities: Sequence[Quantity], tokens: Tokens, language: Language) -> list[Quantity]:
    """Return quantities with what they count; what only squares a unit, or adds minutes to hours, is none."""
    measured: list[Quantity] = []
    for quantity in quantities:
        former = measured[-1].measure if measured else None
        if former and quantity.first <= former.last:
            continue
        measure = (
            read_every(quantity, tokens, language)
            or read_measure(quantity, tokens, language)
            or read_half_more(quantity, tokens, language)
            or read_seconds(quantity, tokens)
        )
        if measure is None:
            whole = take_parts(measured[-1], quantity, tokens, language) if measured else None
            measured[-1:] = [whole] if whole else [*measured[-1:], quantity]
            continue
        bound = read_about(quantity, measure, tokens, language)
        counted = quantity._replace(kind=as_counted(quantity.kind), measure=measure, bound=bound)
        whole = add_up(measured[-1], counted, tokens, language) if former else None
        if whole:
            measured[-1] = whole
        else:
            measured.append(counted)
    return measured


def read_about(quantity: Quantity, measure: Measure, tokens: Tokens, language: Language) -> Bound:
    """Return how exactly a number is meant, also by the words behind its unit: "450 grams or so"."""
    after = measure.last + 1
    if quantity.bound is Bound.EXACT and after < len(tokens.words) and not tokens.gaps[after].strip(" -,"):
        bound = language.numbers.bounds_after.at(tokens.words, after)
        if bound:
            return Bound(bound[1])
    return quantity.bound


def as_counted(kind: Kind) -> Kind:
    """Return what sort of number counts something: a birthday's ordinal is so many years."""
    return Kind.NUMBER if kind is Kind.ORDINAL else kind


def take_parts(one: Quantity, other: Quantity, tokens: Tokens, language: Language) -> Quantity | None:
    """Return a number with what counts smaller parts behind it: "1h30", 6'4", "2 litres and a half"."""
    if one.measure is None:
        whole = read_feet(one, other, tokens)
    elif other.kind is Kind.SHARE:
        whole = add_share(one.measure, other, tokens, language)
    else:
        whole = add_bare(one, other, tokens, language.denial.ands)
    return one._replace(measure=whole) if whole else None


def add_share(large: Measure, part: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return a measure with the half that "and" joins to it: "due ore e mezza"."""
    joint, *rest = tokens.words[large.last + 1 : part.first] or ("",)
    small = joint in language.numbers.ands and language.numbers.indefinite.issuperset(rest)
    if part.aside or not small or not ends_number(part, tokens, language):
        return None
    return Measure(
        part.last, tuple(value + part.values[0] for value in large.values), large.units, large.said
    )


def ends_number(part: Quantity, tokens: Tokens, language: Language) -> bool:
    """Whether no thing follows of which a number is a part: "and a half", not "and half an orange"."""
    after = part.last + 1
    if after == len(tokens.words) or tokens.gaps[after] != " ":
        return True
    opens = language.numbers.indefinite | language.articles
    word = tokens.words[after]
    said = word in language.chat or language.remarks.at(tokens.words, after) is not None
    return (word in language.small or said) and word not in opens


def read_half_more(quantity: Quantity, tokens: Tokens, language: Language) -> Measure | None:
    """Return what "an hour and a half" counts, of which the number is the half; nothing for any other.

    "Hora y media" is as much, where no small word has to say that it is one.
    """
    if quantity.kind is not Kind.SHARE or quantity.aside:
        return None
    words, one = tokens.words, language.numbers.indefinite
    last = quantity.first - 1
    last -= last >= 0 and words[last] in one
    if last < 1 or words[last] not in language.numbers.ands:
        return None
    before = words[max(0, last - MOST_BEFORE) : last - 1]
    if one.isdisjoint(before) if one else any(map(language.valued, before)):
        return None
    if not one and not ends_number(quantity, tokens, language):
        return None
    named = name_unit(tokens, last - 1, language)
    if named is None or named[0] != last - 1:
        return None
    return Measure(quantity.last, tuple(1 + value for value in quantity.values), named[1])


def add_up(one: Quantity, other: Quantity, tokens: Tokens, language: Language) -> Quantity | None:
    """Return two quantities as one where the second counts parts of the first: "5 feet 3 inches"."""
    large, small = one.measure, other.measure
    if not large or not small or not large.units or not small.units:
        return None
    between = tokens.words[large.last + 1 : other.first]
    joined = not between or (len(between) == 1 and between[0] in language.denial.ands)
    if not joined or any(gap not in ("", " ") for gap in tokens.gaps[large.last + 1 : other.first + 1]):
        return None
    for unit, part in product(large.units, small.units):
        if unit.kind == part.kind and unit.size > part.size and not unit.zero:
            values = tuple(
                value + more * part.size / unit.size
                for value, more in product(large.values[:1], small.values[:1])
            )
            return one._replace(measure=Measure(small.last, values, (unit,), large.said))
    return None
