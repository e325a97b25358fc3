"""Who has how many points in a battle: each player, and each team."""

from __future__ import annotations

from collections import Counter

from bot.core.battles import Battle, present_result


def player_scores(battle: Battle) -> dict[int, int]:
    """Return every player's points, the present round's included."""
    total = Counter(battle.totals) + present_result(battle).points
    return {one.id: total[one.id] for one in battle.players}


def team_scores(battle: Battle) -> dict[int, float]:
    """Return every team's score: the mean of its members', so that big teams don't win by size.

    A team that nobody is in has none, and so no place among the others.
    """
    each = player_scores(battle)
    found: dict[int, list[int]] = {team: [] for team in range(1, battle.rules.teams + 1)}
    for one in battle.players:
        if one.team in found:
            found[one.team].append(each[one.id])
    return {team: sum(points) / len(points) for team, points in found.items() if points}
