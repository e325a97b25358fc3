"""What a learner does with an open question: answer it, ask for a hint or the answer, contest the verdict."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.core.cards import Card, Outcome
from bot.core.grading import grade, merge
from bot.core.grading.verdict import Status, Verdict
from bot.core.hints import next_hint
from bot.services.bank import Bank, BankCard
from bot.services.outcomes import Close, Closed, Contested, Graded, Hinted, NothingOpen
from bot.services.questions import (
    close_question,
    count_right,
    finish_if_last,
    said_so_far,
    show_closed,
    write_verdict,
)
from bot.services.streaks import count_answer
from bot.storage.models import Answer, Appeal, Learner, Question
from bot.storage.work import Work


async def answer_question(
    work: Work, bank: Bank, learner: Learner, text: str, at: datetime, message_id: int
) -> Graded | NothingOpen:
    """Grade what the learner wrote at the instant `at`, together with what was said before."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    fresh = grade(card.rubric, text)
    verdict = _add_up(card, question, fresh)
    question.tries += 1
    question.verdict = write_verdict(verdict)
    question.outcome, question.score = verdict.outcome.value, verdict.score
    work.record_answer(
        Answer(
            id=work.new_id(),
            question_id=question.id,
            bot_id=work.bot_id,
            update_id=work.update_id,
            message_id=message_id,
            at=at,
            text=text,
            outcome=fresh.outcome.value,
            score=fresh.score,
            verdict=write_verdict(fresh),
        )
    )
    summary = None
    if verdict.outcome is Outcome.CORRECT:
        await close_question(work, question, Close.ANSWERED)
        summary = await finish_if_last(work, quiz)
    first_today = count_answer(work, learner, at)
    return Graded(question.id, card, fresh, verdict, question.closed_at is None, first_today, summary)


async def reveal_answer(work: Work, bank: Bank, learner: Learner) -> Closed | NothingOpen:
    """Close the open question and show its answer."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    await close_question(work, question, Close.REVEALED)
    return await show_closed(work, bank, question, await finish_if_last(work, quiz))


async def give_hint(work: Work, bank: Bank, learner: Learner) -> Hinted | NothingOpen:
    """Give a hint on the first missing point that has one left: its first letters, then its words masked."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    said = said_so_far(question)
    for place, point in enumerate(card.card.points):
        if said is not None and place < len(said.points) and said.points[place].credit >= 1:
            continue
        given = int(question.hints.get(str(place), 0))
        hint = next_hint(point, given)
        if hint is not None:
            question.hints = {**question.hints, str(place): given + 1}
            return Hinted(question.id, hint)
    return Hinted(question.id, None)


async def contest(work: Work, bank: Bank, learner: Learner, question_id: int) -> Contested | None:
    """Count the learner's last answer to a question as right, or take that back the second time.

    Returns `None` where the question is not the learner's or has no answer to contest.
    """
    question = await work.question(question_id)
    if question is None or question.learner_id != learner.id or question.tries == 0:
        return None
    if question.outcome == Outcome.CORRECT:
        return None
    appeal = await work.session.get(Appeal, question_id)
    withdrawn = question.contested_at is not None
    if withdrawn:
        question.contested_at = None
        if appeal is not None:
            appeal.withdrawn_at = work.now
    else:
        question.contested_at = work.now
        if appeal is None:
            work.add(Appeal(question_id=question_id, card_id=question.card_id, at=work.now))
        else:
            appeal.at, appeal.withdrawn_at = work.now, None
    closes = question.closed_at is None
    summary = None
    if closes:
        await close_question(work, question, Close.CONTESTED)
        quiz = await work.quiz(learner.id)
        if quiz is not None:
            summary = await finish_if_last(work, quiz)
    else:
        await count_right(work, question, -1 if withdrawn else 1)
    card = await bank.card(work.session, question.card_id)
    answers = await work.answers_to(question_id)
    return Contested(question_id, card, answers[-1].text, said_so_far(question), withdrawn, closes, summary)


async def answer_of_message(work: Work, learner: Learner, message_id: int) -> Question | None:
    """Return the question that a message of the learner's answered."""
    current = await work.current_question(learner.id)
    if current is not None and any(row.message_id == message_id for row in await work.answers_to(current.id)):
        return current
    return await work.session.scalar(
        select(Question)
        .join(Answer, Answer.question_id == Question.id)
        .where(
            Question.learner_id == learner.id, Answer.message_id == message_id, Answer.bot_id == work.bot_id
        )
        .limit(1)
    )


def _add_up(card: BankCard, question: Question, fresh: Verdict) -> Verdict:
    """Join an answer's verdict with the earlier ones, unless the card was edited in between."""
    earlier = said_so_far(question)
    if earlier is None or [point.text for point in earlier.points] != [point.text for point in fresh.points]:
        return fresh
    return merge(card.rubric, earlier, fresh)


def count_missing(card: Card, verdict: Verdict) -> int:
    """Return how many points are still to be named for a full answer."""
    wanted = [said for said, point in zip(verdict.points, card.points, strict=False) if not point.optional]
    full = sum(1 for said in wanted if said.status is Status.HIT and said.credit >= 1)
    return max(1, (len(wanted) if card.enough is None else card.enough) - full)
