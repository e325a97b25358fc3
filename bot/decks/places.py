"""Where in a file the parts of a deck stand; all lines count from 1."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import Deck


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The lines of one card; the tuples run beside the card's own."""

    line: int
    level: int = 3
    points: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    samples: tuple[int, ...] = ()
    rules: int = 0
    explanation: int = 0
    image: int = 0


@dataclass(frozen=True, slots=True)
class DeckPlaces:
    """The lines of one deck; `topics` and `cards` run beside the deck's own.

    The topic of the cards above the first topic's heading has line 0.
    """

    title: int = 1
    language: int = 1
    topics: tuple[int, ...] = ()
    cards: tuple[CardPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A deck as it was read, with the place of everything in it."""

    deck: Deck
    places: DeckPlaces


def place_nowhere(deck: Deck) -> DeckPlaces:
    """Return places for a deck that was not read from a file: everything stands in line 1."""
    cards = tuple(
        CardPlace(1, 3, (1,) * len(card.points), (1,) * len(card.wrong), (1,) * len(card.samples), 1, 1, 1)
        for card in deck.cards
    )
    topics = tuple(1 if topic.title or at else 0 for at, topic in enumerate(deck.topics))
    return DeckPlaces(topics=topics, cards=cards)
