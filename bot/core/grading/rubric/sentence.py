"""What an author wrote, read as an answer would be: a wording, or the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from bot.core.cards import BOLD
from bot.core.grading.denial.denial import Denials, find_denials
from bot.core.grading.language.language import Language
from bot.core.grading.language.separable import find_parted
from bot.core.grading.language.text import Tokens, stands_alone
from bot.core.grading.language.units import Unit, all_units, degrees_of_heat
from bot.core.grading.numbers.before_after import Side, read_side
from bot.core.grading.numbers.clock import Asked
from bot.core.grading.numbers.day import Date, Day
from bot.core.grading.numbers.eras import says_bc
from bot.core.grading.numbers.measures import end_bounded
from bot.core.grading.numbers.quantity import Bound, Era, Kind, Quantity
from bot.core.grading.numbers.ranges import Range, find_ranges
from bot.core.grading.numbers.reading import read_apart, read_values
from bot.core.grading.numbers.unit_names import find_unit
from bot.core.grading.relations.asked_more import find_asked_more
from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.relations.labels import Labels, read_labels
from bot.core.grading.relations.offered import ENDS, Offer, find_offers
from bot.core.grading.relations.unspaced_roles import read_all_comparisons
from bot.core.grading.rubric.question import Question
from bot.core.grading.words.forms import prefix
from bot.core.grading.words.formulas import NOTHING, read_wording

ONE = (Fraction(1),)
SHORTEST_UTMOST = 4  # letters, as in "west"
AGE = "age"
PERCENT_ASKED = re.compile(
    r"%|per ?cent|prozent|pour ?cent|por ?ciento|por ?cento|procent|процент",
    re.IGNORECASE,
)


def is_article(quantity: Quantity, words: Sequence[str], language: Language) -> bool:
    """Whether a number of one is the article of what follows: "una estrella", but not "un metro", a unit."""
    alone = quantity.first == quantity.last < len(words) - 1 and quantity.measure is None
    return alone and quantity.values == ONE and words[quantity.first] in language.articles


class Sentence:
    """An author's wording, read as an answer would be; where nothing is counted, articles are no numbers.

    `apart` are words that make no formula with figures behind them. `asked`: how far its question asks for a
    time of day.
    """

    def __init__(
        self,
        text: str,
        language: Language,
        *,
        counts: bool = True,
        apart: frozenset[str] = NOTHING,
        asked: Asked = Asked.NOT,
    ) -> None:
        self.language = language
        self.tokens: Tokens = read_wording(text, language, apart)
        quantities, dates, spans, eras = read_values(self.tokens, language, asked)
        self.before_christ = says_bc(self.tokens, language)
        self.dates: dict[int, Date] = {date.first: date for date in dates}
        for date in dates:
            around = language.dates.range_around.before(self.tokens.words, date.first) if date.on else None
            self.dates[date.first - (around[0] if around else 0)] = date
        self.quantities: dict[int, Quantity] = {}
        for quantity in quantities:
            if not quantity.aside and (counts or not is_article(quantity, self.tokens.words, language)):
                self.quantities[quantity.first] = quantity
        self.spans = {span.first: span for span in spans}
        self.ranges = {
            place: found for found in self.find_ranges(quantities) for place in (found.first, found.low.first)
        }
        denials = find_denials(self.tokens, language)
        self.denials: Denials = denials.aside(eras) if eras else denials
        words = self.tokens.words
        self.bounds = {
            said
            for quantity in quantities
            if quantity.bound is not Bound.EXACT
            for place in range(max(0, quantity.first - 4), quantity.first)
            if (phrase := language.numbers.bounds.at(words, place))
            for said in range(place, min(place + phrase[0], quantity.first))
        }
        for quantity in quantities:
            self.bounds.update(range(quantity.end + 1, end_bounded(quantity, self.tokens, language) + 1))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What it says to be more than something else, or to do something to another."""
        return read_all_comparisons(self.tokens, self.denials.odd, self.language)

    @cached_property
    def labels(self) -> Labels:
        """The letters and numbers that name things in it."""
        return read_labels(self.tokens, self.quantities.values(), self.language)

    def find_ranges(self, quantities: list[Quantity]) -> list[Range]:
        """Return the ranges of numbers, those in dates aside."""
        if not quantities or (len(quantities) == 1 and not quantities[0].aside):
            return []
        dated = {place for date in self.dates.values() for place in range(date.first, date.last + 1)}
        apart = read_apart(self.tokens, quantities, self.language)
        return find_ranges(self.tokens, apart, dated, self.language)

    def as_meant(self, quantity: Quantity) -> Quantity:
        """Return a number as an ordinal where the author's full stop makes it one: "im 16. Jahrhundert"."""
        gaps, after = self.tokens.gaps, quantity.last + 1
        dotted = (
            quantity.kind is Kind.NUMBER and gaps[after].startswith(".") and after < len(self.tokens.words)
        )
        ordinal = dotted and self.language.numbers.dotted_ordinals
        return quantity._replace(kind=Kind.ORDINAL) if ordinal else quantity

    def in_percent(self, quantity: Quantity) -> bool:
        """Whether the author wrote a share with a percent sign, or the word."""
        after = quantity.last + 1
        signed = self.tokens.gaps[after].strip().startswith(("%", "٪"))
        return signed or self.language.numbers.percent.before(self.tokens.words, after) is not None

    def era(self, value: Day | Quantity, question: Question) -> Era:
        """Return a year's era; any where it has none, but the author speaks of years before Christ."""
        near = value.era is Era.NONE and (self.before_christ or question.before_christ)
        return Era.ANY if near else value.era

    def side(self, value: Date | Quantity, question: Question) -> Side:
        """Return on which side of a date the author says it is; any if the question asks."""
        if question.sided:
            return Side.ANY
        return read_side(self.tokens, value.first, value.last, self.language)

    @cached_property
    def parted(self) -> dict[int, tuple[int, str]]:
        """The verbs that stand apart from their prefix, with its place, and both as one word."""
        return find_parted(self.tokens.words, self.tokens.gaps, self.language)

    @cached_property
    def prefixes(self) -> dict[int, str]:
        """The prefixes that stand apart from their verb, each with both as one word."""
        return dict(self.parted.values())

    @cached_property
    def characters(self) -> frozenset[str]:
        """The words it has; of a script without spaces, characters."""
        return frozenset(self.tokens.words)


def find_asked_units(words: Sequence[str], language: Language) -> tuple[Unit, ...]:
    """Return what a question wants counted: "how many years", "how high in feet", "how old"."""
    for place in range(len(words)):
        asking = language.units.asking.at(words, place)
        if asking is None:
            continue
        after = place + asking[0]
        found = find_unit(words, after, language)
        if found:
            return found[1]
        if asking[1] == AGE:
            return (all_units()["year"],)
        if after < len(words) and words[after] in language.numbers.degrees:
            return degrees_of_heat()
    return ()


def find_asked_time(words: Sequence[str], language: Language) -> Asked:
    """Return how far a question asks for a time of day."""
    for book, asked in ((language.clock.asking, Asked.TIME), (language.clock.when, Asked.WHEN)):
        if any(book.at(words, place) for place in range(len(words))):
            return asked
    return Asked.NOT


def read_question(question: str, language: Language) -> Question:
    """Return what a question gives away, and what it offers as a choice."""
    tokens = read_wording(BOLD.sub(r"\1", question), language)
    words = tokens.words
    stems = [language.stemmed(word) for word in words]
    content = [place for place, word in enumerate(words) if word not in language.stop]
    quantities = read_values(tokens, language).quantities
    values = {one.first: one.end for one in quantities if not is_article(one, words, language)}
    offers = find_offers(tokens, stems, values.keys() | set(content), values, language)
    around = {place for offer in offers for place in offer.places}
    offered = {place for offer in offers if offer.asked for place in offer.places}
    denials = find_denials(tokens, language)
    others = language.denial.others  # "what no other mammal can"
    denies = any(others.isdisjoint(words[one.last + 1 : one.last + 2]) for one in denials.negators)
    single = not any(ENDS.intersection(gap) for gap in tokens.gaps[1:-1])
    asks_which = any(word in language.interrogatives for word in words)
    opened = any(language.opens.at(words, place) for place in range(len(words)))
    return Question(
        stems=frozenset(stems[place] for place in content),
        prefixes=frozenset(
            prefix(form) for place in content for form in (stems[place], language.normal(words[place]))
        ),
        numbers=frozenset(
            value
            for quantity in quantities
            if quantity.kind is not Kind.ROMAN
            and quantity.first not in offered
            and not is_article(quantity, words, language)
            for value in quantity.values
        ),
        choices=frozenset(stems[place] for place in around),
        offered=frozenset(stems[place] for place in offered),
        first=any(language.asks_first.at(words, place) for place in range(len(words))),
        ordered=any(language.asks_order.at(words, place) for place in range(len(words))),
        whole=any(language.asks_all.at(words, place) for place in range(len(words))),
        utmost=not offered and any(is_utmost(word, language) for word in words),
        pair=find_pair(offers, tokens, stems),
        offers=tuple(frozenset(stems[place] for place in offer.places) for offer in offers if offer.asked),
        sides=tuple(
            frozenset((stems[offer.left[0]], stems[offer.right[0]]))
            for offer in offers
            if offer.left and offer.right
        ),
        wants_percent=bool(PERCENT_ASKED.search(question)),
        text=f" {' '.join(words)} ",
        denied=frozenset(stem for stem, denied in zip(stems, denials.odd, strict=True) if denied),
        denies=denies and asks_which and not opened and single,
        wants_share=any(language.numbers.asking_share.at(words, place) for place in range(len(words))),
        sided=any(language.dates.sides.at(words, place) for place in range(len(words))),
        units=find_asked_units(words, language),
        counts=any(
            (found := language.units.asking.at(words, place))
            and found[1] != AGE
            and word not in language.places  # "in" which unit
            for place, word in enumerate(words)
        ),
        open=opened,
        explained=any(language.explains.at(words, place) for place in range(len(words))),
        before_christ=says_bc(tokens, language),
        time=find_asked_time(words, language),
        counted=find_counted(words, stems, language),
        more=find_asked_more(tokens, offered, language),
        asks_who=not (language.persons.isdisjoint(words) and language.callings.isdisjoint(stems)),
        several=count_asked(words, quantities, language),
    )


def count_asked(words: Sequence[str], quantities: Iterable[Quantity], language: Language) -> int:
    """Return how many of a kind a question asks for: "Name two", but not "the two" that there are."""
    counts = {one.first: one.values[0] for one in quantities if one.kind is Kind.NUMBER}
    for place in range(len(words)):
        phrase = language.asks_some.at(words, place)
        count = counts.get(place + phrase[0], 0) if phrase else 0
        if count > 1 and count == int(count):
            return int(count)
    return 0


def find_counted(words: Sequence[str], stems: Sequence[str], language: Language) -> frozenset[str]:
    """Return the stems of what a question wants counted, if several: "how many seas and how many lakes"."""
    found: set[str] = set()
    for place, word in enumerate(words):
        asking = None if word in language.places else language.units.asking.at(words, place)
        after = place + asking[0] if asking else len(words)
        if after + 2 < len(words) and words[after + 1] in language.denial.ands:
            found.add(stems[after + 2])  # how many seas and lakes
        found.update(stems[after : after + 1])
    return frozenset(found) if len(found) > 1 else frozenset()


def find_pair(offers: Sequence[Offer], tokens: Tokens, stems: Sequence[str]) -> tuple[str, ...]:
    """Return the words next to the "or" of a question that offers two things and no more."""
    asked = [offer for offer in offers if offer.asked]
    if len(asked) != 1 or any("," in tokens.gaps[at] for at in asked[0].left[:-1]):
        return ()
    pair = asked[0].left[0], asked[0].right[0]
    return () if any(stands_alone(tokens.words[at]) for at in pair) else tuple(stems[at] for at in pair)


def is_utmost(word: str, language: Language) -> bool:
    """Whether a word asks for the most of a kind: "most", "nearest"; not "west"."""
    known = language.comparison
    return word in known.utmost or (len(word) > SHORTEST_UTMOST and word.endswith(known.utmost_endings))
