"""Answers of which nothing counts, or half: they echo the question, or are in no order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.scramble import credit_order, misorders
from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.rubric import Rubric
from bot.core.grading.verdict import How, Note, NoteKind

MUCH = 0.6  # of the question's words


def find_void(hits: Sequence[Finding], answer: Answer, rubric: Rubric) -> tuple[Note | None, float]:
    """Return why nothing in an answer counts, or only half, and which share of it does.

    It echoes the question, or its words are in no order.
    """
    if is_echo(hits, answer, rubric):
        if hits and misorders(answer, rubric):  # the question has the right words, too
            return Note(NoteKind.SCRAMBLED), 0.0
        text = answer.tokens.text.strip()
        return Note(NoteKind.ECHOED_QUESTION, (text,) if text else ()), 0.0
    share = credit_order(answer, rubric) if hits else 1.0
    return (Note(NoteKind.SCRAMBLED) if share < 1 else None), share


def is_echo(hits: Sequence[Finding], answer: Answer, rubric: Rubric) -> bool:
    """Whether an answer only repeats the question's words; to deny, choose, compare or order says more."""
    language = rubric.language
    asked = rubric.question
    said = (place for hit in hits for one in hit.occurrences for place in one.places)
    if not all(is_asked(place.first, place.last, answer, asked.text) for place in said):
        return False
    either = language.ors.may_open(answer.words) and any(
        language.ors.at(answer.words, place) for place in range(len(answer.words))
    )
    if not either and any(hit.in_order for hit in hits):
        return False
    content = [place for place, word in enumerate(answer.words) if word not in language.stop]
    if not content or not all(answer.asked(place) for place in content):
        return False
    own = {language.stemmed(answer.words[place]) for place in content}
    undecided = any(side <= own for side in asked.sides) and not answer.compares
    if (undecided and either) or asked.text in f" {' '.join(answer.words)} ":
        return True
    ordered = rubric.in_order and len(hits) > 1  # the question may well list what is to be put in order
    by_value = any(hit.by_value for hit in hits)  # XIV is no answer to "What is XIV?"
    little = rubric.by_closeness and not by_value and len(own) < MUCH * len(asked.stems)
    denies = answer.denials.negators and (asked.choices or any(hit.by_denial for hit in hits))
    if ordered or denies or little or answer.compares or has_own_form(hits, answer, rubric):
        return False
    return undecided or not own & asked.choices


def is_asked(first: int, last: int, answer: Answer, text: str) -> bool:
    """Whether the text of the question has each token between two, or all in one run: 四分之一."""
    run = range(first, last + 1)
    return all(map(answer.asked, run)) or f" {' '.join(answer.words[at] for at in run)} " in text


def has_own_form(hits: Sequence[Finding], answer: Answer, rubric: Rubric) -> bool:
    """Whether a wanted word is said as its author has it, and the question has it in another form."""
    places = (place for hit in hits for one in hit.occurrences for place in one.places)
    text = rubric.question.text
    return any(place.how is How.EXACT and f" {answer.words[place.first]} " not in text for place in places)
