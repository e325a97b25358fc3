"""The database's copy of the decks follows the files, and what learners did stays attached to it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select

from bot.decks.findings import Finding
from bot.services.syncing import sync_decks
from bot.storage.database import Database
from bot.storage.decks import Changes, card_at, list_decks, list_topics, load_card
from bot.storage.ids import Ids
from bot.storage.models import Card, Deck, Topic
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNTOUCHED = Changes()


def card(key: str, answer: str = "yes") -> str:
    return f"### What of {key}? {{#{key}}}\n\n- **{answer}**\n"


def deck(title: str, **topics: str) -> str:
    parts = (f"## {name.title()}\n\n{cards}" for name, cards in topics.items())
    return f"# {title}\n\n" + "\n".join(parts)


@dataclass
class Copy:
    """A content folder and the database that follows it."""

    content: Path
    database: Database
    ids: Ids
    findings: tuple[Finding, ...] = ()
    """Those of the last synchronisation."""

    def write(self, slug: str, text: str) -> None:
        (self.content / f"{slug}.md").write_text(text, "utf-8")

    async def sync(self) -> Changes:
        changes, self.findings = await sync_decks(self.database, self.ids, self.content, lambda: NOW)
        return changes

    async def cards(self) -> dict[str, Card]:
        async with self.database.read() as session:
            return {row.key: row for row in await session.scalars(select(Card))}

    async def decks(self) -> dict[str, Deck]:
        async with self.database.read() as session:
            return {row.slug: row for row in await session.scalars(select(Deck))}

    async def places(self) -> list[str | None]:
        """The keys of the first deck's cards by their places in the deck."""
        rows = await self.cards()
        by_id = {row.id: key for key, row in rows.items()}
        any_row = next(iter(rows.values()))
        async with self.database.read() as session:
            at = [await card_at(session, any_row.deck_id, 0, place) for place in range(len(rows))]
        return [by_id[found] if found else None for found in at]

    def dump(self) -> list[str]:
        assert self.database.file is not None
        with closing(sqlite3.connect(self.database.file)) as connection:
            return list(connection.iterdump())


@pytest.fixture
async def copy(tmp_path: Path) -> AsyncIterator[Copy]:
    content = tmp_path / "content"
    content.mkdir()
    database = fresh_database(tmp_path)
    made = Copy(content, database, Ids())
    made.write("one", deck("One", first=card("a") + card("b"), second=card("c")))
    yield made
    await database.close()


async def test_cards_are_copied_with_their_decks_and_topics(copy: Copy) -> None:
    assert await copy.sync() == Changes(added=3, touched=True)
    async with copy.database.read() as session:
        (row,) = await list_decks(session)
        assert [(topic.title, topic.cards) for topic in await list_topics(session, row.id)] == [
            ("First", 2),
            ("Second", 1),
        ]
        stored = await load_card(session, (await copy.cards())["c"].id)
    assert stored is not None
    assert (stored.card.question, stored.deck_title, stored.topic_title) == ("What of c?", "One", "Second")
    assert await copy.places() == ["a", "b", "c"]


async def test_unchanged_decks_cost_no_write_and_read_no_card(copy: Copy) -> None:
    await copy.sync()
    statements: list[str] = []
    for engine in (copy.database._reader, copy.database._writer):
        event.listen(engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert await copy.sync() == UNTOUCHED
    assert len([one for one in statements if "BEGIN" not in one]) == 1


async def test_an_edited_card_keeps_its_id_and_place(copy: Copy) -> None:
    await copy.sync()
    before = await copy.cards()
    copy.write("one", deck("One", first=card("b", "no") + card("a"), second=card("c")))
    assert await copy.sync() == Changes(edited=1, touched=True)
    after = await copy.cards()
    assert {key: row.id for key, row in after.items()} == {key: row.id for key, row in before.items()}
    assert await copy.places() == ["a", "b", "c"]
    assert after["b"].digest != before["b"].digest
    assert after["a"].digest == before["a"].digest


async def test_a_removed_card_is_retired_and_comes_back_under_its_id(copy: Copy) -> None:
    await copy.sync()
    before = await copy.cards()
    copy.write("one", deck("One", first=card("a"), second=card("c") + card("d")))
    assert await copy.sync() == Changes(added=1, retired=1, touched=True)
    assert await copy.places() == ["a", None, "c", "d"]
    assert (await copy.cards())["b"].retired_at == NOW
    copy.write("one", deck("One", first=card("a") + card("b"), second=card("c")))
    assert await copy.sync() == Changes(edited=1, retired=1, touched=True)
    assert (await copy.cards())["b"].id == before["b"].id
    assert await copy.places() == ["a", "b", "c", None]


async def test_a_card_that_moves_to_another_topic_keeps_its_id_and_gets_a_place_there(copy: Copy) -> None:
    await copy.sync()
    before = await copy.cards()
    copy.write("one", deck("One", second=card("c") + card("a"), first=card("b")))
    await copy.sync()
    after = await copy.cards()
    assert after["a"].id == before["a"].id
    assert (after["a"].topic_id, after["a"].topic_ordinal) == (before["c"].topic_id, 1)
    copy.write("one", deck("One", first=card("a") + card("b"), second=card("c")))
    await copy.sync()
    async with copy.database.read() as session:
        topics = {row.title: row for row in await session.scalars(select(Topic))}
        home = topics["First"].id
        at = [await card_at(session, before["a"].deck_id, home, place) for place in range(3)]
    assert at == [None, before["b"].id, before["a"].id]
    assert {title: row.cards for title, row in topics.items()} == {"First": 2, "Second": 1}


async def test_a_topic_that_gets_another_name_keeps_its_cards(copy: Copy) -> None:
    await copy.sync()
    before = await copy.cards()
    copy.write("one", deck("One", begin=card("a") + card("b"), second=card("c")))
    await copy.sync()
    assert {key: row.id for key, row in (await copy.cards()).items()} == {k: r.id for k, r in before.items()}
    async with copy.database.read() as session:
        listed = await list_topics(session, before["a"].deck_id)
    assert [topic.title for topic in listed] == ["Begin", "Second"]


async def test_a_deck_whose_file_goes_is_retired_and_is_itself_again_when_it_comes_back(copy: Copy) -> None:
    await copy.sync()
    before = await copy.cards()
    text = (copy.content / "one.md").read_text("utf-8")
    (copy.content / "one.md").rename(copy.content / "two.md")
    assert await copy.sync() == Changes(added=3, retired=3, touched=True)
    decks = await copy.decks()
    assert decks["one"].retired_at == NOW
    async with copy.database.read() as session:
        assert [row.slug for row in await list_decks(session)] == ["two"]
    (copy.content / "two.md").unlink()
    copy.write("one", text)
    assert await copy.sync() == Changes(edited=3, retired=3, touched=True)
    async with copy.database.read() as session:
        (back,) = await list_decks(session)
        assert (back.id, back.cards) == (decks["one"].id, 3)
        ids = set(await session.scalars(select(Card.id).where(Card.deck_id == back.id)))
    assert ids == {row.id for row in before.values()}
    assert await copy.sync() == UNTOUCHED


async def test_a_new_title_alone_is_a_change_without_cards(copy: Copy) -> None:
    await copy.sync()
    copy.write("one", deck("Uno", first=card("a") + card("b"), second=card("c")))
    assert await copy.sync() == Changes(touched=True)
    assert (await copy.decks())["one"].title == "Uno"


async def test_a_deck_with_an_error_stays_as_it_was_and_the_others_are_taken_up(copy: Copy) -> None:
    copy.write("two", deck("Two", first=card("d")))
    await copy.sync()
    before = copy.dump()
    copy.write("one", deck("One", first=card("a", "changed")) + "### No id\n\n- **x**\n")
    copy.write("three", "no title at all\n")
    for _ in range(2):
        assert await copy.sync() == UNTOUCHED
        assert {Path(finding.path).name for finding in copy.findings} == {"one.md", "three.md"}
        assert copy.dump() == before
    copy.write("two", deck("Two", first=card("d", "no")))
    assert await copy.sync() == Changes(edited=1, touched=True)
    copy.write("one", deck("One", first=card("a", "changed")))
    assert await copy.sync() == Changes(edited=1, retired=2, touched=True)
    (copy.content / "three.md").unlink()
    assert await copy.sync() == UNTOUCHED
    assert copy.findings == ()
