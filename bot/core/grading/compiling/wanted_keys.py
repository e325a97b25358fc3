"""What the words of an author want, each where it stands in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.cards import Tolerance
from bot.core.grading.compiling.characters import want_character, want_run
from bot.core.grading.compiling.wanted_number import want_number, want_range
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import stands_alone
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.numbers.day import Date
from bot.core.grading.numbers.measures import name_counted
from bot.core.grading.numbers.quantity import Kind, Quantity
from bot.core.grading.rubric.deriving import NUMBER_WEIGHT
from bot.core.grading.rubric.keys import DateKey, Key, NumberKey, RangeKey, WordKey
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.words.forms import WordForms, forms_of

COMMON = 20  # bits: such a word is no name by itself ("new", "great")


class WantedKeys:
    """Makes keys of what is wanted for one question; notes words, and whether it has characters, or times."""

    def __init__(self, language: Language, question: Question) -> None:
        self.language = language
        self.question = question
        self.words: dict[str, WordForms] = {}
        self.by_characters = self.timed = False

    def between(self, sentence: Sentence, first: int, last: int, within: Tolerance | None) -> Iterator[Key]:
        """Yield what the tokens from `first` to `last` want; all of them if they are all stop words."""
        found = list(self.placed(sentence, first, last, within))
        if found:
            yield from (key for key, _ in found)
            if len(found) == 1 and isinstance(found[0][0], WordKey):
                yield from self.particles(sentence, found[0][1] + 1, last)
            return
        for place in range(first, last + 1):
            word = sentence.tokens.words[place]
            if place not in sentence.denials.speech:
                yield self.word_key(word)

    def particles(self, sentence: Sentence, first: int, last: int) -> Iterator[Key]:
        """Yield the small words that belong to a verb or noun alone in its bold: "took over", not "took"."""
        for place in range(first, last + 1):
            word = sentence.tokens.words[place]
            if word in self.language.particles and place not in sentence.prefixes:
                yield self.word_key(word)

    def placed(
        self, sentence: Sentence, first: int, last: int, within: Tolerance | None, *, apart: bool = False
    ) -> Iterator[tuple[Key, int]]:
        """Yield each key between two tokens with the place it stands at; of characters each, if `apart`."""
        place = first
        while place <= last:
            key, after = self.at(sentence, place, last, within, apart=apart)
            if key is not None:
                yield key, place
            place = after

    def at(
        self, sentence: Sentence, place: int, last: int, within: Tolerance | None, *, apart: bool = False
    ) -> tuple[Key | None, int]:
        """Return the key at a token, if it is wanted at all, and where to go on."""
        ranged = self.range_key(sentence, place, last, within)
        if ranged:
            return ranged
        date = sentence.dates.get(place)
        if date:
            return self.date_key(sentence, date, last)
        quantity = sentence.quantities.get(place)
        if quantity and place not in sentence.denials.speech:  # the "one" of "no one"
            return self.number_key(sentence, quantity, last, within)
        word = sentence.tokens.words[place]
        sign = word in self.language.numbers.ordinal_signs and place + 1 in sentence.quantities  # 第三
        if stands_alone(word) and not sign and place not in sentence.bounds:
            self.by_characters = True
            if apart:
                return want_character(sentence, place, self.question)
            return want_run(sentence, place, last, self.question)
        prefix, whole = sentence.parted.get(place, (place, sentence.prefixes.get(place, "")))
        said = place in sentence.denials.speech or place in sentence.bounds
        skipped = place < prefix <= last if whole else said or word in self.language.stop
        return (None if skipped else self.word_key(whole or word)), place + 1

    def range_key(
        self, sentence: Sentence, place: int, last: int, within: Tolerance | None
    ) -> tuple[RangeKey, int] | None:
        """Return the range of numbers or span of years at a token, and where to go on; nothing for none."""
        found, span = sentence.ranges.get(place), sentence.spans.get(place)
        ends = (found.low, found.high) if found and found.high.last <= last else ()
        if found and ends and all(sentence.as_meant(end) is end for end in ends):
            share = sentence.quantities.get(found.low.first) if found.open else None
            wanted = [*ends, share] if share and share.kind is Kind.SHARE else ends
            low, high, *ratio = [self.number_key(sentence, one, last, within)[0] for one in wanted]
            return want_range((low, high), next(iter(ratio), None)), max(place, min(found.last, last)) + 1
        return (RangeKey(span.low, span.high, NUMBER_WEIGHT), span.last + 1) if span else None

    def date_key(self, sentence: Sentence, date: Date, last: int) -> tuple[DateKey, int]:
        """Return a date, or the days up to another one that ends before a token, and where to go on."""
        end = next((one for one in sentence.dates.values() if one.first > date.last), date)
        if not date.on or end.last > last:
            end = date
        after = end.last + 1
        while after <= last and sentence.tokens.words[after] in self.language.dates.between:
            after += 1  # "1934 года": the word for year adds nothing
        day, until = (
            replace(one.readings[0], era=sentence.era(one.readings[0], self.question)) for one in (date, end)
        )
        side = sentence.side(date, self.question)
        return DateKey(day, NUMBER_WEIGHT, side=side, until=None if end is date else until), after

    def number_key(
        self, sentence: Sentence, quantity: Quantity, last: int, within: Tolerance | None
    ) -> tuple[NumberKey, int]:
        """Return a number as the author means it, and where to go on."""
        quantity = sentence.as_meant(quantity)
        self.timed = self.timed or quantity.kind is Kind.CLOCK
        key, after = want_number(quantity, last, within, self.question)
        if (
            quantity.kind is Kind.ROMAN
            and f" {sentence.tokens.words[quantity.first]} " not in self.question.text
        ):
            key = replace(key, given=False)  # the first king may be William I
        bare = key.percent_asked or (self.question.wants_share and sentence.in_percent(quantity))
        side, era = sentence.side(quantity, self.question), sentence.era(quantity, self.question)
        noun = name_counted(quantity, sentence.tokens, self.language) if self.question.counted else ""
        others = self.question.counted - {noun} if noun in self.question.counted else key.others
        things = self.question.counts and not self.question.units and not key.units
        return replace(key, percent_asked=bare, side=side, era=era, others=others, things=things), after

    def word_key(self, word: str) -> WordKey:
        """Return a wanted word with its weight."""
        forms = forms_of(word, self.language)
        self.words[word] = forms
        given = forms.stem in self.question.stems and forms.stem not in self.question.choices
        return WordKey(forms, given=given)


def leave_out_given(keys: Sequence[Key], choice: str, language: Language) -> Sequence[Key]:
    """Return the keys that the question does not name, or all where a common word would be left of a name.

    Where the question has "Mexico", New Mexico is more than "new".
    """
    own = [key for key in keys if not key.given]
    if len(own) == 1 < len(keys) and isinstance(own[0], WordKey) and choice.istitle():
        common = commonness(own[0].forms.word, language.code) >= COMMON
        return keys if common else own
    return own or keys
