"""The battles that a unit of work plays on: each read once, and written once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.core import battles as core
from bot.storage.battles import Battle, load_running
from bot.storage.session import Session

_GAME = TypeAdapter(core.Battle)


@dataclass(slots=True)
class Running:
    """A battle's row, with its game, which whoever plays on replaces."""

    row: Battle
    game: core.Battle
    _written: core.Battle | None = None

    def write(self, now: datetime) -> bool:
        """Put the game back into the row; returns whether the clock must see to it at another time."""
        if self.game is self._written:
            return False
        self.row.state = _GAME.dump_json(self.game).decode()
        due_at = core.due_at(self.game)
        if isinstance(self.game.phase, core.Over) and self.row.ended_at is None:
            self.row.ended_at = now
        moved = due_at != self.row.due_at
        self.row.due_at = due_at
        self._written = self.game
        return moved


class Arena:
    """The battles at hand: by the place where they run, and by their ids."""

    def __init__(self, session: Session) -> None:
        """Start with nothing loaded."""
        self._session = session
        self._expected: set[int] = set()
        self._loaded: set[int] = set()
        self._battles: dict[int, Running | None] = {}

    def expect(self, chat_ids: Collection[int]) -> None:
        """Name the groups that will be asked for, so that they are loaded together."""
        self._expected.update(chat_ids)

    async def in_place(self, chat_id: int, thread_id: int) -> Running | None:
        """Return the battle that is not over in a group, or in a topic of it."""
        if chat_id not in self._loaded:
            wanted = {chat_id, *self._expected} - self._loaded
            self._loaded.update(wanted)
            for row in await load_running(self._session, wanted):
                self.take(row)
        return next(
            (
                one
                for one in self.running
                if (one.row.chat_id, one.row.thread_id) == (chat_id, thread_id) and not _is_over(one)
            ),
            None,
        )

    async def by_id(self, battle_id: int) -> Running | None:
        """Return a battle, over or not."""
        if battle_id not in self._battles:
            row = await self._session.get(Battle, battle_id)
            self._battles[battle_id] = _read(row) if row is not None else None
        return self._battles[battle_id]

    def take(self, row: Battle) -> Running:
        """Take in a row that was loaded."""
        known = self._battles.get(row.id)
        if known is None:
            known = self._battles[row.id] = _read(row)
        return known

    def add(self, row: Battle, game: core.Battle) -> Running:
        """Take in a new battle."""
        self._session.add(row)
        running = self._battles[row.id] = Running(row, game)
        return running

    @property
    def running(self) -> list[Running]:
        """What is at hand."""
        return [one for one in self._battles.values() if one is not None]

    def write(self, now: datetime) -> bool:
        """Put all games back into their rows; returns whether the clock must look anew."""
        moved = [one.write(now) for one in self.running]
        return any(moved)


def _read(row: Battle) -> Running:
    game = _GAME.validate_json(row.state)
    return Running(row, game, game)


def _is_over(one: Running) -> bool:
    return isinstance(one.game.phase, core.Over)
