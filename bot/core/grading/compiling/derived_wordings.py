"""Wordings of sentences with nothing bold: their content words, and what they are as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.cards import Tolerance
from bot.core.grading.compiling.characters import count_keywords
from bot.core.grading.compiling.common_words import NO_POINTS
from bot.core.grading.compiling.compilation import Compilation
from bot.core.grading.compiling.wanted_number import free_of_about, loosen
from bot.core.grading.denial.losses import is_averted, tells_lack
from bot.core.grading.denial.yes_no import read_reply
from bot.core.grading.judging.contrast import find_contrast
from bot.core.grading.language.compounds import find_taken_apart
from bot.core.grading.language.text import chosen_letter, count_words, tokenize
from bot.core.grading.relations.amounts import read_amounts, says_alike
from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.relations.deeds import read_deeds
from bot.core.grading.relations.trends import read_trends
from bot.core.grading.relations.unspaced_roles import read_all_ways
from bot.core.grading.rubric.asides import leave_out_asides
from bot.core.grading.rubric.deriving import (
    COMMON_WEIGHT,
    SHARED,
    deny_others,
    find_denied,
    find_form,
    find_heads,
    find_kind,
    find_telling,
    find_told,
    is_form,
    is_without,
    leave_out_beside,
    part_reply,
    require,
    require_enough,
    require_told,
    spells,
    weigh,
)
from bot.core.grading.rubric.keys import Key, NumberKey, RangeKey, ValueKey, Wanted, WordKey
from bot.core.grading.rubric.lists import find_counted, find_steps
from bot.core.grading.rubric.reference_names import (
    find_content,
    find_core,
    find_enough,
    find_initials,
    is_name,
    set_first_names_aside,
)
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.taking import settle_taking
from bot.core.grading.rubric.wording import Outline, Phrase, Wording, group_phrases
from bot.core.grading.words.formulas import is_formula


class DerivedWordings:
    """Compiles sentences with nothing bold; there are `chances` of them that an answer may match."""

    def __init__(self, compilation: Compilation) -> None:
        self.compilation = compilation
        self.language = compilation.language
        self.question = compilation.question
        self.keys = compilation.keys
        self.chances = 1
        self.shares: dict[str, float] = {}
        self.core: frozenset[str] = frozenset()
        self.initials: frozenset[str] = frozenset()
        self.enough: frozenset[str] = frozenset()
        self.points = NO_POINTS
        self.longest = 0

    def count(self, references: Sequence[str], chances: int = 1) -> None:
        """Note how many an answer may match, the longest, and what all have.

        Else, how many have each word: what many have tells little.
        """
        self.chances = chances
        references = [set_first_names_aside(text, self.language, who=False) for text in references]
        bare = (tokenize(leave_out_asides(text), self.language.folding).words for text in references)
        self.longest = max(map(count_words, bare))
        stems = {text: find_content(text, self.language) for text in references}
        self.core = find_core(stems, self.language)
        self.enough = find_enough(stems.values())
        if self.core:
            self.initials = find_initials(stems, self.core, self.language)
        else:
            counted = Counter(stem for own in stems.values() for stem in own)
            self.shares = {stem: count / len(stems) for stem, count in counted.items()}

    def derive(self, text: str, within: Tolerance | None) -> Wording:
        """Return the content words of a sentence, rare ones weighing more; what is in brackets is no part."""
        sentence = Sentence(
            leave_out_asides(text),
            self.language,
            counts=self.question.counts,
            apart=self.compilation.apart,
            asked=self.question.time,
        )
        found = self.points.give(self.find_derived(sentence, within))
        wanted, reply = part_reply(found, sentence, self.question)
        reply = settle_taking(sentence, self.question) or reply
        self.note_compounds([*wanted.values()], sentence)
        words, speech = sentence.tokens.words, sentence.denials.speech
        heads = find_heads([*wanted.values()], sentence)
        others = deny_others(sentence)
        lacked = self.question.open and tells_lack(words, self.language)
        groups = [
            group_phrases(
                [
                    Phrase(
                        (key,),
                        negative,
                        lacked=lacked and negative,
                        lost=not negative and is_averted(at, at, words, speech, self.language),
                        head=number in heads,
                        others=negative and not others.isdisjoint(sentence.denials.over[at]),
                    )
                ]
            )
            for number, (key, negative, at) in enumerate(wanted.values())
        ]
        comparisons = self.compare(text, sentence)
        return Wording(
            tuple(groups),
            outline=self.outline([*wanted.values()], sentence, reply, compares=bool(comparisons)),
            orders=find_steps([*wanted.values()], sentence, self.question),
            comparisons=comparisons,
            deeds=read_deeds(sentence.tokens, sentence.denials.odd, self.language),
        )

    def note_compounds(self, wanted: Sequence[Wanted], sentence: Sentence) -> None:
        """Note which neighbours, or words joined by an "of", may be written as one word."""
        for (one, _, at), (other, _, after) in pairwise(wanted):
            if isinstance(one, WordKey) and isinstance(other, WordKey) and after == at + 1:
                pair = (one.forms.word, other.forms.word)
                self.compilation.compounds["".join(pair)] = pair
        words = sentence.tokens.words
        for first, last, compounds in find_taken_apart(words, self.language):
            if words[first] in self.keys.words and words[last] in self.keys.words:
                self.compilation.compounds.update(dict.fromkeys(compounds, (words[first], words[last])))

    def compare(self, text: str, sentence: Sentence) -> tuple[Comparison, ...]:
        """Return what a sentence compares; of a bare name, what it does to what the question names."""
        told = self.compilation.tell_who(text) if not sentence.comparisons else None
        return tuple(one for one in told.comparisons if one.pivot.act) if told else sentence.comparisons

    def find_derived(self, sentence: Sentence, within: Tolerance | None) -> dict[object, Wanted]:
        """Return what a sentence wants, weighed, each thing once: what counts, then words that tell much."""
        last = len(sentence.tokens.words) - 1
        known = sentence.labels.names_of(self.question.stems) if self.question.open else frozenset()
        found = list(self.keys.placed(sentence, 0, last, within, apart=True))
        wanted: dict[object, Wanted] = {}
        for key, place in found or self.keys.placed(sentence, 0, last, within):
            identity = (key.forms.stem,) if isinstance(key, WordKey) else key
            weighed = self.weighed(key)
            if isinstance(weighed, NumberKey) and str(weighed.values[0]) in known:
                weighed = replace(weighed, given=True)  # "those terminals" are 1, 2 and 3
            wanted.setdefault(identity, (weighed, sentence.denials.odd[place], place))
        for place, word in enumerate(sentence.tokens.words):
            if word in self.language.telling and place not in sentence.denials.speech:
                self.compilation.loose.add(word)
                key = replace(
                    self.keys.word_key(word), weight=COMMON_WEIGHT, given=word in self.compilation.asked
                )
                wanted.setdefault((key.forms.stem,), (key, sentence.denials.odd[place], place))
        return leave_out_beside(wanted, sentence)

    def weighed(self, key: Key) -> Key:
        """Return a derived key with its weight; a number as freely as a sentence means it."""
        if isinstance(key, WordKey):
            word, stem = key.forms.word, key.forms.stem
            if not is_formula(word):
                self.compilation.loose.add(word)
            shared = max(0.0, self.shares.get(stem, 0.0) - 1 / self.chances)
            weight = weigh(word, self.language) * (1 - SHARED * shared)
            key = replace(key, weight=weight, given=key.given and is_form(word, self.compilation.asked))
        elif isinstance(key, NumberKey | RangeKey):
            key = loosen(key)
        return free_of_about(key)

    def outline(self, wanted: Sequence[Wanted], sentence: Sentence, reply: str, *, compares: bool) -> Outline:
        """Return what a sentence is as a whole."""
        tokens, odd = sentence.tokens, sentence.denials.odd
        stems = [self.language.stemmed(word) for word in tokens.words]
        common = self.points.find(wanted, self.question.stems)
        own = count_keywords([key for key, _, _ in wanted if not key.given])
        size = count_words(tokens.words)
        told = find_told([*wanted], sentence, self.question)
        required = (
            frozenset(number for number, (key, _, _) in enumerate(wanted) if not key.given)
            if spells(sentence, self.question)
            else frozenset(require(wanted, own + len(common), sentence, self.core))
        )
        denied = find_denied(wanted, sentence)
        return Outline(
            pairs=frozenset(pairwise(stems)),
            size=size,
            own=own,
            chances=self.chances,
            required=required - told | require_told(wanted, own, sentence, self.question),
            common=common,
            form=find_form(wanted, self.question, self.language),
            counted=(
                *find_counted(wanted, sentence, self.question),
                *require_enough(wanted, self.enough),
                *self.points.tell_apart(wanted),
            ),
            named=is_name(sentence),
            longest=max(self.longest, size),
            explained=self.question.open and self.question.explained,
            letter=chosen_letter(tokens),
            initials=self.initials,
            reply=reply,
            opening=reply or read_reply(tokens, self.language).says,
            denied=denied,
            alone=frozenset(
                number
                for number, (_, _, place) in enumerate(wanted)
                if place and tokens.words[place - 1] in self.language.denial.merely
            ),
            kind=find_kind(wanted, sentence, self.question),
            without=is_without(wanted, denied, sentence),
            labels=sentence.labels,
            telling=find_telling(wanted, own, sentence),
            bare=bool(wanted) and all(isinstance(key, ValueKey) for key, _, _ in wanted),
            amounts=read_amounts(tokens, odd, self.language),
            trends=read_trends(tokens, odd, self.language, tied=True),
            contrast=find_contrast([*wanted], sentence, self.compilation.asked),
            ways=read_all_ways(tokens, odd, self.language),
            alike=not compares and says_alike(tokens, odd, self.language),
        )
