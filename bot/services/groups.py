"""Groups: what we are in them, and what follows when that changes."""

from __future__ import annotations

from bot.core.battles import Ending
from bot.services.battles import LobbyShown, close_battle, show_lobby
from bot.services.dailies import pause_daily
from bot.storage.work import Work

HERE = frozenset({"member", "administrator"})
"""The standings in which we can talk."""


async def note_standing(work: Work, chat_id: int, title: str, standing: str) -> None:
    """Remember what we are in a group; where we can't talk any more its battles end."""
    group = await work.arena.group_named(chat_id, title)
    group.standing = standing
    await pause_daily(work, chat_id, is_here=standing in HERE)
    if standing in HERE:
        group.closed_at = None
        return
    ending = Ending.MUTED if standing == "restricted" else Ending.REMOVED
    for running in await work.arena.in_group(chat_id):
        await close_battle(work, running, ending)
        running.row.is_untold = True


async def hears_all(work: Work, chat_id: int, *, reads_all: bool) -> bool:
    """Tell whether every message of a group reaches us: by our privacy mode, or as an administrator."""
    group = await work.arena.group(chat_id)
    return reads_all or (group is not None and group.standing == "administrator")


async def move_group(work: Work, old: int, new: int, title: str) -> list[LobbyShown]:
    """A group became a supergroup: its battles, table, days, piles and questions of the day go with it.

    Returns the lobbies that are to be shown in the new chat.
    """
    before = await work.arena.group_named(old, title)
    after = await work.arena.group_named(new, title)
    before.moved_to, before.closed_at = new, work.now
    if after.standing is None:
        after.standing = before.standing
    moved = await work.arena.move(old, new)
    await work.dailies.move(old, new)
    return [shown for one in moved if (shown := await show_lobby(work, one, at_once=True)) is not None]
