"""The question of the day in a group: set, put, answered, and closed when the next one comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.cards import Outcome
from bot.core.grading import grade
from bot.core.reminders import EVERY_DAY, LATEST, Schedule, is_too_late, next_occurrence
from bot.core.rounds import MOST_TRIES, aim_of
from bot.services.answering import is_no_answer
from bot.services.bank import Bank, BankCard
from bot.services.choosing import active_deck
from bot.services.claiming import named_by
from bot.services.group_days import count_group_day, group_streak
from bot.services.picking import pick_card
from bot.services.questions import Message, answer_columns
from bot.services.ranking import names_of
from bot.services.reminding import react, room_for_reminders
from bot.services.streaks import count_answer
from bot.services.verdicts import read_verdict
from bot.storage.dailies import Daily, DailyAnswer, DailyQuestion
from bot.storage.models import Deck, Learner
from bot.storage.work import Work

CALLS = 3
"""So many messages at most go out for one that is due: an answer, a picture, a question."""


@dataclass(frozen=True, slots=True)
class DailyPut:
    """A question is put to a group; the answer comes with the next one."""

    daily: Daily
    question: DailyQuestion
    card: BankCard


@dataclass(frozen=True, slots=True)
class DailyClosed:
    """A question is closed: who got it, the first ahead; and who named how many points, the best ahead.

    `answered` is how many people answered at all, `streak` on how many days in a row the group has played.
    """

    daily: Daily
    question: DailyQuestion
    card: BankCard
    right: tuple[str, ...]
    partly: tuple[tuple[str, int], ...]
    answered: int
    streak: int


@dataclass(frozen=True, slots=True)
class DailyOver:
    """No question comes any more: the deck has no cards."""

    daily: Daily


DailyEvent = DailyPut | DailyClosed | DailyOver


async def daily_of(work: Work, chat_id: int) -> Daily | None:
    """Return what is set in a group."""
    daily = await work.dailies.of(chat_id)
    return daily if daily is not None and daily.ended_at is None else None


async def set_daily(
    work: Work, learner: Learner, zone: str, chat_id: int, thread_id: int, clock: time, deck: Deck
) -> Daily:
    """Put a question to a group each day at this time of the zone, instead of what was set."""
    daily = await work.dailies.of(chat_id)
    if daily is None:
        daily = Daily(id=work.new_id(), chat_id=chat_id)
        work.dailies.add(daily)
    daily.thread_id, daily.setter_id, daily.language = thread_id, learner.id, learner.language
    daily.clock, daily.zone, daily.deck_id, daily.ended_at = clock, zone, deck.id, None
    _plan(work, daily, work.now)
    return daily


async def end_daily(work: Work, bank: Bank, daily: Daily) -> DailyClosed | None:
    """Put no more questions to a group; returns what the one that stands open came to."""
    daily.ended_at = work.now
    daily.due_at = daily.due_date = None
    return await _close(work, bank, daily)


async def pause_daily(work: Work, chat_id: int, *, is_here: bool) -> None:
    """See to a group's question only while we can speak there."""
    daily = await daily_of(work, chat_id)
    if daily is not None and not is_here:
        daily.due_at = daily.due_date = None
    elif daily is not None and daily.due_at is None:
        _plan(work, daily, work.now)


async def answer_daily(
    work: Work, bank: Bank, question: DailyQuestion, learner: Learner, message: Message, *, asks: bool
) -> bool:
    """Take an answer, one of three of each person; tells whether it counts.

    Who gives up, or says no word, takes no try, and makes no day of a streak; `asks`: the text asks for the
    answer.
    """
    closed_at = question.closed_at
    if closed_at is not None and message.at >= closed_at.replace(microsecond=0):  # as messages' dates are
        return False
    if len(await work.daily_answers(question.id, learner.id)) >= MOST_TRIES:
        return False
    card = await bank.card(work.session, question.card_id)
    if is_no_answer(card.rubric, message.text, asks=asks):
        return False
    verdict = grade(card.rubric, message.text)
    its = {"question_id": question.id, "card_id": question.card_id, "learner_id": learner.id}
    work.append(DailyAnswer, **answer_columns(work, message, verdict), **its)
    if not question.is_answered:
        question.is_answered = True
        daily = await work.dailies.of(question.chat_id)
        await count_group_day(work, question.chat_id, daily.zone if daily is not None else None)
    await count_answer(work, learner, message.at)
    await react(work, learner)
    return True


async def release_dailies(work: Work, bank: Bank, limit: int) -> tuple[list[DailyEvent], bool]:
    """See to questions that are due, the longest first; returns what happens, and whether to go on."""
    most = min(limit, await room_for_reminders(work) // CALLS)
    if most <= 0:
        return [], False
    due = await work.dailies.due(work.now, most)
    return [event for daily in due for event in await _see_to(work, bank, daily)], len(due) == limit


async def _see_to(work: Work, bank: Bank, daily: Daily) -> list[DailyEvent]:
    """Close the question that stands, put the next, and plan the one after that."""
    due_at, day = daily.due_at, daily.due_date
    group = await work.arena.group(daily.chat_id)
    if due_at is None or day is None or (group is not None and group.closed_at is not None):
        daily.due_at = daily.due_date = None  # until we are back
        return []
    daily.done_date = day
    _plan(work, daily, work.now - LATEST)
    if is_too_late(due_at, work.now):
        return []
    closed = await _close(work, bank, daily)
    put = await _put(work, bank, daily, day)
    return [put] if closed is None else [closed, put]


async def _put(work: Work, bank: Bank, daily: Daily, day: date) -> DailyPut | DailyOver:
    """Put a question, of a card that has not come in this group before all others have."""
    deck = await active_deck(work, daily.deck_id)
    card_id = await pick_card(work, daily.chat_id, deck, None) if deck is not None else None
    if card_id is None:
        daily.ended_at = work.now
        daily.due_at = daily.due_date = None
        return DailyOver(daily)
    question = DailyQuestion(
        id=work.new_id(),
        chat_id=daily.chat_id,
        card_id=card_id,
        language=daily.language,
        date=day,
        asked_at=work.now,
        is_answered=False,
    )
    await work.dailies.ask(question)
    return DailyPut(daily, question, await bank.card(work.session, card_id))


async def _close(work: Work, bank: Bank, daily: Daily) -> DailyClosed | None:
    """Close the question that stands in a group, if one does; of each person's answers the best counts."""
    question = next(iter(await work.dailies.questions(daily.chat_id)), None)
    if question is None or question.closed_at is not None:
        return None
    question.closed_at = work.now
    card = await bank.card(work.session, question.card_id)
    best: dict[int, DailyAnswer] = {}
    for row in await work.daily_answers(question.id):
        if row.learner_id not in best or row.score > best[row.learner_id].score:
            best[row.learner_id] = row
    names = await names_of(work, best)
    right = [row for row in best.values() if row.outcome == Outcome.CORRECT]
    partly = [row for row in best.values() if row.outcome == Outcome.PARTIAL]
    return DailyClosed(
        daily,
        question,
        card,
        tuple(names[row.learner_id] for row in sorted(right, key=lambda row: row.update_id)),
        tuple(
            (names[row.learner_id], _named(card, row)) for row in sorted(partly, key=lambda row: -row.score)
        ),
        len(best),
        await group_streak(work, daily.chat_id),
    )


def _named(card: BankCard, row: DailyAnswer) -> int:
    """Return how many of the wanted points an answer names."""
    wanted = aim_of(card.card).wanted
    return len({*wanted} & {*named_by(read_verdict(row.verdict), wanted)})


def _plan(work: Work, daily: Daily, after: datetime) -> None:
    """Find out when a question is due next: each date has one at most."""
    work.dailies_changed = True
    occurrence = next_occurrence(Schedule(daily.clock, EVERY_DAY, daily.zone), after, daily.done_date)
    daily.due_at, daily.due_date = occurrence.at, occurrence.date
