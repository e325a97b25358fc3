"""What of the outbox is in memory: handed over by who commits it, or read from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.storage.database import Database
from bot.storage.outbox import Waiting, load_waiting, who_is_back

LOADED = 1_000
"""How many rows are read from the outbox at a time."""

MOST_IN_MEMORY = 10_000
"""How many rows are read ahead at most; the others wait in the outbox."""


class ReadAhead:
    """Gives each row of the outbox out once, in the order of their ids."""

    def __init__(self, database: Database, bot_id: int) -> None:
        """Start with nothing in memory, and the whole outbox to read."""
        self._database = database
        self._bot_id = bot_id
        self._last = 0  # the id of the last row read
        self._known: set[int] = set()
        self._reading = False
        self.wants_more = True
        """Whether the outbox may hold rows that were not given out."""
        self.closed: set[int] = set()
        """People who took nothing when last tried: nobody is tried again before they write."""

    @property
    def has_room(self) -> bool:
        """Whether more rows may be read into memory."""
        return len(self._known) < MOST_IN_MEMORY

    def look_again(self) -> None:
        """Read the outbox once more: there may be rows that nobody handed over."""
        self.wants_more = True

    def take(self, rows: Sequence[Waiting]) -> Sequence[Waiting]:
        """Return those of just committed rows that may go at once.

        All are read from the outbox instead where older ones are still to be read, or where somebody took
        nothing when last tried: the database knows whether they are back.
        """
        behind = self.wants_more or self._reading or not self.has_room
        if behind or any(row.call.chat_id in self.closed for row in rows):
            self.wants_more = True
            return []
        # A look into the outbox may have found them between their commit and this call.
        return self._give_out([row for row in rows if row.id not in self._known])

    async def read(self) -> Sequence[Waiting]:
        """Return the next rows of the outbox that are not in memory; raises what the database raises."""
        self.wants_more, self._reading = False, True  # what is handed over from here on means another look
        known = self._known.copy()  # one that is recorded as sent during the look is seen as waiting
        try:
            async with self._database.read() as session:
                rows = await load_waiting(session, self._bot_id, self._last, LOADED)
                self.closed -= await who_is_back(session, self.closed & {row.call.chat_id for row in rows})
        except BaseException:
            self.wants_more = True
            raise
        finally:
            self._reading = False
        self.wants_more = self.wants_more or len(rows) == LOADED
        if rows:
            self._last = rows[-1].id
        return self._give_out([row for row in rows if row.id not in known])

    def forget(self, row_ids: Iterable[int]) -> None:
        """Let go of rows that need no further try."""
        self._known.difference_update(row_ids)

    def _give_out(self, rows: Sequence[Waiting]) -> Sequence[Waiting]:
        self._known.update(row.id for row in rows)
        return rows
