"""Denials that only say again what the question denies: what penguins can't do is what "they can't" do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.core.grading.denial.denial import Denials
from bot.core.grading.denial.reach import Negator
from bot.core.grading.language.grammar import WORD
from bot.core.grading.language.language import Language
from bot.core.grading.rubric.question import Question

BE = "was"  # a kind of words
VERBS = frozenset(("have", "do", "will", "would"))  # kinds that "not" stands behind
OF_WORDS = frozenset(("forward", "both", "gerund"))  # how far a denial of words reaches


def find_repeated(
    words: Sequence[str],
    stems: Sequence[str],
    denials: Denials,
    question: Question,
    language: Language,
    wanted: Collection[str],
) -> frozenset[Negator]:
    """Return the denials of an answer that its question has, too; none where it asks how, why or yes or no.

    So of "it lacks iron" where the question is what it lacks, and of "Mercury has no moons" or "Mercury does
    not" where it is which planet has none; not of "it is not Mercury", nor of the `wanted` stems alone: "not
    the vice president" where a president can no longer serve.
    """
    if not (question.denies and denials.negators):
        return frozenset()
    denied = question.denied.difference(wanted)
    again = {
        negator
        for place, over in enumerate(denials.over)
        if over and words[place] not in language.stop and stems[place] in denied
        for negator in over
    }
    for one in denials.negators:
        said = range(one.first, one.last + 1)
        by_word = words[one.first] in language.denial.nos or any(
            stems[at] in question.stems and words[at] not in language.stop for at in said
        )
        if by_word or (
            one.reach == "both" and language.grammar.oddness and denies_verb(one, words, language)
        ):
            again.add(one)
    opening = denials.negators[0]
    bare = opening.first == 0 and words[0] in language.denial.alone.by_first  # "not Mercury"
    return frozenset(one for one in again if one.reach in OF_WORDS and not (bare and one == opening))


def denies_verb(negator: Negator, words: Sequence[str], language: Language) -> bool:
    """Whether a denial is of a verb other than "to be": "can't", "can certainly not"; not "certainly not"."""
    kind, denial = language.grammar.kind, language.denial
    place = negator.first
    if place == negator.last and words[place] in denial.verb_not:
        while place > 1 and words[place - 1] in denial.auxiliaries and kind(words[place - 1]) == WORD:
            place -= 1
        return place > 0 and kind(words[place - 1]) in VERBS
    before = words[place - 1] if place and place == negator.last else words[place]
    return BE not in (kind(before), kind(words[place]))
