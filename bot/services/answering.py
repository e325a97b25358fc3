"""What a learner does with an open question: answer it, ask for a hint or the answer, contest the verdict."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from sqlalchemy import select

from bot.core.cards import Card, Outcome
from bot.core.grading import Rubric, grade, is_wanted, is_wordless, merge, says_unknown
from bot.core.grading.verdict import Status, Verdict
from bot.core.hints import next_hint
from bot.services.bank import Bank, BankCard
from bot.services.outcomes import Close, Closed, Graded, Hinted, NothingOpen, Summary
from bot.services.questions import (
    Message,
    answer_columns,
    close_question,
    finish_if_last,
    said_so_far,
    show_closed,
)
from bot.services.remembering import overcome_points
from bot.services.reminding import react
from bot.services.streaks import count_answer
from bot.services.verdicts import write_verdict
from bot.storage.models import Answer, Learner, Question
from bot.storage.work import Work


class Meant(Enum):
    """What a text is meant as that somebody types while a question may be open."""

    ANSWER = auto()
    GIVING_UP = auto()
    COMMAND = auto()
    NOTHING = auto()


def is_no_answer(rubric: Rubric, text: str, *, asks: bool) -> bool:
    """Tell whether a text gives a question up, or has no words; `asks`: it asks for the answer.

    Giving up is known in the deck's language, too. Where the card wants to hear that, it is an answer.
    """
    gives_up = asks or says_unknown(rubric, text)
    return (gives_up and not is_wanted(rubric, text)) or is_wordless(rubric, text)


async def meant_by(
    work: Work, bank: Bank, learner: Learner, text: str, *, asks: bool, commands: bool
) -> Meant:
    """Return what a text is meant as: it may ask for the answer, or name one of our `commands`.

    Whatever the card of the open question wants to hear is an answer.
    """
    question = await work.current_question(learner.id)
    if question is None or question.closed_at is not None:
        return Meant.COMMAND if commands else Meant.ANSWER
    rubric = (await bank.card(work.session, question.card_id)).rubric
    if commands and not is_wanted(rubric, text):
        return Meant.COMMAND
    if not is_no_answer(rubric, text, asks=asks):
        return Meant.ANSWER
    return Meant.GIVING_UP if asks or says_unknown(rubric, text) else Meant.NOTHING


async def answer_question(work: Work, bank: Bank, learner: Learner, message: Message) -> Graded | NothingOpen:
    """Grade what the learner wrote, together with what was said before."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    fresh = grade(card.rubric, message.text)
    earlier = said_so_far(question, card)
    verdict = _add_up(card, earlier, fresh)
    kept = answer_columns(work, message, fresh)
    work.append(Answer, **kept, question_id=question.id)
    question.tries += 1
    question.verdict = kept["verdict"] if verdict is fresh else write_verdict(verdict)
    question.outcome, question.score = verdict.outcome.value, verdict.score
    summary: Summary | None = None
    overcome: tuple[str, ...] = ()
    if verdict.outcome is Outcome.CORRECT:
        await close_question(work, bank, question, Close.ANSWERED, verdict)
        overcome = await overcome_points(work, question)
        summary = await finish_if_last(work, quiz)
    first_today = await count_answer(work, learner, message.at)
    await react(work, learner)
    is_open = question.closed_at is None
    graded = Graded(question.id, card, message.text, fresh, verdict, is_open, first_today, summary, overcome)
    return replace(
        graded,
        taken_back=_taken_back(earlier, verdict),
        adds_nothing=is_open and _adds_nothing(earlier, verdict),
    )


async def reveal_answer(work: Work, bank: Bank, learner: Learner) -> Closed | NothingOpen:
    """Close the open question and show its answer."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    await close_question(work, bank, question, Close.REVEALED)
    return await show_closed(work, bank, question, await finish_if_last(work, quiz))


async def give_hint(work: Work, bank: Bank, learner: Learner) -> Hinted | NothingOpen:
    """Give a hint on the first missing point that has one left: its first letters, then its words masked."""
    quiz = await work.quiz(learner.id)
    question = await work.current_question(learner.id)
    if quiz is None or question is None or question.closed_at is not None:
        return NothingOpen(in_quiz=quiz is not None)
    card = await bank.card(work.session, question.card_id)
    said = said_so_far(question, card)
    only_optional = all(point.optional for point in card.card.points)
    for place, point in enumerate(card.card.points):
        if said is not None and said.points[place].credit >= 1:
            continue
        if point.optional and not only_optional:
            continue
        given = int(question.hints.get(str(place), 0))
        hint = next_hint(point, given)
        if hint is not None:
            question.hints = {**question.hints, str(place): given + 1}
            return Hinted(question.id, hint, question.tries > 0)
    return Hinted(question.id, None, question.tries > 0)


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


def _taken_back(earlier: Verdict | None, verdict: Verdict) -> frozenset[int]:
    """Return the places of the points that were said before, and now are denied."""
    if earlier is None:
        return frozenset()
    pairs = enumerate(zip(earlier.points, verdict.points, strict=True))
    return frozenset(
        place for place, (old, new) in pairs if old.status is Status.HIT and new.status is Status.DENIED
    )


def _adds_nothing(earlier: Verdict | None, verdict: Verdict) -> bool:
    """Tell whether an answer changes no point's credit, beside what was right in part already.

    What it denies makes no difference: that would tell which of two is a point.
    """
    if earlier is None or verdict.outcome is not Outcome.PARTIAL:
        return False
    return [point.credit for point in earlier.points] == [point.credit for point in verdict.points]


def _add_up(card: BankCard, earlier: Verdict | None, fresh: Verdict) -> Verdict:
    """Join an answer's verdict with the earlier ones; a hedge on a card of one answer leaves nothing."""
    if earlier is None or (earlier.outcome is Outcome.INCORRECT and card.rubric.one_answer):
        return fresh
    return merge(card.rubric, earlier, fresh)


def count_missing(card: Card, verdict: Verdict) -> int:
    """Return how many points a full answer still needs; one said in part is still to be named."""
    wanted = [said for said, point in zip(verdict.points, card.points, strict=False) if not point.optional]
    full = sum(1 for said in wanted if said.status is Status.HIT and said.credit >= 1)
    return max(0, (len(wanted) if card.enough is None else card.enough) - full)


def wants_one(card: Card) -> bool:
    """Tell whether one point makes a full answer."""
    return card.enough == 1 or sum(1 for point in card.points if not point.optional) == 1
