"""The life of a question, and of the quiz it stands in: asked, closed, summed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.cards import Outcome
from bot.core.grading.verdict import Verdict
from bot.services.bank import Bank, BankCard
from bot.services.outcomes import Asked, Close, Closed, Next, NothingToAsk, Summary
from bot.services.picking import forget_asked, pick_card, remember_asked
from bot.services.remembering import overcome_points, remember_rating
from bot.services.verdicts import read_verdict, write_verdict
from bot.storage.models import Deck, Learner, Question, Quiz, Topic
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, in which message of theirs, and when it was sent.

    `to_us` tells that it can only be meant for us: it replies to a message of ours, or was sent in private.
    """

    id: int
    text: str
    at: datetime
    to_us: bool = True


async def begin_quiz(
    work: Work,
    bank: Bank,
    learner: Learner,
    deck_id: int | None,
    topic_id: int | None,
    plan: list[int] | None,
    length: int,
    *,
    weak: bool = False,
) -> Asked | NothingToAsk:
    """Begin a quiz of `length` questions, from a plan of cards or from the piles, and ask the first."""
    quiz = Quiz(
        id=work.new_id(),
        learner_id=learner.id,
        deck_id=deck_id,
        topic_id=topic_id,
        plan=plan,
        weak=weak,
        length=length,
        asked=0,
        started_at=work.now,
    )
    work.add(quiz)
    asked = await ask_next(work, bank, quiz)
    if asked is None:
        work.end_quiz(quiz)
        return NothingToAsk()
    return asked


async def ask_next(work: Work, bank: Bank, quiz: Quiz) -> Asked | None:
    """Ask the next question; `None` when the quiz has no more."""
    card_id = await _next_card(work, quiz)
    if card_id is None:
        return None
    quiz.asked += 1
    question = Question(
        id=work.new_id(),
        quiz_id=quiz.id,
        learner_id=quiz.learner_id,
        card_id=card_id,
        number=quiz.asked,
        asked_at=work.now,
        tries=0,
        hints={},
    )
    work.add(question)
    await remember_asked(work, quiz.learner_id, card_id, question.id)
    return Asked(question.id, quiz.asked, quiz.length, await bank.card(work.session, card_id))


async def _next_card(work: Work, quiz: Quiz) -> int | None:
    if quiz.asked >= quiz.length:
        return None
    if quiz.plan is not None:
        return quiz.plan[quiz.asked]
    deck = await work.session.get_one(Deck, quiz.deck_id)
    topic = await work.session.get_one(Topic, quiz.topic_id) if quiz.topic_id else None
    return await pick_card(work, quiz.learner_id, deck, topic, quiz.id)


async def show_closed(work: Work, bank: Bank, question: Question, then: Next) -> Closed:
    """Return the outcome of closing a question before it was answered in full."""
    card = await bank.card(work.session, question.card_id)
    said, reason = said_so_far(question, card), Close(question.close or Close.STOPPED)
    overcome = await overcome_points(work, question)
    return Closed(question.id, card, said, reason, question.tries > 0, then, overcome)


async def close_question(
    work: Work, bank: Bank, question: Question, reason: Close, said: Verdict | None = None
) -> None:
    """Close a question; for the card it counts as asked, and as right if it went well, if it counts at all.

    `said` is the verdict on all that was said, from who has just written it.
    """
    question.closed_at, question.close = work.now, reason.value
    if not counts(question):
        await forget_asked(work, question.learner_id, question.card_id)
        return
    if went_well(question):
        await count_right(work, question, 1)
    card = await bank.card(work.session, question.card_id)
    await remember_rating(work, question, card, said or said_so_far(question, card))


async def count_right(work: Work, question: Question, change: int) -> None:
    """Count a card as right once more, or once less."""
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None:
        memory.right += change


async def finish_if_last(work: Work, quiz: Quiz) -> Summary | None:
    """End the quiz if its last question has been asked."""
    return await finish_quiz(work, quiz) if quiz.asked >= quiz.length else None


async def finish_quiz(work: Work, quiz: Quiz) -> Summary:
    """End the quiz and sum it up."""
    work.end_quiz(quiz)
    return await sum_up(work, quiz)


async def sum_up(work: Work, quiz: Quiz) -> Summary:
    """Sum a quiz up as it stands."""
    deck = await work.session.get_one(Deck, quiz.deck_id) if quiz.deck_id is not None else None
    questions = await counted_questions(work, quiz.id)
    right = sum(1 for row in questions if went_well(row))
    partial = sum(1 for row in questions if row.outcome == Outcome.PARTIAL and not went_well(row))
    return Summary(
        quiz.id,
        deck.title if deck else None,
        len(questions),
        right,
        partial,
        len(questions) - right,
        weak=quiz.weak,
    )


async def counted_questions(work: Work, quiz_id: int) -> list[Question]:
    """Return the questions of a quiz that count."""
    return [row for row in await work.questions_of(quiz_id) if counts(row)]


def counts(question: Question) -> bool:
    """Tell whether a question counts: one that was stopped before any answer does not."""
    return question.tries > 0 or question.close != Close.STOPPED


def went_well(question: Question) -> bool:
    """Tell whether a question was answered in full, or counts as such."""
    return question.outcome == Outcome.CORRECT or question.contested_at is not None


def said_so_far(question: Question, card: BankCard) -> Verdict | None:
    """Return the verdict on all that was said; `None` before the first answer, or to an older card."""
    if question.verdict is None:
        return None
    said = read_verdict(question.verdict)
    same = [point.text for point in said.points] == [point.text for point in card.rubric.points]
    return said if same else None


def answer_columns(work: Work, said: Message, verdict: Verdict) -> dict[str, Any]:
    """Return what every table of answers keeps of a graded one, by its columns."""
    return {
        "id": work.new_id(),
        "bot_id": work.bot_id,
        "update_id": work.update_id,
        "message_id": said.id,
        "at": said.at,
        "text": said.text,
        "outcome": verdict.outcome.value,
        "score": verdict.score,
        "verdict": write_verdict(verdict),
    }


def is_open(question: Question | None) -> bool:
    """Tell whether a question stands open."""
    return question is not None and question.closed_at is None
