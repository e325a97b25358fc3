"""What contradicts a sentence: its opposite, less for more, the way back, what it denies."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.readings import SHORT
from bot.core.grading.relations.amounts import contradicts
from bot.core.grading.relations.direction import leads_back
from bot.core.grading.rubric.wording import Outline, Wording

LONG = 6  # words: some reference is a sentence
FEW = 3  # keywords of a short sentence


def affirms_denied(wording: Wording, denied: frozenset[int], answer: Answer) -> bool:
    """Whether an answer affirms something of what a short sentence denies: "two children" where it has none.

    Of a longer one it affirms all of that and denies nothing itself.
    """
    if any(0 in quantity.values for quantity in answer.quantities):
        return False  # "zero children"
    said = (bool(answer.group(wording.wanted[number])) for number in denied)
    if wording.outline.own > FEW:
        return not answer.denials.negators and all(said)
    return any(said)


def leaves_out_denied(outline: Outline, used: AbstractSet[int], answer: Answer) -> bool:
    """Whether an answer has nothing but what a short sentence affirms: "an animal" without "no backbone"."""
    brief = outline.without and outline.own <= FEW
    return brief and not answer.denials.negators and used >= set(answer.fresh)


def names_kind_alone(
    outline: Outline, earned: Sequence[float], used: AbstractSet[int], answer: Answer
) -> bool:
    """Whether an answer has only what stands before the clause that tells a thing: "an animal"."""
    if not outline.kind or len(outline.kind) == len(earned) or answer.denials.negators:
        return False
    said = {number for number, credit in enumerate(earned) if credit}
    return said <= outline.kind and used >= set(answer.fresh)


def is_turned(wording: Wording, answer: Answer, turned: frozenset[str], trend: int) -> bool:
    """Whether an answer leads back, or has an opposite, or less for more, of what is not compared.

    `turned`: the stems of the words that it has the opposite of. `trend`: 1 where its changes
    go together as they should, -1 where they do not.
    """
    outline = wording.outline
    if trend < 0:
        return True
    if not trend and outline.ways and leads_back(outline.ways, answer.ways):
        return True  # "closer to" for "farther from" is no way back
    if outline.alike and answer.unlike:
        return True
    compared = [one.named | one.pivot.quality for one in wording.comparisons if not one.pivot.act]
    if compared:
        return not answer.compares and not turned <= frozenset().union(*compared)
    if trend or answer.comparisons or not outline.amounts:
        return bool(turned)
    return bool(turned) or contradicts(outline.amounts, answer.amounts)


def stands_instead(outline: Outline, answer: Answer) -> bool:
    """Whether the opposite of a word stands in its place, whatever else is said: "first in" for "last in".

    That is asked of a short answer, where the one reference is a few words; a long one tells of more. A
    sentence that has both has a place for each: "reflects green and absorbs red" is not "absorbs green".
    """
    if answer.size > SHORT or not (outline.pairs and answer.opposites) or answer.denials.negators:
        return False
    brief = outline.size < LONG and outline.chances == 1
    told = outline.contrast is not None and outline.contrast.asked
    stems = frozenset().union(*outline.pairs) if not told else frozenset()
    said = answer.pairs - outline.pairs
    against, known = answer.language.opposites, answer.language.comparison
    for one, other in outline.pairs - answer.pairs:
        ahead = {(word, other) for word in against.of(one) if not are_joined(one, word, answer)} & said
        if brief and (ahead or not said.isdisjoint((one, word) for word in against.of(other))):
            return True
        telling = not (one in known.more or one in known.less) and other not in answer.language.stop
        if telling and any(stems.issuperset(pair) for pair in ahead):
            return True
    return False


def are_joined(one: str, other: str, answer: Answer) -> bool:
    """Whether an answer has two words with an "and" between them: "inner and outer core"."""
    orders = ((one, other), (other, one))
    joints = answer.language.denial.ands
    return any({(a, joint), (joint, b)} <= answer.pairs for joint in joints for a, b in orders)
