"""Rankings: of a battle, and of a group's table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.battles import Battle
from bot.core.days import DAY_END, Plan, date_of
from bot.core.scores import player_scores, team_scores
from bot.core.zones import UTC_ZONE, zone_info
from bot.storage.battles import load_table
from bot.storage.models import Learner
from bot.storage.work import Work

SHOWN = 10
"""So many places of a ranking are shown."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line of a ranking: equal points share a rank. `team` is 0 where people stand for themselves."""

    rank: int
    name: str
    points: float
    team: int = 0


class Period(StrEnum):
    """How far back a group's table looks."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def shown_name(learner: Learner | None) -> str:
    """Return the name that groups see."""
    return (learner.alias or learner.name) if learner is not None else ""


async def names_of(work: Work, ids: Iterable[int]) -> dict[int, str]:
    """Return the names that groups see, by the players' ids."""
    ids = list(ids)
    await work.load_learners(ids)
    return {one: shown_name(await work.learner(one)) for one in ids}


async def ranking_of(work: Work, game: Battle) -> list[Ranked]:
    """Return how a battle stands: its teams, or its first players."""
    if game.rules.teams:
        return rank(("", points, team) for team, points in team_scores(game).items())
    best = sorted(player_scores(game).items(), key=lambda one: -one[1])[:SHOWN]
    names = await names_of(work, [player for player, _ in best])
    return rank((names[player], float(points), 0) for player, points in best)


async def table_of(work: Work, chat_id: int, period: Period, zone: str | None) -> list[Ranked]:
    """Return a group's table: who took home most in a period, by the days of a zone."""
    rows = await load_table(work.session, chat_id, since(period, work.now, zone))
    return rank([(shown_name(learner), float(points), 0) for learner, points in rows][:SHOWN])


def since(period: Period, now: datetime, zone: str | None) -> datetime | None:
    """Return when a period began in a zone; weeks begin on Monday, `None` is the beginning."""
    today = date_of(now, Plan(zone or UTC_ZONE))
    match period:
        case Period.TODAY:
            first = today
        case Period.WEEK:
            first = today - timedelta(days=today.weekday())
        case Period.MONTH:
            first = today.replace(day=1)
        case Period.ALL:
            return None
    return datetime.combine(first, DAY_END, zone_info(zone or UTC_ZONE))


def rank(earned: Iterable[tuple[str, float, int]]) -> list[Ranked]:
    """Return names with their points and teams, the most first; equal points share a rank."""
    ordered = sorted(earned, key=lambda one: -one[1])
    return [
        Ranked(1 + sum(1 for other in ordered if other[1] > points), name, points, team)
        for name, points, team in ordered
    ]
