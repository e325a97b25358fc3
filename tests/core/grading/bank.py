"""What the metamorphic tests grade: the shipped decks' cards, and references written for the purpose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.core.cards import BOLD, Card, Marked, plain, sides
from bot.core.grading import Rubric, compile_card, compile_references
from bot.decks.parse import parse

CONTENT = Path(__file__).parents[3] / "content"


@dataclass(frozen=True)
class Asked:
    """A shipped card, with every answer to it that its author wrote."""

    card: Card
    language: str
    answers: tuple[str, ...]

    @cached_property
    def rubric(self) -> Rubric:
        """The card, compiled when it is first graded: every worker reads this file, and few grade."""
        return compile_card(self.card, self.language)

    @property
    def ordered(self) -> bool:
        """Whether the author asks for an order, of points or within one."""
        texts = [
            text for point in self.card.points for text in (point.text, *point.alternatives, *point.partly)
        ]
        return self.card.in_order or any(
            len(sides(bold)) > 1 for text in texts for bold in BOLD.findall(text)
        )

    @property
    def models(self) -> tuple[str, ...]:
        """The points as sentences without their full stop and opening "But"."""
        return tuple(re.sub(r"^But ", "", plain(point.text)).rstrip(".") for point in self.card.points)


def read_bank() -> tuple[Asked, ...]:
    """Return every card of the shipped decks."""
    decks = [parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(CONTENT.glob("*.md"))]
    return tuple(
        Asked(card, deck.language, tuple(dict.fromkeys(answers_in(card))))
        for deck in decks
        for card in deck.cards
    )


def answers_in(card: Card) -> list[str]:
    """Return a card's samples, its points and their alternatives, and its common wrong answers."""
    points = [plain(text) for point in card.points for text in (point.text, *point.alternatives)]
    return [
        *(sample.answer for sample in card.samples),
        *points,
        *(plain(wrong.text) for wrong in card.wrong),
    ]


def spell_choices(text: Marked) -> list[str]:
    """Return a wording once for each further choice of its bolds, with all else as its author has it."""
    spelt = []
    for bold in BOLD.finditer(text):
        parts = sides(bold[1])
        for number, choices in enumerate(parts):
            for choice in choices[1:]:
                said = [choice if at == number else other[0] for at, other in enumerate(parts)]
                before, after = plain(text[: bold.start()]), plain(text[bold.end() :])
                spelt.append(before + " before ".join(said).replace("\\*", "*") + after)
    return spelt


BANK = read_bank()

REFERENCES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Why does a metal spoon feel colder than a wooden one?",
        (
            "Metal conducts heat away from your hand faster than wood does.",
            "Wood is a poor conductor, so it draws less warmth out of the skin.",
        ),
        (
            "it takes the heat out of the hand quickly",
            "metal is a better conductor than wood",
            "because metal is always cold",
            "wood conducts heat faster than metal",
            "the wood has more air in it, I think",
        ),
    ),
    (
        "What did the gardener find in the old well?",
        ("A rusted iron key", "He found an iron key covered with rust."),
        ("a key", "an old rusty key made of iron", "a frog", "not a key, a coin", "a key or a coin"),
    ),
    (
        "How long did the voyage take, and where did it end?",
        ("It took eleven weeks and ended in Lisbon.",),
        ("11 weeks, Lisbon", "eleven weeks", "it ended in Porto after 12 weeks", "three months"),
    ),
    (
        "Which bulb goes out when the switch is opened?",
        ("Bulb B goes out because it is in series with the switch.", "B, since its path is no longer closed"),
        ("bulb B", "A", "B is in the same path as the switch", "bulb A, because the path is open"),
    ),
)
CLOSEST = tuple(
    (compile_references(question, references, "en"), references, (*given, *references))
    for question, references, given in REFERENCES
)
