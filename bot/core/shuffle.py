"""Which card of a deck comes next: at random, and none again before all the others have come.

A learner's place in a deck is five small numbers, however large the deck. A round runs through segments:
the deck as it was when the round began, then whatever was added since. The order within a segment is a
keyed permutation, computed and never stored: a Feistel network over a grid just larger than the segment,
which is asked again while it lands outside the segment (cycle walking).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import isqrt

from bot.errors import VivaError

FEISTEL_ROUNDS = 8
WORD_BYTES = 8


class EmptyDeckError(VivaError):
    """The deck has no card left to ask."""

    def __init__(self) -> None:
        super().__init__("This deck has no cards at the moment. Please pick another one.")


@dataclass(frozen=True, slots=True)
class Shuffle:
    """A learner's place in a deck: `position` cards of the segment [start, start + size) have been dealt.

    `seed` fits a signed 64-bit column. `round` counts from 1.
    """

    seed: int
    round: int
    start: int
    size: int
    position: int


def begin(seed: int, deck_size: int) -> Shuffle:
    """Return the place before the first card of a deck with ordinals 0 to `deck_size` - 1.

    Any integer serves as `seed`; its lowest 64 bits count.
    """
    word = (seed % 2 ** (8 * WORD_BYTES)).to_bytes(WORD_BYTES, "little")
    return Shuffle(_signed(word), round=1, start=0, size=deck_size, position=0)


def advance(
    shuffle: Shuffle,
    deck_size: int,
    last: int | None = None,
    retired: AbstractSet[int] = frozenset(),
) -> tuple[int, Shuffle]:
    """Return the ordinal of the next card and the place after it.

    `deck_size` is the number of ordinals ever given out, `retired` those of them (0 to `deck_size` - 1)
    that are no longer asked, `last` the card shown just before: it never opens a new round unless it is
    the only one. To pass over a card seen another way in this round, call again with the place returned.
    Raises `EmptyDeckError` when no card is left.
    """
    live = deck_size - len(retired)
    if live < 1:
        raise EmptyDeckError
    place = shuffle
    while (dealt := _deal_within_round(place, deck_size)) is not None:
        ordinal, place = dealt
        if ordinal < deck_size and ordinal not in retired:
            return ordinal, place
    return _open_round(place, deck_size, last if live > 1 else None, retired)


def _deal_within_round(shuffle: Shuffle, deck_size: int) -> tuple[int, Shuffle] | None:
    """Deal from the segment or, once it is used up, from the cards added since; `None`: the round is over."""
    place = shuffle
    if place.position >= place.size:
        end = place.start + place.size
        if end >= deck_size:
            return None
        place = replace(place, start=end, size=deck_size - end, position=0)
    return _ordinal_at(place), replace(place, position=place.position + 1)


def _open_round(
    shuffle: Shuffle, deck_size: int, last: int | None, retired: AbstractSet[int]
) -> tuple[int, Shuffle]:
    """Deal the first card of the next round, drawing another order while that card is `last`."""
    seed = shuffle.seed
    while True:
        seed = _signed(blake2b(_bytes(seed), digest_size=WORD_BYTES, person=b"next round").digest())
        place = Shuffle(seed, shuffle.round + 1, start=0, size=deck_size, position=0)
        while True:
            ordinal = _ordinal_at(place)
            place = replace(place, position=place.position + 1)
            if ordinal not in retired:
                break
        if ordinal != last:
            return ordinal, place


def _ordinal_at(place: Shuffle) -> int:
    """Return the ordinal at `place.position` in the segment's order."""
    key = b"".join(map(_bytes, (place.seed, place.round, place.start, place.size)))
    rows = isqrt(place.size - 1) + 1
    columns = -(-place.size // rows)
    cell = place.position
    while True:
        cell = _permute(cell, rows, columns, key)
        if cell < place.size:
            return place.start + cell


def _permute(cell: int, rows: int, columns: int, key: bytes) -> int:
    """Map the cells 0 to `rows` * `columns` - 1 one to one onto themselves, as `key` says."""
    row, column = divmod(cell, columns)
    for step in range(FEISTEL_ROUNDS):
        if step % 2:
            column = (column + _noise(key, step, row)) % columns
        else:
            row = (row + _noise(key, step, column)) % rows
    return row * columns + column


def _noise(key: bytes, step: int, value: int) -> int:
    digest = blake2b(_bytes(value), digest_size=WORD_BYTES, key=key, person=bytes([step])).digest()
    return int.from_bytes(digest, "little")


def _bytes(number: int) -> bytes:
    return number.to_bytes(WORD_BYTES, "little", signed=True)


def _signed(word: bytes) -> int:
    return int.from_bytes(word, "little", signed=True)
