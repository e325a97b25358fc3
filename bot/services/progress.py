"""How a learner comes on: what was studied, how well topics go, how firmly cards sit, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.core.days import Sign, date_of
from bot.core.picture import DAYS_AHEAD, WEEKS
from bot.services.days import plan_of
from bot.services.history import look_back
from bot.services.streaks import StreakShown, show_streak
from bot.storage import progress
from bot.storage.models import Errand, Learner
from bot.storage.work import Work

LONGEST_DAY = timedelta(days=2)
"""No learner's day goes further back or on, whatever the zone."""


class Stage(StrEnum):
    """How firmly a card sits, by its stability."""

    FRESH = "fresh"
    GROWING = "growing"
    FIRM = "firm"
    LASTING = "lasting"


BOUNDS = (7.0, 30.0, 90.0)
"""From how many days of stability on a card is in the next stage: a week, a month, a quarter."""


@dataclass(frozen=True, slots=True)
class TopicShare:
    """A topic, and which share of its questions, from 0 to 1, went well."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, on the date `today`; `answered` and `due` count questions and cards by date.

    `monday` is the first day of the calendar. What is late counts as due today.
    """

    today: date
    monday: date
    streak: StreakShown
    signs: Mapping[date, Sign]
    answered: Mapping[date, int]
    topics: tuple[TopicShare, ...]
    stages: Mapping[Stage, int]
    due: Mapping[date, int]


async def look_at_progress(work: Work, learner: Learner) -> Progress:
    """Return how a learner comes on, as far as it was committed before this batch."""
    plan, session = plan_of(learner), work.session
    history = await look_back(work, learner, work.now)
    today = history.today
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    since = work.now - (today - monday) - LONGEST_DAY
    closed = await progress.answered_since(session, learner.id, since)
    due = await progress.due_until(session, learner.id, work.now + timedelta(days=DAYS_AHEAD) + LONGEST_DAY)
    current = await work.current_question(learner.id)
    is_open = current is not None and current.closed_at is None
    counts = await progress.count_by_topic(session, learner.id, current.id if current and is_open else None)
    topics = [TopicShare(title, well / asked) for title, asked, well in counts]
    stages = await progress.count_by_stability(session, learner.id, BOUNDS)
    return Progress(
        today,
        monday,
        await show_streak(work, learner, work.now),
        history.signs,
        Counter(date_of(at, plan) for at in closed),
        tuple(sorted(topics, key=lambda topic: -topic.share)),
        dict(zip(Stage, stages, strict=True)),
        Counter(max(today, date_of(at, plan)) for at in due),
    )


async def is_drawing(work: Work, learner: Learner) -> bool:
    """Tell whether a learner's picture is under way: one of this very batch, too, which no query sees yet."""
    for row in work.session.new:
        if isinstance(row, Errand) and row.picture is not None and row.learner_id == learner.id:
            return True
    return await progress.is_waiting_for_picture(work.session, learner.id)
