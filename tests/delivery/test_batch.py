"""A batch of updates is handled once, in order, whatever goes wrong with one of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from telegram import Bot, Update

from bot.delivery.batch import DEATHS_ALONE, KILLS_ALONE
from bot.storage.database import Database
from bot.storage.ids import Ids
from bot.storage.models import Appeal, Learner
from bot.storage.traffic import HandledUpdate
from bot.storage.work import Work
from tests.delivery.conftest import BOT_ID, let_write, now
from tests.delivery.handling import Bench, message


@pytest.fixture
def bench(database: Database, ids: Ids, silent: Bot) -> Bench:
    return Bench(database, ids, silent)


async def test_updates_are_handled_in_the_order_of_their_ids_and_the_sender_is_woken(bench: Bench) -> None:
    await bench.handle(message(12, "c"), message(10, "a"), message(11, "b"))
    assert await bench.said() == ["you said a", "you said b", "you said c"]
    assert await bench.errors() == {10: None, 11: None, 12: None}
    assert bench.woken == 1


async def test_what_was_handled_is_dropped_when_it_comes_again(bench: Bench) -> None:
    await bench.handle(message(10, "a"), message(11, "b"))
    bench.restart()
    await bench.handle(message(10, "a"), message(11, "b"), message(12, "c"))
    await bench.handle(message(11, "b"), careful=True)
    assert await bench.said() == ["you said a", "you said b", "you said c"]
    assert await bench.attempts() == {}


async def test_a_handler_that_raises_is_taken_out_told_and_recorded_and_the_others_count_once(
    bench: Bench,
) -> None:
    async def fail(_: Update, work: Work) -> None:
        work.add(Learner(id=99, name="half done", created_at=now()))
        raise RuntimeError("what a mess")

    bench.handlers.special = {"bad": fail, "worse": fail}
    await bench.handle(message(10, "a"), message(11, "bad"), message(12, "b"), message(13, "worse"))
    assert await bench.said() == ["you said a", "sorry", "you said b", "sorry"]
    errors = await bench.errors()
    assert errors[10] is None
    assert errors[12] is None
    assert "what a mess" in str(errors[11])
    assert "what a mess" in str(errors[13])
    async with bench.database.read() as session:
        assert await session.get(Learner, 99) is None


async def test_a_malformed_update_is_recorded_and_spoils_no_other(bench: Bench) -> None:
    broken = {"update_id": 11, "message": {"date": "soon", "chat": 5}}
    await bench.handle(message(10, "a"), broken, {"update_id": 12}, message(13, "b"))
    assert await bench.said() == ["you said a", "sorry", "you said ", "you said b"]
    assert "malformed" in str((await bench.errors())[11])


@pytest.mark.parametrize("kind", ["flush", "commit"])
async def test_a_write_that_fails_is_narrowed_down_to_its_update(bench: Bench, kind: str) -> None:
    async def spoil(_: Update, work: Work) -> None:
        if kind == "flush":
            work.session.add(Learner(id=99, name=None, created_at=now()))
        else:  # refers to nothing, which is found out at the commit
            work.add(Appeal(question_id=1, card_id=1, at=now()))

    bench.handlers.special = {"bad": spoil}
    await bench.handle(*(message(10 + n, "bad" if n == 4 else f"{n}") for n in range(7)))
    assert await bench.said() == [f"you said {n}" if n != 4 else "sorry" for n in range(7)]
    errors = await bench.errors()
    assert "IntegrityError" in str(errors.pop(14))
    assert set(errors.values()) == {None}


async def test_an_update_whose_people_can_t_be_loaded_is_recorded_and_does_not_stop_the_bot(
    bench: Bench,
) -> None:
    await bench.handle(message(10, "a"), message(11, "b", person=2**70), message(12, "c"))
    assert await bench.said() == ["you said a", "you said c"]
    assert "OverflowError" in str((await bench.errors())[11])


async def test_half_a_character_in_an_answer_costs_that_answer_only(bench: Bench) -> None:
    async def fail(_: Update, __: Work) -> None:
        raise RuntimeError("\ud83d and \0")

    bench.handlers.special = {"bad": fail}
    await bench.handle(message(10, "a"), message(11, "bad"), message(12, "\ud83d"))
    assert (await bench.said())[:2] == ["you said a", "sorry"]
    assert set(await bench.errors()) == {10, 11, 12}


async def test_while_the_database_takes_nothing_nothing_is_lost(bench: Bench) -> None:
    await let_write(bench.database, allowed=False)
    for careful in (False, True):
        with pytest.raises(OperationalError):
            await bench.handle(message(10, "a"), message(11, "b"), careful=careful)
    assert bench.woken == 0
    await let_write(bench.database, allowed=True)
    await bench.handle(message(10, "a"), message(11, "b"))
    assert await bench.said() == ["you said a", "you said b"]


async def test_a_handler_whose_query_is_wrong_does_not_stop_the_bot(bench: Bench) -> None:
    async def ask(_: Update, work: Work) -> None:
        await work.session.execute(text("SELECT 1 FROM nowhere"))

    bench.handlers.special = {"bad": ask}
    await bench.handle(message(10, "a"), message(11, "bad"), message(12, "b"))
    assert await bench.said() == ["you said a", "sorry", "you said b"]
    assert "no such table: nowhere" in str((await bench.errors())[11])


async def test_a_full_database_loses_nothing_and_goes_on_once_there_is_room(bench: Bench) -> None:
    async def let_have(pages: int) -> int:
        async with bench.database._writer.connect() as connection:
            return int((await connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")).scalar_one())

    long = [message(10 + n, f"{n} " + "x" * 4000) for n in range(20)]
    limit = await let_have(1)  # SQLite makes it as many as there are
    with pytest.raises(OperationalError, match="database or disk is full"):
        await bench.handle(*long)
    assert await bench.errors() == {}
    await let_have(limit + 100)
    await bench.handle(*long)
    assert await bench.said() == [f"you said {n} " + "x" * 4000 for n in range(20)]
    assert set((await bench.errors()).values()) == {None}


async def die_with_in_hand(bench: Bench, *raw: dict[str, Any], most_tries: int = DEATHS_ALONE) -> None:
    """Start on a batch, and die as soon as its hanging update is in hand."""
    in_hand = asyncio.Event()

    async def hang(_: Update, __: Work) -> None:
        in_hand.set()
        await asyncio.Event().wait()

    bench.restart(most_tries)
    bench.handlers.special = {"deadly": hang}
    life = asyncio.create_task(bench.handle(*raw, careful=True))
    await in_hand.wait()
    life.cancel()
    await asyncio.gather(life, return_exceptions=True)


async def test_an_update_that_three_deaths_found_in_hand_is_skipped_and_the_others_are_handled(
    bench: Bench,
) -> None:
    raw = [message(10, "a"), message(11, "deadly"), message(12, "b")]
    for tries in (1, 2):  # the first death was in a batch of several
        await die_with_in_hand(bench, *raw)
        assert await bench.attempts() == {11: tries}
    bench.restart()
    await bench.handle(*raw, careful=True)
    assert await bench.said() == ["you said a", "sorry", "you said b"]
    assert "died 3 times" in str((await bench.errors())[11])
    assert await bench.attempts() == {}


async def test_an_update_that_was_in_hand_at_three_killings_from_outside_is_innocent(bench: Bench) -> None:
    raw = [message(10, "a"), message(11, "deadly")]
    for _ in range(3):
        await die_with_in_hand(bench, *raw, most_tries=KILLS_ALONE)
    bench.restart(KILLS_ALONE)
    bench.handlers.special = {}
    await bench.handle(*raw, careful=True)
    assert await bench.said() == ["you said a", "you said deadly"]
    assert await bench.attempts() == {}


async def test_a_disk_that_is_full_for_long_is_no_death(bench: Bench) -> None:
    fails = 5

    async def fill(_: Update, __: Work) -> None:
        nonlocal fails
        fails -= 1
        raise OperationalError("insert", {}, Exception("disk full")) if fails else RuntimeError("at last")

    bench.handlers.special = {"bad": fill}
    for _ in range(4):
        with pytest.raises(OperationalError):
            await bench.handle(message(10, "bad"), careful=True)
    assert await bench.attempts() == {10: 1}
    await bench.handle(message(10, "bad"), careful=True)
    assert "at last" in str((await bench.errors())[10])


async def test_another_bot_s_updates_have_ids_of_their_own(bench: Bench) -> None:
    async with bench.database.write() as session:
        session.add(HandledUpdate(bot_id=BOT_ID + 1, update_id=10, at=datetime.now(UTC)))
        await session.commit()
    await bench.handle(message(10, "a"))
    assert await bench.said() == ["you said a"]
