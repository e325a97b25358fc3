"""From a card, or from reference answers, to a rubric: what is wanted of what is written, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.core.cards import BOLD, Card, KeyPoint, Tolerance, plain
from bot.core.grading.compiling.bold_wordings import BoldWordings
from bot.core.grading.compiling.bolds import find_bolds, find_plain_answers
from bot.core.grading.compiling.common_words import NO_POINTS, bold_name, find_common
from bot.core.grading.compiling.compilation import Compilation
from bot.core.grading.compiling.derived_wordings import DerivedWordings
from bot.core.grading.judging.halves import halve_points
from bot.core.grading.judging.likeness import ENOUGH
from bot.core.grading.language.language import Language, speak
from bot.core.grading.language.text import read_literally
from bot.core.grading.rubric.alternatives import part_alternatives
from bot.core.grading.rubric.asides import find_asides
from bot.core.grading.rubric.centuries import by_years
from bot.core.grading.rubric.keys import CharsKey, Key, WordKey
from bot.core.grading.rubric.lists import list_items
from bot.core.grading.rubric.notation import read_note
from bot.core.grading.rubric.reference_names import find_names_listed, set_first_names_aside
from bot.core.grading.rubric.rubric import Rubric, RubricPoint, RubricWrong
from bot.core.grading.rubric.sentence import Sentence
from bot.core.grading.rubric.wording import Wording, let_lead
from bot.core.grading.words.formulas import Formulas, read_wording
from bot.core.grading.words.lexicon import Lexicon

PARTLY = 0.5


def compile_card(card: Card, language: str) -> Rubric:
    """Return what a card wants, ready to grade any number of answers."""
    compiler = Compiler(card.question, speak(language))
    told = [
        [one for text in (point.text, *point.alternatives) for one in compiler.part(text)]
        for point in card.points
    ]
    if len(told) == 1 and not any(map(find_bolds, told[0])):
        compiler.derived.count(told[0])
    for point in card.points:
        compiler.bold.surnames.note(point.text, *point.alternatives)
        for text in point.partly:
            compiler.bold.surnames.note(text)
    for given in card.wrong:
        compiler.bold.surnames.note(given.text, *given.alternatives)
    compiler.derived.points = find_common(told, compiler.language)
    points = tuple(compiler.point(point) for point in card.points)
    compiler.derived.points = NO_POINTS
    wrong = tuple(
        RubricWrong(
            plain(given.text),
            tuple(compiler.wording(text, None) for text in (given.text, *given.alternatives)),
            given.feedback,
        )
        for given in card.wrong
    )
    rubric = compiler.rubric(points, wrong, card.enough, card.pass_mark, in_order=card.in_order)
    return replace(rubric, explanation=card.explanation)


def compile_references(question: str, references: Sequence[str], language: str) -> Rubric:
    """Return what reference answers want, of which an answer need only come close to one."""
    compiler = Compiler(question, speak(language))
    references = [one for text in references for one in compiler.part(text)]
    compiler.derived.count(references, len(references))
    points = tuple(compiler.point(KeyPoint(reference)) for reference in references)
    rubric = compiler.rubric(points, enough=1, pass_mark=ENOUGH)
    items = sum(not list_items(Sentence(reference, rubric.language)) for reference in references)
    several = rubric.question.several if items > rubric.question.several else 0
    return replace(rubric, by_closeness=True, several=several)


def compile_points(question: str, points: Sequence[str], language: str) -> Rubric:
    """Return a rubric that wants all the points; text without bold gets its keywords derived."""
    compiler = Compiler(question, speak(language))
    compiler.derived.points = find_common([compiler.part(text) for text in points], compiler.language)
    return compiler.rubric(tuple(compiler.point(KeyPoint(text)) for text in points))


class Compiler:
    """Compiles the points of one card, or the references to one question."""

    def __init__(self, question: str, language: Language) -> None:
        self.language = language
        self.compilation = Compilation(question, language)
        self.question = self.compilation.question
        self.bold = BoldWordings(self.compilation)
        self.derived = DerivedWordings(self.compilation)

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
        keys = self.compilation.keys
        return Rubric(
            language=self.language,
            question=self.question,
            lexicon=Lexicon(
                keys.words.values(),
                self.language,
                frozenset(self.compilation.loose),
                self.compilation.compounds,
                Formulas((*keys.words, *self.compilation.apart)),
            ),
            points=points,
            wrong=wrong,
            enough=enough,
            in_order=in_order,
            pass_mark=1.0 if pass_mark is None else pass_mark,
            by_characters=keys.by_characters,
            timed=keys.timed,
            halves=halve_points([point.text for point in points], self.compilation.asked, self.language),
        )

    def point(self, point: KeyPoint) -> RubricPoint:
        """Return one key point, compiled: the wordings that its author wrote, then those that follow."""
        written = (point.text, *point.alternatives)
        told = tuple(one for text in written for one in self.part(text))
        derived = [text for text in told if not BOLD.search(text)]
        names = [
            name for text in derived for name in find_names_listed(text, self.question.text, self.language)
        ]
        asides = (
            ()
            if BOLD.search(point.text)
            else find_asides(read_note(point.text, self.language), self.language)
        )
        years = [text for own in told for text in by_years(own, self.language)]
        who = self.question.asks_who
        aside = {text: set_first_names_aside(text, self.language, who=who) for text in derived}
        common = self.derived.points
        surnames = [
            name for text, name in aside.items() if name != text and common.tells(name, self.language)
        ]
        full = [self.wording(text, point.within) for text in told]
        more = [self.wording(text, point.within) for text in (*names, *years, *surnames)]
        more += filter(says_new, (self.wording(text, point.within) for text in asides))
        more += [self.compared(text) for text, own in zip(told, full, strict=True) if compares(own)]
        if self.question.first and not point.partly:
            full, more = [*map(self.led, full)], [*map(self.led, more)]
        half = (replace(self.wording(text, None), credit=PARTLY) for text in point.partly)
        plainly = (plain(text) for text in find_plain_answers((*written, *told, *names)))
        read = partial(read_wording, language=self.language, apart=self.compilation.apart)
        literals = frozenset(read_literally(text, read(text)) for text in plainly)
        return RubricPoint(plain(point.text), (*full, *half, *more), point.weight, point.optional, literals)

    def part(self, text: str) -> list[str]:
        """Return the answers that a text with nothing bold notes side by side."""
        return [text] if BOLD.search(text) else part_alternatives(text, self.question, self.language)

    def led(self, wording: Wording) -> Wording:
        """Return a wording, of which the first of two things will do if the question names both."""
        return let_lead(wording) if self.offers(wording) else wording

    def compared(self, text: str) -> Wording:
        """Return a wording that any comparison with the same sense says."""
        return replace(self.derived.derive(plain(text), None), compares=True)

    def wording(self, text: str, within: Tolerance | None) -> Wording:
        """Return one wording: what its bold words want, or what its words suggest."""
        asked = self.question.stems
        bolds = (
            find_bolds(text)
            or self.derived.points.bold(text, asked, self.language)
            or bold_name(text, asked, self.language)
        )
        marked = self.bold.wording(text, bolds, within) if bolds else None
        return marked or self.derived.derive(plain(text) if bolds else text.replace("\\*", "*"), within)

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


def says_new(wording: Wording) -> bool:
    """Whether a wording wants anything that the question does not say."""
    return any(not key.given for group in wording.wanted for phrase in group.phrases for key in phrase.keys)


def compares(wording: Wording) -> bool:
    """Whether the bold words of a wording stand in a comparison of what the question names."""
    return not wording.derived and any(not one.pivot.act for one in wording.comparisons)
