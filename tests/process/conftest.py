"""What process tests share: a folder to run in, and a stand-in for Telegram in the test's own process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from tests.process.viva import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with a deck and no token."""
    return Home(tmp_path, {"VIVA_PLAY_PORT": "0"})


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    """A stand-in for Telegram."""
    async with Playground() as stand_in:
        yield stand_in
