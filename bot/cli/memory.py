"""How the process keeps its memory: what the C library holds back, how often garbage is looked for."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FunctionType

_ARENAS = -8  # M_ARENA_MAX of malloc.h

_MADE_BETWEEN_LOOKS = 20_000
"""Python's own 700 is made in a quarter of one answer's handling."""

_NOT_THERE = (AttributeError, OSError, TypeError)  # another C library, or none


def share_one_heap() -> None:
    """Have all threads to come share a heap: with one for each, 5 MB lie idle."""
    with suppress(*_NOT_THERE):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)


def give_back_memory() -> None:
    """Give back what starting up has freed: 9 MB after the word lists are read."""
    gc.collect()
    with suppress(*_NOT_THERE):
        ctypes.CDLL(None).malloc_trim(0)


def forget_docstrings() -> None:
    """Drop the docstrings of what is loaded so far, which nobody asks a running bot for: 3 MB."""
    gc.unfreeze()
    for loaded in gc.get_objects():
        if isinstance(loaded, FunctionType) and loaded.__doc__:
            loaded.__doc__, doc = None, loaded.__doc__
            code = loaded.__code__
            if code.co_consts[:1] == (doc,):  # where the compiler puts it
                loaded.__code__ = code.replace(co_consts=(None, *code.co_consts[1:]))
        elif isinstance(loaded, type) and isinstance(vars(loaded).get("__doc__"), str):
            with suppress(TypeError):  # a class of C code keeps its own
                loaded.__doc__ = None
    gc.freeze()


def collect_seldom() -> None:
    """Look for garbage that refers to itself less often: there is little, and each look takes its time."""
    gc.set_threshold(_MADE_BETWEEN_LOOKS, 20, 20)


@contextmanager
def loading() -> Iterator[None]:
    """Look for no garbage while code is loaded, which is none: the looks are a sixth of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
