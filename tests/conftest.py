"""What all tests share: how examples are drawn and measured, and that soaks wait to be asked."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import is_hypothesis_test, settings

settings.register_profile("viva", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("viva")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks of the tests that take minutes, and of those that go unmeasured."""
    config.addinivalue_line("markers", "soak: takes minutes; `make soak` runs it")
    config.addinivalue_line("markers", "unmeasured: a sweep, or it reaches hardly a line that others don't")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out, unless they are asked for."""
    if "soak" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


def pytest_collection_finish() -> None:
    """Keep the thousands of tests out of what is looked through for garbage, which each bot's start does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # as rarely as a bot looks, or an eighth of the time goes to looking


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let coverage count what written examples reach: under it the many drawn ones take thrice as long."""
    if not is_hypothesis_test(getattr(item, "obj", None)) and not item.get_closest_marker("unmeasured"):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
