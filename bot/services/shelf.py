"""The deck files as they are now, each read when a card of it is first asked for."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from bot.core.cards import Card, Deck
from bot.core.grading import Rubric, compile_card
from bot.decks.findings import DeckErrors
from bot.decks.library import find_deck_files, read_deck
from bot.errors import VivaError


class Shelf:
    """A folder of decks; a deck with errors counts as one that is not there, and is remembered."""

    def __init__(self, content: Path) -> None:
        """Look what decks there are; raises VivaError for a folder that can't be read."""
        self._content = content
        self._files = {path.stem: path for path in find_deck_files(content)}
        self._decks: dict[str, Deck | None] = {}
        self._rubrics: dict[tuple[str, str], Rubric] = {}

    def path(self, slug: str) -> Path:
        """Return a deck's file; raises VivaError, with near names, where there is none."""
        if slug not in self._files:
            known = near(slug, list(self._files)) if self._files else ", nor any other: `viva new` begins one"
            raise VivaError(f"There is no deck “{slug}” in {self._content}{known}.")
        return self._files[slug]

    @property
    def slugs(self) -> list[str]:
        """The decks that there are files of."""
        return list(self._files)

    @property
    def unreadable(self) -> list[str]:
        """The decks asked for whose files have errors."""
        return [slug for slug, deck in self._decks.items() if deck is None and slug in self._files]

    def deck(self, slug: str) -> Deck | None:
        """Return a deck, `None` where there is no file that can be read."""
        if slug not in self._decks:
            try:
                self._decks[slug] = read_deck(self._files[slug]) if slug in self._files else None
            except DeckErrors:
                self._decks[slug] = None  # told by `unreadable`
        return self._decks[slug]

    def card(self, slug: str, card_id: str) -> tuple[Card, Rubric] | None:
        """Return a card of a deck, with its rubric."""
        deck = self.deck(slug)
        card = next((card for card in deck.cards if card.id == card_id), None) if deck else None
        if deck is None or card is None:
            return None
        key = slug, card_id
        if key not in self._rubrics:
            self._rubrics[key] = compile_card(card, deck.language)
        return card, self._rubrics[key]


def near(name: str, names: list[str]) -> str:
    """Return the names that one may have meant, in brackets; empty where there are none."""
    found = get_close_matches(name, names, n=3, cutoff=0.5)
    return f" (near: {', '.join(found)})" if found else ""
