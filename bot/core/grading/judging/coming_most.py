"""What a question asks for the most of, by an answer that compares: "Saturn is larger than Jupiter"."""

from __future__ import annotations

from bot.core.grading.judging.finding import Finding
from bot.core.grading.language.language import Language
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import affirm
from bot.core.grading.relations.comparison import Comparison, bases, compare_qualities
from bot.core.grading.rubric.keys import stems_of
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.lexicon import Place


def settle_most(wording: Wording, answer: Answer) -> Finding | None:
    """Return a miss where an answer says that something else is more than what the wording names.

    A hit where it denies that: "no metal is denser than osmium". Nothing for others: "Jupiter is larger than
    Saturn" is right by its words.
    """
    if not answer.question.utmost or wording.comparisons or not answer.compares:
        return None
    quality = find_utmost(answer.question.text.split(), answer.language)
    stems = stems_of(key for group in wording.wanted for phrase in group.phrases for key in phrase.keys)
    sides = [(one, *find_sides(one, quality, answer.language)) for one in answer.comparisons]
    right = [one for one, more, _ in sides if more & stems]
    named = [place for place in answer.content if answer.stems[place] in stems]
    said = tuple(affirm((Place(place, place, How.EXACT),)) for place in named)
    if not right and any(more and less & stems for _, more, less in sides):
        return Finding(Status.MISSED, said, turned=NoteKind.REVERSED)
    if len(sides) == len(right) == 1 and right[0].pivot.denied and len(wording.wanted) == 1:
        return Finding(Status.HIT, said, wording.credit, affirmed=said, closeness=1.0, in_order=True)
    return None


def find_utmost(asked: list[str], language: Language) -> frozenset[str]:
    """Return the stems that the adjective may have of which a question has the superlative: "largest"."""
    known = language.comparison
    found: set[str] = set()
    for word in asked:
        ending = next((end for end in known.utmost_endings if word.endswith(end)), "")
        if ending:
            bare = word.removesuffix(ending)
            found.update(*(bases(bare + comparative, language) for comparative in known.endings))
    return frozenset(found)


def find_sides(
    said: Comparison, quality: frozenset[str], language: Language
) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is said to have more of a quality than the other, and the other; nothing if it isn't."""
    sense = compare_qualities(quality, said.pivot.quality, language) * (-1 if said.pivot.less else 1)
    nothing: frozenset[str] = frozenset()
    both = {0: (nothing, nothing), 1: (said.left, said.right), -1: (said.right, said.left)}
    return both[sense]
