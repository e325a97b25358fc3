"""The disposable copy of the decks: what is asked comes from here, by id, whatever the decks' size."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import cards
from bot.json_form import JsonForm
from bot.storage.ids import Ids
from bot.storage.models import Card, Deck, Topic

COPY_FORMAT = "1"
"""Raise this when `bot.core.cards` changes shape: every deck is then copied anew."""

_BODY = JsonForm(cards.Card)


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck file on disk, by its slug; `digest` names its exact content."""

    slug: str
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a synchronisation did, in cards; `touched` if any deck changed at all, by its title perhaps."""

    added: int = 0
    edited: int = 0
    retired: int = 0

    touched: bool = False

    def __add__(self, other: Changes) -> Changes:
        """Add up two synchronisations."""
        return Changes(
            self.added + other.added,
            self.edited + other.edited,
            self.retired + other.retired,
            self.touched or other.touched,
        )


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as the database holds it, with the deck and topic it belongs to."""

    id: int
    digest: str
    card: cards.Card
    deck_id: int
    deck_slug: str
    deck_title: str
    language: str
    topic_title: str


def digest_of(content: bytes) -> str:
    """Return the name of a file's exact content, in the present format of the copy."""
    return hashlib.sha256(COPY_FORMAT.encode() + b"\0" + content).hexdigest()


def topic_slug(title: str) -> str:
    """Return a topic's name as it is typed in a command: "Kirov's murder" is `kirov-s-murder`."""
    words = re.findall(r"\w+", title.casefold())
    return "-".join(words)[:64] or "_"


def read_body(body: str) -> cards.Card:
    """Return a card from its compiled copy."""
    return _BODY.read(body)


async def changed_files(session: AsyncSession, files: Iterable[DeckFile]) -> tuple[set[str], set[str]]:
    """Return the slugs whose content is new to us, and those we hold whose file is gone."""
    rows = await session.execute(select(Deck.slug, Deck.digest).where(Deck.retired_at.is_(None)))
    held = {row.slug: row.digest for row in rows}
    found = {file.slug: file.digest for file in files}
    return {slug for slug, digest in found.items() if held.get(slug) != digest}, held.keys() - found.keys()


async def digests_of_cards(session: AsyncSession, slug: str) -> dict[str, str]:
    """Return the digest of each card of a deck as it is written by now."""
    query = select(Card.key, Card.digest).join(Deck, Deck.id == Card.deck_id).where(Deck.slug == slug)
    return {row.key: row.digest for row in await session.execute(query)}


async def store_deck(
    session: AsyncSession, ids: Ids, deck: cards.Deck, digest: str, now: datetime
) -> Changes:
    """Bring the copy of one deck up to date: cards keep their id and place, removed ones are retired."""
    row = await session.scalar(select(Deck).where(Deck.slug == deck.slug))
    if row is None:
        row = Deck(id=ids.make(now), slug=deck.slug, size=0)
        session.add(row)
    row.title, row.language, row.about = deck.title, deck.language, deck.about
    row.digest, row.retired_at, row.cards = digest, None, sum(1 for _ in deck.cards)
    topics = {topic.slug: topic for topic in await session.scalars(_topics_of(row.id))}
    held = {card.key: card for card in await session.scalars(select(Card).where(Card.deck_id == row.id))}
    changes = Changes(touched=True)
    for held_topic in topics.values():
        held_topic.cards = 0
    for position, topic in enumerate(deck.topics):
        stored = _store_topic(session, ids, row, topics, topic, position, now)
        for card in topic.cards:
            changes += _store_card(session, ids, row, stored, held.pop(card.id, None), card, now)
    for gone in held.values():
        changes += Changes(retired=int(gone.retired_at is None))
        gone.retired_at = gone.retired_at or now
    return changes


def _store_topic(
    session: AsyncSession,
    ids: Ids,
    deck: Deck,
    held: dict[str, Topic],
    topic: cards.Topic,
    position: int,
    now: datetime,
) -> Topic:
    slug = topic_slug(topic.title)
    row = held.get(slug)
    if row is None:
        row = held[slug] = Topic(id=ids.make(now), deck_id=deck.id, slug=slug, size=0, cards=0)
        session.add(row)
    row.title, row.position = topic.title, position
    row.cards += len(topic.cards)
    return row


def _store_card(
    session: AsyncSession,
    ids: Ids,
    deck: Deck,
    topic: Topic,
    row: Card | None,
    card: cards.Card,
    now: datetime,
) -> Changes:
    body = _BODY.write(card)
    digest = digest_of(f"{deck.language}\0{body}".encode())
    changes = Changes()
    if row is None:
        row = Card(id=ids.make(now), deck_id=deck.id, key=card.id, ordinal=deck.size)
        deck.size += 1
        session.add(row)
        changes = Changes(added=1)
    elif row.digest != digest or row.retired_at is not None:
        changes = Changes(edited=1)
    if row.topic_id != topic.id:
        row.topic_id, row.topic_ordinal = topic.id, topic.size
        topic.size += 1
    row.body, row.digest, row.retired_at = body, digest, None
    return changes


async def retire_deck(session: AsyncSession, slug: str, now: datetime) -> Changes:
    """Retire a deck whose file is gone, and its cards; what people did with them stays."""
    deck = await session.scalar(select(Deck).where(Deck.slug == slug))
    if deck is None:
        return Changes()
    deck.retired_at, deck.cards, deck.digest = now, 0, ""
    gone = await session.scalars(select(Card).where(Card.deck_id == deck.id, Card.retired_at.is_(None)))
    count = 0
    for card in gone:
        card.retired_at = now
        count += 1
    for topic in await session.scalars(_topics_of(deck.id)):
        topic.cards = 0
    return Changes(retired=count, touched=True)


async def list_decks(session: AsyncSession) -> list[Deck]:
    """Return the decks that can be quizzed, by title."""
    rows = await session.scalars(
        select(Deck).where(Deck.retired_at.is_(None), Deck.cards > 0).order_by(Deck.title, Deck.id)
    )
    return list(rows)


async def list_languages(session: AsyncSession) -> list[str]:
    """Return the languages of the decks that can be quizzed."""
    rows = await session.scalars(select(Deck.language).where(Deck.retired_at.is_(None)).distinct())
    return sorted(rows)


async def list_topics(session: AsyncSession, deck_id: int) -> list[Topic]:
    """Return a deck's named topics that have cards, in the deck's order."""
    rows = await session.scalars(_topics_of(deck_id).where(Topic.cards > 0, Topic.title != ""))
    return list(rows)


async def card_at(session: AsyncSession, deck_id: int, topic_id: int, ordinal: int) -> int | None:
    """Return the id of the card at a place of a deck, or of a topic; `None` if it is retired."""
    place = (
        (Card.topic_id == topic_id, Card.topic_ordinal == ordinal)
        if topic_id
        else (Card.deck_id == deck_id, Card.ordinal == ordinal)
    )
    return await session.scalar(select(Card.id).where(*place, Card.retired_at.is_(None)))


async def load_card(session: AsyncSession, card_id: int) -> StoredCard | None:
    """Return a card, retired ones too."""
    row = (
        await session.execute(
            select(Card, Deck, Topic.title)
            .join(Deck, Deck.id == Card.deck_id)
            .join(Topic, Topic.id == Card.topic_id)
            .where(Card.id == card_id)
        )
    ).one_or_none()
    if row is None:
        return None
    card, deck, topic_title = row
    return StoredCard(
        card.id,
        card.digest,
        read_body(card.body),
        deck.id,
        deck.slug,
        deck.title,
        deck.language,
        topic_title,
    )


def _topics_of(deck_id: int) -> Select[Topic]:
    return select(Topic).where(Topic.deck_id == deck_id).order_by(Topic.position)
