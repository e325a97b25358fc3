"""*I was right*: the learner's word against the verdict, until the deck's author has read it."""

from __future__ import annotations

from bot.core.cards import Outcome
from bot.services.bank import Bank
from bot.services.outcomes import Close, Contested, NothingToContest, Summary, Unchanged
from bot.services.questions import (
    close_question,
    count_right,
    finish_if_last,
    said_so_far,
    show_closed,
    sum_up,
)
from bot.services.remembering import rate_again
from bot.storage.models import Appeal, Learner, Question, Quiz
from bot.storage.work import Work


async def contest(
    work: Work, bank: Bank, learner: Learner, question_id: int, *, withdraw: bool
) -> Contested | Unchanged | NothingToContest:
    """Count the learner's answer to a question as right, which closes it; or take that back."""
    question = await work.question(question_id)
    if question is None or question.learner_id != learner.id or question.tries == 0:
        return NothingToContest()
    if question.outcome == Outcome.CORRECT:
        return NothingToContest()
    if withdraw is (question.contested_at is None):
        return Unchanged()
    closes = question.closed_at is None
    first = await _record(work, question, withdraw=withdraw)
    if closes:
        await close_question(work, bank, question, Close.CONTESTED)
    else:
        await count_right(work, question, -1 if withdraw else 1)
        card = await bank.card(work.session, question.card_id)
        await rate_again(work, question, card, said_so_far(question, card))
    then = await _sum_up_if_over(work, question, closed_now=closes)
    closed = await show_closed(work, bank, question, then)
    answers = await work.answers_to(question_id)
    return Contested(closed, answers[-1].text, withdraw, closes, first, then)


async def _record(work: Work, question: Question, *, withdraw: bool) -> bool:
    """Record the appeal, or its withdrawal, for the author; returns whether it is the question's first."""
    appeal = await _appeal(work, question.id)
    question.contested_at = None if withdraw else work.now
    if appeal is None:
        work.add(Appeal(question_id=question.id, card_id=question.card_id, at=work.now))
        return True
    appeal.withdrawn_at = work.now if withdraw else None
    return False


async def _appeal(work: Work, question_id: int) -> Appeal | None:
    """Return a question's appeal, one of this very batch too, which no query sees yet."""
    for row in work.session.new:
        if isinstance(row, Appeal) and row.question_id == question_id:
            return row
    return await work.session.get(Appeal, question_id)


async def _sum_up_if_over(work: Work, question: Question, *, closed_now: bool) -> Summary | None:
    """Return the summary of a quiz that ends with this question, or of one that has ended, as it is now."""
    running = await work.quiz(question.learner_id)
    if running is not None:
        return await finish_if_last(work, running) if closed_now else None
    quiz = await work.session.get(Quiz, question.quiz_id)
    return await sum_up(work, quiz) if quiz is not None else None
