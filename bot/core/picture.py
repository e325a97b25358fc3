"""What the picture of a learner's progress shows, in numbers and words; drawn in another process."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

WEEKS = 26
DAYS_AHEAD = 14
MOST_TOPICS = 4
LEVELS = 5
"""A day in the calendar has a level from 0 (nothing) to 4, or one of the two below."""

FROZEN = 5
TO_COME = -1


@dataclass(frozen=True, slots=True)
class Bar:
    """A topic: `share`, from 0 to 1, of the questions on it went well, which `value` says in words."""

    label: str
    share: float
    value: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of cards with its name: a stage of memory, or a day on which they are due."""

    label: str
    cards: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it; `days` are the levels of the calendar from a Monday on, seven a week.

    `mark` says who made it. `months` are names with the week above which they stand, `weekdays` the names of
    the seven rows; `less`, `more` and `frozen` explain the colours. A part that is empty shows its
    `..._none`.
    """

    dark: bool
    title: str
    subtitle: str
    mark: str
    calendar_head: str
    calendar_note: str
    days: tuple[int, ...]
    months: tuple[tuple[int, str], ...]
    weekdays: tuple[str, ...]
    less: str
    more: str
    frozen: str
    topics_head: str
    topics: tuple[Bar, ...]
    topics_none: str
    stages_head: str
    stages: tuple[Count, ...]
    stages_none: str
    due_head: str
    due: tuple[Count, ...]
    due_none: str


def write_picture(picture: Picture) -> str:
    """Return a picture's contents as JSON."""
    return json.dumps(asdict(picture))


def read_picture(text: str) -> Picture:
    """Return what `write_picture` wrote."""
    held = json.loads(text)
    held |= {
        "days": tuple(held["days"]),
        "months": tuple((int(week), str(name)) for week, name in held["months"]),
        "weekdays": tuple(held["weekdays"]),
        "topics": tuple(Bar(**one) for one in held["topics"]),
        "stages": tuple(Count(**one) for one in held["stages"]),
        "due": tuple(Count(**one) for one in held["due"]),
    }
    return Picture(**held)
