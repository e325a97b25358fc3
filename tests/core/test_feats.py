"""What a battle is remembered for."""

from __future__ import annotations

from bot.core import battles
from bot.core.battles import Ending
from bot.core.feats import Feat, Lacking
from bot.core.rounds import Aim
from tests.core.games import (
    ANN,
    BEN,
    ONE_POINT,
    TWO_POINTS,
    a_lobby,
    after,
    answer,
    ask_next,
    asked_at_start,
    let_time_pass,
    take,
)


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
