"""Key points, or bolds, that each tell of one of two things which the question joins: "veins and arteries".

An answer that says of each what belongs to the other one has all the words, and is wrong. Of a sentence with
nothing bold, see `contrast.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.core.grading.judging.two_things import (
    BOTH,
    NEITHER,
    find_joined,
    find_turned,
    part_clauses,
    take_sides,
)
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens, tokenize
from bot.core.grading.matching.match import Answer
from bot.core.grading.rubric.wording import Halves


def halve_points(texts: Sequence[str], asked: Sequence[str], language: Language) -> Halves | None:
    """Return which of some texts, by number, tell of the one and of the other thing that a question joins."""
    stems = [frozenset(language.stems_of(tokenize(text, language.folding).words)) for text in texts]
    heads = find_heads(asked, frozenset().union(*stems), language)
    if heads is None:
        return None
    own = [[side for side in BOTH if heads[side] in said] for said in stems]
    return join_halves(heads, [sides[0] if len(sides) == 1 else NEITHER for sides in own])


def halve_bolds(
    tokens: Tokens, starts: Sequence[int], asked: Sequence[str], language: Language
) -> Halves | None:
    """Return which bolds of a sentence, given where they begin, tell of the one and of the other thing."""
    stems = [language.stemmed(word) for word in tokens.words]
    heads = find_heads(asked, frozenset(stems), language)
    if heads is None:
        return None
    named = [{place for place, stem in enumerate(stems) if stem == head} for head in heads]
    sides = take_sides(part_clauses(tokens, language), named)
    places = [next((at for at, begin in enumerate(tokens.starts) if begin >= start), -1) for start in starts]
    return join_halves(heads, [sides[place] if place >= 0 else NEITHER for place in places])


def find_heads(asked: Sequence[str], said: AbstractSet[str], language: Language) -> tuple[str, str] | None:
    """Return the stems of the two things that "and" joins in a question, of words that the author says."""
    one, other = (next((stem for stem in told if stem in said), "") for told in find_joined(asked, language))
    return (one, other) if one and other else None


def join_halves(heads: tuple[str, str], sides: Sequence[int]) -> Halves | None:
    """Return which of some parts are on which side, if there are any on both."""
    one, other = (frozenset(at for at, own in enumerate(sides) if own == side) for side in BOTH)
    return Halves(heads, (one, other)) if one and other else None


def find_swapped(halves: Halves, said: Mapping[int, Collection[int]], answer: Answer) -> frozenset[int]:
    """Return the parts that an answer says of the wrong one of two things, if it turns them round.

    `said` are the words that affirm each part.
    """
    heads = [{place for place, stem in enumerate(answer.stems) if stem == head} for head in halves.heads]
    if not all(heads):
        return frozenset()
    sides = take_sides(part_clauses(answer.tokens, answer.language), heads)
    named = heads[0] | heads[1]
    parts = [{number: set(said.get(number, ())) - named for number in part} for part in halves.parts]
    return frozenset(find_turned(parts, sides))
