"""The laws of the shuffle: everything once, then again in another order."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import astuple
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import shuffle as shuffle_module
from bot.core.shuffle import EmptyDeckError, Shuffle, advance, begin

pytestmark = pytest.mark.unmeasured

SEEDS = st.integers(-(2**63), 2**63 - 1)
SIZES = st.integers(1, 500)


def deal(place: Shuffle, deck_size: int, count: int, last: int | None = None) -> tuple[list[int], Shuffle]:
    dealt = []
    for _ in range(count):
        last, place = advance(place, deck_size, last)
        place = Shuffle(*astuple(place))  # a restart: the row is all that is left
        dealt.append(last)
    return dealt, place


@given(SEEDS, SIZES)
def test_every_card_comes_once_a_round(seed: int, size: int) -> None:
    place = begin(seed, size)
    last = None
    for number in (1, 2, 3):
        dealt, place = deal(place, size, size, last)
        assert sorted(dealt) == list(range(size))
        assert place.round == number
        assert size == 1 or dealt[0] != last
        last = dealt[-1]


@given(SEEDS, SIZES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=6))
def test_cards_added_in_mid_round_come_in_that_round(
    seed: int, size: int, growth: list[tuple[int, int]]
) -> None:
    place, seen, last = begin(seed, size), list[int](), None
    for answers, added in growth:
        dealt, place = deal(place, size, min(answers, size - len(seen)), last)
        seen += dealt
        last = seen[-1] if seen else None
        size += added
    dealt, place = deal(place, size, size - len(seen), last)
    seen += dealt
    assert sorted(seen) == list(range(size))
    assert place.round == 1
    again, after = advance(place, size, seen[-1])
    assert after.round == 2
    assert size == 1 or again != seen[-1]


@given(SEEDS, st.integers(1, 60), st.data())
def test_retired_cards_are_passed_over(seed: int, size: int, data: st.DataObject) -> None:
    retired = data.draw(st.sets(st.integers(0, size - 1), max_size=size - 1))
    live = set(range(size)) - retired
    place = begin(seed, size)
    last: int | None = None
    for _ in range(3):
        dealt: list[int] = []
        for _ in live:
            before = last
            last, place = advance(place, size, before, retired)
            assert len(live) == 1 or last != before
            dealt.append(last)
        assert sorted(dealt) == sorted(live)


def test_a_deck_with_nothing_left_says_so() -> None:
    with pytest.raises(EmptyDeckError, match="no cards"):
        advance(begin(1, 0), 0)
    with pytest.raises(EmptyDeckError):
        advance(begin(1, 2), 2, retired={0, 1})


def test_a_deck_that_began_empty_may_grow() -> None:
    dealt, place = deal(begin(1, 0), 3, 3)
    assert sorted(dealt) == [0, 1, 2]
    assert place.round == 1


@given(st.integers())
def test_any_integer_is_a_seed_and_the_state_fits_a_signed_64_bit_column(seed: int) -> None:
    _, place = deal(begin(seed, 5), 5, 12)
    assert all(-(2**63) <= number < 2**63 for number in astuple(place))


def test_the_order_differs_between_seeds_and_between_rounds() -> None:
    orders = set()
    for seed in range(50):
        first, place = deal(begin(seed, 40), 40, 40)
        second, _ = deal(place, 40, 40, first[-1])
        orders |= {tuple(first), tuple(second)}
    assert len(orders) == 100


def chi_square(counts: Counter[Any], cells: int) -> float:
    expected = counts.total() / cells
    return sum((counts[cell] - expected) ** 2 for cell in counts) / expected + expected * (
        cells - len(counts)
    )


@pytest.mark.parametrize(("size", "bound"), [(2, 15.0), (7, 27.0), (40, 85.0)])
def test_every_card_is_as_likely_to_come_first_and_last(size: int, bound: float) -> None:
    first: Counter[int] = Counter()
    last: Counter[int] = Counter()
    for seed in range(2_000):
        first[advance(begin(seed, size), size)[0]] += 1
        last[advance(Shuffle(seed, 1, 0, size, size - 1), size)[0]] += 1
    assert chi_square(first, size) < bound
    assert chi_square(last, size) < bound


def test_all_orders_of_four_cards_are_about_as_likely() -> None:
    orders = Counter(tuple(deal(begin(seed, 4), 4, 4)[0]) for seed in range(2_400))
    assert set(orders) == set(permutations(range(4)))
    assert chi_square(orders, 24) < 60


def test_a_card_costs_the_same_in_a_deck_of_ten_and_of_a_million(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = 0

    def counting(*args: Any, **options: Any) -> Any:
        nonlocal hashed
        hashed += 1
        return hashlib.blake2b(*args, **options)

    monkeypatch.setattr(shuffle_module, "blake2b", counting)
    costs = {}
    for size in (10, 1_000, 1_000_000):
        hashed = 0
        for seed in range(20):
            deal(begin(seed, size), size, 10)
        costs[size] = hashed / 200
    assert max(costs.values()) < 1.5 * min(costs.values())
    assert max(costs.values()) < 15
