"""The game of a battle: a pure state machine, from the lobby to the podium.

    Lobby -> Asking -> Pausing -> Asking -> ... -> Over

Every function takes a battle and returns the battle after it; what does not fit the phase changes nothing.
What players get is read off the rounds (`rounds.py`), never added up answer by answer. ARCHITECTURE draws it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from bot.core.feats import Feat, Lacking, best_claim, most_missed
from bot.core.rounds import (
    Aim,
    Closing,
    Entry,
    Mode,
    Result,
    Round,
    counts_in,
    heard,
    result_of,
    says_anything_new,
)

LOBBY_REST = timedelta(seconds=3)
"""A lobby that many join at once is shown anew so often at most."""

PAUSE = timedelta(seconds=6)
"""How long the answer stands before the next question comes."""

APART = timedelta(seconds=12)
"""Rounds begin so far apart at least, as Telegram lets a bot say 20 things a minute in a group."""

MOST_SILENT = 3
"""So many rounds in a row without an answer or a vote end a battle."""


class Ending(StrEnum):
    """Why a battle is over."""

    PLAYED = "played"
    STOPPED = "stopped"
    EXPIRED = "expired"
    DESERTED = "deserted"
    REMOVED = "removed"
    MUTED = "muted"
    NO_CARDS = "no cards"


@dataclass(frozen=True, slots=True)
class Rules:
    """How many rounds of how many seconds, how they are played, and by how many teams (0: each alone)."""

    rounds: int = 10
    seconds: int = 30
    mode: Mode = Mode.CLAIM
    teams: int = 0


@dataclass(frozen=True, slots=True)
class Player:
    """Who takes part since the update `joined`; `team` counts from 1, 0 is none."""

    id: int
    team: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Lobby:
    """People gather. Shown as of `shown_at`, `stale` with news since; `options`: they are laid out."""

    expires_at: datetime
    shown_at: datetime
    stale: bool = False
    options: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A question stands."""

    asked: Round


@dataclass(frozen=True, slots=True)
class Pausing:
    """A round is closed, and its answer shown; at `next_at` it goes on."""

    asked: Round
    closing: Closing
    next_at: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing more happens."""

    ending: Ending


Phase = Lobby | Asking | Pausing | Over


@dataclass(frozen=True, slots=True)
class Battle:
    """A battle as it stands; of settled rounds: `totals` are the points, `took_part` who answered.

    `silent` counts the last rounds in which nobody answered or voted, `put` are the cards that came by now.
    """

    rules: Rules
    starter: int
    players: tuple[Player, ...]
    phase: Phase
    totals: dict[int, int]
    took_part: tuple[int, ...] = ()
    silent: int = 0
    best: Feat | None = None
    missed: Lacking | None = None
    put: tuple[int, ...] = ()


def join(battle: Battle, player: int, team: int = 0, update_id: int = 0) -> Battle:
    """Let someone take part, in a team or in the smallest; who is in changes teams only in the lobby.

    Of several updates that bring somebody in the earliest counts, whatever order they arrive in.
    """
    known = next((one for one in battle.players if one.id == player), None)
    if isinstance(battle.phase, Over) or not 0 <= team <= battle.rules.teams:
        return battle
    if known is None:
        new = Player(player, team or _smallest_team(battle), update_id)
        return replace(battle, players=(*battle.players, new))
    changes = team if team and isinstance(battle.phase, Lobby) else known.team
    after = replace(known, team=changes, joined=min(known.joined, update_id))
    if after == known:
        return battle
    return replace(battle, players=tuple(after if one is known else one for one in battle.players))


def ask(battle: Battle, card_id: int, aim: Aim, now: datetime) -> Battle:
    """Put the next question: after the lobby, or when a pause is over that was not the last."""
    match battle.phase:
        case Lobby():
            settled, number, active = battle, 1, [one.id for one in battle.players]
        case Pausing(asked=before, next_at=at) if at <= now and ending_of(battle) is None:
            settled = _settle(battle)
            number = before.number + 1
            acted = {entry.player for entry in heard(before, _joined(battle)).entries}
            active = [one.id for one in battle.players if one.id in acted]
        case Pausing() | Asking() | Over():
            return battle
        case _:
            assert_never(battle.phase)
    due_at = now + timedelta(seconds=battle.rules.seconds)
    asked = Round(number, card_id, aim, now, due_at, tuple(active))
    return replace(settled, phase=Asking(asked), put=(*settled.put, card_id))


def take(battle: Battle, entry: Entry, now: datetime) -> Battle:
    """Take an answer or a vote, which may close the round.

    An entry with a lower id than the one that closed the round may still arrive in the pause, and counts.
    One of somebody who does not take part waits for what brings them in, which may arrive later.
    """
    if not counts(battle, entry):
        return battle
    match battle.phase:
        case Asking(asked=asked):
            closing = _closing(battle, asked, entry)
            asked = replace(asked, entries=(*asked.entries, entry))
            if closing is None:
                return replace(battle, phase=Asking(asked))
            return _close(battle, asked, closing, now)
        case Pausing(asked=asked, closing=closing) as pause:
            asked = replace(asked, entries=(*asked.entries, entry))
            closing = _result(battle, asked).closing or closing
            return replace(battle, phase=replace(pause, asked=asked, closing=closing))
        case _:
            return battle


def counts(battle: Battle, entry: Entry) -> bool:
    """Tell whether `take` takes an entry: one that was sent while the question stood."""
    match battle.phase:
        case Asking(asked=asked):
            pass
        case Pausing(asked=asked, closing=closing) if closing is not Closing.TIME:
            pass
        case _:
            return False
    return counts_in(asked, entry)


def hears(battle: Battle, entry: Entry) -> bool:
    """Tell whether an entry is of somebody who took part by then."""
    return any(one.id == entry.player and one.joined <= entry.id for one in battle.players)


def call_time(battle: Battle, now: datetime) -> Battle:
    """Close the round whose time is over."""
    if isinstance(battle.phase, Asking) and battle.phase.asked.due_at <= now:
        return _close(battle, battle.phase.asked, Closing.TIME, now)
    return battle


def extend(battle: Battle, by: timedelta) -> Battle:
    """Give an open round more time: for so long nobody could be heard; it is `untold` until `tell_longer`."""
    if not isinstance(battle.phase, Asking):
        return battle
    asked = battle.phase.asked
    longer = replace(asked, due_at=asked.due_at + by, untold=asked.untold + by.total_seconds())
    return replace(battle, phase=Asking(longer))


def tell_longer(battle: Battle) -> Battle:
    """Take the group to be told how much longer an open round has become."""
    if not isinstance(battle.phase, Asking):
        return battle
    return replace(battle, phase=Asking(replace(battle.phase.asked, untold=0.0)))


def end(battle: Battle, ending: Ending) -> Battle:
    """End a battle; a round that stands open counts for what was found in it."""
    return battle if isinstance(battle.phase, Over) else replace(_settle(battle), phase=Over(ending))


def present_result(battle: Battle) -> Result:
    """Return what the round that stands, or has just closed, comes to."""
    match battle.phase:
        case Asking(asked=asked) | Pausing(asked=asked):
            return _result(battle, asked)
        case _:
            return Result()


def due_at(battle: Battle) -> datetime | None:
    """Return when the clock must see to the battle next."""
    match battle.phase:
        case Lobby(stale=True, shown_at=shown_at, expires_at=at):
            return min(shown_at + LOBBY_REST, at)
        case Lobby(expires_at=at) | Pausing(next_at=at):
            return at
        case Asking(asked=asked):
            return asked.due_at
        case Over():
            return None
        case _:
            assert_never(battle.phase)


def ending_of(battle: Battle) -> Ending | None:
    """Return how the battle ends when its lobby or its pause is over; `None` where it goes on."""
    match battle.phase:
        case Lobby():
            return Ending.EXPIRED
        case Pausing(asked=asked) if asked.number >= battle.rules.rounds:
            return Ending.PLAYED
        case Pausing(asked=asked) if (
            battle.silent + 1 >= MOST_SILENT and not heard(asked, _joined(battle)).entries
        ):
            return Ending.DESERTED
        case _:
            return None


def _close(battle: Battle, asked: Round, closing: Closing, now: datetime) -> Battle:
    return replace(battle, phase=Pausing(asked, closing, max(now + PAUSE, asked.opened_at + APART)))


def _settle(battle: Battle) -> Battle:
    """Count the present round, if there is one, into the totals; the phase must change with it."""
    if not isinstance(battle.phase, Asking | Pausing):
        return battle
    asked, result = heard(battle.phase.asked, _joined(battle)), present_result(battle)
    return replace(
        battle,
        totals=dict(Counter(battle.totals) + result.points),
        took_part=tuple(dict.fromkeys([*battle.took_part, *(one.player for one in asked.answers)])),
        silent=0 if asked.entries else battle.silent + 1,
        best=best_claim(battle.best, asked, result),
        missed=most_missed(battle.missed, asked),
    )


def _smallest_team(battle: Battle) -> int:
    sizes = Counter(one.team for one in battle.players)
    return min(range(1, battle.rules.teams + 1), key=lambda team: (sizes[team], team), default=0)


def _closing(battle: Battle, asked: Round, entry: Entry) -> Closing | None:
    """Return why an entry closes a round that stood open, if it does; in a crowd most say nothing new."""
    if battle.rules.mode is Mode.CLAIM and not says_anything_new(asked, entry):
        return None
    return _result(battle, replace(asked, entries=(*asked.entries, entry))).closing


def _result(battle: Battle, asked: Round) -> Result:
    return result_of(battle.rules.mode, asked, _joined(battle))


def _joined(battle: Battle) -> dict[int, int]:
    return {one.id: one.joined for one in battle.players}
