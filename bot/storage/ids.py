"""Row ids that are known before the row is written, and grow in the order of making."""

from __future__ import annotations

from datetime import datetime

LOW_BITS = 12


def lowest_id_at(instant: datetime) -> int:
    """Return the lowest id that a row made at an instant can have."""
    return int(instant.timestamp() * 1000) << LOW_BITS


class Ids:
    """Makes 63-bit ids: milliseconds since 1970 in the high bits, so that they sort by time.

    Two ids of one maker never meet; it starts above the newest id it is told of, should the clock
    have gone back.
    """

    def __init__(self, above: int = 0) -> None:
        """Start above an id that exists."""
        self._last = above

    def make(self, now: datetime) -> int:
        """Return the next id."""
        self._last = max(self._last + 1, lowest_id_at(now))
        return self._last
