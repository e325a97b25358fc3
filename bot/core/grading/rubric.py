"""What a card wants, compiled once: the form in which answers are compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from bot.core.cards import Tolerance
from bot.core.grading.before_after import Side
from bot.core.grading.comparison import Comparison
from bot.core.grading.dates import Day
from bot.core.grading.language import Language
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.quantity import Bound, Era, Kind
from bot.core.grading.question import Question
from bot.core.grading.units import Unit
from bot.core.grading.verdict import PointVerdict, Status
from bot.core.grading.words import WordForms


@dataclass(frozen=True, slots=True)
class WordKey:
    """A wanted word; `given` when the question names it, too."""

    forms: WordForms
    weight: float = 1.0
    given: bool = False


class Beside(NamedTuple):
    """The neighbours of a character in a sentence without spaces, one of which an answer has, too.

    `then` follows the one `after`; instead of what follows may stand other characters of the `sentence`,
    which may be shortened, but no others.
    """

    before: str
    after: str
    then: str
    sentence: frozenset[str]


@dataclass(frozen=True, slots=True)
class CharsKey:
    """Wanted characters of a script without spaces, next to each other, or one `beside` its neighbours."""

    chars: str
    weight: float = 1.0
    given: bool = False
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A wanted number; `within` widens it.

    `units`: what it may count, `said` as its author does; an answer may leave that out, unless it is
    `counted` in the author's own bold.
    `rough`: the author says "about" beside the bold. `side`: the author's word for before or after a year.
    """

    values: tuple[Fraction, ...]
    kind: Kind
    bound: Bound
    within: Tolerance | None = None
    percent_asked: bool = False
    weight: float = 1.0
    given: bool = False
    units: tuple[Unit, ...] = ()
    said: str = ""
    counted: bool = False
    rough: bool = False
    side: Side = Side.NONE
    era: Era = Era.NONE

    @property
    def exact(self) -> bool:
        """Whether only a number that may be rounded fits without being equal."""
        return self.within is None and self.kind is not Kind.SHARE


@dataclass(frozen=True, slots=True)
class DateKey:
    """A wanted date, as far as the author gave it; `side`: the author's word for before or after it."""

    day: Day
    weight: float = 1.0
    given: bool = False
    side: Side = Side.NONE


@dataclass(frozen=True, slots=True)
class RangeKey:
    """A wanted span such as 1936 to 1939; or, with `ends`, a range of what is counted: 4 to 5 minutes.

    `ratio`: its author may mean the share of one in the other. `halved`: one end earns half.
    """

    low: Fraction
    high: Fraction
    weight: float = 1.0
    given: bool = False
    ends: tuple[NumberKey, ...] = ()
    ratio: NumberKey | None = None
    halved: bool = False


ValueKey = NumberKey | DateKey | RangeKey
Key = WordKey | CharsKey | ValueKey


def numbers_of(keys: Iterable[Key]) -> Iterator[NumberKey]:
    """Yield the wanted numbers among keys, both ends of each range."""
    for key in keys:
        if isinstance(key, NumberKey):
            yield key
        elif isinstance(key, RangeKey):
            yield from key.ends


@dataclass(frozen=True, slots=True)
class Phrase:
    """Keys wanted close together; `negative`: the author's own wording denies them.

    A `listed` one is a list itself, as "supply and demand"; a `plain` one has just one key, which nothing
    denies. `reply`: it is the "yes" or "no" that settles a question, in whatever words.
    """

    keys: tuple[Key, ...]
    negative: bool = False
    joined: WordForms | None = None
    listed: bool = False
    reply: str = ""
    words: frozenset[str] = field(init=False)
    values: tuple[ValueKey, ...] = field(init=False)
    plain: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note the wanted words, and the wanted numbers and dates, for a first look."""
        words = frozenset(key.forms.word for key in self.keys if isinstance(key, WordKey))
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "values", tuple(key for key in self.keys if isinstance(key, ValueKey)))
        object.__setattr__(self, "plain", len(self.keys) == 1 and not (self.joined or self.negative))


ANY_VALUE = "#"  # stands among the words that an answer has for any number or date


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that serve equally well; none of them stands in an answer without one of the `needles`.

    For a phrase of numbers or dates alone the needle is `ANY_VALUE`. `needles` is `None` where a phrase has
    nothing that an answer could be searched for.
    """

    phrases: tuple[Phrase, ...]
    needles: frozenset[str] | None


def group_phrases(phrases: Iterable[Phrase]) -> Group:
    """Return phrases as one group, with the words to search an answer for."""
    phrases = tuple(phrases)
    needles: set[str] = set()
    for phrase in phrases:
        word = next((key.forms.word for key in phrase.keys if isinstance(key, WordKey)), None)
        if phrase.reply or (word is None and not phrase.values):
            return Group(phrases, None)
        needles.add(word or ANY_VALUE)
        if phrase.joined:
            needles.add(phrase.joined.word)
    return Group(phrases, frozenset(needles))


SENTENCE = 5  # words


@dataclass(frozen=True, slots=True)
class Outline:
    """What a sentence without bold is as a whole: its neighbouring stems, its size in words.

    `own` counts its keywords that the question has not; `chances` the references that an answer may match,
    of which the `longest` has so many words. Of the wanted, by number, all that are `required` must be there.
    `named`: it is nothing but a name. `explained`: the question wants how or why explained. `letter`: which
    choice it begins with, as in "A. It is warmer". `initials`: of the first names to a name that all have.
    `reply`: "yes" or "no", where nothing else is its own. `denied`: of the wanted, by number, what
    it denies, if it is short.
    """

    pairs: frozenset[tuple[str, str]]
    size: int
    own: int
    chances: int = 1
    required: frozenset[int] = frozenset()
    named: bool = False
    longest: int = 0
    explained: bool = False
    letter: str = ""
    initials: frozenset[str] = frozenset()
    reply: str = ""
    denied: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a point: of each of `wanted`, one phrase; or, with an `outline`, much of the keys.

    `orders`: which of the wanted, by number, must come before which in time. `leads`: the first of two will
    do by itself, as the question asks what came first. `comparisons` are those of a derived wording, which an
    answer must not turn round.
    """

    wanted: tuple[Group, ...]
    credit: float = 1.0
    outline: Outline | None = None
    needles: tuple[frozenset[str], ...] = ()
    orders: tuple[tuple[int, int], ...] = ()
    leads: bool = False
    comparisons: tuple[Comparison, ...] = ()
    negative: bool = field(init=False)
    touched_by: Touch | None = field(init=False)

    def __post_init__(self) -> None:
        """Note whether the wording itself denies, and what an answer must have for it to matter."""
        negative = any(phrase.negative for group in self.wanted for phrase in group.phrases)
        object.__setattr__(self, "negative", negative)
        told = self.outline is not None and not self.outline.reply
        object.__setattr__(self, "touched_by", find_touch(self.wanted) if told else None)

    @property
    def derived(self) -> bool:
        """Whether its keywords were derived from a sentence."""
        return self.outline is not None


class Touch(NamedTuple):
    """The words that say something of a derived wording, and the stems whose opposites do."""

    words: frozenset[str]
    stems: frozenset[str]


def find_touch(wanted: Iterable[Group]) -> Touch | None:
    """Return what an answer that has anything to do with some keys has; nothing where none can tell."""
    words: set[str] = set()
    stems: set[str] = set()
    own = False
    for group in wanted:
        key = group.phrases[0].keys[0]
        if group.needles is None or not isinstance(key, WordKey):
            return None
        words |= group.needles
        stems.add(key.forms.stem)
        own = own or not key.given
    return Touch(frozenset(words), frozenset(stems)) if own else None


def find_clues(wordings: Iterable[Wording]) -> frozenset[str] | None:
    """Return the words one of which an answer must have to say any wording; nothing where none tells."""
    clues: set[str] = set()
    for wording in wordings:
        if not wording.needles:
            return None
        clues |= wording.needles[0]
    return frozenset(clues)


def want_all(groups: Iterable[Group], orders: Iterable[tuple[int, int]] = ()) -> Wording:
    """Return a wording of which every group is wanted, with what to search an answer for first."""
    groups = tuple(groups)
    needles = tuple(group.needles for group in groups if group.needles)
    return Wording(groups, needles=needles, orders=tuple(orders))


def let_lead(wording: Wording) -> Wording:
    """Return a wording, of which the first of two things will do if the two are all that is wanted."""
    if wording.orders != ((0, 1),) or len(wording.wanted) > len(wording.orders[0]):
        return wording
    return replace(wording, leads=True, needles=wording.needles[:1])


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """One key point, compiled; `literals` are its full wordings as `read_literally` has them.

    An answer without any of the `clues` says nothing of it; `None` where no word tells.
    """

    text: str
    wordings: tuple[Wording, ...]
    weight: float = 1.0
    optional: bool = False
    literals: frozenset[str] = frozenset()
    values: tuple[ValueKey, ...] = field(init=False)
    missed: PointVerdict = field(init=False)
    clues: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        """Note the numbers and dates that the full wordings want, and the verdict where nothing is found."""
        values = tuple(
            key
            for wording in self.wordings
            if wording.credit == 1
            for group in wording.wanted
            for phrase in group.phrases
            for key in phrase.values
        )
        object.__setattr__(self, "values", values)
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
    each other. `lengths`: the points' full wordings as `read_literally` has them, each with how many words.
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
    by_closeness: bool = False

    derived: bool = field(init=False)
    one_answer: bool = field(init=False)
    lengths: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Note what every answer asks about."""
        derived = any(wording.derived for point in self.points for wording in point.wordings)
        one = self.enough == 1 or sum(not point.optional for point in self.points) == 1
        object.__setattr__(self, "derived", derived)
        object.__setattr__(self, "one_answer", one)
        literals = dict.fromkeys(literal for point in self.points for literal in point.literals)
        lengths = {literal: literal.count(" ") + 1 for literal in literals}
        object.__setattr__(self, "lengths", lengths)

    @property
    def tells(self) -> bool:
        """Whether whole sentences are wanted, of which an answer may have a part beside what is wrong."""
        outlines = [point.wordings[0].outline for point in self.points]
        return all(one is not None and one.size >= SENTENCE for one in outlines)
