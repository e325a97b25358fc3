"""Where a phrase stands: tokens that say it together, near each other and in one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from bot.core.grading.lexicon import Place
from bot.core.grading.reach import Negator
from bot.core.grading.verdict import How
from bot.core.grading.words import loosest

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


def close_together(
    alternatives: list[list[Place]], sentences: Sequence[int], most: int
) -> Iterable[tuple[Place, ...]]:
    """Yield for at `most` places of the rarest key the nearest of the others, if near and in its sentence."""
    alternatives = [places[:MOST_PLACES] for places in alternatives]
    rarest = min(alternatives, key=len, default=[])
    if not rarest:
        return
    window = 2 * len(alternatives) + REACH
    for anchor in rarest[:most]:
        chosen = tuple([anchor if places is rarest else nearest(anchor, places) for places in alternatives])
        first, last = min([place.first for place in chosen]), max([place.last for place in chosen])
        if last - first < window and sentences[first] == sentences[last]:
            yield chosen


def nearest(anchor: Place, places: list[Place]) -> Place:
    """Return the place that begins nearest to another's beginning, the earlier of two."""
    at = bisect_left(places, anchor.first, key=itemgetter(0))
    if at in (0, len(places)):
        return places[min(at, len(places) - 1)]
    before, after = places[at - 1], places[at]
    return before if abs(anchor.first - before.first) <= abs(after.first - anchor.first) else after
