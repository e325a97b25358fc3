"""Decks and topics to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.storage.models import Deck, Topic
from bot.telegram.html import clip, from_markdown
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words

MOST_LISTED = 30
"""So many decks fit into one message with a button each."""

ABOUT_UNITS = 600
BUTTON_UNITS = 40


def show_decks(
    words: Words, decks: Sequence[Deck], head: Markup | None = None, due: Mapping[int, int] | None = None
) -> Message:
    """List the decks, with a button each; `due` is how many cards of a deck are due, by its id."""
    if not decks:
        return Message(words("decks.none"))
    listed = decks[:MOST_LISTED]
    lines = [
        words("decks.deck", title=deck.title, slug=deck.slug, cards=_cards(words, deck, due or {}))
        for deck in listed
    ]
    buttons = [[Button(clip(deck.title, BUTTON_UNITS), f"deck:{deck.id}")] for deck in listed]
    return Message(Markup("\n\n").join([head or words("decks.head"), *lines]), buttons)


def _cards(words: Words, deck: Deck, due: Mapping[int, int]) -> Markup:
    """Say how many cards a deck has, and how many are due."""
    cards = words.count("decks.cards", deck.cards)
    return words("decks.due", cards=cards, due=words.number(due[deck.id])) if deck.id in due else cards


def show_topics(words: Words, deck: Deck, topics: Sequence[Topic], head: Markup | None = None) -> Message:
    """Show a deck with its topics to choose from."""
    text = head or words(
        "decks.topics",
        title=deck.title,
        cards=words.count("decks.cards", deck.cards),
        about=Markup(from_markdown(clip(deck.about, ABOUT_UNITS))),  # noqa: S704 - made safe there
    )
    buttons = [[Button(words("buttons.whole_deck"), f"quiz:{deck.id}:0")]]
    buttons += [
        [Button(f"{clip(topic.title, BUTTON_UNITS)} · {topic.cards}", f"quiz:{deck.id}:{topic.id}")]
        for topic in topics[:MOST_LISTED]
    ]
    return Message(text, buttons)
