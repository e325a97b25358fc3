"""Rulings on appeals: the new columns, and what is recorded in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select

from bot.storage.appeals import Ruling, list_contests, list_given, record_ruling
from bot.storage.database import Database, upgrade
from bot.storage.models import Answer, Appeal, Card, Deck, Learner, Question, Quiz, Topic
from tests.storage.fresh import fresh_database, url_of

pytestmark = pytest.mark.unmeasured

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MIGRATIONS = Path(__file__).parents[2] / "migrations"


async def fill(database: Database, learners: int) -> None:
    """One card, and a question on it to each learner, answered and contested; ids begin at 1."""
    async with database.write() as session:
        session.add(
            Deck(id=1, slug="kirov", title="Kirov", language="en", about="", digest="", size=1, cards=1)
        )
        session.add(Topic(id=1, deck_id=1, slug="_", title="", position=0, size=1, cards=1))
        session.add(
            Card(id=1, deck_id=1, topic_id=1, key="who", ordinal=0, topic_ordinal=0, digest="", body="{}")
        )
        for number in range(1, learners + 1):
            at = NOW + timedelta(minutes=number)
            session.add(Learner(id=number, name="Ana", created_at=NOW))
            session.add(Quiz(id=number, learner_id=number, deck_id=1, length=1, asked=1, started_at=at))
            session.add(
                Question(
                    id=number,
                    quiz_id=number,
                    learner_id=number,
                    card_id=1,
                    number=1,
                    asked_at=at,
                    hints={},
                    outcome="incorrect",
                    score=0.0,
                    verdict="{}",
                )
            )
            for part in (1, 2):
                session.add(
                    Answer(
                        id=10 * number + part,
                        question_id=number,
                        bot_id=1,
                        update_id=10 * number + part,
                        message_id=1,
                        at=at,
                        text=f"answer {part}",
                        outcome="correct" if part == number else "incorrect",
                        score=0.0,
                        verdict="{}",
                    )
                )
            session.add(Appeal(question_id=number, card_id=1, at=at))
        await session.commit()


async def test_contests_come_oldest_first_with_all_that_was_said(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    await fill(database, 3)
    async with database.read() as session:
        first, *others = await list_contests(session)
        assert [one.question_id for one in (first, *others)] == [1, 2, 3]
        assert (first.deck, first.card, first.language, first.ruling) == ("kirov", "who", "en", None)
        assert [message.text for message in first.messages] == ["answer 1", "answer 2"]
        assert await list_contests(session, "other") == []
        given = await list_given(session, "kirov", "who")
        assert [(one.learner_id, one.text) for one in given] == [
            (1, "answer 2"),
            (2, "answer 1"),
            (3, "answer 1"),
            (3, "answer 2"),
        ]
    await database.close()


async def test_the_latest_ruling_counts_and_the_same_again_keeps_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.appeals.AT_A_TIME", 2)
    database = fresh_database(tmp_path)
    await fill(database, 5)
    later = NOW + timedelta(days=1)
    async with database.write() as session:
        await record_ruling(session, [1, 2, 3], Ruling.REJECTED, NOW)
        await record_ruling(session, [3, 4, 5], Ruling.ACCEPTED, later)
        await record_ruling(session, [4], Ruling.ACCEPTED, later + timedelta(days=1))
        await record_ruling(session, [5], Ruling.REJECTED, later + timedelta(days=1))
        await session.commit()
    async with database.read() as session:
        rows = list(await session.scalars(select(Appeal).order_by(Appeal.question_id)))
        assert [row.ruling for row in rows] == ["rejected", "rejected", "accepted", "accepted", "rejected"]
        assert [row.ruled_at for row in rows] == [NOW, NOW, later, later, later + timedelta(days=1)]
        unsettled = await list_contests(session, "kirov", unsettled=True)
        assert [one.question_id for one in unsettled] == [1, 2, 5]
    await database.close()


async def test_a_database_of_before_is_upgraded_with_its_appeals(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "viva.sqlite3"))

    def to_the_first(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")

    async with database.begin_migration() as connection:
        await connection.run_sync(to_the_first)
    with closing(sqlite3.connect(tmp_path / "viva.sqlite3")) as old:
        old.execute("INSERT INTO appeals VALUES (7, 8, '2026-03-01 12:00:00', NULL)")
        old.execute("PRAGMA foreign_keys=OFF")
        old.execute("INSERT INTO learners VALUES (1,'Ana',NULL,NULL,NULL,NULL,0,0,0,NULL,'2026-03-01',NULL)")
        old.execute("INSERT INTO decks VALUES (1,'k','K','en','','',1,1,NULL)")
        old.execute("INSERT INTO topics VALUES (1,1,'_','',0,1,1)")
        old.execute("INSERT INTO cards VALUES (8,1,1,'who',0,0,'','{}',NULL)")
        old.execute("INSERT INTO quizzes VALUES (1,1,1,NULL,NULL,1,1,'2026-03-01',NULL)")
        old.execute(
            "INSERT INTO questions VALUES (7,1,1,8,1,'2026-03-01',NULL,NULL,0,'{}',NULL,NULL,NULL,NULL)"
        )
        old.commit()
    backup = await upgrade(database)
    assert backup is not None
    async with database.read() as session:
        (row,) = await session.scalars(select(Appeal))
        assert (row.question_id, row.card_id, row.withdrawn_at, row.ruling, row.ruled_at) == (
            7,
            8,
            None,
            None,
            None,
        )
    await database.close()
