"""Drawing in another process: in time, without our secrets, and with a clear word when it fails."""

from __future__ import annotations

import resource
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.picture import Bar, write_picture
from bot.services import drawing
from bot.services.drawing import Drawer, DrawingFailedError, fonts_folder
from tests.conversations.conftest import FONTS
from tests.drawing.test_progress import NOTHING
from tests.process.viva import eventually

MOST_SECONDS = 2.0
"""From the command to the picture, on a machine that does nothing else."""

CONTENTS = write_picture(replace(NOTHING, topics=(Bar("Kirov", 0.5, "50%"),) * 4))
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
async def drawer() -> AsyncIterator[Drawer]:
    """One that knows the machine's fonts."""
    drawer = Drawer(FONTS)
    yield drawer
    await drawer.close()


def work_of_children() -> float:
    """Return the seconds of work of all processes of ours that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def test_a_picture_takes_less_than_two_seconds_of_work(drawer: Drawer) -> None:
    await drawer.draw(CONTENTS)  # what is known of the fonts is kept from then on
    await drawer.close()
    before = work_of_children()
    assert (await drawer.draw(CONTENTS)).startswith(PNG)
    await drawer.close()
    assert work_of_children() - before < MOST_SECONDS


async def test_who_comes_next_need_not_wait_for_the_library_to_load_again(drawer: Drawer) -> None:
    first = await drawer.draw(CONTENTS)
    await drawer.close()
    before = work_of_children()
    assert await drawer.draw(CONTENTS) == first
    await drawer.close()
    one = work_of_children() - before
    for _ in range(3):
        assert await drawer.draw(CONTENTS) == first
    await drawer.close()
    assert work_of_children() - before - one < 2 * one


async def test_the_process_exits_by_itself_soon_and_another_one_draws_then(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "STAYS", 0.0)
    before = work_of_children()
    await drawer.draw(CONTENTS)
    await eventually(lambda: work_of_children() > before)
    assert await drawer.draw(CONTENTS)


async def test_what_goes_wrong_is_told_by_the_process_and_the_next_picture_is_drawn(drawer: Drawer) -> None:
    with pytest.raises(DrawingFailedError, match="JSONDecodeError"):
        await drawer.draw("no picture")
    assert (await drawer.draw(CONTENTS)).startswith(PNG)


def test_what_was_found_out_at_set_up_is_used_if_the_library_may_write_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MADE_AT_SETUP", tmp_path / "made")
    assert fonts_folder(tmp_path / "data" / "viva.sqlite3") == tmp_path / "data" / "fonts"
    (tmp_path / "made").mkdir()
    assert fonts_folder(tmp_path / "data" / "viva.sqlite3") == tmp_path / "made"
