"""Games to begin with, and what is done in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core import battles, lobby
from bot.core.battles import Asking, Battle, Pausing, Rules
from bot.core.rounds import BONUS_POINTS, CLAIM_POINTS, Aim, Answer, Entry, Round, Vote

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


def ask_next(battle: Battle, aim: Aim = TWO_POINTS, card_id: int = 101) -> Battle:
    return battles.ask(battle, card_id, aim, pause(battle).next_at)


def let_time_pass(battle: Battle) -> Battle:
    return battles.call_time(battle, standing_round(battle).due_at)
