"""A round of a battle: what was said in it, and what that comes to.

The result is a function of the set of entries, read in the order of their ids: whatever order they arrive
in, the same ids give the same claims and the same points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from math import inf

from bot.core.cards import Card

CLAIM_POINTS = 10
"""What a key point is worth."""

BONUS_POINTS = 5
"""What each finder gets on top when a card of several points is found whole."""

MOST_TRIES = 3
"""How many answers of one player count on a card of one point, so that shooting candidates does not pay."""

SPEED_SHARE = 0.5
"""How much of a timed answer's points hangs on its speed."""


class Mode(StrEnum):
    """How a battle is played: points claimed in the open, or sealed answers, with speed or without."""

    CLAIM = "claim"
    SEALED = "sealed"
    TIMED = "timed"


class Closing(StrEnum):
    """Why a round closed."""

    FOUND = "found"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be found on a card: the places of its `wanted` points, of which `needed` make it whole."""

    wanted: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A graded answer, by its update's id: the places of the points it names, and its score from 0 to 1."""

    id: int
    player: int
    at: datetime
    hits: tuple[int, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Vote:
    """A player's wish to skip the question."""

    id: int
    player: int
    at: datetime


Entry = Answer | Vote


@dataclass(frozen=True, slots=True)
class Round:
    """A question to the group; answers dated after `due_at` come late. `active` took part just before.

    `untold` are the seconds by which it became longer without a word.
    """

    number: int
    card_id: int
    aim: Aim
    opened_at: datetime
    due_at: datetime
    active: tuple[int, ...]
    entries: tuple[Entry, ...] = ()
    untold: float = 0.0

    @property
    def answers(self) -> list[Answer]:
        """The answers, in the order of their ids."""
        return sorted((e for e in self.entries if isinstance(e, Answer)), key=lambda entry: entry.id)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who named a point first, and with which answer."""

    player: int
    answer: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to so far: claims by the point's place, points by player, and why it is over."""

    claims: dict[int, Claim] = field(default_factory=dict)
    points: Counter[int] = field(default_factory=Counter)
    closing: Closing | None = None


def aim_of(card: Card) -> Aim:
    """Return what is to be found on a card; optional points are extra, unless there are no others."""
    wanted = tuple(place for place, point in enumerate(card.points) if not point.optional)
    wanted = wanted or tuple(range(len(card.points)))
    return Aim(wanted, min(len(wanted), card.enough or len(wanted)))


def result_of(mode: Mode, asked: Round, joined: Mapping[int, int]) -> Result:
    """Return what the entries of a round come to; what follows the one that closed it does not count.

    `joined` tells of each player by which update they came in. Where answers are sealed the round is over
    when everyone has answered who was in by then.
    """
    known = heard(asked, joined)
    return _claim(known) if mode is Mode.CLAIM else _open_seals(mode, known, joined)


def heard(asked: Round, joined: Mapping[int, int]) -> Round:
    """Return a round without what people said before they took part."""
    return replace(
        asked, entries=tuple(one for one in asked.entries if joined.get(one.player, inf) <= one.id)
    )


def _claim(asked: Round) -> Result:
    """Give each point to whom names it first."""
    claims = dict[int, Claim]()
    tries, skips = Counter[int](), _Skips(asked)
    closing = None
    for entry in _in_order(asked.entries):
        if skips.passed_by(entry):
            closing = Closing.SKIPPED
            break
        if isinstance(entry, Vote):
            continue
        tries[entry.player] += 1
        if asked.aim.needed > 1 or tries[entry.player] <= MOST_TRIES:
            for place in entry.hits:
                claims.setdefault(place, Claim(entry.player, entry.id))
        if len(claims.keys() & set(asked.aim.wanted)) >= asked.aim.needed:
            closing = Closing.FOUND
            break
    whole = closing is Closing.FOUND and asked.aim.needed > 1
    return Result(claims, _claimed_points(claims.values(), BONUS_POINTS if whole else 0), closing)


def _claimed_points(claims: Iterable[Claim], bonus: int) -> Counter[int]:
    points = Counter({claim.player: bonus for claim in claims})
    for claim in claims:
        points[claim.player] += CLAIM_POINTS
    return points


def _open_seals(mode: Mode, asked: Round, joined: Mapping[int, int]) -> Result:
    """Score each player's first answer by itself."""
    skips = _Skips(asked)
    points = Counter[int]()
    for entry in _in_order(asked.entries):
        if skips.passed_by(entry):
            return Result(points=points, closing=Closing.SKIPPED)
        if isinstance(entry, Answer) and entry.player not in points:
            points[entry.player] = _worth(mode, asked, entry)
            if all(one in points for one, since in joined.items() if since <= entry.id):
                return Result(points=points, closing=Closing.ANSWERED)
    return Result(points=points)


def _worth(mode: Mode, asked: Round, answer: Answer) -> int:
    """Return the points of a sealed answer: all of the card's, or of them a share by speed."""
    full = CLAIM_POINTS * asked.aim.needed * min(1.0, max(0.0, answer.score))
    if mode is Mode.TIMED:
        spent = (answer.at - asked.opened_at) / (asked.due_at - asked.opened_at)
        full *= 1 - SPEED_SHARE * min(1.0, max(0.0, spent))
    return round(full)


class _Skips:
    """Counts the votes to skip against those who take part; a majority of them passes."""

    def __init__(self, asked: Round) -> None:
        self._active = set(asked.active)
        self._votes = set[int]()

    def passed_by(self, entry: Entry) -> bool:
        """Count an entry, and tell whether it is the vote that skips the question."""
        self._active.add(entry.player)
        if isinstance(entry, Answer):
            return False
        self._votes.add(entry.player)
        return 2 * len(self._votes) > len(self._active)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.id)


def counts_in(asked: Round, entry: Entry) -> bool:
    """Tell whether an entry was sent while the question stood; Telegram's dates are whole seconds."""
    begun = asked.opened_at.replace(microsecond=0)
    return begun <= entry.at <= asked.due_at and all(entry.id != known.id for known in asked.entries)


def says_anything_new(asked: Round, entry: Entry) -> bool:
    """Tell whether an entry may close an open round of claims: an answer does by a point not named so far.

    In a race a point may have been named by who had no tries left. And what was said by somebody whom this
    entry brings in, and came before it, counts only now.
    """
    came_early = any(known.player == entry.player and known.id > entry.id for known in asked.entries)
    if isinstance(entry, Vote) or came_early:
        return True
    if not entry.hits or asked.aim.needed == 1:
        return bool(entry.hits)
    named = {place for known in asked.entries if isinstance(known, Answer) for place in known.hits}
    return not named.issuperset(entry.hits)
