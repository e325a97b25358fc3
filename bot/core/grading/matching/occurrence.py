"""Where a phrase stands: tokens that say it together, near each other and in one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from bot.core.grading.denial.clauses import joined
from bot.core.grading.denial.reach import Negator
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import Tokens
from bot.core.grading.verdict import How
from bot.core.grading.words.forms import loosest
from bot.core.grading.words.lexicon import Place

PLAIN = frozenset(("", " "))  # gaps that part nothing
REACH = 4  # tokens that may stand between the words of one phrase, beyond the phrase's own length
MOST_PLACES = 64  # of one key: an answer that says it more often is read no further


class Occurrence(NamedTuple):
    """Tokens that together say a phrase, and the negators that turn it into its opposite."""

    places: tuple[Place, ...]
    how: How
    denial: tuple[Negator, ...] = ()
    denied: bool = False
    credit: float = 1.0

    @property
    def first(self) -> int:
        """The first token."""
        return min([place.first for place in self.places])

    @property
    def last(self) -> int:
        """The last token."""
        return max([place.last for place in self.places])

    @property
    def tokens(self) -> set[int]:
        """Every token that says a key."""
        if len(self.places) == 1 and self.places[0].first == self.places[0].last:
            return {self.places[0].first}
        return {token for place in self.places for token in range(place.first, place.last + 1)}


def affirm(places: tuple[Place, ...]) -> Occurrence:
    """Return tokens that say a phrase, and that nothing denies."""
    if len(places) == 1:
        return Occurrence(places, places[0].how, credit=places[0].credit)
    how = loosest([place.how for place in places])
    return Occurrence(places, how, credit=min([place.credit for place in places]))


def affirm_word(place: int) -> Occurrence:
    """Return a token that says something by itself, and that nothing denies."""
    return affirm((Place(place, place, How.EXACT),))


def close_together(
    alternatives: list[list[Place]], items: Sequence[int], sentences: Sequence[int], most: int
) -> Iterable[tuple[Place, ...]]:
    """Yield for at `most` places of the rarest key the nearest of the others, if near and in its sentence.

    What stands in the same item of a list is nearer than what stands in another.
    """
    alternatives = [places[:MOST_PLACES] for places in alternatives]
    rarest = min(alternatives, key=len, default=[])
    window = 2 * len(alternatives) + REACH
    for anchor in rarest[:most]:
        chosen = []
        for places in alternatives:
            near = anchor if places is rarest else nearest(anchor, places, items)
            near = near or nearest(anchor, places, sentences)
            if near is None:
                break
            chosen.append(near)
        else:
            if max([place.last for place in chosen]) - min([place.first for place in chosen]) < window:
                yield tuple(chosen)


def nearest(anchor: Place, places: list[Place], stretches: Sequence[int]) -> Place | None:
    """Return the place in the anchor's stretch that begins nearest to its beginning, the earlier of two."""
    at = bisect_left(places, anchor.first, key=itemgetter(0))
    around = [*places[max(0, at - 1) : at], *places[at : at + 1]]
    own = [place for place in around if stretches[place.first] == stretches[anchor.first]]
    return min(own, key=lambda place: abs(place.first - anchor.first), default=None)


def part_items(tokens: Tokens, language: Language) -> tuple[int, ...]:
    """Return the number of the item of a list that each word stands in: "and", "or" and marks part items."""
    ands, ors = language.denial.ands, language.ors.by_first
    if (
        PLAIN.issuperset(tokens.gaps)
        and ands.isdisjoint(tokens.words)
        and ors.keys().isdisjoint(tokens.words)
    ):
        return (0,) * len(tokens.words)
    opened = (
        word in ands or word in ors or not joined(gap)
        for word, gap in zip(tokens.words, tokens.gaps, strict=False)
    )
    return tuple(accumulate(opened))


def is_lent(places: Sequence[Place], items: Sequence[int], said: Mapping[int, Sequence[int]]) -> bool:
    """Whether a phrase takes its words from several items that each say another in its stead.

    `said`: the words of each item that the question does not say. So "left atrium" of "right atrium, left
    ventricle", where each item is as long as the phrase and has its words at their places, or all the other
    way round; not of "left and right atrium", "the military rebelled and a coup followed".
    """
    if any(len(said.get(items[place.first], ())) > len(places) for place in places):
        return False
    taken = [place.first for place in places]
    lenders = [
        sorted({*said.get(item, ()), *(place for place in taken if items[place] == item)})
        for item in {items[place] for place in taken}
    ]
    return any(
        all(
            len(lender) == len(order)
            and all(own == other or own not in lender for own, other in zip(order, lender, strict=True))
            for lender in lenders
        )
        for order in (taken, taken[::-1])
    )
