"""A database in which a deck was asked: questions with real verdicts, and a battle's rounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.core.cards import Deck
from bot.core.grading import compile_card, grade, merge
from bot.core.grading.verdict import Verdict
from bot.decks.library import read_deck
from bot.services.questions import Message, answer_columns
from bot.services.verdicts import write_verdict
from bot.storage.battles import Battle, BattleAnswer
from bot.storage.dailies import DailyAnswer, DailyQuestion
from bot.storage.decks import digest_of, store_deck
from bot.storage.ids import Ids
from bot.storage.models import Answer, Appeal, Card, GradedAnswer, Learner, Question, Quiz
from bot.storage.models import Deck as DeckRow
from bot.storage.session import Session
from bot.storage.work import Work

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

_IDS = Ids()

PURGES = """\
# Purges <b>

### Who shot Kirov? {#who}

- Leonid **Nikolaev**
- not: **Yezhov**

### Name two writers. {#two}

- **Mandelstam**
- **Akhmatova**
- optional: **Zoshchenko**

### Name any one. {#any}

Any 1 of these:

- **Babel**
- **Pilnyak**

### When was it? {#when}

- **1934**
"""


class Asked:
    """Fills a database with what learners did; `by` is a learner's number."""

    def __init__(self, session: Session, deck: Deck) -> None:
        self._session = session
        self._cards = {card.id: (card, compile_card(card, deck.language)) for card in deck.cards}
        self._rows: dict[str, Card] = {}
        self._deck_id = 0
        self._ids = _IDS
        self._deck = deck

    async def store(self) -> None:
        """Have the database take the deck up, and know nine learners."""
        await store_deck(self._session, self._ids, self._deck, digest_of(b""), NOW)
        await self._session.flush()
        row = await self._session.scalar(select(DeckRow).where(DeckRow.slug == self._deck.slug))
        assert row is not None
        self._deck_id = row.id
        rows = await self._session.scalars(select(Card).where(Card.deck_id == row.id))
        self._rows = {card.key: card for card in rows}
        for number in range(1, 10):
            await self._session.merge(Learner(id=770_000 + number, name=f"Nadia{number}", created_at=NOW))

    def quiz(self, key: str, *texts: str, by: int = 1, contested: bool = False) -> int:
        """Put a card to a learner who answers this, and contests the verdict perhaps."""
        card = self._rows[key]
        rubric = self._cards[key][1]
        quiz_id, question_id, learner = self._ids.make(NOW), self._ids.make(NOW), 770_000 + by
        self._session.add(
            Quiz(id=quiz_id, learner_id=learner, deck_id=self._deck_id, length=1, started_at=NOW)
        )
        said = None
        for text in texts:
            fresh = grade(rubric, text)
            said = fresh if said is None else merge(rubric, said, fresh)
            self._keep(Answer, text, fresh, question_id=question_id)
        self._session.add(
            Question(
                id=question_id,
                quiz_id=quiz_id,
                learner_id=learner,
                card_id=card.id,
                number=1,
                asked_at=NOW,
                tries=len(texts),
                hints={},
                outcome=said.outcome.value if said else None,
                score=said.score if said else None,
                verdict=write_verdict(said) if said else None,
            )
        )
        if contested:
            self._session.add(Appeal(question_id=question_id, card_id=card.id, at=NOW))
        return question_id

    def battle(self, *rounds: tuple[str, list[tuple[int, str]]]) -> None:
        """Play a battle: for each round its card, and who said what."""
        battle_id = self._ids.make(NOW)
        self._session.add(
            Battle(
                id=battle_id,
                chat_id=-5,
                deck_id=self._deck_id,
                starter_id=770_001,
                code="",
                state="",
                created_at=NOW,
                ended_at=NOW + timedelta(minutes=5),
            )
        )
        for place, (key, said) in enumerate(rounds, start=1):
            for by, text in said:
                its = {"battle_id": battle_id, "round": place, "card_id": self._rows[key].id}
                verdict = grade(self._cards[key][1], text)
                self._keep(BattleAnswer, text, verdict, learner_id=770_000 + by, **its)

    def daily(self, key: str, *said: tuple[int, str]) -> None:
        """Put a card to a group as the question of a day, and who said what."""
        question_id = self._ids.make(NOW)
        row = self._rows[key]
        self._session.add(
            DailyQuestion(id=question_id, chat_id=-5, card_id=row.id, date=NOW.date(), asked_at=NOW)
        )
        for by, text in said:
            its = {"question_id": question_id, "card_id": row.id, "learner_id": 770_000 + by}
            self._keep(DailyAnswer, text, grade(self._cards[key][1], text), **its)

    def _keep(self, table: type[GradedAnswer], text: str, verdict: Verdict, **its: int) -> None:
        work = Work(self._session, self._ids, bot_id=1, now=NOW)
        work.update_id = self._ids.make(NOW)
        self._session.add(table(**answer_columns(work, Message(1, text, NOW), verdict), **its))


async def take_up(session: Session, content: Path, slug: str, text: str) -> Asked:
    """Write a deck's file, and have the database take it up."""
    asked = Asked(session, read_deck(_write(content, slug, text)))
    await asked.store()
    return asked


def _write(content: Path, slug: str, text: str) -> Path:
    content.mkdir(exist_ok=True)
    file = content / f"{slug}.md"
    file.write_text(text, "utf-8")
    return file
