"""Streaks: a fold over the log of a learner's days.

The log is only ever appended to. Each study day's date is fixed when it is written, and each change of plan
is a line of its own, so that what is set later changes nothing that happened.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import islice

from bot.core.days import Change, Line, Plan, Sign, StudyDay, date_of
from bot.core.zones import has_date

ONE_DAY = timedelta(days=1)

APART = timedelta(hours=20)
"""A day counted in another zone than the one before comes so long after it at least."""

FREEZE_EVERY = 7
MOST_FREEZES = 2


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row: `current` up to `last`, the `best` ever, `total` days studied, and `freezes` held.

    The last day was counted at the instant `at` in `zone` (`None`: none was chosen); `changes` are those of
    plan since.
    """

    current: int = 0
    best: int = 0
    total: int = 0
    freezes: int = 0
    last: date | None = None
    at: datetime | None = None
    zone: str | None = None
    changes: tuple[Change, ...] = ()


NO_STREAK = Streak()


def extend(streak: Streak, line: Line) -> Streak:
    """Return the streak after a line; a day that does not count changes nothing.

    That is a date already counted, one before it, and one that comes too soon in another zone.
    """
    if isinstance(line, Change):
        return replace(streak, changes=(*streak.changes, line)) if streak.last else streak
    if done_today(streak, line) or comes_too_soon(streak, line):
        return streak
    spent = freezes_spent(streak, line)
    current = streak.current + 1 if is_alive(streak, line) else 1
    earned = 1 if current % FREEZE_EVERY == 0 else 0
    return Streak(
        current=current,
        best=max(streak.best, current),
        total=streak.total + 1,
        freezes=min(MOST_FREEZES, streak.freezes - spent + earned),
        last=line.date,
        at=line.at,
        zone=line.plan.zone,
    )


def fold(lines: Iterable[Line]) -> Streak:
    """Return the streak of a whole log, in whatever order it is given."""
    return reduce(extend, in_order(lines), NO_STREAK)


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines as they happened."""
    return sorted(lines, key=lambda line: line.at)


def done_today(streak: Streak, today: StudyDay) -> bool:
    """Say whether `today` is already counted, or was studied on before a zone was chosen."""
    if streak.last is None:
        return False
    last = streak.last
    if streak.at is not None and streak.zone is None and today.plan.zone is not None:
        last = max(last, date_of(streak.at, today.plan))  # which it was by the clock of the first zone chosen
    return last >= today.date


def comes_too_soon(streak: Streak, today: StudyDay) -> bool:
    """Say whether `today` is by another zone's clock than the day before, which is not long enough ago.

    To choose the first zone is no journey: its days run as if it had been known.
    """
    if streak.at is None or streak.zone is None:
        return False
    return streak.zone != today.plan.zone and today.at - streak.at < APART


def is_alive(streak: Streak, today: StudyDay) -> bool:
    """Say whether studying `today` keeps the streak: no day was missed, or one that a freeze covers."""
    return streak.last is not None and _missed(streak, today) == freezes_spent(streak, today)


def freezes_spent(streak: Streak, today: StudyDay) -> int:
    """Return how many freezes the days before `today` take: one for a single missed day, else none."""
    return 1 if streak.freezes and _missed(streak, today) == 1 else 0


def current_at(streak: Streak, today: StudyDay) -> int:
    """Return the number of days in a row to show `today`: 0 once the streak is broken."""
    return streak.current if is_alive(streak, today) else 0


def judge(streak: Streak, today: StudyDay) -> dict[date, Sign]:
    """Return what became of each date after the last counted one and before `today`."""
    frozen = freezes_spent(streak, today)
    return {
        day: Sign.FROZEN if sign is Sign.MISSED and frozen else sign
        for day, sign in _unstudied(streak, today)
    }


def count_in_a_row(dates: Container[date], today: StudyDay) -> int:
    """Return how many of these dates in a row end `today`, or the day before while `today` is not over."""
    day = today.date if today.date in dates else _day_before(today.date, today.plan)
    count = 0
    while day in dates:
        count += 1
        day = _day_before(day, today.plan)
    return count


def _day_before(day: date, plan: Plan) -> date:
    """Return the date before another, passing over one that the zone skipped."""
    before = day - ONE_DAY
    return before if has_date(plan.clock_zone, before) else before - ONE_DAY


def _missed(streak: Streak, today: StudyDay) -> int:
    """Count the missed days before `today`, up to two: more make no difference."""
    return len(list(islice((day for day, sign in _unstudied(streak, today) if sign is Sign.MISSED), 2)))


def _unstudied(streak: Streak, today: StudyDay) -> Iterator[tuple[date, Sign]]:
    """Yield each date after the last counted one and before `today`, by the plan that held then.

    A date that was over by the clock of that time stays so, even if a change of plan brings it again.
    """
    if streak.last is None:
        return
    day = streak.last + ONE_DAY
    for end, plan in _stretches(streak, today):
        while day < end:
            sign = _sign_of(day, plan)
            if day < today.date or sign is Sign.MISSED:
                yield day, sign
            day += ONE_DAY


def _stretches(streak: Streak, today: StudyDay) -> Iterator[tuple[date, Plan | None]]:
    """Yield until before which date which plan held; `None` for dates that a change of plan passed over."""
    for change in streak.changes:
        yield date_of(change.at, change.old), change.old
        yield _first_due(streak, change), None
    yield today.date, today.plan


def _first_due(streak: Streak, change: Change) -> date:
    """Return the first date that can be missed after a change.

    Left out are those that the change leaps over and, in another zone, those on which a day could not count
    from the beginning: whoever answers too soon on one need not come back. In the first zone that is chosen,
    it is the date of the last day by its clock.
    """
    due = date_of(change.at, change.new)
    if streak.at is None or streak.zone == change.new.zone:
        return due
    apart = APART if streak.zone is not None else timedelta()
    return max(due, date_of(streak.at + apart, change.new) + ONE_DAY)


def _sign_of(day: date, plan: Plan | None) -> Sign:
    if plan is None or not has_date(plan.clock_zone, day):
        return Sign.AWAY
    return Sign.REST if day.weekday() in plan.rest else Sign.MISSED
