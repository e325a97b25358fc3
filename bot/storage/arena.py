"""The groups and battles that a unit of work plays on: each read once, and written once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.core import battles as core
from bot.json_form import JsonForm
from bot.storage.battles import Battle, load_all_running, load_due, load_running, load_untold, move_battles
from bot.storage.session import Session
from bot.storage.traffic import ChatState

_GAME = JsonForm(core.Battle)


@dataclass(slots=True)
class Running:
    """A battle's row, with its game, which whoever plays on replaces."""

    row: Battle
    game: core.Battle
    _written: core.Battle | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens in it."""
        return isinstance(self.game.phase, core.Over)

    def write(self, now: datetime) -> bool:
        """Put the game back into the row; returns whether the clock must see to it at another time."""
        if self.game is self._written:
            return False
        self.row.state = _GAME.write(self.game)
        self.row.is_asking = isinstance(self.game.phase, core.Asking)
        due_at = core.due_at(self.game)
        if self.is_over and self.row.ended_at is None:
            self.row.ended_at = now
        moved = due_at != self.row.due_at
        self.row.due_at = due_at
        self._written = self.game
        return moved


class Arena:
    """The groups at hand, and their battles: by the place where they run, and by their ids."""

    def __init__(self, session: Session) -> None:
        """Start with nothing loaded."""
        self._session = session
        self.expected: set[int] = set()
        self._loaded: set[int] = set()
        self._battles: dict[int, Running | None] = {}
        self._groups: dict[int, ChatState | None] = {}

    def expect(self, chat_ids: Collection[int]) -> None:
        """Name the groups that will be asked for, so that they are loaded together."""
        self.expected.update(chat_ids)

    async def group(self, chat_id: int) -> ChatState | None:
        """Return what we know of a group."""
        if chat_id not in self._groups:
            wanted = {chat_id, *self.expected} - self._groups.keys()
            self._groups.update(dict.fromkeys(wanted))
            rows = await self._session.scalars(select(ChatState).where(ChatState.id.in_(wanted)))
            self._groups.update({row.id: row for row in rows})
        return self._groups[chat_id]

    async def group_named(self, chat_id: int, title: str) -> ChatState:
        """Return what we know of a group, which is its title at least."""
        group = await self.group(chat_id)
        if group is None:
            group = self._groups[chat_id] = ChatState(id=chat_id, kind="group", title=title)
            self._session.add(group)
        if group.title != title:
            group.title = title
        return group

    async def in_group(self, chat_id: int) -> list[Running]:
        """Return the battles of a group that are not over."""
        if chat_id not in self._loaded:
            await self._load_running({chat_id, *self.expected})
        return [one for one in self._at_hand if one.row.chat_id == chat_id and not one.is_over]

    async def _load_running(self, chat_ids: Collection[int]) -> None:
        wanted = set(chat_ids) - self._loaded
        self._loaded.update(wanted)
        for row in await load_running(self._session, wanted) if wanted else ():
            self.take(row)

    async def in_place(self, chat_id: int, thread_id: int) -> Running | None:
        """Return the battle that is not over in a group, or in a topic of it."""
        return next((one for one in await self.in_group(chat_id) if one.row.thread_id == thread_id), None)

    async def all_running(self) -> list[Running]:
        """Return every battle that is not over."""
        for row in await load_all_running(self._session):
            self.take(row)
        return [one for one in self._at_hand if not one.is_over]

    async def due(self, now: datetime, limit: int) -> list[Running]:
        """Return battles that the clock must see to by now, the longest due first."""
        return [self.take(row) for row in await load_due(self._session, now, limit)]

    async def move(self, old: int, new: int) -> list[Running]:
        """A group has another id from now on; returns the battles that move, whose messages stay behind."""
        moved = await self.in_group(old)
        for running in moved:
            running.row.chat_id = new
            running.row.lobby_row = running.row.question_row = None
        await move_battles(self._session, old, new)
        return moved

    async def by_id(self, battle_id: int) -> Running | None:
        """Return a battle, over or not."""
        if battle_id not in self._battles:
            await self._load_running(self.expected)  # mostly it is one of these
        if battle_id not in self._battles:
            row = await self._session.get(Battle, battle_id)
            self._battles[battle_id] = _read(row) if row is not None else None
        return self._battles[battle_id]

    async def untold(self, chat_id: int) -> list[Running]:
        """Return the battles of a group that it could not be told the end of."""
        for row in await load_untold(self._session, chat_id):
            self.take(row)
        # What this batch has changed, no query sees yet.
        known = [one for one in self._battles.values() if one is not None and one.row.chat_id == chat_id]
        return sorted((one for one in known if one.row.is_untold), key=lambda one: one.row.id)

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
    def _at_hand(self) -> list[Running]:
        return [one for one in self._battles.values() if one is not None]

    def write(self, now: datetime) -> bool:
        """Put all games back into their rows; returns whether the clock must look anew."""
        moved = [one.write(now) for one in self._at_hand]
        return any(moved)


def _read(row: Battle) -> Running:
    game = _GAME.read(row.state)
    return Running(row, game, game)
