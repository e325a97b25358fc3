"""The lobby of a battle: who is in it, in which team, by which rules, and when that is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import battles, lobby
from bot.core.battles import Battle, Ending, Lobby, Player, Rules
from tests.core.games import ANN, BEN, CAT, DAN, ONE_POINT, START, a_lobby, after, asked_at_start


def lobby_of(battle: Battle) -> Lobby:
    assert isinstance(battle.phase, Lobby)
    return battle.phase


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
    assert battles.due_at(battle) == START + lobby.LASTS
    assert battles.ending_of(battle) is Ending.EXPIRED


def test_a_lobby_is_shown_at_most_every_three_seconds_and_news_are_not_forgotten() -> None:
    battle, now = lobby.show_lobby(a_lobby(ANN, BEN), after(1))
    assert not now
    assert lobby_of(battle).stale
    assert battles.due_at(battle) == after(3)
    battle, now = lobby.show_lobby(battle, after(3))
    assert now
    assert lobby_of(battle) == Lobby(START + lobby.LASTS, after(3))


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
    assert lobby.next_of(lobby.ROUNDS, 5) == 10
    assert lobby.next_of(lobby.ROUNDS, 20) == 5
    assert lobby.next_of(lobby.ROUNDS, 7) == 5
