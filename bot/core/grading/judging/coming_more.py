"""Which of two things is more, as the question asks, by an answer that compares: "oil is less dense"."""

from __future__ import annotations

from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.siding import find_side
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import affirm
from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.rubric.keys import stems_of
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.lexicon import Place


def settle_more(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording that names one of the two earns of an answer that compares; nothing for others.

    To "Which is denser, oil or water?" the answer "oil is lighter" says "water", "oil is denser than water"
    does not. Where the wording wants more than that, only the latter is settled.
    """
    asked = answer.question
    if not (asked.more and asked.pair) or asked.open or wording.orders or wording.comparisons:
        return None
    phrases = [phrase for group in wording.wanted for phrase in group.phrases]
    stems = stems_of(key for phrase in phrases for key in phrase.keys)
    if len(stems.intersection(asked.pair)) != 1 or any(phrase.negative for phrase in phrases):
        return None
    named = frozenset(asked.pair)
    comparison = Comparison(asked.more, 0, 0, named & stems, named - stems, asked.stems, "")
    side = find_side((comparison,), answer)
    places = [place for place in answer.content if answer.stems[place] in named]
    said = tuple(affirm((Place(place, place, How.EXACT),)) for place in places)
    if side > 0 and said and stems <= asked.stems | asked.more.quality:
        return Finding(Status.HIT, said, wording.credit, affirmed=said, closeness=1.0)
    if side < 0 and any(answer.stems[place] in stems for place in places):
        return Finding(Status.MISSED, said, turned=NoteKind.REVERSED)
    return None
