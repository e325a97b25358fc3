"""Which deck and topic a learner means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from bot.storage.decks import list_decks, list_topics, topic_slug
from bot.storage.models import Deck, Learner, Topic
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class Chosen:
    """A deck to quiz, whole or by one topic."""

    deck: Deck
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class ChooseDeck:
    """The learner must pick a deck; `unknown` is the name that no deck has."""

    decks: list[Deck]
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class ChooseTopic:
    """The learner must pick a topic; `unknown` is the name that no topic of the deck has."""

    deck: Deck
    topics: list[Topic]
    unknown: str


T = TypeVar("T")

MOST_WORDS = 20
"""No deck's name is longer."""

Choice = Chosen | ChooseDeck | ChooseTopic


async def choose(work: Work, learner: Learner, words: list[str]) -> Choice:
    """Find out what `/quiz deck topic` means; without words the learner's own deck, or the only one.

    A deck's name may take several words. Where they name no deck, all may name a topic of the usual one.
    """
    decks = await list_decks(work.session)
    usual = await active_deck(work, learner.deck_id) or (decks[0] if len(decks) == 1 else None)
    named, rest = _deck_named(words, decks)
    deck = named or usual
    if deck is None:
        return ChooseDeck(decks, unknown=" ".join(words))
    name = " ".join(rest)
    if not name:
        return Chosen(deck)
    topics = await list_topics(work.session, deck.id)
    topic = _named(name, [(topic.slug, topic.title, topic) for topic in topics])
    if topic is not None:
        return Chosen(deck, topic)
    return ChooseTopic(deck, topics, unknown=name) if named else ChooseDeck(decks, unknown=name)


async def active_deck(work: Work, deck_id: int | None) -> Deck | None:
    """Return a deck by its id, if it can be quizzed."""
    deck = await work.session.get(Deck, deck_id) if deck_id is not None else None
    return deck if deck is not None and deck.retired_at is None and deck.cards else None


async def topic_of(work: Work, deck: Deck, topic_id: int) -> Topic | None:
    """Return a topic of a deck by its id, if it can be quizzed."""
    topic = await work.session.get(Topic, topic_id)
    return topic if topic is not None and topic.deck_id == deck.id and topic.cards else None


async def deck_by_slug(work: Work, slug: str) -> Deck | None:
    """Return the deck of a deep link."""
    deck = await work.session.scalar(select(Deck).where(Deck.slug == slug))
    return await active_deck(work, deck.id if deck else None)


def _deck_named(words: list[str], decks: list[Deck]) -> tuple[Deck | None, list[str]]:
    """Return the deck that the first words name, as many of them as can, and the words after its name."""
    candidates = [(deck.slug, deck.title, deck) for deck in decks]
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        deck = _named(" ".join(words[:count]), candidates)
        if deck is not None:
            return deck, words[count:]
    return None, words


def _named(name: str, candidates: list[tuple[str, str, T]]) -> T | None:
    """Return what a name means: a slug or title, else the only one that begins with it or holds it."""
    wanted, title = topic_slug(name), name.casefold().strip()
    for slug, full, item in candidates:
        if wanted == slug.casefold() or title == full.casefold():
            return item
    for matches in (
        [item for slug, _, item in candidates if slug.casefold().startswith(wanted)],
        [item for slug, _, item in candidates if wanted in slug.casefold()],
    ):
        if len(matches) == 1:
            return matches[0]
    return None
