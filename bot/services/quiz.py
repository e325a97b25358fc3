"""Beginning, moving through and ending a quiz in a private chat.

Every function takes the learner's present quiz from the unit of work and returns an outcome.
"""

from __future__ import annotations

from bot.services.bank import Bank
from bot.services.outcomes import Asked, Close, Closed, NothingOpen, NothingToAsk, Summary
from bot.services.picking import leave_out_retired
from bot.services.questions import (
    ask_next,
    begin_quiz,
    close_question,
    counted_questions,
    finish_quiz,
    show_closed,
    went_well,
)
from bot.storage.models import Deck, Learner, Quiz, Topic
from bot.storage.work import Work

QUIZ_LENGTH = 10


async def start_quiz(
    work: Work, bank: Bank, learner: Learner, deck: Deck, topic: Topic | None
) -> Asked | NothingToAsk:
    """End the learner's present quiz and begin another, with its first question."""
    await stop_quiz(work, bank, learner)
    learner.deck_id = deck.id
    count = topic.cards if topic else deck.cards
    return await begin_quiz(
        work, bank, learner, deck.id, topic.id if topic else None, None, min(QUIZ_LENGTH, count)
    )


async def repeat_quiz(work: Work, bank: Bank, learner: Learner, quiz_id: int) -> Asked | NothingToAsk:
    """Begin another quiz like an earlier one of the learner's, which was no review."""
    quiz = await work.session.get(Quiz, quiz_id)
    if quiz is None or quiz.learner_id != learner.id or quiz.deck_id is None:
        return NothingToAsk()
    deck = await work.session.get_one(Deck, quiz.deck_id)
    topic = await work.session.get_one(Topic, quiz.topic_id) if quiz.topic_id else None
    return await start_quiz(work, bank, learner, deck, topic)


async def retry_mistakes(work: Work, bank: Bank, learner: Learner, quiz_id: int) -> Asked | NothingToAsk:
    """Begin a quiz of the cards that did not go well in an earlier one of the learner's."""
    quiz = await work.session.get(Quiz, quiz_id)
    if quiz is None or quiz.learner_id != learner.id:
        return NothingToAsk()
    missed = [row.card_id for row in await counted_questions(work, quiz_id) if not went_well(row)]
    plan = await leave_out_retired(work, missed)
    if not plan:
        return NothingToAsk()
    await stop_quiz(work, bank, learner)
    return await begin_quiz(work, bank, learner, quiz.deck_id, quiz.topic_id, plan, len(plan), weak=quiz.weak)


async def stop_quiz(work: Work, bank: Bank, learner: Learner) -> Summary | None:
    """End the learner's quiz, if there is one, keeping everything."""
    quiz = await work.quiz(learner.id)
    if quiz is None:
        return None
    question = await work.current_question(learner.id)
    if question is not None and question.closed_at is None:
        await close_question(work, bank, question, Close.STOPPED)
    return await finish_quiz(work, quiz)


async def open_question(work: Work, bank: Bank, learner: Learner) -> Asked | NothingOpen:
    """Return the question that stands open."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    return Asked(question.id, question.number, quiz.length, card, again=True, tried=question.tries > 0)


async def next_question(work: Work, bank: Bank, learner: Learner) -> Asked | Closed | Summary | NothingOpen:
    """Close the open question, if one is, and ask the next."""
    return await _move_on(work, bank, learner, Close.MOVED_ON)


async def skip_question(work: Work, bank: Bank, learner: Learner) -> Asked | Closed | Summary | NothingOpen:
    """Close the open question, if one is, unanswered, and ask the next; the card counts as seen."""
    return await _move_on(work, bank, learner, Close.SKIPPED)


async def _move_on(
    work: Work, bank: Bank, learner: Learner, reason: Close
) -> Asked | Closed | Summary | NothingOpen:
    quiz = await work.quiz(learner.id)
    if quiz is None:
        return NothingOpen(in_quiz=False)
    question = await work.current_question(learner.id)
    closes = question is not None and question.closed_at is None
    if question is not None and closes:
        await close_question(work, bank, question, reason)
    then = await ask_next(work, bank, quiz) or await finish_quiz(work, quiz)
    if question is not None and closes:
        return await show_closed(work, bank, question, then)
    return then
