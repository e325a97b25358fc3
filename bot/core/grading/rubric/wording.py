"""One way to say a point: the phrases that it wants, each of keys, or a sentence as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.core.grading.relations.amounts import Amounts
from bot.core.grading.relations.comparison import Comparison
from bot.core.grading.relations.direction import Way
from bot.core.grading.relations.labels import NO_LABELS, Labels
from bot.core.grading.relations.trends import Trend
from bot.core.grading.rubric.keys import Key, ValueKey, WordKey
from bot.core.grading.words.forms import WordForms


@dataclass(frozen=True, slots=True)
class Phrase:
    """Keys wanted close together; `negative`: the author's own wording denies them.

    A `listed` one is a list itself, as "supply and demand"; a `plain` one has just one key, which nothing
    denies. `lacked`: somebody did not have it, so that he may have wanted it. `lost`: the wording says that
    it ran out, or is prevented. `reply`: it is the yes or no that settles a question, in whatever words.
    `initials`: it is a surname alone, with those of the other names that its author wrote. `forename`: it is
    the first name alone of somebody known by that. `head`: it is what
    a denial stands right before, as "connected" in "not connected to a battery". `others`: it is said not
    to be of others, or anything else: "not with other lamps".
    """

    keys: tuple[Key, ...]
    negative: bool = False
    joined: WordForms | None = None
    listed: bool = False
    reply: str = ""
    lacked: bool = False
    lost: bool = False
    initials: frozenset[str] = frozenset()
    forename: bool = False
    head: bool = False
    others: bool = False
    words: tuple[str, ...] = field(init=False)
    values: tuple[ValueKey, ...] = field(init=False)
    plain: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note the wanted words, and the wanted numbers and dates, for a first look."""
        words = tuple([key.forms.word for key in self.keys if isinstance(key, WordKey)])
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "values", tuple(key for key in self.keys if isinstance(key, ValueKey)))
        object.__setattr__(
            self,
            "plain",
            len(self.keys) == 1 and not (self.joined or self.negative or self.initials or self.forename),
        )


ANY_VALUE = "#"  # stands among the words that an answer has for any number or date


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that serve equally well; none of them stands in an answer without one of the `needles`.

    For a phrase of numbers or dates alone the needle is `ANY_VALUE`. `needles` is `None` where a phrase has
    nothing that an answer could be searched for.
    """

    phrases: tuple[Phrase, ...]
    needles: frozenset[str] | None

    @property
    def written(self) -> tuple[Phrase, ...]:
        """The phrases that the author wrote: no surnames that stand for full names."""
        return tuple(phrase for phrase in self.phrases if not phrase.initials)


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


class Contrast(NamedTuple):
    """Two things that a sentence tells apart: of the wanted, by number, those that name and describe each.

    `asked`: the question joins them; else they are opposites.
    """

    heads: tuple[frozenset[int], frozenset[int]]
    keys: tuple[frozenset[int], frozenset[int]]
    asked: bool


class Halves(NamedTuple):
    """Two things that the question joins, by a stem each, and the numbers of the parts that tell of each."""

    heads: tuple[str, str]
    parts: tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a sentence without bold is as a whole: its neighbouring stems, its size in words.

    `own` counts its keywords that the question has not; `chances` the references that an answer may match,
    of which the `longest` has so many words. Of the wanted, by number, all that are `required` must be there,
    and some of each item that the question `counted`.
    `named`: it is nothing but a name. `explained`: the question wants how or why explained. `letter`: which
    choice it begins with, as in "A. It is warmer". `initials`: of the first names to a name that all have.
    `reply`: "yes" or "no", where nothing else is its own; `opening`: the same, whatever follows.
    `denied`: of the wanted, by number, what it denies; `without`: by that it tells a thing; `kind`: what
    stands before the clause that tells it; `alone`: what stands behind "only".
    `labels`: the letters and numbers by which it names things. `telling`: the "same" of a plain clause.
    `bare`: it wants numbers and dates alone. `amounts`: of what it says that there is more, or less.
    `trends`: what it says to change together.
    `contrast`: what it says of each of two things that the question names. `ways`: from where to where it
    says that something goes. `alike`: it says that two things are equal, and of nothing that it is more.
    `form`: the one word that it is, where the question has others of its forms, and those. `common`: of the
    wanted, by number, those that several points of its card have.
    """

    pairs: frozenset[tuple[str, str]]
    size: int
    own: int
    chances: int = 1
    required: frozenset[int] = frozenset()
    counted: tuple[frozenset[int], ...] = ()
    named: bool = False
    longest: int = 0
    explained: bool = False
    letter: str = ""
    initials: frozenset[str] = frozenset()
    reply: str = ""
    opening: str = ""
    denied: frozenset[int] = frozenset()
    without: bool = False
    kind: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    labels: Labels = NO_LABELS
    telling: frozenset[int] = frozenset()
    bare: bool = False
    amounts: Amounts = field(default_factory=dict)
    trends: frozenset[Trend] = frozenset()
    contrast: Contrast | None = None
    ways: tuple[Way, ...] = ()
    alike: bool = False
    form: tuple[str, ...] = ()
    common: frozenset[int] = frozenset()


NO_OUTLINE = Outline(frozenset(), 0, 0)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a point: of each of `wanted`, one phrase; or, with an `outline`, much of the keys.

    `orders`: which of the wanted, by number, must come before which in time. `leads`: the first of two will
    do by itself, as the question asks what came first. `comparisons` are those that an answer must not turn
    round; `compares`: of a sentence with bold it need only say them. `deeds` are what one does to
    another by whatever verb, which a hit must not turn round, either. `halves`: which of the wanted tell of
    which of two things.
    """

    wanted: tuple[Group, ...]
    credit: float = 1.0
    outline: Outline = NO_OUTLINE
    needles: tuple[frozenset[str], ...] = ()
    orders: tuple[tuple[int, int], ...] = ()
    leads: bool = False
    comparisons: tuple[Comparison, ...] = ()
    compares: bool = False
    deeds: tuple[Comparison, ...] = ()
    halves: Halves | None = None
    negative: bool = field(init=False)
    touched_by: Touch | None = field(init=False)

    def __post_init__(self) -> None:
        """Note whether the wording itself denies, and what an answer must have for it to matter."""
        negative = any(phrase.negative for group in self.wanted for phrase in group.phrases)
        object.__setattr__(self, "negative", negative)
        told = self.derived and not self.outline.reply
        object.__setattr__(self, "touched_by", find_touch(self.wanted) if told else None)

    @property
    def derived(self) -> bool:
        """Whether its keywords were derived from a sentence."""
        return self.outline is not NO_OUTLINE


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
    """Return a wording of what came first: if it wants two things in turn, and no more, one will do.

    Who names the other one as the later says it, too, without any of its words.
    """
    leads = wording.orders == ((0, 1),) and len(wording.wanted) == len(wording.orders[0])
    return replace(wording, leads=leads, needles=())
