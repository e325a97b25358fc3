"""What a question says itself, which earns nothing, and what it offers as a choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from bot.core.grading.language.units import Unit
from bot.core.grading.numbers.clock import Asked
from bot.core.grading.relations.comparison import Pivot


@dataclass(frozen=True, slots=True)
class Question:
    """What the question itself says: stems, numbers, and the stems around an "or", that may be a choice.

    `offered`: those that the question itself offers; `offers`: the same by each "or". `sides`: the words next
    to each "or", between which an answer has to choose. `open`: it asks how or why, so that several things
    may be true at once. `explained`: it says "explain". `text`: its words, between spaces. `denied`: the
    stems that it denies. `denies`: it asks what is not so. `units`: what it wants counted. `counts`: it asks
    how many. `sided`: it asks what lies before or after. `wants_share`: it asks which share, so that a
    percentage may be given bare. `first`: it asks what came first. `ordered`: it asks for an
    order. `whole`: it asks for all of a kind ("What are the"). `pair`: the two that it offers, by a stem
    each, if no more. `utmost`: it asks for the most of a kind, so that one thing is right. `before_christ`:
    it speaks of years BC. `time`: how far it asks for a time of day. `settled`: the stems that are no choice.
    `counted`: the stems of what it wants counted, if that is more than one thing. `more`: what compares in
    it, as in "Which is denser, oil or water?". `asks_who`: it asks for a person.
    `several`: how many it asks for of a kind ("Name two"); 0 for one, or for all.
    """

    stems: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    numbers: frozenset[Fraction] = frozenset()
    choices: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    offers: tuple[frozenset[str], ...] = ()
    sides: tuple[frozenset[str], ...] = ()
    wants_percent: bool = False
    open: bool = False
    explained: bool = False
    text: str = " "
    denied: frozenset[str] = frozenset()
    denies: bool = False
    units: tuple[Unit, ...] = ()
    counts: bool = False
    sided: bool = False
    wants_share: bool = False
    first: bool = False
    ordered: bool = False
    whole: bool = False
    pair: tuple[str, ...] = ()
    utmost: bool = False
    before_christ: bool = False
    time: Asked = Asked.NOT
    counted: frozenset[str] = frozenset()
    more: Pivot | None = None
    asks_who: bool = False
    several: int = 0
    settled: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the stems that are no choice."""
        object.__setattr__(self, "settled", self.stems - self.choices)
