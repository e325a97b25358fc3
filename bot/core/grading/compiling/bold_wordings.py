"""Wordings with bold: the phrases that their bold words want, each read where it stands in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.cards import Tolerance, plain
from bot.core.grading.compiling.bold_acts import find_acts, find_compared, find_deeds
from bot.core.grading.compiling.bolds import Bold
from bot.core.grading.compiling.compilation import Compilation
from bot.core.grading.compiling.surnames import Surnames
from bot.core.grading.compiling.wanted_keys import leave_out_given
from bot.core.grading.compiling.wanted_number import free_of_about, free_of_side
from bot.core.grading.denial.losses import is_averted
from bot.core.grading.denial.yes_no import NONE, read_reply
from bot.core.grading.judging.halves import halve_bolds
from bot.core.grading.language.text import tokenize
from bot.core.grading.matching.occurrence import part_items
from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.rubric.keys import Key, WordKey
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.taking import settle_taking
from bot.core.grading.rubric.wording import Group, Phrase, Wording, group_phrases, want_all
from bot.core.grading.words.forms import WordForms, forms_of
from bot.core.grading.words.formulas import is_formula


class BoldWordings:
    """Compiles texts with bold words."""

    def __init__(self, compilation: Compilation) -> None:
        self.compilation = compilation
        self.language = compilation.language
        self.question = compilation.question
        self.keys = compilation.keys
        self.read = compilation.read
        self.surnames = Surnames(self.language, self.question)
        self.groups: dict[Group, Group] = {}  # one object for what several wordings want alike
        self.phrases: dict[Phrase, Phrase] = {}  # so, too

    def wording(self, text: str, bolds: Sequence[Bold], within: Tolerance | None) -> Wording | None:
        """Return what the bold words of a text want; nothing if that is nothing."""
        wanted: list[tuple[Phrase, ...]] = []
        starts: list[int] = []
        orders: list[tuple[int, int]] = []
        for bold in bolds:
            sides = [kept for side in range(len(bold.sides)) if (kept := self.choices(bold, side, within))]
            orders.extend(pairwise(range(len(wanted), len(wanted) + len(sides))))
            wanted.extend(sides)
            starts.extend(len(bold.before) for _ in sides)
        if not wanted:
            return None
        ordered = {number for pair in orders for number in pair}
        own = [number for number, group in enumerate(wanted) if number in ordered or not is_given(group)]
        kept_numbers = own or range(len(wanted))
        groups = (group_phrases(wanted[number]) for number in kept_numbers)
        marked = want_all(
            (self.groups.setdefault(group, group) for group in groups),
            ((kept_numbers.index(first), kept_numbers.index(second)) for first, second in orders),
        )
        sentence = Sentence(plain(text), self.language, apart=self.compilation.apart)
        at = [starts[number] for number in kept_numbers]
        halves = halve_bolds(sentence.tokens, at, self.compilation.asked, self.language)
        return replace(
            marked,
            halves=halves,
            comparisons=self.compare(text, sentence, wanted),
            deeds=(*find_deeds(sentence, wanted),),
        )

    def choices(self, bold: Bold, side: int, within: Tolerance | None) -> tuple[Phrase, ...]:
        """Return the phrases that one side of a bold may be said by; none where they want nothing."""
        choices = bold.sides[side]
        phrases = [self.phrase(bold, side, choice, within) for choice in choices if choice]
        phrases += self.surnames.among(phrases, choices, bold.around(side))
        if self.question.counts and any(map(self.is_none, choices)):
            phrases += (self.phrase(bold, side, "0", within), Phrase((), reply=NONE))
        return tuple(
            self.phrases.setdefault(phrase, phrase) for phrase in phrases if phrase.keys or phrase.reply
        )

    def compare(
        self, text: str, sentence: Sentence, wanted: Sequence[tuple[Phrase, ...]]
    ) -> tuple[Comparison, ...]:
        """Return what the bold words of a sentence do to each other, and what it compares."""
        acts = [*find_acts(sentence, wanted, self.question.stems)]
        told = self.compilation.tell_who(plain(text))
        acts += find_acts(told, wanted, self.question.stems) if told else ()
        compared = () if self.question.first else find_compared(sentence, self.question.stems)
        return (*acts, *compared)

    def phrase(self, bold: Bold, side: int, choice: str, within: Tolerance | None) -> Phrase:
        """Return the keys of one choice of a bold's side, read where it stands in its sentence."""
        before, after = bold.around(side)
        start = len(before)
        counts = self.question.counts or len(choice.split()) == 1  # "ein" is a number, "ein Stern" none
        sentence = self.read(before + choice + after, counts=counts)
        begins = enumerate(sentence.tokens.starts)
        places = [place for place, begin in begins if start <= begin < start + len(choice)]
        if not places:
            return Phrase(())
        first, last = places[0], places[-1]
        keys = list(self.keys.between(sentence, first, last, within))
        bounded = not sentence.bounds.isdisjoint(places)
        keys = [free_of_about(key, bold=bounded) for key in keys]
        if len(bold.sides) > 1:
            keys = [free_of_side(key) for key in keys]
        own_keys = leave_out_given(keys, choice, self.language)
        joined = self.join(keys)
        words, speech = sentence.tokens.words, sentence.denials.speech
        content = [place for place in places if place not in speech] or places
        negative = any(sentence.denials.odd[place] for place in content)
        items = part_items(sentence.tokens, self.language)
        taken = settle_taking(self.read(choice), self.question) if self.question.pair else ""
        if taken and not keys:
            own_keys = [self.keys.word_key(words[place]) for place in places]
        return Phrase(
            tuple(own_keys),
            negative,
            joined,
            listed=items[first] != items[last],
            reply=taken or self.reply(sentence, first, last),
            lost=not negative and is_averted(first, last, words, speech, self.language),
        )

    def join(self, keys: Sequence[Key]) -> WordForms | None:
        """Return the one word that those of a choice may be written as, noting it as wanted."""
        words = [key.forms.word for key in keys if isinstance(key, WordKey)]
        formulas = sum(map(is_formula, words))
        if len(words) <= 1 or len(words) < len(keys) or formulas not in (0, len(words)):
            return None
        joined = forms_of("".join(words), self.language)
        self.keys.words[joined.word] = joined
        pairs = {"".join(pair): pair for pair in pairwise(words) if len(words) > len(pair)}
        self.compilation.compounds.update(pairs)
        return joined

    def reply(self, sentence: Sentence, first: int, last: int) -> str:
        """Return which yes or no a choice is that opens its sentence: "**Yes**, it is"; "" for none."""
        reply = read_reply(sentence.tokens, self.language)
        more = reply.size < len(sentence.tokens.words)
        settles = reply.size == last + 1 and not first and (more or not self.question.open)
        return reply.says if settles else ""

    def is_none(self, choice: str) -> bool:
        """Whether a choice is "none", or zero, in figures or in words."""
        words = tokenize(choice, self.language.folding).words
        none = self.language.nones.at(words, 0) if words else None
        zero = len(words) == 1 and (words[0] == "0" or self.language.numbers.cardinals.get(words[0]) == 0)
        return zero or (none is not None and none[0] == len(words))


def is_given(choices: Iterable[Phrase]) -> bool:
    """Whether the question names everything that any of several choices wants."""
    return all(key.given for phrase in choices for key in phrase.keys)
