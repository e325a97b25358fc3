"""Reminding learners: when they want it, unless today is done, and not for ever."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.core.days import date_of
from bot.core.reminders import (
    EVERY_DAY,
    FRESH,
    LATEST,
    SNOOZE,
    Patience,
    Rhythm,
    Schedule,
    is_too_late,
    last_call,
    may_remind,
    next_occurrence,
    remind,
)
from bot.core.streaks import ONE_DAY
from bot.core.zones import first_instant
from bot.services.choosing import active_deck
from bot.services.days import plan_of
from bot.services.questions import is_open
from bot.services.reviewing import count_due_of_all
from bot.services.streaks import StreakShown, is_done_today, show_streak
from bot.storage.models import Deck, Learner
from bot.storage.reminders import Reminder, count_unsent, load_due
from bot.storage.work import Work

MOST_REMINDERS = 12
"""So many a learner may set."""

A_SECONDS_WORTH = 30
"""So many messages Telegram takes in a second: no more reminders than these wait to be sent."""


@dataclass(frozen=True, slots=True)
class Push:
    """A reminder that goes out now, to begin a quiz of a deck, if one is known.

    With `goes_on` a question of such a quiz, or of a review, stands open already. `due` is how many cards of
    all decks are due. `rhythm` is set where it is another from
    now on; a `last_call` is about the streak at stake.
    """

    learner: Learner
    reminder_id: int
    deck: Deck | None
    streak: StreakShown
    rhythm: Rhythm | None
    last_call: bool
    goes_on: bool
    due: int


async def set_reminders(
    work: Work, learner: Learner, clocks: Collection[time], weekdays: frozenset[int], deck: Deck | None
) -> bool:
    """Remind a learner at these times too; one of that time and deck only changes its weekdays.

    Returns whether there is room for all of them; otherwise nothing is changed.
    """
    deck_id = deck.id if deck is not None else None
    rows = await work.reminders.of(learner.id)
    known = {row.clock: row for row in rows if row.deck_id == deck_id and not row.last_call}
    new = [clock for clock in clocks if clock not in known]
    if len(rows) + len(new) > MOST_REMINDERS:
        return False
    for clock in new:
        known[clock] = Reminder(id=work.new_id(), learner_id=learner.id, deck_id=deck_id, clock=clock)
        await work.reminders.add(known[clock])
    for clock in clocks:
        known[clock].weekdays = weekdays
        _plan(work, learner, known[clock], work.now)
    await react(work, learner)
    return True


async def set_last_call(work: Work, learner: Learner) -> Reminder:
    """Call a learner a last time before each day ends, if a streak is at stake; once set, nothing changes."""
    for row in await work.reminders.of(learner.id):
        if row.last_call:
            return row
    row = Reminder(id=work.new_id(), learner_id=learner.id, weekdays=EVERY_DAY, last_call=True)
    _plan(work, learner, row, work.now)
    await work.reminders.add(row)
    await react(work, learner)
    return row


async def reminder_of(work: Work, learner: Learner, reminder_id: int) -> Reminder | None:
    """Return a learner's reminder by its id."""
    return next((row for row in await work.reminders.of(learner.id) if row.id == reminder_id), None)


async def remove_reminders(work: Work, reminders: Sequence[Reminder]) -> None:
    """Remind no more of these."""
    for reminder in reminders:
        await work.reminders.remove(reminder)


async def snooze(work: Work, learner: Learner, reminder: Reminder) -> bool:
    """Let a reminder come once more in an hour, for the same date; or for one that is due before then.

    Returns whether the learner's day still goes on by then.
    """
    await react(work, learner)
    again_at = work.now + SNOOZE
    if reminder.due_at is None or reminder.due_at > again_at:
        reminder.due_date = reminder.done_date or date_of(work.now, plan_of(learner))
    reminder.due_at = again_at
    work.reminders_changed = True
    plan = plan_of(learner)
    return date_of(again_at, plan) == date_of(work.now, plan)


async def leave_today_alone(work: Work, learner: Learner) -> None:
    """Send no more reminders before the learner's day is over."""
    await react(work, learner)
    plan = plan_of(learner)
    over = first_instant(date_of(work.now, plan) + ONE_DAY, plan.day_end, plan.clock_zone)
    for reminder in await work.reminders.of(learner.id):
        while reminder.due_at is not None and reminder.due_at < over:
            _plan_next(work, learner, reminder)


async def plan_anew(work: Work, learner: Learner) -> None:
    """The learner's days run otherwise, or the learner is back: see anew when each reminder is due.

    One that is snoozed, so that it comes again for a date it was for, still comes when it was promised.
    """
    for reminder in await work.reminders.of(learner.id):
        at, day = reminder.due_at, reminder.due_date
        _plan(work, learner, reminder, work.now)
        if at is not None and at > work.now and day == reminder.done_date:
            reminder.due_at, reminder.due_date = at, day


async def react(work: Work, learner: Learner) -> None:
    """The learner has answered, or else reacted: reminders go on as they were set."""
    before = _patience_of(learner)
    if before != FRESH:
        _set_patience(learner, FRESH)
    if before.rhythm is Rhythm.STOPPED:
        await plan_anew(work, learner)


async def room_for_reminders(work: Work) -> int:
    """Return how many more may wait to be sent: in all no more than go out in a second."""
    return A_SECONDS_WORTH - await count_unsent(work.session, A_SECONDS_WORTH)


async def release(work: Work, limit: int) -> tuple[list[Push], bool]:
    """See to reminders, the longest due first; returns what goes out, and whether more may do so at once.

    None is released beyond a second's worth of those that wait to be sent: so each is judged just before
    it goes out, and the others keep no answer waiting. What finds no room is not for now: it would
    go out one by one, each in a transaction of its own, as room is made.
    """
    room = min(limit, await room_for_reminders(work))
    if room <= 0:
        return [], False
    due = await load_due(work.session, work.now, room)
    ids = [learner.id for _, learner in due]
    await work.load(ids)
    cards = await count_due_of_all(work, ids)
    pushes = [await _see_to(work, learner, reminder, cards.get(learner.id, 0)) for reminder, learner in due]
    return [push for push in pushes if push is not None], len(due) == limit


async def _see_to(work: Work, learner: Learner, reminder: Reminder, cards: int) -> Push | None:
    """Return what a reminder that is due comes to, for a learner with so many cards due; plan it anew."""
    before = _patience_of(learner)
    due_at, day = reminder.due_at, reminder.due_date
    if learner.blocked_at is not None or before.rhythm is Rhythm.STOPPED or due_at is None or day is None:
        reminder.due_at = None  # until the learner is back
        return None
    _plan_next(work, learner, reminder)
    if is_too_late(due_at, work.now) or not may_remind(before, day) or not _is_to_do(learner, work.now):
        return None
    streak = await show_streak(work, learner, work.now)
    if reminder.last_call and not streak.current:
        return None
    after = remind(before, day)
    _set_patience(learner, after)
    deck = await active_deck(work, reminder.deck_id) or await active_deck(work, learner.deck_id)
    rhythm = after.rhythm if after.rhythm is not before.rhythm else None
    quiz, question = await work.quiz(learner.id), await work.current_question(learner.id)
    fits = quiz is not None and quiz.deck_id in {None, deck.id if deck else None}  # None: a review
    goes_on = fits and is_open(question)
    return Push(learner, reminder.id, deck, streak, rhythm, reminder.last_call, goes_on, cards)


def _is_to_do(learner: Learner, now: datetime) -> bool:
    """Tell whether today is not done, and no day of rest."""
    plan = plan_of(learner)
    return date_of(now, plan).weekday() not in plan.rest and not is_done_today(learner, now)


def _plan_next(work: Work, learner: Learner, reminder: Reminder) -> None:
    """What was due is seen to; the next may have become due meanwhile."""
    dates = [day for day in (reminder.done_date, reminder.due_date) if day is not None]
    reminder.done_date = max(dates, default=None)
    _plan(work, learner, reminder, work.now - LATEST)


def _plan(work: Work, learner: Learner, reminder: Reminder, after: datetime) -> None:
    """Find out when a reminder is due next, which nobody knows without the learner's zone."""
    work.reminders_changed = True
    if reminder.last_call:
        reminder.clock = last_call(learner.day_end)
    if learner.zone is None:
        reminder.due_at = reminder.due_date = None
        return
    schedule = Schedule(reminder.clock, reminder.weekdays, learner.zone)
    occurrence = next_occurrence(schedule, after, reminder.done_date)
    reminder.due_at, reminder.due_date = occurrence.at, occurrence.date


def _patience_of(learner: Learner) -> Patience:
    return Patience(Rhythm(learner.reminder_rhythm), learner.reminders_ignored, learner.reminded_on)


def _set_patience(learner: Learner, patience: Patience) -> None:
    learner.reminder_rhythm = patience.rhythm.value
    learner.reminders_ignored = patience.ignored
    learner.reminded_on = patience.last
