"""What all tests share: examples are not timed, the same each time under CI, and soaks wait to be asked."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("viva", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("viva")


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
