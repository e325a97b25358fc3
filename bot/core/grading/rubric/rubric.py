"""What a card wants, compiled once: the form in which answers are compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.grading.language.language import Language
from bot.core.grading.language.text import count_words
from bot.core.grading.rubric.keys import ValueKey
from bot.core.grading.rubric.question import Question
from bot.core.grading.rubric.wording import SENTENCE, Halves, Wording, find_clues
from bot.core.grading.verdict import PointVerdict, Status
from bot.core.grading.words.lexicon import Lexicon

BRIEF = 7  # words of a wording


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """One key point, compiled; `literals` are its full wordings as `read_literally` has them.

    An answer without any of the `clues` says nothing of it; `None` where no word tells. `lone_values` are the
    numbers and dates that are a phrase by themselves.
    """

    text: str
    wordings: tuple[Wording, ...]
    weight: float = 1.0
    optional: bool = False
    literals: frozenset[str] = frozenset()
    values: tuple[ValueKey, ...] = field(init=False)
    lone_values: tuple[ValueKey, ...] = field(init=False)
    missed: PointVerdict = field(init=False)
    clues: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Note the numbers and dates that the full wordings want, and the verdict where nothing is found."""
        phrases = [
            phrase
            for wording in self.wordings
            if wording.credit == 1
            for group in wording.wanted
            for phrase in group.phrases
            if phrase.values
        ]
        object.__setattr__(self, "values", tuple(key for phrase in phrases for key in phrase.values))
        lone = tuple(phrase.values[0] for phrase in phrases if len(phrase.keys) == 1)
        object.__setattr__(self, "lone_values", lone)
        object.__setattr__(self, "missed", PointVerdict(self.text, Status.MISSED))
        object.__setattr__(self, "clues", find_clues(self.wordings))


@dataclass(frozen=True, slots=True)
class RubricWrong:
    """A common wrong answer, compiled; its `clues` are as a point's."""

    text: str
    wordings: tuple[Wording, ...]
    feedback: str = ""
    clues: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Note the words to search an answer for first."""
        object.__setattr__(self, "clues", find_clues(self.wordings))


@dataclass(frozen=True, slots=True, eq=False)
class Rubric:
    """A card compiled for grading; reusable, and independent of any answer.

    `by_closeness`: the score is how close an answer comes to a reference, not what it hits. `derived`: some
    keywords come from sentences. `one_answer`: one point makes a full answer, so that candidates contradict
    each other. `timed`: a time of day is wanted. `lengths`: the points' full wordings as `read_literally` has
    them, each with how many words. `lengthy`: none of them is short, so that answers are sentences, and no
    lists of names. `tells`: whole sentences are wanted, of which an answer may have a part beside what is
    wrong. `halves`: which points tell of which of two things. `explanation`: the card's.
    `several`: so many of the points make a full answer by closeness.
    """

    language: Language
    question: Question
    lexicon: Lexicon = field(compare=False, repr=False)
    points: tuple[RubricPoint, ...]
    wrong: tuple[RubricWrong, ...] = ()
    enough: int | None = None
    in_order: bool = False
    pass_mark: float = 1.0
    by_characters: bool = False
    timed: bool = False
    by_closeness: bool = False
    halves: Halves | None = None
    explanation: str = ""
    several: int = 0

    derived: bool = field(init=False)
    one_answer: bool = field(init=False)
    lengths: Mapping[str, int] = field(init=False)
    lengthy: bool = field(init=False)
    tells: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note what every answer asks about."""
        derived = any(wording.derived for point in self.points for wording in point.wordings)
        one = self.enough == 1 or sum(not point.optional for point in self.points) == 1
        object.__setattr__(self, "derived", derived)
        object.__setattr__(self, "one_answer", one)
        literals = dict.fromkeys(literal for point in self.points for literal in point.literals)
        lengths = {literal: literal.count(" ") + 1 for literal in literals}
        object.__setattr__(self, "lengths", lengths)
        object.__setattr__(self, "lengthy", all(count_words(one.split()) > BRIEF for one in literals))
        outlines = [wording.outline for point in self.points for wording in point.wordings[:1]]
        object.__setattr__(self, "tells", all(one.size >= SENTENCE for one in outlines))
