"""The game of a battle, from its first question on: what each step does, and what changes nothing."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from bot.core import battles
from bot.core.battles import Asking, Ending, Over, Rules
from bot.core.rounds import BONUS_POINTS, CLAIM_POINTS, Aim, Claim, Closing, Entry, Mode, Round
from bot.core.scores import player_scores, team_scores
from tests.core.games import (
    ANN,
    BEN,
    CAT,
    DAN,
    FOUND_BOTH,
    ONE_POINT,
    START,
    TWO_POINTS,
    a_lobby,
    after,
    answer,
    ask_next,
    asked_at_start,
    let_time_pass,
    pause,
    standing_round,
    take,
    vote,
)


def test_a_question_stands_for_the_seconds_of_the_rules() -> None:
    battle = asked_at_start(ANN, BEN, rules=Rules(seconds=20))
    assert standing_round(battle) == Round(1, 100, TWO_POINTS, START, after(20), (ANN, BEN))
    assert battles.due_at(battle) == after(20)


def test_no_second_question_comes_while_one_stands() -> None:
    battle = asked_at_start(ANN)
    assert battles.ask(battle, 101, ONE_POINT, after(60)) == battle


def test_rounds_begin_twelve_seconds_apart_and_six_after_the_answer() -> None:
    quick = take(asked_at_start(ANN, aim=ONE_POINT), answer(1, ANN, 0, at=1))
    assert battles.due_at(quick) == after(12)
    slow = take(asked_at_start(ANN, aim=ONE_POINT), answer(1, ANN, 0, at=20))
    assert battles.due_at(slow) == after(26)


def test_the_next_question_does_not_come_before_the_pause_is_over() -> None:
    battle = take(asked_at_start(ANN, aim=ONE_POINT), answer(1, ANN, 0))
    assert battles.ask(battle, 101, ONE_POINT, after(11.9)) == battle
    assert standing_round(battles.ask(battle, 101, ONE_POINT, after(12))).number == 2


def test_a_round_found_whole_is_over_and_goes_into_the_score_once() -> None:
    battle = take(asked_at_start(ANN, BEN), answer(1, ANN, 0, 1))
    assert pause(battle).closing is Closing.FOUND
    assert player_scores(battle) == {ANN: FOUND_BOTH, BEN: 0}
    assert player_scores(ask_next(battle)) == {ANN: FOUND_BOTH, BEN: 0}


def test_who_is_not_in_the_battle_scores_nothing() -> None:
    battle = take(asked_at_start(ANN), answer(1, DAN, 0), vote(2, DAN))
    assert isinstance(battle.phase, Asking)
    assert player_scores(battle) == {ANN: 0}
    assert battles.end(battle, Ending.STOPPED).took_part == ()


def test_chatter_keeps_no_battle_going_and_makes_nobody_active() -> None:
    battle = let_time_pass(take(asked_at_start(ANN), answer(1, DAN)))
    battle = let_time_pass(ask_next(battle))
    battle = ask_next(battle)
    assert standing_round(battle).active == ()
    assert battles.ending_of(let_time_pass(battle)) is Ending.DESERTED


def test_what_brings_somebody_in_late_lets_count_what_they_said_after_it() -> None:
    battle = take(asked_at_start(ANN), answer(5, DAN), vote(6, DAN), vote(7, ANN))
    assert pause(battle).closing is Closing.SKIPPED  # of the one who takes part
    battle = take(asked_at_start(ANN, BEN), vote(6, DAN), vote(7, ANN))
    battle = take(battles.join(battle, DAN, update_id=5), answer(5, DAN))
    assert pause(battle).closing is Closing.SKIPPED


def test_the_earliest_of_several_joinings_counts() -> None:
    battle = battles.join(asked_at_start(ANN), DAN, update_id=8)
    assert battles.join(battle, DAN, update_id=9) == battle
    assert battles.join(battle, DAN, update_id=4).players[-1].joined == 4


def test_a_late_joiner_plays_from_the_question_that_stands() -> None:
    battle = battles.join(asked_at_start(ANN), BEN, update_id=1)
    battle = take(battle, answer(1, BEN, 0))
    assert battles.present_result(battle).claims == {0: Claim(BEN, 1)}


@pytest.mark.parametrize(
    "entry", [answer(1, ANN, 0, 1, at=-2), answer(1, ANN, 0, 1, at=30.1), vote(1, ANN, at=31)]
)
def test_an_entry_before_or_after_its_question_changes_nothing(entry: Entry) -> None:
    battle = asked_at_start(ANN)
    assert battles.take(battle, entry, after(29)) == battle


def test_an_entry_that_comes_twice_counts_once() -> None:
    battle = take(asked_at_start(ANN), answer(1, ANN, 0))
    assert take(battle, answer(1, ANN, 0)) == battle


def test_an_answer_dated_in_time_counts_though_it_is_read_late() -> None:
    battle = battles.take(asked_at_start(ANN), answer(1, ANN, 0, 1, at=30), after(30.8))
    assert pause(battle).closing is Closing.FOUND


def test_a_lower_id_in_the_pause_takes_the_claim() -> None:
    battle = take(asked_at_start(ANN, BEN), answer(5, ANN, 0, 1), answer(4, BEN, 1))
    assert battles.present_result(battle).claims == {0: Claim(ANN, 5), 1: Claim(BEN, 4)}
    assert player_scores(battle) == {ANN: CLAIM_POINTS + BONUS_POINTS, BEN: CLAIM_POINTS + BONUS_POINTS}
    assert pause(battle).next_at == after(12)


def test_a_higher_id_in_the_pause_takes_nothing() -> None:
    battle = take(asked_at_start(ANN, BEN, aim=ONE_POINT), answer(5, ANN, 0), answer(6, BEN, 0))
    assert player_scores(battle) == {ANN: CLAIM_POINTS, BEN: 0}


def test_a_lower_id_in_the_pause_changes_why_the_round_closed() -> None:
    battle = take(asked_at_start(ANN, BEN, aim=ONE_POINT), vote(5, ANN), vote(6, BEN))
    assert pause(battle).closing is Closing.SKIPPED
    battle = take(battle, answer(4, BEN, 0))
    assert pause(battle).closing is Closing.FOUND
    assert player_scores(battle)[BEN] == CLAIM_POINTS


def test_the_last_entry_says_why_a_round_closed_that_an_earlier_one_has_opened_again() -> None:
    battle = take(battles.join(asked_at_start(ANN, BEN), DAN, update_id=4), vote(1, ANN), vote(4, DAN))
    assert pause(battle).closing is Closing.SKIPPED
    battle = take(
        battles.join(battle, CAT, update_id=2), answer(2, CAT, 0)
    )  # four take part: two votes pass none
    assert pause(take(battle, answer(6, ANN, 1))).closing is Closing.FOUND


def test_after_time_no_entry_counts() -> None:
    battle = let_time_pass(asked_at_start(ANN))
    assert pause(battle).closing is Closing.TIME
    assert take(battle, answer(1, ANN, 0)) == battle


def test_the_order_of_arrival_changes_neither_claims_nor_why_it_closed() -> None:
    entries: list[Entry] = [answer(1, CAT), answer(2, BEN, 1), vote(3, ANN), answer(4, ANN, 0), vote(5, CAT)]
    ends = set()
    for arrived in permutations(entries):
        battle = take(asked_at_start(ANN, BEN, CAT), *arrived)
        claims = battles.present_result(battle).claims
        assert claims == {1: Claim(BEN, 2), 0: Claim(ANN, 4)}
        ends.add((pause(battle).closing, tuple(player_scores(battle).items())))
    assert len(ends) == 1


def test_time_is_called_at_its_time_and_once() -> None:
    battle = asked_at_start(ANN)
    assert battles.call_time(battle, after(29.9)) == battle
    closed = battles.call_time(battle, after(30.5))
    assert pause(closed).next_at == after(36.5)
    assert battles.call_time(closed, after(31)) == closed


def test_a_sealed_round_is_over_when_everyone_has_answered() -> None:
    battle = take(asked_at_start(ANN, BEN, rules=Rules(mode=Mode.SEALED)), answer(1, ANN, score=1.0))
    assert battles.due_at(battle) == after(30)
    battle = take(battle, answer(2, BEN, score=0.5))
    assert pause(battle).closing is Closing.ANSWERED
    assert player_scores(battle) == {ANN: 20, BEN: 10}


def test_a_sealed_round_waits_for_who_joins_while_it_stands() -> None:
    battle = take(asked_at_start(ANN, BEN, rules=Rules(mode=Mode.SEALED)), answer(1, ANN, score=1.0))
    battle = take(battles.join(battle, CAT), answer(2, BEN, score=1.0))
    assert pause(take(battle, answer(3, CAT, score=1.0))).closing is Closing.ANSWERED
    assert isinstance(battle.phase, Asking)


def test_who_joins_when_the_seals_are_open_cannot_copy_them() -> None:
    battle = asked_at_start(ANN, BEN, rules=Rules(mode=Mode.SEALED))
    battle = take(battle, answer(1, ANN, score=1.0), answer(2, BEN, score=1.0))
    battle = take(battles.join(battle, CAT, update_id=3), answer(3, CAT, score=1.0, at=8))
    assert player_scores(battle) == {ANN: 20, BEN: 20, CAT: 0}
    battle = take(ask_next(battle), answer(4, ANN, at=13), answer(5, BEN, at=13))
    assert isinstance(battle.phase, Asking)
    assert pause(take(battle, answer(6, CAT, at=13))).closing is Closing.ANSWERED


def test_only_who_took_part_in_the_round_before_is_asked_about_skipping() -> None:
    battle = take(asked_at_start(ANN, BEN, CAT), answer(1, BEN), vote(2, CAT))
    battle = ask_next(let_time_pass(battle))
    assert standing_round(battle).active == (BEN, CAT)
    assert pause(take(battle, vote(3, BEN, at=40), vote(4, CAT, at=40))).closing is Closing.SKIPPED


def test_more_time_is_more_time_to_answer() -> None:
    battle = battles.extend(asked_at_start(ANN), timedelta(seconds=9))
    assert battles.due_at(battle) == after(39)
    assert battles.call_time(battle, after(38)) == battle
    assert pause(take(battle, answer(1, ANN, 0, 1, at=39))).closing is Closing.FOUND


def test_only_an_open_round_gets_more_time() -> None:
    for battle in (a_lobby(ANN), let_time_pass(asked_at_start(ANN))):
        assert battles.extend(battle, timedelta(seconds=9)) == battle


def test_a_teams_score_is_the_mean_of_its_members() -> None:
    battle = a_lobby(ANN, rules=Rules(teams=3))
    for player in (BEN, CAT, DAN):
        battle = battles.join(battle, player, 2)
    battle = battles.ask(battle, 100, Aim((0, 1, 2), 3), START)
    battle = take(battle, answer(1, ANN, 0), answer(2, BEN, 1), answer(3, CAT, 2))
    assert team_scores(battle) == {1: 15.0, 2: 10.0}, "nobody is in the third"


def test_without_teams_there_are_no_team_scores() -> None:
    assert team_scores(asked_at_start(ANN)) == {}


def test_the_last_round_of_the_plan_is_the_last() -> None:
    battle = asked_at_start(ANN, aim=ONE_POINT, rules=Rules(rounds=2))
    battle = take(battle, answer(1, ANN, 0))
    assert battles.ending_of(battle) is None
    battle = take(ask_next(battle, ONE_POINT), answer(2, ANN, 0, at=15))
    assert battles.ending_of(battle) is Ending.PLAYED
    assert ask_next(battle) == battle


def test_three_silent_rounds_end_a_battle() -> None:
    battle = let_time_pass(asked_at_start(ANN))
    for _ in range(2):
        assert battles.ending_of(battle) is None
        battle = let_time_pass(ask_next(battle))
    assert battles.ending_of(battle) is Ending.DESERTED


@pytest.mark.parametrize("entry", [answer(1, ANN, at=50), vote(1, ANN, at=50)])
def test_a_round_in_which_someone_answers_or_votes_is_not_silent(entry: Entry) -> None:
    battle = take(ask_next(let_time_pass(asked_at_start(ANN))), entry)
    if isinstance(battle.phase, Asking):
        battle = let_time_pass(battle)
    for _ in range(2):
        battle = let_time_pass(ask_next(battle))
        assert battles.ending_of(battle) is None
    assert battles.ending_of(let_time_pass(ask_next(battle))) is Ending.DESERTED


def test_a_battle_stopped_in_a_round_counts_what_was_found() -> None:
    battle = battles.end(take(asked_at_start(ANN, BEN), answer(1, BEN, 1)), Ending.STOPPED)
    assert battle.phase == Over(Ending.STOPPED)
    assert player_scores(battle) == {ANN: 0, BEN: CLAIM_POINTS}
    assert battle.took_part == (BEN,)


def test_a_battle_ended_in_a_pause_counts_its_round_once() -> None:
    battle = battles.end(take(asked_at_start(ANN), answer(1, ANN, 0, 1)), Ending.PLAYED)
    assert player_scores(battle) == {ANN: FOUND_BOTH}


def test_over_is_final() -> None:
    over = battles.end(asked_at_start(ANN), Ending.MUTED)
    assert battles.due_at(over) is None
    assert battles.ending_of(over) is None
    for after_it in (
        battles.join(over, BEN),
        battles.ask(over, 101, ONE_POINT, after(99)),
        take(over, answer(1, ANN, 0)),
        battles.call_time(over, after(99)),
        battles.end(over, Ending.PLAYED),
    ):
        assert after_it == over


def test_a_race_is_won_by_who_has_tries_left_though_the_point_was_named() -> None:
    battle = asked_at_start(ANN, BEN, aim=ONE_POINT)
    battle = take(battle, *[answer(number, ANN) for number in (1, 2, 3)], answer(4, ANN, 0))
    assert isinstance(battle.phase, Asking)
    battle = take(battle, answer(5, BEN, 0))
    assert player_scores(battle) == {ANN: 0, BEN: CLAIM_POINTS}
    assert pause(battle).closing is Closing.FOUND
