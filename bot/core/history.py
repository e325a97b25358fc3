"""Looking back on a log: what each date came to, and which days decided a streak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.core.days import Line, Sign, StudyDay
from bot.core.streaks import NO_STREAK, ONE_DAY, extend, in_order, judge


@dataclass(frozen=True, slots=True)
class Run:
    """Dates in a row, from `first` to `last`, that came to the same."""

    sign: Sign
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first) // ONE_DAY + 1


def history(lines: Iterable[Line], today: StudyDay) -> dict[date, Sign]:
    """Return what each date came to, from the first study day of a log until `today`, in their order."""
    signs: dict[date, Sign] = {}
    streak = NO_STREAK
    for line in in_order(lines):
        after = extend(streak, line)
        if isinstance(line, StudyDay) and after is not streak:
            signs |= judge(streak, line) | {line.date: Sign.DONE}
        streak = after
    return signs | judge(streak, today)


def decisive(signs: Mapping[date, Sign]) -> list[Run]:
    """Return the days that decided the streak, the newest first: back to what was missed before it."""
    runs: list[Run] = []
    for sign, group in groupby(sorted(signs.items(), reverse=True), key=lambda one: one[1]):
        days = [day for day, _ in group]
        runs.append(Run(sign, days[-1], days[0]))
        if sign is Sign.MISSED and any(run.sign is Sign.DONE for run in runs):
            break
    return runs
