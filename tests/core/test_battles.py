"""The game of a battle, from the lobby to the podium: what each step does, and what changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from bot.core import battles, lobby
from bot.core.battles import Asking, Battle, Ending, Lobby, Over, Pausing, Player, Rules
from bot.core.feats import Feat, Lacking
from bot.core.rounds import BONUS_POINTS, CLAIM_POINTS, Aim, Answer, Claim, Closing, Entry, Mode, Round, Vote

START = datetime(2026, 3, 20, 18, 0, tzinfo=UTC)
ANN, BEN, CAT, DAN = 1, 2, 3, 4
ONE_POINT = Aim((0,), 1)
TWO_POINTS = Aim((0, 1), 2)
FOUND_BOTH = CLAIM_POINTS * 2 + BONUS_POINTS


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def a_lobby(*players: int, rules: Rules | None = None) -> Battle:
    battle = lobby.open_lobby(rules or Rules(), players[0], START)
    for player in players[1:]:
        battle = battles.join(battle, player)
    return battle


def asked_at_start(*players: int, aim: Aim = TWO_POINTS, rules: Rules | None = None) -> Battle:
    return battles.ask(a_lobby(*players, rules=rules), 100, aim, START)


def take(battle: Battle, *entries: Entry) -> Battle:
    for entry in entries:
        battle = battles.take(battle, entry, entry.at)
    return battle


def answer(number: int, player: int, *hits: int, at: float = 5, score: float = 0.0) -> Answer:
    return Answer(number, player, after(at), hits, score)


def vote(number: int, player: int, at: float = 5) -> Vote:
    return Vote(number, player, after(at))


def standing_round(battle: Battle) -> Round:
    assert isinstance(battle.phase, Asking)
    return battle.phase.asked


def pause(battle: Battle) -> Pausing:
    assert isinstance(battle.phase, Pausing)
    return battle.phase


def lobby_of(battle: Battle) -> Lobby:
    assert isinstance(battle.phase, Lobby)
    return battle.phase


def ask_next(battle: Battle, aim: Aim = TWO_POINTS, card_id: int = 101) -> Battle:
    return battles.ask(battle, card_id, aim, pause(battle).next_at)


def let_time_pass(battle: Battle) -> Battle:
    return battles.call_time(battle, standing_round(battle).due_at)


def test_who_opens_a_lobby_takes_part() -> None:
    assert a_lobby(ANN, BEN).players == (Player(ANN), Player(BEN))


def test_joining_twice_changes_nothing() -> None:
    battle = a_lobby(ANN, BEN)
    assert battles.join(battle, BEN) == battle


def test_one_can_leave_the_lobby_and_no_later_phase() -> None:
    assert lobby.leave(a_lobby(ANN, BEN), ANN).players == (Player(BEN),)
    battle = asked_at_start(ANN, BEN)
    assert lobby.leave(battle, BEN) == battle


def test_a_lobby_that_nobody_starts_expires() -> None:
    battle = a_lobby(ANN)
    assert battles.due_at(battle) == START + battles.LOBBY_LASTS
    assert battles.ending_of(battle) is Ending.EXPIRED


def test_a_lobby_is_shown_at_most_every_three_seconds_and_news_are_not_forgotten() -> None:
    battle, now = lobby.show_lobby(a_lobby(ANN, BEN), after(1))
    assert not now
    assert lobby_of(battle).stale
    assert battles.due_at(battle) == after(3)
    battle, now = lobby.show_lobby(battle, after(3))
    assert now
    assert lobby_of(battle) == Lobby(START + battles.LOBBY_LASTS, after(3))


def test_a_tap_shows_the_lobby_at_once() -> None:
    battle, now = lobby.show_lobby(a_lobby(ANN), after(1), at_once=True)
    assert now
    assert lobby_of(battle).shown_at == after(1)


def test_news_do_not_keep_a_lobby_open() -> None:
    battle = a_lobby(ANN)
    end = lobby_of(battle).expires_at
    battle = replace(battle, phase=Lobby(end, end - timedelta(seconds=1), stale=True))
    assert battles.due_at(battle) == end


def test_there_is_no_lobby_to_show_in_a_game() -> None:
    battle = asked_at_start(ANN)
    assert lobby.show_lobby(battle, after(9), at_once=True) == (battle, False)


def test_who_joins_comes_into_the_smallest_team_or_the_one_they_chose() -> None:
    battle = a_lobby(ANN, BEN, CAT, rules=Rules(teams=2))
    assert [one.team for one in battle.players] == [1, 2, 1]
    assert battles.join(battle, DAN).players[-1].team == 2
    assert battles.join(battle, DAN, 1).players[-1].team == 1


def test_teams_are_changed_in_the_lobby_only() -> None:
    battle = a_lobby(ANN, BEN, rules=Rules(teams=2))
    assert battles.join(battle, ANN, 2).players == (Player(ANN, 2), Player(BEN, 2))
    playing = battles.ask(battle, 100, ONE_POINT, START)
    assert battles.join(playing, ANN, 2) == playing


@pytest.mark.parametrize("team", [-1, 3])
def test_there_is_no_joining_a_team_that_is_not(team: int) -> None:
    battle = a_lobby(ANN, rules=Rules(teams=2))
    assert battles.join(battle, BEN, team) == battle


def test_balancing_deals_the_players_out_in_turn() -> None:
    battle = a_lobby(ANN, BEN, CAT, DAN, rules=Rules(teams=2))
    for player in (ANN, BEN, CAT, DAN):
        battle = battles.join(battle, player, 1)
    assert [one.team for one in lobby.balance(battle).players] == [1, 2, 1, 2]
    playing = battles.ask(battle, 100, ONE_POINT, START)
    assert lobby.balance(playing) == playing


def test_another_number_of_teams_deals_them_anew() -> None:
    battle = a_lobby(ANN, BEN, CAT, DAN)
    battle = lobby.change_rules(battle, Rules(teams=3))
    assert [one.team for one in battle.players] == [1, 2, 3, 1]
    battle = battles.join(battle, DAN, 3)
    battle = lobby.change_rules(battle, Rules(teams=3, rounds=5))
    assert [one.team for one in battle.players] == [1, 2, 3, 3]
    battle = lobby.change_rules(battle, Rules())
    assert [one.team for one in battle.players] == [0, 0, 0, 0]


def test_rules_hold_from_the_first_question_on() -> None:
    battle = asked_at_start(ANN)
    assert lobby.change_rules(battle, Rules(rounds=20)) == battle


def test_an_options_button_goes_round() -> None:
    assert battles.next_of(battles.ROUNDS, 5) == 10
    assert battles.next_of(battles.ROUNDS, 20) == 5
    assert battles.next_of(battles.ROUNDS, 7) == 5


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
    assert battles.scores(battle) == {ANN: FOUND_BOTH, BEN: 0}
    assert battles.scores(ask_next(battle)) == {ANN: FOUND_BOTH, BEN: 0}


def test_who_is_not_in_the_battle_scores_nothing() -> None:
    battle = asked_at_start(ANN)
    assert take(battle, answer(1, DAN, 0, 1), vote(2, DAN)) == battle


def test_a_late_joiner_plays_from_the_question_that_stands() -> None:
    battle = battles.join(asked_at_start(ANN), BEN)
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
    assert battles.scores(battle) == {ANN: CLAIM_POINTS + BONUS_POINTS, BEN: CLAIM_POINTS + BONUS_POINTS}
    assert pause(battle).next_at == after(12)


def test_a_higher_id_in_the_pause_takes_nothing() -> None:
    battle = take(asked_at_start(ANN, BEN, aim=ONE_POINT), answer(5, ANN, 0), answer(6, BEN, 0))
    assert battles.scores(battle) == {ANN: CLAIM_POINTS, BEN: 0}


def test_a_lower_id_in_the_pause_changes_why_the_round_closed() -> None:
    battle = take(asked_at_start(ANN, BEN, aim=ONE_POINT), vote(5, ANN), vote(6, BEN))
    assert pause(battle).closing is Closing.SKIPPED
    battle = take(battle, answer(4, BEN, 0))
    assert pause(battle).closing is Closing.FOUND
    assert battles.scores(battle)[BEN] == CLAIM_POINTS


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
        ends.add((pause(battle).closing, tuple(battles.scores(battle).items())))
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
    assert battles.scores(battle) == {ANN: 20, BEN: 10}


def test_a_sealed_round_waits_for_who_joins_while_it_stands() -> None:
    battle = take(asked_at_start(ANN, BEN, rules=Rules(mode=Mode.SEALED)), answer(1, ANN, score=1.0))
    battle = take(battles.join(battle, CAT), answer(2, BEN, score=1.0))
    assert pause(take(battle, answer(3, CAT, score=1.0))).closing is Closing.ANSWERED
    assert isinstance(battle.phase, Asking)


def test_who_joins_when_the_seals_are_open_cannot_copy_them() -> None:
    battle = asked_at_start(ANN, BEN, rules=Rules(mode=Mode.SEALED))
    battle = take(battle, answer(1, ANN, score=1.0), answer(2, BEN, score=1.0))
    battle = take(battles.join(battle, CAT), answer(3, CAT, score=1.0, at=8))
    assert battles.scores(battle) == {ANN: 20, BEN: 20, CAT: 0}
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
    assert battles.team_scores(battle) == {1: 15.0, 2: 10.0, 3: 0.0}


def test_without_teams_there_are_no_team_scores() -> None:
    assert battles.team_scores(asked_at_start(ANN)) == {}


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
    assert battles.scores(battle) == {ANN: 0, BEN: CLAIM_POINTS}
    assert battle.took_part == (BEN,)


def test_a_battle_ended_in_a_pause_counts_its_round_once() -> None:
    battle = battles.end(take(asked_at_start(ANN), answer(1, ANN, 0, 1)), Ending.PLAYED)
    assert battles.scores(battle) == {ANN: FOUND_BOTH}


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


def test_the_best_claim_is_the_answer_with_most_points_and_of_several_the_fastest() -> None:
    battle = take(asked_at_start(ANN, BEN), answer(1, BEN, 0, at=2), answer(2, ANN, 1, at=9))
    battle = battles.ask(battle, 101, Aim((0, 1, 2), 3), after(20))
    battle = take(battle, answer(3, BEN, 2, at=21), answer(4, ANN, 0, 1, at=27))
    battle = battles.ask(battle, 102, TWO_POINTS, after(40))
    battle = battles.end(take(battle, answer(5, BEN, 0, 1, at=44)), Ending.PLAYED)
    assert battle.best == Feat(player=BEN, round=3, claimed=2, seconds=4.0)


def test_no_claim_is_made_before_its_question() -> None:
    battle = battles.ask(a_lobby(ANN), 100, ONE_POINT, after(0.7))
    battle = battles.end(take(battle, answer(1, ANN, 0, at=0)), Ending.PLAYED)
    assert battle.best == Feat(player=ANN, round=1, claimed=1, seconds=0.0)


def test_the_most_missed_point_had_most_answers_and_nobody_to_name_it() -> None:
    battle = let_time_pass(take(asked_at_start(ANN, BEN), answer(1, ANN, 0)))
    battle = battles.ask(battle, 101, TWO_POINTS, after(40))
    battle = let_time_pass(take(battle, answer(2, ANN, 1, at=41), answer(3, BEN, at=42)))
    battle = battles.ask(battle, 102, TWO_POINTS, after(90))
    battle = let_time_pass(take(battle, answer(4, BEN, at=91)))
    assert battles.end(battle, Ending.PLAYED).missed == Lacking(card_id=101, place=0, answers=2)


def test_nothing_is_missed_where_some_points_are_enough_or_nobody_answered() -> None:
    battle = let_time_pass(take(asked_at_start(ANN, aim=Aim((0, 1), 1)), answer(1, ANN)))
    battle = let_time_pass(ask_next(battle))
    assert battles.end(battle, Ending.PLAYED).missed is None


def test_a_race_is_won_by_who_has_tries_left_though_the_point_was_named() -> None:
    battle = asked_at_start(ANN, BEN, aim=ONE_POINT)
    battle = take(battle, *[answer(number, ANN) for number in (1, 2, 3)], answer(4, ANN, 0))
    assert isinstance(battle.phase, Asking)
    battle = take(battle, answer(5, BEN, 0))
    assert battles.scores(battle) == {ANN: 0, BEN: CLAIM_POINTS}
    assert pause(battle).closing is Closing.FOUND
