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


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of the tests that take minutes."""
    config.addinivalue_line("markers", "soak: takes minutes; `make soak` runs it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out, unless they are asked for."""
    if "soak" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]
