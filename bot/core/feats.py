"""What a battle is remembered for: its best claim, and the point that was missed most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.core.rounds import Result, Round


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


def best_claim(so_far: Feat | None, asked: Round, result: Result) -> Feat | None:
    """Return the best claim after one more round; of equals the earlier stays."""
    claimed = Counter(claim.answer for claim in result.claims.values())
    feats = [
        # A date is a whole second, so the first answer may seem to come before its question.
        Feat(one.player, asked.number, claimed[one.id], max(0.0, (one.at - asked.opened_at).total_seconds()))
        for one in asked.answers
        if claimed[one.id]
    ]
    return max([so_far, *feats] if so_far else feats, key=_rank, default=None)


def _rank(feat: Feat) -> tuple[int, float]:
    return feat.claimed, -feat.seconds


def most_missed(so_far: Lacking | None, asked: Round) -> Lacking | None:
    """Return the most missed point after one more round; where some points are enough, none is missed."""
    answers = asked.answers
    named = {place for answer in answers for place in answer.hits}
    lacking = [place for place in asked.aim.wanted if place not in named]
    if not lacking or asked.aim.needed < len(asked.aim.wanted):
        return so_far
    if len(answers) <= (so_far.answers if so_far else 0):
        return so_far
    return Lacking(asked.card_id, lacking[0], len(answers))
