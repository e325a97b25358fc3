"""Which of several things comes first, or is more, or most: "the army after the party", "oil is lighter"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.grading.judging.finding import Finding
from bot.core.grading.judging.order import comes_first, find_rank
from bot.core.grading.judging.side_taken import find_side
from bot.core.grading.language.language import Language
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence, affirm_word
from bot.core.grading.numbers.quantity import Kind
from bot.core.grading.relations.comparison import Comparison, bases, compare_qualities
from bot.core.grading.rubric.keys import stems_of
from bot.core.grading.rubric.wording import Group, Wording
from bot.core.grading.verdict import NoteKind, Status

NOTHING: frozenset[str] = frozenset()


def settle_which(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording earns of an answer that compares what the question does; nothing for others."""
    return settle_first(wording, answer) or settle_more(wording, answer) or settle_most(wording, answer)


def settle_first(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording that names one of the two earns of an answer that names both; nothing for others.

    An answer that names the other one alone, as the later, has said it. What is denied, or dated, is read
    elsewhere.
    """
    asked = answer.question
    if not (asked.first and asked.pair) or asked.open or answer.denials.negators:
        return None
    if answer.dates or any(one.kind is not Kind.ORDINAL for one in answer.quantities):
        return None
    stems = stems_wanted(wording.wanted[:1] if wording.orders else wording.wanted)
    if len(stems.intersection(asked.pair)) != 1:
        return None
    own, other = (
        find_said({side}, answer) for side in sorted(asked.pair, key=lambda side: side not in stems)
    )
    if own and other:
        right = None if wording.orders else comes_first(own, other, answer)
    else:
        later = any(find_rank(one.last, len(answer.words), answer) > 1 for one in own or other)
        right = bool(other) if later else None
    if right is None:
        return None
    if not right:
        return Finding(Status.MISSED, (*own, *other), turned=NoteKind.OUT_OF_ORDER)
    return count(wording, own or other, (*own, *other), in_order=True)


def settle_more(wording: Wording, answer: Answer) -> Finding | None:
    """Return what a wording that names one of the two earns of an answer that compares; nothing for others.

    To "Which is denser, oil or water?" the answer "oil is lighter" says "water", "oil is denser than water"
    does not. Where the wording wants more than that, only the latter is settled.
    """
    asked = answer.question
    if not (asked.more and asked.pair) or asked.open or wording.orders or wording.comparisons:
        return None
    stems, named = stems_wanted(wording.wanted), frozenset(asked.pair)
    if len(stems & named) != 1 or wording.negative:
        return None
    comparison = Comparison(asked.more, 0, 0, named & stems, named - stems, asked.stems, "")
    side = find_side((comparison,), answer)
    said = find_said(named, answer)
    if side > 0 and said and stems <= asked.stems | asked.more.quality:
        return count(wording, said, said)
    if side < 0 and find_said(stems & named, answer):
        return Finding(Status.MISSED, said, turned=NoteKind.REVERSED)
    return None


def settle_most(wording: Wording, answer: Answer) -> Finding | None:
    """Return a miss where an answer says that something else is more than what the wording names.

    A hit where it denies that: "no metal is denser than osmium". Nothing for others: "Jupiter is larger than
    Saturn" is right by its words.
    """
    if not answer.question.utmost or wording.comparisons or not answer.compares:
        return None
    quality = find_utmost(answer.question.text.split(), answer.language)
    stems = stems_wanted(wording.wanted)
    sides = [(one, *find_sides(one, quality, answer.language)) for one in answer.comparisons]
    right = [one for one, more, _ in sides if more & stems]
    said = find_said(stems, answer)
    if not right and any(more and less & stems for _, more, less in sides):
        return Finding(Status.MISSED, said, turned=NoteKind.REVERSED)
    if len(sides) == len(right) == 1 and right[0].pivot.denied and len(wording.wanted) == 1:
        return count(wording, said, said, in_order=True)
    return None


def stems_wanted(groups: Iterable[Group]) -> frozenset[str]:
    """Return the stems of all words that are wanted."""
    return stems_of(key for group in groups for phrase in group.phrases for key in phrase.keys)


def find_said(stems: frozenset[str] | set[str], answer: Answer) -> tuple[Occurrence, ...]:
    """Return where an answer says one of some words."""
    return tuple(affirm_word(place) for place in answer.content if answer.stems[place] in stems)


def count(
    wording: Wording, shown: tuple[Occurrence, ...], said: tuple[Occurrence, ...], *, in_order: bool = False
) -> Finding:
    """Return what a wording earns of an answer that says which it is."""
    return Finding(Status.HIT, shown, wording.credit, affirmed=said, closeness=1.0, in_order=in_order)


def find_utmost(asked: Iterable[str], language: Language) -> frozenset[str]:
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
    return {0: (NOTHING, NOTHING), 1: (said.left, said.right), -1: (said.right, said.left)}[sense]
