"""The laws of a round: who claims what, what an answer is worth, and what closes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from bot.core.cards import Card, KeyPoint
from bot.core.rounds import (
    BONUS_POINTS,
    CLAIM_POINTS,
    MOST_TRIES,
    Aim,
    Answer,
    Claim,
    Closing,
    Entry,
    Mode,
    Result,
    Round,
    Vote,
    aim_of,
    counts_in,
    result_of,
    says_anything_new,
)

START = datetime(2026, 3, 20, 18, 0, 0, 400_000, tzinfo=UTC)
LENGTH = timedelta(seconds=30)
ANN, BEN, CAT, DAN = 1, 2, 3, 4

ONE_POINT = Aim((0,), 1)
THREE_POINTS = Aim((0, 1, 2), 3)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def answer(number: int, player: int, *hits: int, at: float = 5, score: float = 0.0) -> Answer:
    return Answer(number, player, after(at), hits, score)


def vote(number: int, player: int, at: float = 5) -> Vote:
    return Vote(number, player, after(at))


def a_round(aim: Aim, *entries: Entry, active: tuple[int, ...] = (ANN, BEN)) -> Round:
    return Round(1, 7, aim, START, START + LENGTH, active, entries)


def claimed(aim: Aim, *entries: Entry, active: tuple[int, ...] = (ANN, BEN)) -> Result:
    return result_of(
        Mode.CLAIM, a_round(aim, *entries, active=active), dict.fromkeys((ANN, BEN, CAT, DAN), 0)
    )


def opened(
    *entries: Entry,
    mode: Mode = Mode.SEALED,
    aim: Aim = THREE_POINTS,
    players: tuple[int, ...] = (ANN, BEN),
) -> Result:
    return result_of(mode, a_round(aim, *entries), dict.fromkeys(players, 0))


def test_a_point_belongs_to_the_lowest_id_that_names_it_in_whatever_order_they_arrive() -> None:
    entries = [answer(11, BEN, 0), answer(12, ANN, 0, 1), answer(13, CAT, 1, 2), answer(14, BEN, 2)]
    for arrived in permutations(entries):
        result = claimed(THREE_POINTS, *arrived)
        assert result.claims == {0: Claim(BEN, 11), 1: Claim(ANN, 12), 2: Claim(CAT, 13)}
        assert result.closing is Closing.FOUND


def test_nobody_gains_by_saying_again_what_was_claimed() -> None:
    result = claimed(THREE_POINTS, answer(1, ANN, 0), answer(2, BEN, 0), answer(3, ANN, 0))
    assert result.points == {ANN: CLAIM_POINTS}


def test_all_points_found_earn_a_bonus_for_the_finders_alone() -> None:
    result = claimed(THREE_POINTS, answer(1, ANN, 0, 2), answer(2, CAT), answer(3, BEN, 1))
    assert result.closing is Closing.FOUND
    assert result.points == {ANN: 2 * CLAIM_POINTS + BONUS_POINTS, BEN: CLAIM_POINTS + BONUS_POINTS}


def test_a_round_that_is_not_found_whole_earns_no_bonus() -> None:
    result = claimed(THREE_POINTS, answer(1, ANN, 0), answer(2, BEN, 1))
    assert result.closing is None
    assert result.points == {ANN: CLAIM_POINTS, BEN: CLAIM_POINTS}


def test_a_card_of_one_point_is_a_race_without_a_bonus() -> None:
    result = claimed(ONE_POINT, answer(2, BEN, 0), answer(1, ANN, 0))
    assert result.claims == {0: Claim(ANN, 1)}
    assert result.points == {ANN: CLAIM_POINTS}


def test_wrong_answers_cost_nothing() -> None:
    wrong = [answer(number, ANN) for number in range(1, 9)]
    assert claimed(THREE_POINTS, *wrong).points == {}
    assert claimed(THREE_POINTS, *wrong, answer(9, ANN, 0)).points == {ANN: CLAIM_POINTS}


def test_in_a_race_a_player_has_three_tries() -> None:
    wrong = [answer(number, ANN) for number in range(1, MOST_TRIES)]
    assert claimed(ONE_POINT, *wrong, answer(8, ANN, 0)).claims == {0: Claim(ANN, 8)}
    late = claimed(ONE_POINT, *wrong, answer(7, ANN), answer(8, ANN, 0), answer(9, BEN, 0))
    assert late.claims == {0: Claim(BEN, 9)}


def test_tries_are_counted_in_the_order_of_ids_too() -> None:
    entries = [answer(1, ANN), answer(2, ANN), answer(3, ANN), answer(4, ANN, 0)]
    assert all(not claimed(ONE_POINT, *arrived).claims for arrived in permutations(entries))


def test_where_some_points_are_enough_the_round_is_over_with_them() -> None:
    two_of_three = Aim((0, 1, 2), 2)
    result = claimed(two_of_three, answer(1, ANN, 2), answer(2, BEN, 0), answer(3, CAT, 1))
    assert result.claims == {2: Claim(ANN, 1), 0: Claim(BEN, 2)}
    assert result.closing is Closing.FOUND


def test_an_optional_point_is_worth_a_claim_and_not_waited_for() -> None:
    two_and_an_extra = Aim((0, 1), 2)
    assert claimed(two_and_an_extra, answer(1, ANN, 0, 2)).closing is None
    result = claimed(two_and_an_extra, answer(1, ANN, 0, 2), answer(2, BEN, 1))
    assert result.closing is Closing.FOUND
    assert result.points[ANN] == 2 * CLAIM_POINTS + BONUS_POINTS


def test_a_card_wants_its_points_that_are_not_optional_or_all_if_all_are() -> None:
    must, may = KeyPoint("**a**"), KeyPoint("**b**", optional=True)
    assert aim_of(Card("c", "?", (may, must, must))) == Aim((1, 2), 2)
    assert aim_of(Card("c", "?", (must, must, must), enough=2)) == Aim((0, 1, 2), 2)
    assert aim_of(Card("c", "?", (must, may), enough=2)) == Aim((0,), 1)
    assert aim_of(Card("c", "?", (may, may))) == Aim((0, 1), 2)


def test_the_first_sealed_answer_counts_and_no_other() -> None:
    result = opened(answer(2, ANN, score=1.0), answer(1, ANN, score=0.5), players=(ANN, BEN, CAT))
    assert result.points == {ANN: 15}
    assert result.closing is None


def test_everyone_can_score_the_full_card_under_seal() -> None:
    result = opened(answer(1, ANN, score=1.0), answer(2, BEN, score=1.0))
    assert result.points == {ANN: 3 * CLAIM_POINTS, BEN: 3 * CLAIM_POINTS}
    assert result.closing is Closing.ANSWERED
    assert result.claims == {}


def test_a_wrong_sealed_answer_is_an_answer_and_costs_nothing() -> None:
    result = opened(answer(1, ANN, score=0.0), answer(2, BEN, score=1 / 3))
    assert result.points == {ANN: 0, BEN: CLAIM_POINTS}
    assert result.closing is Closing.ANSWERED


@pytest.mark.parametrize("score", [-0.5, 1.5])
def test_a_score_out_of_bounds_earns_neither_less_than_nothing_nor_more_than_the_card(score: float) -> None:
    assert 0 <= opened(answer(1, ANN, score=score)).points[ANN] <= 3 * CLAIM_POINTS


def test_what_follows_the_last_awaited_answer_does_not_count() -> None:
    result = opened(answer(1, ANN, score=1), answer(2, BEN, score=1), answer(3, CAT, score=1))
    assert CAT not in result.points


@pytest.mark.parametrize(
    ("at", "points"), [(-0.4, 30), (0, 30), (15, 22), (30, 15)], ids=["same second", "0 s", "15 s", "30 s"]
)
def test_speed_is_at_most_half_of_a_timed_answer(at: float, points: int) -> None:
    assert opened(answer(1, ANN, at=at, score=1.0), mode=Mode.TIMED).points == {ANN: points}


def test_speed_does_not_matter_without_time() -> None:
    result = opened(answer(1, ANN, at=1, score=1.0), answer(2, BEN, at=29, score=1.0))
    assert result.points[ANN] == result.points[BEN]


@pytest.mark.parametrize("mode", Mode)
def test_more_than_half_of_the_active_skip_a_question(mode: Mode) -> None:
    active = (ANN, BEN, CAT, DAN)
    two, three = [vote(1, ANN), vote(2, BEN)], [vote(1, ANN), vote(2, BEN), vote(3, CAT)]
    joined = dict.fromkeys(active, 0)
    assert result_of(mode, a_round(THREE_POINTS, *two, active=active), joined).closing is None
    assert result_of(mode, a_round(THREE_POINTS, *three, active=active), joined).closing is Closing.SKIPPED


def test_a_player_votes_once() -> None:
    assert claimed(THREE_POINTS, vote(1, ANN), vote(2, ANN), vote(3, ANN)).closing is None


def test_who_answers_now_is_active_too() -> None:
    votes = [vote(5, ANN), vote(6, BEN)]
    assert claimed(THREE_POINTS, *votes).closing is Closing.SKIPPED
    assert claimed(THREE_POINTS, answer(1, CAT), answer(2, DAN), *votes).closing is None


def test_what_somebody_says_before_they_take_part_is_no_try_and_no_voice() -> None:
    joined = {ANN: 0, BEN: 0, CAT: 7}
    chatter = [answer(4, CAT), answer(5, CAT), answer(6, CAT)]
    result = result_of(Mode.CLAIM, a_round(ONE_POINT, *chatter, answer(7, CAT, 0)), joined)
    assert result.claims == {0: Claim(CAT, 7)}
    skipped = a_round(THREE_POINTS, *chatter, vote(7, ANN), vote(8, BEN), active=(ANN,))
    assert result_of(Mode.CLAIM, skipped, {ANN: 0, BEN: 0}).closing is Closing.SKIPPED
    assert result_of(Mode.CLAIM, skipped, {ANN: 0, BEN: 0, CAT: 4}).closing is Closing.SKIPPED
    joining = a_round(THREE_POINTS, *chatter, vote(7, ANN), active=(ANN,))
    assert result_of(Mode.CLAIM, joining, {ANN: 0}).closing is Closing.SKIPPED
    assert result_of(Mode.CLAIM, joining, {ANN: 0, CAT: 4}).closing is None


def test_seals_wait_for_whoever_was_in_by_then() -> None:
    asked = a_round(THREE_POINTS, answer(2, ANN, score=1.0), answer(5, BEN, score=1.0))
    assert result_of(Mode.SEALED, asked, {ANN: 0, BEN: 0, CAT: 6}).closing is Closing.ANSWERED
    assert result_of(Mode.SEALED, asked, {ANN: 0, BEN: 0, CAT: 4}).closing is None


def test_a_lone_voter_skips_where_nobody_else_is_there() -> None:
    assert claimed(THREE_POINTS, vote(1, ANN), active=()).closing is Closing.SKIPPED


def test_a_skipped_question_keeps_what_was_found_before() -> None:
    entries: list[Entry] = [answer(1, ANN, 0), vote(2, ANN), vote(3, BEN), answer(4, BEN, 1, 2)]
    for arrived in permutations(entries):
        result = claimed(THREE_POINTS, *arrived)
        assert result.closing is Closing.SKIPPED
        assert result.points == {ANN: CLAIM_POINTS}


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (after(-0.4), True),
        (after(-1.4), False),
        (START + LENGTH, True),
        (START + LENGTH + timedelta(microseconds=1), False),
    ],
    ids=["the second it was asked", "the second before", "at the end", "after the end"],
)
def test_an_entry_counts_by_its_date(at: datetime, counts: bool) -> None:  # noqa: FBT001 - a table's column
    assert counts_in(a_round(ONE_POINT), Answer(1, ANN, at, (0,))) is counts


def test_an_entry_counts_once() -> None:
    assert not counts_in(a_round(ONE_POINT, answer(4, ANN)), answer(4, ANN, 0))
    assert not counts_in(a_round(ONE_POINT, answer(4, ANN)), vote(4, ANN))


def test_an_answer_that_says_nothing_new_closes_nothing_but_a_race() -> None:
    assert not says_anything_new(a_round(THREE_POINTS, answer(1, ANN, 0, 2)), answer(2, BEN, 2))
    assert says_anything_new(a_round(THREE_POINTS, answer(1, ANN, 0, 2)), answer(2, BEN, 1, 2))
    assert says_anything_new(a_round(ONE_POINT, answer(1, ANN, 0)), answer(2, BEN, 0))
    assert not says_anything_new(a_round(ONE_POINT), answer(2, BEN))
    assert says_anything_new(a_round(THREE_POINTS), vote(1, ANN))
    assert says_anything_new(a_round(THREE_POINTS, vote(3, BEN)), answer(2, BEN))
