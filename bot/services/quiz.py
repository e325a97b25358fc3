"""A quiz in a private chat: asking, grading, closing, summing up.

Every function takes the learner's present quiz from the unit of work and returns an outcome, one of a
closed union, for a view to word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import TypeAdapter
from sqlalchemy import select

from bot.core.cards import Outcome
from bot.core.grading import Verdict, grade, merge
from bot.core.grading.verdict import Status
from bot.core.hints import next_hint
from bot.services.bank import Bank, BankCard
from bot.services.picking import pick_card, remember_asked
from bot.services.streaks import StreakShown, count_answer
from bot.storage.models import Answer, Appeal, Deck, Learner, Question, Quiz, Topic
from bot.storage.work import Work

QUIZ_LENGTH = 10

_VERDICT = TypeAdapter(Verdict)


class Close(StrEnum):
    """Why a question closed."""

    ANSWERED = "answered"
    REVEALED = "revealed"
    SKIPPED = "skipped"
    MOVED_ON = "moved on"
    CONTESTED = "contested"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question stands open; `again` when it stood open before."""

    question_id: int
    number: int
    length: int
    card: BankCard
    again: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A quiz is over: `asked` questions, of which `right` and `partial`, and how many to try again."""

    quiz_id: int
    deck_title: str
    asked: int
    right: int
    partial: int
    mistakes: int


Next = Asked | Summary | None


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer was graded: `fresh` is the verdict on it, `verdict` on all that was said so far."""

    question_id: int
    card: BankCard
    fresh: Verdict
    verdict: Verdict
    is_open: bool
    first_today: StreakShown | None
    summary: Summary | None


@dataclass(frozen=True, slots=True)
class Closed:
    """A question was closed before it was answered in full; `tried` when there was an answer."""

    question_id: int
    card: BankCard
    verdict: Verdict | None
    reason: Close
    tried: bool
    then: Next


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint on a missing point; `None` when there is no more to give."""

    question_id: int
    hint: str | None


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """No question stands open: in a quiz the next one can be asked, else a quiz can begin."""

    in_quiz: bool


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """The deck or topic has no card."""


@dataclass(frozen=True, slots=True)
class Contested:
    """The learner says the answer was right, or takes that back."""

    question_id: int
    card: BankCard
    answer: str
    verdict: Verdict | None
    withdrawn: bool
    closed_now: bool
    then: Summary | None


async def start_quiz(
    work: Work, bank: Bank, learner: Learner, deck: Deck, topic: Topic | None
) -> Asked | NothingToAsk:
    """End the learner's present quiz and begin another, with its first question."""
    await stop_quiz(work, bank, learner)
    learner.deck_id = deck.id
    count = topic.cards if topic else deck.cards
    return await _begin(
        work, bank, learner, deck.id, topic.id if topic else None, None, min(QUIZ_LENGTH, count)
    )


async def repeat_quiz(work: Work, bank: Bank, learner: Learner, quiz_id: int) -> Asked | NothingToAsk:
    """Begin another quiz like an earlier one of the learner's."""
    quiz = await work.session.get(Quiz, quiz_id)
    if quiz is None or quiz.learner_id != learner.id:
        return NothingToAsk()
    deck = await work.session.get_one(Deck, quiz.deck_id)
    topic = await work.session.get_one(Topic, quiz.topic_id) if quiz.topic_id else None
    return await start_quiz(work, bank, learner, deck, topic)


async def retry_mistakes(work: Work, bank: Bank, learner: Learner, quiz_id: int) -> Asked | NothingToAsk:
    """Begin a quiz of the cards that did not go well in an earlier one of the learner's."""
    quiz = await work.session.get(Quiz, quiz_id)
    if quiz is None or quiz.learner_id != learner.id:
        return NothingToAsk()
    plan = [row.card_id for row in await work.questions_of(quiz_id) if not _went_well(row)]
    if not plan:
        return NothingToAsk()
    await stop_quiz(work, bank, learner)
    return await _begin(work, bank, learner, quiz.deck_id, quiz.topic_id, plan, len(plan))


async def stop_quiz(work: Work, bank: Bank, learner: Learner) -> Summary | None:
    """End the learner's quiz, if there is one, keeping everything."""
    quiz = await work.quiz(learner.id)
    if quiz is None:
        return None
    question = await work.current_question(learner.id)
    if question is not None and question.closed_at is None:
        await _close(work, question, Close.STOPPED)
    return await _finish(work, bank, quiz)


async def open_question(work: Work, bank: Bank, learner: Learner) -> Asked | NothingOpen:
    """Return the question that stands open."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    return Asked(question.id, question.number, quiz.length, card, again=True)


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
    question.verdict = _VERDICT.dump_json(verdict).decode()
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
            verdict=_VERDICT.dump_json(fresh).decode(),
        )
    )
    summary = None
    if verdict.outcome is Outcome.CORRECT:
        await _close(work, question, Close.ANSWERED)
        summary = await _finish_if_last(work, bank, quiz)
    first_today = count_answer(work, learner, at)
    return Graded(question.id, card, fresh, verdict, question.closed_at is None, first_today, summary)


async def next_question(work: Work, bank: Bank, learner: Learner) -> Asked | Closed | Summary | NothingOpen:
    """Close the open question, if one is, and ask the next."""
    return await _move_on(work, bank, learner, Close.MOVED_ON)


async def skip_question(work: Work, bank: Bank, learner: Learner) -> Asked | Closed | Summary | NothingOpen:
    """Close the open question unanswered and ask the next; the card counts as seen."""
    question = await work.current_question(learner.id)
    if question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=question is not None)
    return await _move_on(work, bank, learner, Close.SKIPPED)


async def reveal_answer(work: Work, bank: Bank, learner: Learner) -> Closed | NothingOpen:
    """Close the open question and show its answer."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    await _close(work, question, Close.REVEALED)
    return await _closed(work, bank, question, await _finish_if_last(work, bank, quiz))


async def give_hint(work: Work, bank: Bank, learner: Learner) -> Hinted | NothingOpen:
    """Give a hint on the first missing point that has one left: its first letters, then its words masked."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    said = _said(question)
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
        await _close(work, question, Close.CONTESTED)
        quiz = await work.quiz(learner.id)
        if quiz is not None:
            summary = await _finish_if_last(work, bank, quiz)
    else:
        await _count_right(work, question, -1 if withdrawn else 1)
    card = await bank.card(work.session, question.card_id)
    answers = await work.answers_to(question_id)
    return Contested(question_id, card, answers[-1].text, _said(question), withdrawn, closes, summary)


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


async def _begin(
    work: Work,
    bank: Bank,
    learner: Learner,
    deck_id: int,
    topic_id: int | None,
    plan: list[int] | None,
    length: int,
) -> Asked | NothingToAsk:
    quiz = Quiz(
        id=work.new_id(),
        learner_id=learner.id,
        deck_id=deck_id,
        topic_id=topic_id,
        plan=plan,
        length=length,
        asked=0,
        started_at=work.now,
    )
    work.add(quiz)
    asked = await _ask(work, bank, quiz)
    if asked is None:
        work.end_quiz(quiz)
        return NothingToAsk()
    return asked


async def _ask(work: Work, bank: Bank, quiz: Quiz) -> Asked | None:
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
    return await pick_card(work, quiz.learner_id, deck, topic)


async def _move_on(
    work: Work, bank: Bank, learner: Learner, reason: Close
) -> Asked | Closed | Summary | NothingOpen:
    quiz = await work.quiz(learner.id)
    if quiz is None:
        return NothingOpen(in_quiz=False)
    question = await work.current_question(learner.id)
    closes = question is not None and question.closed_at is None
    if question is not None and closes:
        await _close(work, question, reason)
    then = await _ask(work, bank, quiz) or await _finish(work, bank, quiz)
    if question is not None and closes:
        return await _closed(work, bank, question, then)
    return then


async def _closed(work: Work, bank: Bank, question: Question, then: Next) -> Closed:
    card = await bank.card(work.session, question.card_id)
    reason = Close(question.close or Close.STOPPED)
    return Closed(question.id, card, _said(question), reason, question.tries > 0, then)


async def _close(work: Work, question: Question, reason: Close) -> None:
    question.closed_at, question.close = work.now, reason.value
    if _went_well(question):
        await _count_right(work, question, 1)


async def _count_right(work: Work, question: Question, change: int) -> None:
    memory = await work.memory(question.learner_id, question.card_id)
    if memory is not None:
        memory.right += change


async def _finish_if_last(work: Work, bank: Bank, quiz: Quiz) -> Summary | None:
    return await _finish(work, bank, quiz) if quiz.asked >= quiz.length else None


async def _finish(work: Work, bank: Bank, quiz: Quiz) -> Summary:
    work.end_quiz(quiz)
    del bank
    deck = await work.session.get_one(Deck, quiz.deck_id)
    questions = await work.questions_of(quiz.id)
    right = sum(1 for row in questions if _went_well(row))
    partial = sum(1 for row in questions if row.outcome == Outcome.PARTIAL and not _went_well(row))
    return Summary(quiz.id, deck.title, len(questions), right, partial, len(questions) - right)


def _went_well(question: Question) -> bool:
    return question.outcome == Outcome.CORRECT or question.contested_at is not None


def _said(question: Question) -> Verdict | None:
    return None if question.verdict is None else _VERDICT.validate_json(question.verdict)


def _add_up(card: BankCard, question: Question, fresh: Verdict) -> Verdict:
    """Join an answer's verdict with the earlier ones, unless the card was edited in between."""
    earlier = _said(question)
    if earlier is None or [point.text for point in earlier.points] != [point.text for point in fresh.points]:
        return fresh
    return merge(card.rubric, earlier, fresh)


def count_missing(verdict: Verdict) -> int:
    """Return how many points are still to be named."""
    return sum(1 for point in verdict.points if point.status is not Status.HIT or point.credit < 1)
