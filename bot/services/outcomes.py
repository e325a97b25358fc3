"""What can come of a learner's move in a quiz: closed unions, worded by the views."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.grading.trace import PointTrace, WrongTrace
from bot.core.grading.verdict import Verdict
from bot.services.bank import BankCard
from bot.services.streaks import StreakShown


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
    """A question stands open; `again` when it stood open before, `tried` when there was an answer."""

    question_id: int
    number: int
    length: int
    card: BankCard
    again: bool = False
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A quiz is over: `asked` questions, of which `right` and `partial`, and how many to try again.

    A review and a quiz of `weak` spots have no deck's title.
    """

    quiz_id: int
    deck_title: str | None
    asked: int
    right: int
    partial: int
    mistakes: int
    weak: bool = False


Next = Asked | Summary | None


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer was graded: `fresh` is the verdict on it, `verdict` on all that was said so far.

    `overcome` are the weak spots among the points that it got at last, by their text; `taken_back` are the
    places of points that had been said and now are denied. It `adds_nothing` where it changes no point's
    credit of an answer that is right in part.
    """

    question_id: int
    card: BankCard
    answer: str
    fresh: Verdict
    verdict: Verdict
    is_open: bool
    first_today: StreakShown | None
    summary: Summary | None
    overcome: tuple[str, ...] = ()
    taken_back: frozenset[int] = frozenset()
    adds_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A question was closed before it was answered in full; `tried` when there was an answer.

    `overcome` are the weak spots that were got at last all the same.
    """

    question_id: int
    card: BankCard
    verdict: Verdict | None
    reason: Close
    tried: bool
    then: Next
    overcome: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint on a missing point; `None` when there is no more to give. `tried` when there was an answer."""

    question_id: int
    hint: str | None
    tried: bool


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """No question stands open: in a quiz the next one can be asked, else a quiz can begin."""

    in_quiz: bool


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """The deck or topic has no card."""


@dataclass(frozen=True, slots=True)
class Contested:
    """The learner says the answer was right, or takes that back; `first` the first time for a question.

    `then` sums the quiz up, or sums it up anew, where it is over.
    """

    closed: Closed
    answer: str
    withdrawn: bool
    closed_now: bool
    first: bool
    then: Summary | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The verdict was contested before, or taken back before: a second tap changes nothing."""


@dataclass(frozen=True, slots=True)
class NothingToContest:
    """The question is another's, has no answer yet, or was answered right."""


@dataclass(frozen=True, slots=True)
class Explained:
    """How the answers to a question were read; `score` and `pass_mark` are from 0 to 1.

    `enough`: that many points make a full answer (`None`: all).
    """

    points: tuple[PointTrace, ...]
    wrong: tuple[WrongTrace, ...]
    score: float
    pass_mark: float
    enough: int | None = None


@dataclass(frozen=True, slots=True)
class NothingToExplain:
    """The question is another's, has no answer, or to a card that has changed; or it is open still."""

    is_open: bool
