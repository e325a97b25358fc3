"""Drawing in another process: in time, without our secrets, and with a clear word when it fails."""

from __future__ import annotations

import resource
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.picture import Bar, write_picture
from bot.services.drawing import PNG, DrawingFailedError, draw
from tests.conversations.conftest import FONTS
from tests.drawing.test_progress import NOTHING

MOST_SECONDS = 2.0
"""From the command to the picture, on a machine that does nothing else."""


async def test_a_picture_takes_less_than_two_seconds_of_work() -> None:
    contents = write_picture(replace(NOTHING, topics=(Bar("Kirov", 0.5, "50%"),) * 4))
    await draw(contents, FONTS)  # what is known of the fonts is kept from then on
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (await draw(contents, FONTS)).startswith(PNG)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < MOST_SECONDS


async def test_what_goes_wrong_is_told_by_the_process(tmp_path: Path) -> None:
    with pytest.raises(DrawingFailedError, match="JSONDecodeError"):
        await draw("no picture", tmp_path)
