"""What an author wrote, word by word, made to what a rubric wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from bot.core.cards import BOLD, KeyPoint, Tolerance, plain
from bot.core.grading.compiling.bold_acts import find_acts
from bot.core.grading.compiling.bolds import Bold, find_bolds, find_plain_answers
from bot.core.grading.compiling.characters import count_keywords
from bot.core.grading.compiling.surnames import Surnames
from bot.core.grading.compiling.wanted_keys import WantedKeys, leave_out_given
from bot.core.grading.compiling.wanted_number import free_of_about, free_of_side, loosen
from bot.core.grading.denial.losses import is_averted
from bot.core.grading.denial.wish import tells_lack
from bot.core.grading.denial.yes_no import NONE, read_reply
from bot.core.grading.judging.contrast import find_contrast
from bot.core.grading.judging.halves import halve_bolds, halve_points
from bot.core.grading.language.compounds import find_taken_apart
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import chosen_letter, count_words, read_literally, tokenize
from bot.core.grading.matching.occurrence import part_items
from bot.core.grading.relations.amounts import read_amounts
from bot.core.grading.relations.labels import read_labels
from bot.core.grading.relations.roles import read_all_comparisons, read_all_ways
from bot.core.grading.rubric.centuries import by_years
from bot.core.grading.rubric.deriving import (
    COMMON_WEIGHT,
    SHARED,
    Wanted,
    find_asides,
    find_content,
    find_core,
    find_denied,
    find_other_names,
    find_steps,
    find_told,
    is_form,
    is_name,
    is_without,
    leave_out_asides,
    leave_out_beside,
    part_reply,
    require,
    set_first_name_aside,
    weigh,
)
from bot.core.grading.rubric.keys import CharsKey, Key, NumberKey, RangeKey, ValueKey, WordKey
from bot.core.grading.rubric.rubric import Rubric, RubricPoint, RubricWrong
from bot.core.grading.rubric.sentence import Sentence, read_question
from bot.core.grading.rubric.taking import settle_taking
from bot.core.grading.rubric.wording import Group, Outline, Phrase, Wording, group_phrases, let_lead, want_all
from bot.core.grading.words.formulas import Formulas, is_formula, read_wording
from bot.core.grading.words.lexicon import Lexicon
from bot.core.grading.words.words import forms_of

PARTLY = 0.5
LONGEST_WHO = 4  # words
SENTENCES_KEPT = 8  # the bolds of one text are read in the same sentence, but for other choices


class Compiler:
    """Compiles wordings against one question."""

    def __init__(self, question: str, language: Language, chances: int = 1) -> None:
        self.language = language
        self.chances = chances
        self.question = read_question(question, language)
        self.apart = frozenset(self.question.text.split()) - language.stop
        self.read = lru_cache(SENTENCES_KEPT)(
            partial(Sentence, language=language, apart=self.apart, asked=self.question.time)
        )
        self.keys = WantedKeys(language, self.question)
        self.surnames = Surnames(language, self.question)
        self.loose: set[str] = set()
        self.shares: dict[str, float] = {}
        self.core: frozenset[str] = frozenset()
        self.initials: frozenset[str] = frozenset()
        self.longest = 0
        self.compounds: dict[str, tuple[str, str]] = {}
        self.groups: dict[Group, Group] = {}  # one object for what several wordings want alike
        self.phrases: dict[Phrase, Phrase] = {}  # so, too

    def count(self, references: Sequence[str]) -> None:
        """Note the longest reference, and what all have, or how many have each word: then it tells little."""
        references = [set_first_name_aside(text, self.language) for text in references]
        bare = (tokenize(leave_out_asides(text), self.language.folding).words for text in references)
        self.longest = max(map(count_words, bare))
        stems = {text: find_content(text, self.language) for text in references}
        self.core = find_core(stems, self.language)
        if self.core:
            self.initials = frozenset(stem[0] for own in stems.values() for stem in own - self.core)
        else:
            counted = Counter(stem for own in stems.values() for stem in own)
            self.shares = {stem: count / len(stems) for stem, count in counted.items()}

    def rubric(
        self,
        points: tuple[RubricPoint, ...],
        wrong: tuple[RubricWrong, ...] = (),
        enough: int | None = None,
        pass_mark: float | None = None,
        *,
        in_order: bool = False,
    ) -> Rubric:
        """Return the compiled points as a rubric."""
        return Rubric(
            language=self.language,
            question=self.question,
            lexicon=Lexicon(
                self.keys.words.values(),
                self.language,
                frozenset(self.loose),
                self.compounds,
                Formulas((*self.keys.words, *self.apart)),
            ),
            points=points,
            wrong=wrong,
            enough=enough,
            in_order=in_order,
            pass_mark=1.0 if pass_mark is None else pass_mark,
            by_characters=self.keys.by_characters,
            timed=self.keys.timed,
            halves=halve_points([point.text for point in points], self.question.text.split(), self.language),
        )

    def point(self, point: KeyPoint) -> RubricPoint:
        """Return one key point, compiled: the wordings that its author wrote, then those that follow."""
        told = (point.text, *point.alternatives)
        derived = [text for text in told if not BOLD.search(text)]
        names = [
            name for text in derived for name in find_other_names(text, self.question.text, self.language)
        ]
        asides = find_asides(point.text, self.language) if point.text in derived else ()
        years = [text for own in told for text in by_years(own, self.language)]
        surnames = [name for text in derived if (name := set_first_name_aside(text, self.language)) != text]
        full = [self.wording(text, point.within) for text in told]
        more = [self.wording(text, point.within) for text in (*names, *asides, *years, *surnames)]
        more += [compared for text in told if (compared := self.compared(text))]
        if self.question.first and not point.partly:
            full, more = [*map(self.led, full)], [*map(self.led, more)]
        half = (replace(self.wording(text, None), credit=PARTLY) for text in point.partly)
        plainly = (plain(text) for text in find_plain_answers((*told, *names)))
        read = partial(read_wording, language=self.language, apart=self.apart)
        literals = frozenset(read_literally(text, read(text)) for text in plainly)
        return RubricPoint(plain(point.text), (*full, *half, *more), point.weight, point.optional, literals)

    def led(self, wording: Wording) -> Wording:
        """Return a wording, of which the first of two things will do if the question names both."""
        return let_lead(wording) if self.offers(wording) else wording

    def compared(self, text: str) -> Wording | None:
        """Return what a sentence with bold compares, if the question names both sides, as a wording."""
        if not find_bolds(text) or self.question.first:
            return None
        wording = self.derive(plain(text), None)
        both = all(own.named <= self.question.stems and not own.pivot.act for own in wording.comparisons)
        return replace(wording, compares=True) if wording.comparisons and both else None

    def tell_who(self, text: str) -> Sentence | None:
        """Return what a question says that asks who, with a name in the place of its "who"."""
        who, _, rest = self.question.text.strip().partition(" ")
        if who not in self.language.persons or len(text.split()) > LONGEST_WHO:
            return None
        return Sentence(f"{text} {rest}", self.language, apart=self.apart)

    def offers(self, wording: Wording) -> bool:
        """Whether the question itself names each thing that a wording wants."""
        return all(
            any(all(map(self.is_asked, phrase.keys)) for phrase in group.phrases) for group in wording.wanted
        )

    def is_asked(self, key: Key) -> bool:
        """Whether the question says a word, or some characters in a row."""
        if isinstance(key, WordKey):
            return key.forms.stem in self.question.stems
        return isinstance(key, CharsKey) and key.chars in self.question.text.replace(" ", "")

    def wording(self, text: str, within: Tolerance | None) -> Wording:
        """Return one wording: what its bold words want, or what its words suggest."""
        bolds = find_bolds(text)
        if not bolds:
            return self.derive(text.replace("\\*", "*"), within)
        wanted: list[tuple[Phrase, ...]] = []
        starts: list[int] = []
        orders: list[tuple[int, int]] = []
        for bold in bolds:
            in_turn: list[int] = []
            for side, choices in enumerate(bold.sides):
                phrases = [self.phrase(bold, side, choice, within) for choice in choices if choice]
                phrases += self.surnames.among(phrases, choices, bold.around(side))
                if self.question.counts and any(map(self.is_none, choices)):
                    phrases += (self.phrase(bold, side, "0", within), Phrase((), reply=NONE))
                kept = tuple(
                    self.phrases.setdefault(phrase, phrase)
                    for phrase in phrases
                    if phrase.keys or phrase.reply
                )
                if kept:
                    in_turn.append(len(wanted))
                    wanted.append(kept)
                    starts.append(len(bold.before))
            orders.extend(pairwise(in_turn))
        if not wanted:
            return self.derive(plain(text), within)
        ordered = {number for pair in orders for number in pair}
        own = [number for number, group in enumerate(wanted) if number in ordered or not is_given(group)]
        kept_numbers = own or range(len(wanted))
        groups = (group_phrases(wanted[number]) for number in kept_numbers)
        sentence = Sentence(plain(text), self.language, apart=self.apart)
        told = self.tell_who(plain(text))
        acts = [*find_acts(sentence, wanted, self.question.stems)]
        acts += find_acts(told, wanted, self.question.stems) if told else ()
        marked = want_all(
            (self.groups.setdefault(group, group) for group in groups),
            ((kept_numbers.index(first), kept_numbers.index(second)) for first, second in orders),
        )
        compared = self.compared(text)
        at = [starts[number] for number in kept_numbers]
        halves = halve_bolds(sentence.tokens, at, self.question.text.split(), self.language)
        return replace(
            marked, halves=halves, comparisons=(*acts, *(compared.comparisons if compared else ()))
        )

    def phrase(self, bold: Bold, side: int, choice: str, within: Tolerance | None) -> Phrase:
        """Return the keys of one choice of a bold's side, read where it stands in its sentence."""
        before, after = bold.around(side)
        start = len(before)
        counts = self.question.counts or len(choice.split()) == 1  # "ein" is a number, "ein Stern" none
        sentence = self.read(before + choice + after, counts=counts)
        tokens = [
            place
            for place, begin in enumerate(sentence.tokens.starts)
            if start <= begin < start + len(choice)
        ]
        if not tokens:
            return Phrase(())
        keys = list(self.keys.between(sentence, tokens[0], tokens[-1], within))
        bounded = not sentence.bounds.isdisjoint(tokens)
        keys = [free_of_about(key, bold=bounded) for key in keys]
        if len(bold.sides) > 1:
            keys = [free_of_side(key) for key in keys]
        own_keys = leave_out_given(keys, choice, self.language)
        words = [key.forms.word for key in keys if isinstance(key, WordKey)]
        joined = None
        formulas = sum(map(is_formula, words))
        if len(words) > 1 and len(words) == len(keys) and formulas in (0, len(words)):
            joined = forms_of("".join(words), self.language)
        if joined:
            self.keys.words[joined.word] = joined
            self.compounds.update(("".join(pair), pair) for pair in pairwise(words) if len(words) > len(pair))
        content = [place for place in tokens if place not in sentence.denials.speech] or tokens
        negative = any(sentence.denials.odd[place] for place in content)
        items = part_items(sentence.tokens, self.language)
        taken = settle_taking(self.read(choice), self.question) if self.question.pair else ""
        if taken and not keys:
            own_keys = [self.keys.word_key(sentence.tokens.words[place]) for place in tokens]
        reply = read_reply(sentence.tokens, self.language)
        more = reply.size < len(sentence.tokens.words)
        settles = reply.size == tokens[-1] + 1 and not tokens[0] and (more or not self.question.open)
        listed = items[tokens[0]] != items[tokens[-1]]
        said = taken or (reply.says if settles else "")
        speech = sentence.denials.speech
        lost = not negative and is_averted(
            tokens[0], tokens[-1], sentence.tokens.words, speech, self.language
        )
        return Phrase(tuple(own_keys), negative, joined, listed, said, lost=lost)

    def is_none(self, choice: str) -> bool:
        """Whether a choice is "none", or zero, in figures or in words."""
        words = tokenize(choice, self.language.folding).words
        none = self.language.nones.at(words, 0) if words else None
        zero = len(words) == 1 and (words[0] == "0" or self.language.numbers.cardinals.get(words[0]) == 0)
        return zero or (none is not None and none[0] == len(words))

    def derive(self, text: str, within: Tolerance | None) -> Wording:
        """Return the content words of a sentence, rare ones weighing more; what is in brackets is no part."""
        sentence = Sentence(
            leave_out_asides(text),
            self.language,
            counts=self.question.counts,
            apart=self.apart,
            asked=self.question.time,
        )
        wanted, reply = part_reply(self.find_derived(sentence, within), sentence, self.question)
        reply = settle_taking(sentence, self.question) or reply
        for (one, _, at), (other, _, after) in pairwise(wanted.values()):
            if isinstance(one, WordKey) and isinstance(other, WordKey) and after == at + 1:
                pair = (one.forms.word, other.forms.word)
                self.compounds["".join(pair)] = pair
        words, speech = sentence.tokens.words, sentence.denials.speech
        for first, last, compounds in find_taken_apart(words, self.language):
            if words[first] in self.keys.words and words[last] in self.keys.words:
                self.compounds.update(dict.fromkeys(compounds, (words[first], words[last])))
        lacked = self.question.open and tells_lack(words, self.language)
        groups = [
            group_phrases(
                [
                    Phrase(
                        (key,),
                        negative,
                        lacked=lacked and negative,
                        lost=not negative and is_averted(at, at, words, speech, self.language),
                    )
                ]
            )
            for key, negative, at in wanted.values()
        ]
        comparisons = read_all_comparisons(sentence.tokens, sentence.denials.odd, self.language)
        told = self.tell_who(text) if not comparisons else None
        if told:
            found = read_all_comparisons(told.tokens, told.denials.odd, self.language)
            comparisons = tuple(one for one in found if one.pivot.act)
        outline = self.outline([*wanted.values()], sentence, reply)
        orders = find_steps([*wanted.values()], sentence, self.question)
        return Wording(tuple(groups), outline=outline, orders=orders, comparisons=comparisons)

    def find_derived(self, sentence: Sentence, within: Tolerance | None) -> dict[object, Wanted]:
        """Return what a sentence wants, weighed, each thing once: what counts, then words that tell much."""
        last = len(sentence.tokens.words) - 1
        found = list(self.keys.placed(sentence, 0, last, within, apart=True))
        wanted: dict[object, Wanted] = {}
        for key, place in found or self.keys.placed(sentence, 0, last, within):
            identity = (key.forms.stem,) if isinstance(key, WordKey) else key
            wanted.setdefault(identity, (self.weighed(key), sentence.denials.odd[place], place))
        asked = self.question.text.split()
        for place, word in enumerate(sentence.tokens.words):
            if word in self.language.telling and place not in sentence.denials.speech:
                key = replace(self.keys.word_key(word), weight=COMMON_WEIGHT, given=word in asked)
                wanted.setdefault((key.forms.stem,), (key, sentence.denials.odd[place], place))
        return leave_out_beside(wanted, sentence)

    def weighed(self, key: Key) -> Key:
        """Return a derived key with its weight; a number as freely as a sentence means it."""
        if isinstance(key, WordKey):
            word, stem = key.forms.word, key.forms.stem
            if not is_formula(word):
                self.loose.add(word)
            shared = max(0.0, self.shares.get(stem, 0.0) - 1 / self.chances)
            weight = weigh(word, self.language) * (1 - SHARED * shared)
            key = replace(key, weight=weight, given=key.given and is_form(word, self.question.text.split()))
        elif isinstance(key, NumberKey | RangeKey):
            key = loosen(key)
        return free_of_about(key)

    def outline(self, wanted: Sequence[Wanted], sentence: Sentence, reply: str) -> Outline:
        """Return what a sentence is as a whole."""
        tokens, odd = sentence.tokens, sentence.denials.odd
        stems = [self.language.stem(self.language.normal(word)) for word in tokens.words]
        own = count_keywords([key for key, _, _ in wanted if not key.given])
        size = count_words(tokens.words)
        told = find_told([*wanted], sentence, self.question)
        denied = find_denied(wanted, sentence)
        return Outline(
            pairs=frozenset(pairwise(stems)),
            size=size,
            own=own,
            chances=self.chances,
            required=frozenset(require(wanted, own, sentence, self.core)) - told,
            named=is_name(sentence),
            longest=max(self.longest, size),
            explained=self.question.open and self.question.explained,
            letter=chosen_letter(tokens),
            initials=self.initials,
            reply=reply,
            denied=denied,
            without=is_without(wanted, denied, sentence),
            labels=read_labels(tokens, sentence.quantities.values(), self.language),
            bare=bool(wanted) and all(isinstance(key, ValueKey) for key, _, _ in wanted),
            amounts=read_amounts(tokens, odd, self.language),
            contrast=find_contrast([*wanted], sentence, self.question.text.split()),
            ways=read_all_ways(tokens, odd, self.language),
        )


def is_given(choices: Iterable[Phrase]) -> bool:
    """Whether the question names everything that any of several choices wants."""
    return all(key.given for phrase in choices for key in phrase.keys)
