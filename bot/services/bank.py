"""The card bank at hand: cards and their rubrics, read when first asked for and kept while in use.

The grader is loaded with the first card, or ahead: while a bot starts, others wait for more urgent things.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.cards import Card
from bot.storage.database import Database
from bot.storage.decks import StoredCard, list_languages, load_card

if TYPE_CHECKING:
    from bot.core.grading import Rubric

KEPT_CARDS = 2_000
"""How many compiled cards stay in memory: about 10 kB each."""


@dataclass(frozen=True, slots=True)
class BankCard:
    """A card ready to be asked and graded."""

    stored: StoredCard
    rubric: Rubric

    @property
    def card(self) -> Card:
        """The card as its author wrote it."""
        return self.stored.card


class Bank:
    """Cards by their ids; holds nothing that a handler changes, so a thrown-away batch can't hurt it."""

    def __init__(self, keep: int = KEPT_CARDS) -> None:
        """Start empty."""
        self._keep = keep
        self._cards: OrderedDict[int, BankCard] = OrderedDict()

    async def card(self, session: AsyncSession, card_id: int) -> BankCard:
        """Return a card, compiled; raises LookupError for an id that never was."""
        held = self._cards.get(card_id)
        if held is None:
            from bot.core.grading import compile_card  # noqa: PLC0415 - see above

            stored = await load_card(session, card_id)
            if stored is None:
                raise LookupError(f"no card {card_id}")
            held = BankCard(stored, compile_card(stored.card, stored.language))
            self._cards[card_id] = held
            if len(self._cards) > self._keep:
                self._cards.popitem(last=False)
        else:
            self._cards.move_to_end(card_id)
        return held

    def forget(self) -> None:
        """Drop what is held: the decks have changed."""
        self._cards.clear()


async def prepare_grader(database: Database) -> None:
    """Read the word lists of the decks' languages now, so that no learner waits for them."""
    from bot.core.grading import prepare  # noqa: PLC0415 - see above

    async with database.read() as session:
        languages = await list_languages(session)
    for language in languages:
        await asyncio.to_thread(prepare, language)
