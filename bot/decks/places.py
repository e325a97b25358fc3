"""Where in a file the parts of a deck stand; all lines count from 1."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import Card, Deck


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The lines of one card; the tuples run beside the card's own.

    `wordings` are those of each point's text, alternatives and partly right ones, `wrong_wordings` of each
    wrong answer's text and alternatives.
    """

    line: int
    level: int = 3
    points: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    samples: tuple[int, ...] = ()
    rules: int = 0
    explanation: int = 0
    image: int = 0
    wordings: tuple[tuple[int, ...], ...] = ()
    wrong_wordings: tuple[tuple[int, ...], ...] = ()


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
    cards = tuple(_place_card_nowhere(card) for card in deck.cards)
    topics = tuple(1 if topic.title or at else 0 for at, topic in enumerate(deck.topics))
    return DeckPlaces(topics=topics, cards=cards)


def _place_card_nowhere(card: Card) -> CardPlace:
    return CardPlace(
        line=1,
        points=(1,) * len(card.points),
        wrong=(1,) * len(card.wrong),
        samples=(1,) * len(card.samples),
        rules=1,
        explanation=1,
        image=1,
        wordings=tuple((1,) * (1 + len(point.alternatives) + len(point.partly)) for point in card.points),
        wrong_wordings=tuple((1,) * (1 + len(wrong.alternatives)) for wrong in card.wrong),
    )
