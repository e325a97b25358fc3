"""Which card comes next: the law of rounds, whatever mixture of deck and topics is quizzed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.decks.parse import parse
from bot.services.learners import meet
from bot.services.picking import pick_card, remember_asked
from bot.storage.database import Database
from bot.storage.decks import store_deck
from bot.storage.ids import Ids
from bot.storage.models import Card, Deck, Topic
from bot.storage.runs import start_ids
from bot.storage.work import Work
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TOPIC_SIZES = (1, 2, 5, 6)


def write_deck() -> str:
    numbers = iter(range(100))
    topics = [
        f"## Topic {size}\n\n"
        + "\n\n".join(f"### Question? {{#c{next(numbers)}}}\n\n- **answer**" for _ in range(size))
        for size in TOPIC_SIZES
    ]
    return "# Deck\n\n" + "\n\n".join(topics) + "\n"


async def make_database(folder: Path) -> tuple[Database, Ids]:
    database = fresh_database(folder)
    async with database.write() as session:
        ids = await start_ids(session)
        await store_deck(session, ids, parse(write_deck(), "deck"), "digest", NOW)
        work = Work(session, ids, 1, NOW)
        await meet(work, 7, "Ana", None)
        await work.write()
    return database, ids


@pytest.mark.parametrize("seed", range(3))
async def test_no_card_comes_again_in_a_round_unless_its_topic_has_no_other(
    tmp_path: Path, seed: int
) -> None:
    rng = Random(seed)  # noqa: S311 - no secret
    database, ids = await make_database(tmp_path)
    shown: set[int] = set()
    for _ in range(12):  # each a run of the bot of its own
        async with database.write() as session:
            work = Work(session, ids, 1, NOW)
            deck = (await session.scalars(select(Deck))).one()
            topics = list(await session.scalars(select(Topic)))
            cards = list(await session.scalars(select(Card)))
            for _ in range(10):
                topic = rng.choice([None, None, *topics])
                card = await pick_card(work, 7, deck, topic)
                assert card is not None
                await remember_asked(work, 7, card, work.new_id())
                within = {row.id for row in cards if topic is None or row.topic_id == topic.id}
                assert card in within
                if len(shown) == len(cards):
                    shown = set()
                assert card not in shown or within <= shown
                shown.add(card)
            await work.write()
    await database.close()
