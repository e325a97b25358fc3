"""What an answer says by itself: words, numbers, dates, denials, comparisons, its yes or no."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, pairwise

from bot.core.grading.denial.denial import Denials, find_contrary, find_denials
from bot.core.grading.denial.losses import find_wish
from bot.core.grading.denial.reach import Negator
from bot.core.grading.denial.yes_no import Reply, find_reply
from bot.core.grading.language.text import Tokens, chosen_letter, count_words
from bot.core.grading.matching.framed import find_framed
from bot.core.grading.matching.occurrence import part_items
from bot.core.grading.matching.unspaced import NO_TOKENS, Run
from bot.core.grading.matching.wanted_values import ValuesSaid
from bot.core.grading.numbers.clock import Asked
from bot.core.grading.numbers.measures import count_one
from bot.core.grading.numbers.quantity import Quantity
from bot.core.grading.numbers.reading import read_values
from bot.core.grading.relations.amounts import Amounts, read_amounts, says_unlike
from bot.core.grading.relations.comparison import Comparison, read_comparisons
from bot.core.grading.relations.direction import Way
from bot.core.grading.relations.labels import Labels, read_labels
from bot.core.grading.relations.trends import Trend, read_trends
from bot.core.grading.relations.unspaced_roles import read_all_comparisons, read_all_ways
from bot.core.grading.rubric.asked_not import find_repeated
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.rubric.taking import read_taking
from bot.core.grading.rubric.wording import ANY_VALUE
from bot.core.grading.words.forms import may_be_form
from bot.core.grading.words.glued import part_glued
from bot.core.grading.words.word_index import WordIndex

FULL_STOPS = frozenset(".!?")
SHORT = 12  # words of an answer, at most: all that it says counts


class Readings:
    """What one answer says, read once, and what few cards ask for only when one does."""

    def __init__(self, tokens: Tokens, rubric: Rubric) -> None:
        language = rubric.language
        self.tokens = tokens = part_glued(tokens, rubric.lexicon.glued, language)
        self.words = tokens.words
        self.language = language
        self.question = rubric.question
        read = read_values(tokens, language, Asked.TIME if rubric.timed else Asked.NOT)
        if not read.quantities and not language.numbers.indefinite.isdisjoint(self.words):
            ones = [one for one in count_one(tokens, language) if not self.echoes(one)]
            read = read._replace(quantities=ones)
        self.alone = rubric.one_answer
        self.read = read
        self.quantities, self.dates, self.spans, eras = read
        denials = find_denials(tokens, language, whole=rubric.derived or not rubric.one_answer)
        self.denials: Denials = denials.aside(eras) if eras else denials
        self.index = WordIndex(self.words, self.tokens.gaps, rubric.lexicon)
        if self.quantities or self.dates:
            self.index.wanted.add(ANY_VALUE)
        self.wanted = rubric.lexicon.stems
        self.by_characters = rubric.by_characters

    def echoes(self, one: Quantity) -> bool:
        """Whether the question has a unit itself, of which it does not want so many: "a kilo" in grams."""
        named = one.measure is not None and f" {self.words[one.measure.last]} " in self.question.text
        return named and one.measure is not None and one.measure.units != self.question.units

    @cached_property
    def values(self) -> ValuesSaid:
        """The values it says, where the rubric wants any."""
        return ValuesSaid(self.read, self.tokens, self.language, alone=self.alone)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens of its dates."""
        return self.values.dated if self.dates else frozenset()

    @cached_property
    def run(self) -> Run:
        """Its characters of scripts without spaces, where the rubric wants any."""
        return Run(self.tokens if self.by_characters else NO_TOKENS, self.language)

    @cached_property
    def framed(self) -> frozenset[int]:
        """The tokens of what is only said around an answer: "I think that"."""
        return find_framed(self.tokens, self.language)

    @cached_property
    def unframed(self) -> list[str]:
        """The words that are no frame."""
        framed = self.framed
        return (
            [word for place, word in enumerate(self.words) if place not in framed]
            if framed
            else [*self.words]
        )

    @cached_property
    def size(self) -> int:
        """How many words it has, without what frames it."""
        return count_words(self.unframed) if self.by_characters else len(self.unframed)

    @cached_property
    def repeated(self) -> int:
        """How many of its words it has said before."""
        return len(self.unframed) - len(set(self.unframed))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        stem, normal = self.language.stem, self.language.normal
        return tuple([stem(normal(word)) if len(word) > 1 else word for word in self.words])

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """The number of the sentence that each word stands in."""
        ends = (
            not FULL_STOPS.isdisjoint(gap) and not (gap == ". " and len(word) == 1)  # N. Dakota
            for word, gap in zip(self.words, self.tokens.gaps[1:-1], strict=False)
        )
        return tuple(accumulate(ends, initial=0))

    @cached_property
    def items(self) -> tuple[int, ...]:
        """The number of the item of a list that each word stands in."""
        return part_items(self.tokens, self.language)

    @cached_property
    def wish(self) -> int:
        """From which word on it says what somebody wanted."""
        return find_wish(self.words, self.language)

    @cached_property
    def contrary(self) -> frozenset[Negator]:
        """The denials that affirm, two by two: "no sound without vibrations"."""
        return find_contrary(self.words, self.sentences, self.denials.negators, self.language)

    @cached_property
    def repeated_denials(self) -> frozenset[Negator]:
        """The denials that only say again what the question denies."""
        wanted = self.wanted
        return find_repeated(self.words, self.stems, self.denials, self.question, self.language, wanted)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What the answer says to be more than something else."""
        return read_all_comparisons(self.tokens, self.denials.odd, self.language)

    @cached_property
    def amounts(self) -> Amounts:
        """Of what it says that there is more, or less."""
        return read_amounts(self.tokens, self.denials.odd, self.language)

    @cached_property
    def trends(self) -> frozenset[Trend]:
        """What it says to change together."""
        return read_trends(self.tokens, self.denials.odd, self.language)

    @cached_property
    def unlike(self) -> bool:
        """Whether it says of something that it is more, or less, and of nothing that it is equal."""
        return says_unlike(self.tokens, self.denials.odd, self.language)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """From where to where it says that something goes."""
        return read_all_ways(self.tokens, self.denials.odd, self.language)

    @cached_property
    def labels(self) -> Labels:
        """The letters and numbers that name things in it."""
        return read_labels(self.tokens, self.quantities, self.language)

    @cached_property
    def equalities(self) -> tuple[Comparison, ...]:
        """What the answer says to be as much as something else."""
        return read_comparisons(self.tokens, self.denials.odd, self.language, equal=True)

    @cached_property
    def compares(self) -> bool:
        """Whether the answer says of something that it is more, or less."""
        return any(not one.pivot.act for one in self.comparisons)

    @cached_property
    def reply(self) -> Reply:
        """The yes or no that the answer comes to, or which it takes of two things offered."""
        pair = self.question.pair
        if (
            pair
            and (taken := read_taking(self.words, self.stems, self.denials.odd, pair, self.language)).says
        ):
            return taken
        return find_reply(self.tokens, self.denials, self.asked, self.language)

    @cached_property
    def exclusive(self) -> int | None:
        """Where it says that something is so of one thing alone."""
        book, odd = self.language.denial.exclusive, self.denials.odd
        places = (place for place in range(len(self.words)) if not odd[place])
        return next((place for place in places if book.at(self.words, place)), None)

    @cached_property
    def letter(self) -> str:
        """The letter that the answer chooses, as in "B. It is warmer"; "" for none."""
        return chosen_letter(self.tokens)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The stems that stand side by side."""
        return frozenset(pairwise(self.stems))

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The places of words that say something by themselves."""
        stop, speech = self.language.stop, self.denials.speech
        return tuple(
            place for place, word in enumerate(self.words) if word not in stop and place not in speech
        )

    @cached_property
    def fresh(self) -> tuple[int, ...]:
        """The places of words that say something by themselves: the question does not say, or offers them.

        So does a number that is the whole answer: "one".
        """
        fresh = tuple(place for place in self.content if not self.repeats(place))
        return fresh or ((0,) if len(self.words) == 1 and self.quantities else ())

    @cached_property
    def fresh_by_item(self) -> dict[int, list[int]]:
        """The same, for each item of a list."""
        by_item: dict[int, list[int]] = {}
        for place in self.fresh:
            by_item.setdefault(self.items[place], []).append(place)
        return by_item

    @cached_property
    def opposites(self) -> dict[str, int]:
        """Where the answer first has an opposite of a word, by the word's stem."""
        opposites = self.language.opposites.by_stem
        first: dict[str, int] = {}
        for place, stem in enumerate(self.stems):
            for other in opposites.get(stem, ()):
                first.setdefault(other, place)
        return first

    @cached_property
    def others(self) -> dict[str, set[int]]:
        """Where a short answer affirms other things of a word's kind, new to the question, by its stem."""
        kinds = self.language.kinds.by_stem
        found: dict[str, set[int]] = {}
        for place in self.fresh if self.size <= SHORT else ():
            if not self.denials.odd[place]:
                for other in kinds.get(self.stems[place], ()):
                    found.setdefault(other, set()).add(place)
        return found

    def repeats(self, place: int) -> bool:
        """Whether a word only repeats the question, which does not offer it either."""
        return self.asked(place) and self.stems[place] not in self.question.offered

    def asked(self, place: int) -> bool:
        """Whether the question itself says a word, or one of its forms."""
        normal = self.language.normal(self.words[place])
        if not may_be_form(normal, self.question.prefixes):
            return False
        return self.language.stem(normal) in self.question.stems
