"""Updates that can't be handled cost themselves, not the others, and not much time."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from bot.delivery import batch as batch_module
from bot.storage.ids import Ids
from bot.storage.models import Learner
from bot.storage.work import Work
from tests.delivery.conftest import now
from tests.delivery.handling import Bench, message
from tests.storage.fresh import fresh_database

SOAK = [pytest.mark.soak, pytest.mark.timeout(900)]
FETCH = 100
HANGS = 777


async def fail(_: Update, work: Work) -> None:
    work.add(Learner(id=work.update_id, name="half done", created_at=now()))
    raise RuntimeError("what a mess")


async def spoil_the_write(_: Update, work: Work) -> None:
    work.session.add(Learner(id=work.update_id, name=None, created_at=now()))


async def hang(_: Update, __: Work) -> None:
    await asyncio.Event().wait()


def kind_of(number: int) -> str:
    """What becomes of an update: of a thousand, ten raise, one can't be written, five are malformed."""
    if number == HANGS:
        return "hang"
    match number % 1000:
        case 500:
            return "spoil"
        case place if place % 100 == 37:
            return "fail"
        case place if place % 200 == 11:
            return "malformed"
        case _:
            return "well"


def update(number: int, kind: str) -> dict[str, Any]:
    if kind == "malformed":
        return {"update_id": number, "message": {"date": "soon", "chat": 5}}
    return message(number, f"{number}" if kind == "well" else kind)


async def handle_all(folder: Path, silent: Bot, kinds: list[str]) -> tuple[Bench, float]:
    """Handle so many updates, fetch by fetch; returns the CPU seconds it took, too."""
    bench = Bench(fresh_database(folder), Ids(), silent)
    bench.handlers.special = {"fail": fail, "spoil": spoil_the_write, "hang": hang}
    updates = [update(number, kind) for number, kind in enumerate(kinds)]
    begun = time.process_time()
    for at in range(0, len(updates), FETCH):
        await bench.handle(*updates[at : at + FETCH])
    return bench, time.process_time() - begun


@pytest.mark.parametrize(
    "count", [1_000, pytest.param(20_000, marks=[pytest.mark.soak, pytest.mark.timeout(900)])]
)
async def test_the_others_are_handled_once_each_in_order_at_half_the_pace_or_better(
    tmp_path: Path, silent: Bot, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    if count == 1_000:
        monkeypatch.setattr(batch_module, "HANDLER_SECONDS", 0.2)
    kinds = [kind_of(number) for number in range(count)]
    bench, seconds = await handle_all(tmp_path / "poison", silent, kinds)
    expected = [f"you said {number}" if kind == "well" else "sorry" for number, kind in enumerate(kinds)]
    assert await bench.said() == expected
    errors = await bench.errors()
    traces = {
        "fail": "RuntimeError: what a mess",
        "spoil": "IntegrityError",
        "hang": "HandlerHungError",
        "malformed": "malformed: ",
    }
    for number, kind in enumerate(kinds):
        error = errors[number]
        assert error is None if kind == "well" else traces[kind] in str(error), (kind, error)
    await bench.database.close()
    if count > 1_000:
        normal, usual = await handle_all(tmp_path / "normal", silent, ["well"] * count)
        await normal.database.close()
        assert usual / seconds >= 0.5, (
            f"{count / usual:.0f} updates a CPU second, poisoned {count / seconds:.0f}"
        )
