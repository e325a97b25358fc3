"""The time of handling: the real clock, or the playground's, which people move forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""Returns the present instant, aware, in UTC."""


def real_now() -> datetime:
    """Return the present instant by the machine's clock."""
    return datetime.now(UTC)
