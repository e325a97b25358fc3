"""Memory that the C library would keep to itself, where one can talk it out of that."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

_ARENAS = -8  # M_ARENA_MAX of malloc.h

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
