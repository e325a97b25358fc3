"""Cards without faults, compiled, and what an answer is looked through for by each of their wordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.cards import BOLD, Card, Marked, keywords
from bot.core.grading import Rubric
from bot.core.grading.language.text import tokenize
from bot.core.grading.rubric.wording import Phrase, Wording
from bot.decks.findings import shorten
from bot.decks.places import CardPlace
from bot.decks.proof import find_said_alone


@dataclass(frozen=True, slots=True)
class SoundCard:
    """A card without faults, compiled; `lines` are its file's, and may be missing."""

    card: Card
    place: CardPlace
    rubric: Rubric
    lines: tuple[str, ...] = ()

    @property
    def said_alone(self) -> frozenset[str]:
        """The stems of words that a sample calls right with nothing beside them."""
        return find_said_alone(self.card, self.rubric)


@dataclass(frozen=True, slots=True)
class PlacedWording:
    """A wording of a key point, as written, as compiled, and its line."""

    text: Marked
    compiled: Wording
    line: int
    is_model: bool = False
    optional: bool = False

    @property
    def shown(self) -> str:
        """The wording, short enough for a finding."""
        return shorten(self.text)


def find_asking(wording: PlacedWording, rubric: Rubric) -> list[tuple[str, ...]]:
    """Return the choices of each keyword that an answer is looked through for."""
    return [
        choices
        for choices in keywords(wording.text)
        if wording.compiled.orders or not all(is_given(choice, rubric) for choice in choices)
    ]


def is_phrase(wording: PlacedWording, rubric: Rubric) -> bool:
    """Whether an alternative is a phrase for its own sake: all of it bold, so that it is taken word for word.

    On a card with one answer that saves an answer that only has words of the question.
    """
    bold = BOLD.fullmatch(wording.text.strip())
    several = bold is not None and len(tokenize(bold[1], rubric.language.folding).words) > 1
    return several and not wording.is_model and rubric.one_answer


def is_given(choice: str, rubric: Rubric) -> bool:
    """Whether the question has every word of a keyword, and does not offer it as a choice."""
    language, asked = rubric.language, rubric.question
    words = [word for word in tokenize(choice, language.folding).words if word not in language.stop]
    stems = {language.stem(language.normal(word)) for word in words}
    return bool(stems) and stems <= asked.stems - asked.choices


def find_given(text: Marked, rubric: Rubric) -> list[str]:
    """Return the words in a wording's bolds that the question has, so that no answer has to."""
    words = [word for bold in keywords(text) for choice in bold for word in choice.split()]
    return [word for word in dict.fromkeys(words) if is_given(word, rubric)]


def pair_choices(wording: PlacedWording, rubric: Rubric) -> Iterator[tuple[Phrase, str]]:
    """Yield each phrase of a wording's only group with the choice it was made of, where that is plain."""
    phrases = wording.compiled.wanted[0].written
    asking = find_asking(wording, rubric)
    choices = next((bold for bold in asking if len(bold) == len(phrases)), ("",) * len(phrases))
    yield from zip(phrases, choices, strict=True)
