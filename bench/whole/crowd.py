"""A home for a measured Viva: a deck with a card of ten points, and learners who are asked it.

Around them, as many other cards and past answers as one likes; those are written in plain SQL, since the
bot would take hours.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from bot.cli.serving import prepare_database
from bot.decks.library import read_deck
from bot.delivery.clock import real_now
from bot.storage.database import Database
from bot.storage.decks import digest_of

DECK = Path(__file__).parent / "deck.md"
FIRST_LEARNER = 1_000_000_000
MOST_DECKS = 1_000
MOST_WRITERS = 10_000
"""Of more learners not all write, but some from everywhere among them."""

OTHER_CARD = "### How many are {key}? {{#c{key}}}\n\n- There are **{key}**\n\n"

FILL = (
    # Each learner is in a quiz, has an open question, and studied yesterday.
    """INSERT INTO learners (id, name, language, streak_current, streak_best, streak_total, streak_last,
        created_at) SELECT :first + n, 'Ann', 'en', 5, 5, 5, :yesterday, :at FROM series LIMIT :learners""",
    """INSERT INTO quizzes (id, learner_id, deck_id, length, asked, started_at)
        SELECT :first + n, :first + n, :deck, 10, 1, :at FROM series LIMIT :learners""",
    """INSERT INTO questions (id, quiz_id, learner_id, card_id, number, asked_at, tries, hints)
        SELECT :first + n, :first + n, :first + n, :card, 1, :at, 0, '{}' FROM series LIMIT :learners""",
    """INSERT INTO memories (learner_id, card_id, seen, asked, right)
        SELECT :first + n, :card, :first + n, 1, 0 FROM series LIMIT :learners""",
    """INSERT INTO piles (owner_id, deck_id, topic_id, seed, round, start, size, position, since)
        SELECT :first + n, :deck, 0, n, 1, 0, 1, 1, 0 FROM series LIMIT :learners""",
    # Past answers, each to a question of its own in a quiz that has ended.
    """INSERT INTO quizzes (id, learner_id, deck_id, length, asked, started_at, ended_at)
        SELECT n + 1, :first + n % :learners, :deck, 1, 1, :at, :at FROM series LIMIT :answers""",
    """INSERT INTO questions (id, quiz_id, learner_id, card_id, number, asked_at, tries, hints, closed_at,
        close, outcome, score, verdict) SELECT n + 1, n + 1, :first + n % :learners, :card, 1, :at, 1, '{}',
        :at, 'answered', 'correct', 1.0, '{}' FROM series LIMIT :answers""",
    """INSERT INTO answers (id, question_id, bot_id, update_id, message_id, at, text, outcome, score,
        verdict) SELECT n + 1, n + 1, 1000, n + 1, n + 1, :at, 'They used it for a purge, I think.',
        'correct', 1.0, '{}' FROM series LIMIT :answers""",
    """INSERT INTO handled_updates (bot_id, update_id, at) SELECT 1000, n + 1, :at FROM series
        LIMIT :answers""",
    # Other cards.
    """INSERT INTO cards (id, deck_id, topic_id, "key", ordinal, topic_ordinal, digest, body)
        SELECT n + 1, n / :share + 1, n / :share + 1, 'c' || n, n % :share, n % :share, 'd' || n, '{}'
        FROM series LIMIT :cards""",
)


@dataclass
class Home:
    """A folder to run Viva in, whose learners answer one after the other, `step` apart."""

    folder: Path
    learners: int
    next_learner: int = 0
    step: int = 1
    texts: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the texts from the deck's samples."""
        card = next(read_deck(DECK).cards)
        self.texts = cycle([sample.answer for sample in card.samples])

    def answers(self, count: int) -> list[tuple[int, str]]:
        """Return what the next `count` learners write."""
        first = self.next_learner
        self.next_learner += count * self.step
        assert self.next_learner <= self.learners, "there are no more learners"
        writers = range(FIRST_LEARNER + first, FIRST_LEARNER + self.next_learner, self.step)
        return list(zip(writers, islice(self.texts, count), strict=True))

    def graded(self) -> int:
        """Return how many of the learners' open questions have an answer in the database."""
        with closing(sqlite3.connect(self.folder / "data" / "viva.sqlite3")) as connection:
            query = "SELECT count(*) FROM answers WHERE question_id >= ?"
            return int(connection.execute(query, (FIRST_LEARNER,)).fetchone()[0])


def make_home(folder: Path, *, learners: int, cards: int = 0, answers: int = 0) -> Home:
    """Make the folder and fill it."""
    content, file = folder / "content", folder / "data" / "viva.sqlite3"
    content.mkdir(parents=True)
    shutil.copy(DECK, content / "kirov.md")
    asyncio.run(_prepare(file, content))
    now = datetime.now(UTC)
    share = max(100, cards // MOST_DECKS)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        deck, card = connection.execute("SELECT deck_id, id FROM cards").fetchone()
        values = {
            "first": FIRST_LEARNER,
            "learners": learners,
            "answers": answers,
            "cards": cards,
            "share": share,
            "deck": deck,
            "card": card,
            "at": (now - timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S.%f"),
            "yesterday": (now - timedelta(days=1)).strftime("%Y-%m-%d"),
        }
        for start in range(0, cards, share):
            _write_deck(connection, content, start, share)
        series = "WITH RECURSIVE series(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM series) "
        for statement in FILL:
            insert, _, select = statement.partition("SELECT")
            connection.execute(f"{insert}{series} SELECT {select}", values)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.sync()  # or else the bot's first commits would wait for all this
    return Home(folder, learners, step=max(1, learners // MOST_WRITERS))


def _write_deck(connection: sqlite3.Connection, content: Path, start: int, share: int) -> None:
    """Write a deck of other cards, its file and its row: unchanged since it was copied."""
    number = start // share + 1
    cards = "".join(OTHER_CARD.format(key=key) for key in range(start, start + share))
    text = f"# Numbers {number}\n\n{cards}"
    (content / f"numbers-{number}.md").write_text(text, "utf-8")
    connection.execute(
        "INSERT INTO decks (id, slug, title, language, about, digest, size, cards) "
        "VALUES (?, ?, ?, 'en', '', ?, ?, ?)",
        (number, f"numbers-{number}", f"Numbers {number}", digest_of(text.encode()), share, share),
    )
    connection.execute(
        "INSERT INTO topics (id, deck_id, slug, title, position, size, cards) "
        "VALUES (?, ?, '_', '', 0, ?, ?)",
        (number, number, share, share),
    )


async def _prepare(file: Path, content: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    await prepare_database(database, content, real_now)
    await database.close()
