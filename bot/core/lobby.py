"""The lobby of a battle: people gather, and settle by which rules to play.

Every function takes a battle and returns it as it is after; once the lobby is over, nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.core.battles import LOBBY_REST, Battle, Lobby, Rules, join

ROUNDS = (5, 10, 20)
FEWEST_ROUNDS, MOST_ROUNDS = 2, 20
"""What may be wished for, beside what the button offers; a battle of one is a question to all."""

SECONDS = (20, 30, 60)
TEAMS = (0, 2, 3, 4)

LASTS = timedelta(minutes=15)
"""A lobby that nobody starts closes by itself."""

Choice = TypeVar("Choice")


def open_lobby(rules: Rules, starter: int, now: datetime) -> Battle:
    """Begin a battle; who starts it takes part."""
    return join(Battle(rules, starter, (), Lobby(now + LASTS, now), {}), starter)


def show_lobby(battle: Battle, now: datetime, *, at_once: bool = False) -> tuple[Battle, bool]:
    """Tell whether news of the lobby is to be shown now; else it is when the last showing is old enough."""
    if not isinstance(battle.phase, Lobby):
        return battle, False
    now_or_later = at_once or now >= battle.phase.shown_at + LOBBY_REST
    shown = (
        replace(battle.phase, stale=False, shown_at=now)
        if now_or_later
        else replace(battle.phase, stale=True)
    )
    return replace(battle, phase=shown), now_or_later


def lay_out_options(battle: Battle) -> Battle:
    """Lay the lobby's options out, or put them away."""
    if not isinstance(battle.phase, Lobby):
        return battle
    return replace(battle, phase=replace(battle.phase, options=not battle.phase.options))


def leave(battle: Battle, player: int) -> Battle:
    """Let someone out of the lobby again."""
    if not isinstance(battle.phase, Lobby):
        return battle
    return replace(battle, players=tuple(one for one in battle.players if one.id != player))


def change_rules(battle: Battle, rules: Rules) -> Battle:
    """Play by other rules, while people gather; teams that there are no more are dealt out anew."""
    if not isinstance(battle.phase, Lobby):
        return battle
    changed = replace(battle, rules=rules)
    return balance(changed) if rules.teams != battle.rules.teams else changed


def balance(battle: Battle) -> Battle:
    """Deal the players out to the teams in turn, in the order they came."""
    teams = battle.rules.teams
    if not isinstance(battle.phase, Lobby):
        return battle
    dealt = (replace(one, team=turn % teams + 1 if teams else 0) for turn, one in enumerate(battle.players))
    return replace(battle, players=tuple(dealt))


def next_of(values: Sequence[Choice], value: Choice) -> Choice:
    """Return the choice after a value, the first after the last: an option's button goes round."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
