"""Denials that only say again what the question denies: what penguins can't do is what "they can't" do."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.denial import Denials
from bot.core.grading.language import Language
from bot.core.grading.question import Question
from bot.core.grading.reach import Negator

BE = "was"  # a kind of words
OF_WORDS = frozenset(("forward", "both", "gerund"))  # how far a denial of words reaches


def find_repeated(
    words: Sequence[str], stems: Sequence[str], denials: Denials, question: Question, language: Language
) -> frozenset[Negator]:
    """Return the denials of an answer that its question has, too; none where it asks how, why or yes or no.

    So of "it lacks iron" where the question is what it lacks, and of "Mercury has no moons" or "Mercury does
    not" where it is which planet has none; not of "it is not Mercury".
    """
    if not (question.denies and denials.negators):
        return frozenset()
    again = {
        negator
        for place, over in enumerate(denials.over)
        if over and words[place] not in language.stop and stems[place] in question.denied
        for negator in over
    }
    for one in denials.negators:
        said = range(one.first, one.last + 1)
        by_word = words[one.first] in language.denial.nos or any(
            stems[at] in question.stems and words[at] not in language.stop for at in said
        )
        verb = words[one.first - 1] if one.first and one.first == one.last else words[one.first]
        by_verb = one.reach == "both" and BE not in map(language.grammar.kind, (verb, words[one.first]))
        if by_word or (by_verb and language.grammar.oddness):
            again.add(one)
    opening = denials.negators[0]
    bare = opening.first == 0 and words[0] in language.denial.alone.by_first  # "not Mercury"
    return frozenset(one for one in again if one.reach in OF_WORDS and not (bare and one == opening))
