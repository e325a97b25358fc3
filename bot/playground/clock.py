"""The playground's clock: real time, moved forward by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.playground.memory import Memory
from bot.playground.refusals import PlayRefused


def real_now() -> datetime:
    """The present instant by the machine's clock, in UTC."""
    return datetime.now(UTC)


class Clock:
    """Real time plus an offset that survives a restart; it never goes back."""

    def __init__(
        self, memory: Memory, start: datetime | None = None, real: Callable[[], datetime] = real_now
    ) -> None:
        """Go on from the remembered offset; in a new world, begin at `start` (aware) or now.

        `real` is the time that goes by itself.
        """
        self._memory = memory
        self._real = real
        self.on_moved: list[Callable[[], None]] = []
        remembered = memory.recall_one("clock", "offset")
        if remembered is not None:
            self._offset = timedelta(seconds=remembered)
        elif start is not None:
            self._offset = start - real()
            self._keep()
        else:
            self._offset = timedelta()

    def now(self) -> datetime:
        """The time in the playground, UTC."""
        return self._real() + self._offset

    def seconds(self) -> float:
        """The same, as seconds since 1970."""
        return self.now().timestamp()

    def advance(self, by: timedelta) -> None:
        """Move the clock forward and tell those who wait for it; PlayRefused if `by` is negative."""
        if by < timedelta():
            raise PlayRefused("The clock can only be moved forward.")
        try:
            moved = self._offset + by
            _ = self._real() + moved + timedelta(days=366)
        except OverflowError as error:
            raise PlayRefused("That is beyond the last year a calendar knows.") from error
        self._offset = moved
        self._keep()
        for tell in list(self.on_moved):
            tell()

    def _keep(self) -> None:
        self._memory.keep("clock", "offset", self._offset.total_seconds())
