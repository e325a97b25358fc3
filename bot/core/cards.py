"""What a teacher writes: decks of cards, and the key points that a good answer contains.

A *marked* text is a normal sentence whose keywords stand in ``**bold**``; inside the bold,
`` / `` (a slash between spaces) separates words that serve equally well, and `` before `` two things
that are wanted in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

Marked = str

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_NO_LABEL = re.compile(r"\\(?=[^\W\d_]+\s?:)")  # `\or: ...`, which would mean something without it
BEFORE = re.compile(r"(?<=[^\s/]) before (?=[^\s/])")


class Outcome(StrEnum):
    """What an answer as a whole comes to."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"


@dataclass(frozen=True, slots=True)
class Between:
    """Any number from `low` to `high`, both included, is right."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """Any number at most `amount` away is right; with `percent`, that many hundredths of the number."""

    amount: Decimal
    percent: bool = False


Tolerance = Between | PlusMinus


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a good answer says; `text` is the model wording and `alternatives` serve as well.

    `partly` are wordings that earn half the point. `within` is the tolerance on the point's number.
    """

    text: Marked
    alternatives: tuple[Marked, ...] = ()
    partly: tuple[Marked, ...] = ()
    within: Tolerance | None = None
    weight: float = 1.0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A common wrong answer, and what to tell the learner who gives it."""

    text: Marked
    alternatives: tuple[Marked, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A sample's score must lie from `low` to `high`, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer as a learner might type it, and what a teacher makes of it."""

    answer: str
    outcome: Outcome
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture shown with the question: `path` is relative to the deck's file."""

    path: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One question with its key points.

    `enough`: that many points make a full answer. `in_order`: points count in the card's order only.
    `pass_mark`: the score, from 0 to 1, from which an answer is correct (`None`: everything wanted).
    """

    id: str
    question: str
    points: tuple[KeyPoint, ...]
    enough: int | None = None
    in_order: bool = False
    pass_mark: float | None = None
    wrong: tuple[WrongAnswer, ...] = ()
    explanation: str = ""
    source: str = ""
    image: Image | None = None
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Cards that belong together; the cards above a deck's first topic have the title ``""``."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck as its author wrote it; `text` is the file it was read from, if any."""

    slug: str
    title: str
    language: str
    topics: tuple[Topic, ...]
    about: str = ""
    text: str = field(default="", compare=False, repr=False)

    @property
    def cards(self) -> Iterator[Card]:
        """Every card, in the deck's order."""
        return (card for topic in self.topics for card in topic.cards)


@lru_cache(maxsize=2048)  # each answer to a card asks for all of its points
def plain(text: Marked) -> str:
    """Return a marked text as a person reads it: bold unmarked, the first of `` / `` choices kept."""
    start = 1 if _NO_LABEL.match(text) else 0
    return BOLD.sub(lambda bold: plain_bold(sides(bold[1])), text[start:]).replace("\\*", "*")


def plain_bold(wanted: Iterable[tuple[str, ...]]) -> str:
    """Return the sides of a bold as a person reads them: of each the first choice."""
    return " before ".join(choices[0] for choices in wanted)


def sides(bold: str) -> tuple[tuple[str, ...], ...]:
    """Return what a bold wants one before the other, mostly one thing; of each, what serves equally well."""
    parts = BEFORE.split(bold)
    if not all(any(letter.isalnum() for letter in part) for part in parts):
        parts = [bold]
    return tuple(tuple(choice.strip() for choice in part.split(" / ")) for part in parts)


def keywords(text: Marked) -> tuple[tuple[str, ...], ...]:
    """Return the bold words of a marked text, each with the choices that serve equally well."""
    return tuple(
        tuple(choice for choice in choices if choice)
        for bold in BOLD.findall(text)
        for choices in sides(bold)
    )
