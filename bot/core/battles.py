"""The game of a battle: a pure state machine, from the lobby to the podium.

    Lobby -> Asking -> Pausing -> Asking -> ... -> Over

Every function takes a battle and returns the battle after it; what does not fit the phase changes nothing.
What players get is read off the rounds (`rounds.py`), never added up answer by answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar, assert_never

from bot.core.rounds import Aim, Answer, Closing, Entry, Mode, Result, Round, counts_in, result_of

ROUNDS = (5, 10, 20)
SECONDS = (20, 30, 60)
TEAMS = (0, 2, 3, 4)

LOBBY_LASTS = timedelta(minutes=15)
"""A lobby that nobody starts closes by itself."""

LOBBY_REST = timedelta(seconds=3)
"""A lobby that many join at once is shown anew so often at most."""

PAUSE = timedelta(seconds=6)
"""How long the answer stands before the next question comes."""

APART = timedelta(seconds=12)
"""Rounds begin so far apart at least, as Telegram lets a bot say 20 things a minute in a group."""

MOST_SILENT = 3
"""So many rounds in a row without an answer end a battle."""


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
    """Who takes part; `team` counts from 1, 0 is none."""

    id: int
    team: int = 0


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
class Feat:
    """The answer that claimed the most points at once; of several the fastest."""

    player: int
    round: int
    claimed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Lacking:
    """A point that nobody named, though so many answers were given to its card."""

    card_id: int
    place: int
    answers: int


@dataclass(frozen=True, slots=True)
class Battle:
    """A battle as it stands; of settled rounds: `totals` are the points, `took_part` who answered.

    `silent` counts the last rounds without an answer.
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


def open_lobby(rules: Rules, starter: int, now: datetime) -> Battle:
    """Begin a battle; who starts it takes part."""
    return join(Battle(rules, starter, (), Lobby(now + LOBBY_LASTS, now), {}), starter)


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


def join(battle: Battle, player: int, team: int = 0) -> Battle:
    """Let someone take part, in a team or in the smallest; who is in changes teams only in the lobby."""
    known = next((one for one in battle.players if one.id == player), None)
    teams = battle.rules.teams
    if isinstance(battle.phase, Over) or not 0 <= team <= teams:
        return battle
    if known is None:
        return replace(battle, players=(*battle.players, Player(player, team or _smallest_team(battle))))
    if not team or not isinstance(battle.phase, Lobby):
        return battle
    moved = tuple(Player(player, team) if one.id == player else one for one in battle.players)
    return replace(battle, players=moved)


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
    dealt = (Player(one.id, turn % teams + 1 if teams else 0) for turn, one in enumerate(battle.players))
    return replace(battle, players=tuple(dealt))


def ask(battle: Battle, card_id: int, aim: Aim, now: datetime) -> Battle:
    """Put the next question: after the lobby, or after a pause."""
    match battle.phase:
        case Lobby():
            settled, number, active = battle, 1, [one.id for one in battle.players]
        case Pausing(asked=before):
            settled = settle(battle)
            number = before.number + 1
            acted = {entry.player for entry in before.entries}
            active = [one.id for one in battle.players if one.id in acted]
        case Asking() | Over():
            return battle
        case _:
            assert_never(battle.phase)
    due_at = now + timedelta(seconds=battle.rules.seconds)
    return replace(settled, phase=Asking(Round(number, card_id, aim, now, due_at, tuple(active))))


def take(battle: Battle, entry: Entry, now: datetime) -> Battle:
    """Take an answer or a vote, which may close the round.

    An entry with a lower id than the one that closed the round may still arrive in the pause, and counts.
    """
    match battle.phase:
        case Asking(asked=asked) if counts_in(asked, entry) and _is_in(battle, entry.player):
            asked = replace(asked, entries=(*asked.entries, entry))
            found_nothing = battle.rules.mode is Mode.CLAIM and isinstance(entry, Answer) and not entry.hits
            closing = None if found_nothing else result_of(battle.rules.mode, asked, _ids(battle)).closing
            if closing is None:
                return replace(battle, phase=Asking(asked))
            return _close(battle, asked, closing, now)
        case Pausing(asked=asked, closing=closing) as pause if (
            closing is not Closing.TIME and counts_in(asked, entry) and _is_in(battle, entry.player)
        ):
            asked = replace(asked, entries=(*asked.entries, entry))
            return replace(battle, phase=replace(pause, asked=asked))
        case _:
            return battle


def call_time(battle: Battle, now: datetime) -> Battle:
    """Close the round whose time is over."""
    if isinstance(battle.phase, Asking) and battle.phase.asked.due_at <= now:
        return _close(battle, battle.phase.asked, Closing.TIME, now)
    return battle


def extend(battle: Battle, by: timedelta) -> Battle:
    """Give an open round more time: for so long nobody could be heard."""
    if not isinstance(battle.phase, Asking):
        return battle
    asked = battle.phase.asked
    return replace(battle, phase=Asking(replace(asked, due_at=asked.due_at + by)))


def end(battle: Battle, ending: Ending) -> Battle:
    """End a battle; a round that stands open counts for what was found in it."""
    return battle if isinstance(battle.phase, Over) else replace(settle(battle), phase=Over(ending))


def settle(battle: Battle) -> Battle:
    """Count the present round, if there is one, into the totals."""
    if not isinstance(battle.phase, Asking | Pausing):
        return battle
    asked, result = battle.phase.asked, present_result(battle)
    totals = {**battle.totals}
    for player, points in result.points.items():
        totals[player] = totals.get(player, 0) + points
    answers = asked.answers
    missed = _missed(battle, asked, result) if answers else None
    best = max(filter(None, [battle.best, _best(asked, result)]), key=_rank, default=None)
    took_part = tuple(dict.fromkeys([*battle.took_part, *(one.player for one in answers)]))
    silent = 0 if answers else battle.silent + 1
    return replace(
        battle,
        totals=totals,
        took_part=took_part,
        silent=silent,
        best=best,
        missed=missed or battle.missed,
    )


def present_result(battle: Battle) -> Result:
    """Return what the round that stands, or has just closed, comes to."""
    match battle.phase:
        case Asking(asked=asked) | Pausing(asked=asked):
            return result_of(battle.rules.mode, asked, _ids(battle))
        case _:
            return Result()


def scores(battle: Battle) -> dict[int, int]:
    """Return every player's points, the present round's included."""
    total = Counter(battle.totals) + present_result(battle).points
    return {one.id: total[one.id] for one in battle.players}


def team_scores(battle: Battle) -> dict[int, float]:
    """Return every team's score: the mean of its members', so that big teams don't win by size."""
    each = scores(battle)
    found: dict[int, list[int]] = {team: [] for team in range(1, battle.rules.teams + 1)}
    for one in battle.players:
        if one.team in found:
            found[one.team].append(each[one.id])
    return {team: sum(points) / len(points) if points else 0.0 for team, points in found.items()}


def due_at(battle: Battle) -> datetime | None:
    """Return when the clock must see to the battle next."""
    match battle.phase:
        case Lobby(stale=True, shown_at=at):
            return at + LOBBY_REST
        case Lobby(expires_at=at) | Pausing(next_at=at):
            return at
        case Asking(asked=asked):
            return asked.due_at
        case Over():
            return None
        case _:
            assert_never(battle.phase)


def is_last(battle: Battle) -> bool:
    """Tell whether the round that has just closed was the last: by plan, or since nobody answers."""
    if not isinstance(battle.phase, Pausing):
        return False
    asked = battle.phase.asked
    deserted = not asked.answers and battle.silent + 1 >= MOST_SILENT
    return asked.number >= battle.rules.rounds or deserted


Choice = TypeVar("Choice")


def next_of(values: Sequence[Choice], value: Choice) -> Choice:
    """Return the choice after a value, the first after the last: an option's button goes round."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def _close(battle: Battle, asked: Round, closing: Closing, now: datetime) -> Battle:
    return replace(battle, phase=Pausing(asked, closing, max(now + PAUSE, asked.opened_at + APART)))


def _best(asked: Round, result: Result) -> Feat | None:
    """Return the round's answer that claimed most."""
    claimed = Counter(claim.answer for claim in result.claims.values())
    feats = [
        Feat(one.player, asked.number, claimed[one.id], (one.at - asked.opened_at).total_seconds())
        for one in asked.answers
        if claimed[one.id]
    ]
    return max(feats, key=_rank, default=None)


def _rank(feat: Feat) -> tuple[int, float]:
    return feat.claimed, -feat.seconds


def _missed(battle: Battle, asked: Round, result: Result) -> Lacking | None:
    """Return the point that most answers lacked and nobody named, if that beats the battle's so far."""
    named = {place for answer in asked.answers for place in answer.hits} | set(result.claims)
    lacking = [place for place in asked.aim.wanted if place not in named]
    so_far = battle.missed.answers if battle.missed else 0
    if not lacking or len(asked.answers) <= so_far or asked.aim.needed < len(asked.aim.wanted):
        return None
    return Lacking(asked.card_id, lacking[0], len(asked.answers))


def _smallest_team(battle: Battle) -> int:
    sizes = Counter(one.team for one in battle.players)
    return min(range(1, battle.rules.teams + 1), key=lambda team: (sizes[team], team), default=0)


def _is_in(battle: Battle, player: int) -> bool:
    return any(one.id == player for one in battle.players)


def _ids(battle: Battle) -> list[int]:
    return [one.id for one in battle.players]
