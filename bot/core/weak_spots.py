"""Weak spots: the key points that a learner misses, weighed question by question.

A point is known by its plain text, so that one whose sentence changed is another point.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.core.cards import Card, Outcome, plain
from bot.core.grading.verdict import Verdict

Weights = Mapping[str, float]
"""Points with their weights: above 0 where the last question missed them, below 0 where they were said."""

FADING = 0.5
"""What of a point's weight is left each time it is said; missed again, it goes on from there."""

LIGHTEST = 0.25
"""A point that was said and weighs less is forgotten."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a closed question showed of its card's points: these were missed, those said without help."""

    missed: tuple[str, ...] = ()
    unaided: tuple[str, ...] = ()


def read_points(
    card: Card, verdict: Verdict | None, hinted: Collection[int], *, accepted: bool, asked_to_see: bool
) -> Said:
    """Return which points a question showed to be missed, and which to be known.

    `verdict` is on all that was said, `None` without an answer; `hinted` are the places of points with a
    hint. Who skips without a try misses nothing, who asks to see the answer does; what is `accepted`
    has all that is wanted, and nobody misses more than a card wants. A point said after a hint is neither.
    """
    full = {
        place
        for place, point in enumerate(card.points)
        if (verdict and verdict.points[place].credit >= 1) or (accepted and not point.optional)
    }
    tells = asked_to_see or verdict is not None
    enough = card.enough is not None and verdict is not None and verdict.outcome is Outcome.CORRECT
    missed, unaided = [], []
    for place, point in enumerate(card.points):
        if place in full and place not in hinted:
            unaided.append(plain(point.text))
        elif place not in full and not point.optional and tells and not enough:
            missed.append(plain(point.text))
    return Said(tuple(missed), tuple(unaided))


def weigh(before: Weights, said: Said) -> dict[str, float]:
    """Return the weights after a question: a miss adds 1, and what was said fades and is weak no more."""
    after = dict(before)
    for point in said.missed:
        after[point] = abs(after.get(point, 0.0)) + 1
    for point in said.unaided:
        weight = FADING * abs(after.pop(point, 0.0))
        if weight >= LIGHTEST:
            after[point] = -weight
    return after


def heaviest(weights: Weights) -> float | None:
    """Return the weight of the weakest point; `None` if no point is weak."""
    return max((weight for weight in weights.values() if weight > 0), default=None)


def got_at_last(before: Weights, after: Weights) -> tuple[str, ...]:
    """Return the points that were weak and are so no more."""
    return tuple(point for point, weight in before.items() if weight > 0 >= after.get(point, 0.0))
