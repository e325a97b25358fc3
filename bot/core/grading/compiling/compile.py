"""From a card, or from reference answers, to a rubric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.cards import Card, KeyPoint, plain
from bot.core.grading.compiling.bolds import find_bolds
from bot.core.grading.compiling.compiler import Compiler
from bot.core.grading.judging.likeness import ENOUGH
from bot.core.grading.language.language import speak
from bot.core.grading.rubric.lists import list_items
from bot.core.grading.rubric.rubric import Rubric, RubricWrong
from bot.core.grading.rubric.sentence import Sentence


def compile_card(card: Card, language: str) -> Rubric:
    """Return what a card wants, ready to grade any number of answers."""
    compiler = Compiler(card.question, speak(language))
    texts = (text for point in card.points for text in (point.text, *point.alternatives))
    told = [one for text in texts for one in compiler.part(text)]
    if len(card.points) == 1 and not any(map(find_bolds, told)):
        compiler.derived.count(told)
    for point in card.points:
        compiler.bold.surnames.note(point.text, *point.alternatives)
        for text in point.partly:
            compiler.bold.surnames.note(text)
    for given in card.wrong:
        compiler.bold.surnames.note(given.text, *given.alternatives)
    points = tuple(compiler.point(point) for point in card.points)
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
    return compiler.rubric(tuple(compiler.point(KeyPoint(text)) for text in points))
