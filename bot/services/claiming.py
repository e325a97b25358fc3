"""What players do in a round: answer in the open or under seal, and vote to skip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core import battles as core
from bot.core.battles import Asking, Pausing
from bot.core.cards import Outcome
from bot.core.grading import grade
from bot.core.grading.verdict import Status, Verdict
from bot.core.rounds import Answer, Mode, Round, Vote, counts_in
from bot.services.bank import Bank
from bot.services.questions import write_verdict
from bot.services.streaks import count_answer
from bot.storage.arena import Running
from bot.storage.battles import BattleAnswer
from bot.storage.models import Learner
from bot.storage.work import Work

MOST_REACTIONS = 5
"""So many answers of a round are acknowledged at most: reactions have their own small budget."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a player wrote: to which message of theirs a reaction goes, and when it was sent."""

    id: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer counts: `acknowledge` it where it claimed something; `closed` when it closed the round."""

    acknowledge: bool
    closed: bool


class Seal(StrEnum):
    """What became of a text to a sealed battle."""

    SEALED = "sealed"
    LATE = "late"
    ELSEWHERE = "elsewhere"


async def answer_openly(
    work: Work, bank: Bank, running: Running, learner: Learner, message: Message
) -> Taken | None:
    """Take an answer in the group; `None` where none is wanted, or it comes late."""
    if running.game.rules.mode is not Mode.CLAIM:
        return None
    was_open = isinstance(running.game.phase, Asking)
    if not await _take(work, bank, running, learner, message):
        return None
    claims = core.present_result(running.game).claims.values()
    answers = {claim.answer for claim in claims}
    acknowledge = work.update_id in answers and len(answers) <= MOST_REACTIONS
    return Taken(acknowledge, was_open and isinstance(running.game.phase, Pausing))


async def answer_sealed(
    work: Work, bank: Bank, running: Running, learner: Learner, message: Message
) -> tuple[Seal, bool]:
    """Take a player's one answer to the question that stands; tells also whether it closed the round.

    What is typed after it, or between the rounds, is meant for elsewhere.
    """
    asked = _round_of(running)
    if asked is None or any(row.player == learner.id for row in asked.answers):
        return Seal.ELSEWHERE, False
    if await _take(work, bank, running, learner, message):
        return Seal.SEALED, isinstance(running.game.phase, Pausing)
    was_meant = isinstance(running.game.phase, Pausing) and message.at >= asked.opened_at
    return (Seal.LATE if was_meant else Seal.ELSEWHERE), False


def vote(work: Work, running: Running, learner: Learner, at: datetime) -> bool:
    """Take a player's vote to skip; returns whether it closed the round."""
    was_open = isinstance(running.game.phase, Asking)
    running.game = core.take(running.game, Vote(work.update_id, learner.id, at), work.now)
    return was_open and isinstance(running.game.phase, Pausing)


async def _take(work: Work, bank: Bank, running: Running, learner: Learner, message: Message) -> bool:
    """Grade an answer and let the game have it; returns whether it counts."""
    asked = _round_of(running)
    if asked is None:
        return False
    game = core.join(running.game, learner.id)
    blank = Answer(work.update_id, learner.id, message.at, ())
    if not counts_in(asked, blank) or core.take(game, blank, work.now) is game:
        return False
    card = await bank.card(work.session, asked.card_id)
    verdict = grade(card.rubric, message.text)
    entry = Answer(work.update_id, learner.id, message.at, named_by(verdict), verdict.score)
    running.game = core.take(game, entry, work.now)
    work.append(
        BattleAnswer(
            id=work.new_id(),
            battle_id=running.row.id,
            round=asked.number,
            card_id=asked.card_id,
            learner_id=learner.id,
            bot_id=work.bot_id,
            update_id=work.update_id,
            message_id=message.id,
            at=message.at,
            text=message.text,
            outcome=verdict.outcome.value,
            score=verdict.score,
            verdict=write_verdict(verdict),
        )
    )
    if entry.hits or game.rules.mode is not Mode.CLAIM:
        await count_answer(work, learner, message.at)
    return True


def named_by(verdict: Verdict) -> tuple[int, ...]:
    """Return the places of the points that an answer names in full; a hedge or a wrong answer names none."""
    if verdict.outcome is Outcome.INCORRECT:
        return ()
    return tuple(
        place
        for place, point in enumerate(verdict.points)
        if point.status is Status.HIT and point.credit >= 1
    )


def _round_of(running: Running) -> Round | None:
    match running.game.phase:
        case Asking(asked=asked) | Pausing(asked=asked):
            return asked
        case _:
            return None
