"""What players do in a round: answer in the open or under seal, and vote to skip."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import battles as core
from bot.core.battles import Asking, Pausing
from bot.core.cards import Outcome
from bot.core.grading import grade
from bot.core.grading.verdict import NoteKind, Status, Verdict
from bot.core.rounds import Answer, Mode, Round, Vote
from bot.services.answering import is_no_answer
from bot.services.bank import Bank
from bot.services.questions import Message, answer_columns
from bot.services.reminding import react
from bot.services.streaks import count_answer
from bot.storage.arena import Running
from bot.storage.battles import BattleAnswer
from bot.storage.models import Learner
from bot.storage.work import Work

MOST_REACTIONS = 5
"""So many claims of a round, answers without any, and votes are told of: reactions have a small budget."""

AFTERTHOUGHT = timedelta(seconds=10)
"""What follows a sealed answer so soon adds to it, though the round may have closed with it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer or a vote: `acknowledge` it, if it claims or votes; it `closed` the round.

    `missed`: it is plainly an answer, and says nothing right.
    """

    acknowledge: bool
    closed: bool
    missed: bool = False


class Seal(StrEnum):
    """What became of a text to a sealed battle."""

    SEALED = "sealed"
    ALREADY = "already"
    LATE = "late"
    OVER = "over"
    ELSEWHERE = "elsewhere"


async def answer_openly(
    work: Work, bank: Bank, running: Running, learner: Learner, message: Message
) -> Taken | None:
    """Take an answer in the group; `None` where none is wanted, or it comes late."""
    if running.game.rules.mode is not Mode.CLAIM:
        return None
    was_open = isinstance(running.game.phase, Asking)
    taken = await _take(work, bank, running, learner, message)
    if taken is None:
        return None
    entry, is_plain = taken
    closed = was_open and isinstance(running.game.phase, Pausing)
    if entry.hits:
        return Taken(_is_acknowledged(running, entry), closed)
    return Taken(acknowledge=False, closed=closed, missed=is_plain and _is_among_first(running))


def _is_acknowledged(running: Running, entry: Answer) -> bool:
    """Tell whether an answer claims something, and is among the first that do."""
    answers = {claim.answer for claim in core.present_result(running.game).claims.values()}
    return entry.id in answers and len(answers) <= MOST_REACTIONS


def _is_among_first(running: Running) -> bool:
    """Tell whether so few answers of the round have said nothing right by now that each is told."""
    asked, players = _round_of(running), {one.id for one in running.game.players}
    answers = asked.answers if asked is not None else []
    return sum(one.player in players and not one.hits for one in answers) <= MOST_REACTIONS


async def answer_sealed(
    work: Work, bank: Bank, running: Running, learner: Learner, message: Message, *, asks: bool
) -> tuple[Seal, bool]:
    """Take a player's one answer to the question that stands; tells also whether it closed the round.

    What is typed between the rounds is meant for elsewhere, but for what follows soon upon one's answer.
    Who `asks` for the answer has given up.
    """
    asked = _round_of(running)
    if asked is None:
        return Seal.ELSEWHERE, False
    was_open = isinstance(running.game.phase, Asking)
    sealed_at = next((answer.at for answer in asked.answers if answer.player == learner.id), None)
    if sealed_at is not None:
        adds = message.at - sealed_at <= AFTERTHOUGHT
        return (Seal.ALREADY if was_open else Seal.OVER if adds else Seal.ELSEWHERE), False
    if await _take(work, bank, running, learner, message, asks=asks) is not None:
        scores = learner.id in core.present_result(running.game).points
        closed = was_open and isinstance(running.game.phase, Pausing)
        return (Seal.SEALED if scores else Seal.LATE), closed
    was_meant = isinstance(running.game.phase, Pausing) and message.at >= asked.opened_at
    return (Seal.LATE if was_meant else Seal.ELSEWHERE), False


def vote(work: Work, running: Running, learner: Learner, at: datetime) -> Taken:
    """Take a vote to skip; who votes again, or does not take part, gets no acknowledgement."""
    asked, game, entry = _round_of(running), running.game, Vote(work.update_id, learner.id, at)
    was_open = isinstance(game.phase, Asking)
    voters = {one.player for one in asked.entries if isinstance(one, Vote)} if asked is not None else set()
    is_new = learner.id not in voters and core.counts(game, entry) and core.hears(game, entry)
    running.game = core.take(game, entry, work.now)
    closed = was_open and isinstance(running.game.phase, Pausing)
    return Taken(is_new and len(voters) < MOST_REACTIONS, closed)


async def _take(
    work: Work, bank: Bank, running: Running, learner: Learner, message: Message, *, asks: bool = False
) -> tuple[Answer, bool] | None:
    """Grade an answer, let the game have it, and tell whether it is plainly one; `None`: it does not count.

    It brings its writer in where it is plainly one; else what people say who don't take part is chatter, of
    which the game keeps only that there was some. It makes a day of study if it names a point, or is sealed
    and does not give up.
    """
    asked, game = _round_of(running), running.game
    if asked is None or not core.counts(game, Answer(work.update_id, learner.id, message.at, ())):
        return None
    card = await bank.card(work.session, asked.card_id)
    verdict = grade(card.rubric, message.text)
    entry = Answer(work.update_id, learner.id, message.at, named_by(verdict, asked.aim.wanted), verdict.score)
    is_plain = message.to_us or is_try(verdict)
    if is_plain:
        game = core.join(game, learner.id, update_id=work.update_id)
    running.game = core.take(game, entry, work.now)
    if not core.hears(game, entry):
        return None
    its = {"battle_id": running.row.id, "round": asked.number, "card_id": asked.card_id}
    work.append(BattleAnswer, **answer_columns(work, message, verdict), **its, learner_id=learner.id)
    is_sealed = game.rules.mode is not Mode.CLAIM
    if entry.hits or (is_sealed and not is_no_answer(card.rubric, message.text, asks=asks)):
        await count_answer(work, learner, message.at)
        await react(work, learner)
    return entry, is_plain


def named_by(verdict: Verdict, wanted: Collection[int]) -> tuple[int, ...]:
    """Return the places of the points that an answer names in full.

    A hedge or a wrong answer names none; one that names only what is extra is no wrong answer, though it
    scores nothing.
    """
    named = tuple(
        place
        for place, point in enumerate(verdict.points)
        if point.status is Status.HIT and point.credit >= 1
    )
    is_ruined = verdict.outcome is Outcome.INCORRECT and any(place in wanted for place in named)
    return () if is_ruined else named


def is_try(verdict: Verdict) -> bool:
    """Tell whether a text is plainly an answer, if a wrong one; words of the question alone make none."""
    says_of_a_point = any(point.status is not Status.MISSED for point in verdict.points)
    noted = any(note.kind is not NoteKind.ECHOED_QUESTION for note in verdict.notes)
    return says_of_a_point or noted or bool(verdict.wrong)


def _round_of(running: Running) -> Round | None:
    match running.game.phase:
        case Asking(asked=asked) | Pausing(asked=asked):
            return asked
        case _:
            return None
