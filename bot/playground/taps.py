"""Tapped buttons whose answer is still awaited."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from bot.playground.world import World

_AWAITED_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Tap:
    """Somebody's tap on a button, at a Unix time."""

    query_id: str
    person_id: int
    at: float


def keep_tap(world: World, person_id: int) -> Tap:
    """A new tap with an id of its own; taps that nobody can answer any more are forgotten."""
    now = world.clock.seconds()
    for key, body in list(world.memory.recall("tap")):
        if now - body["at"] > _AWAITED_SECONDS:
            world.memory.forget("tap", key)
    tap = Tap(str(10**17 + secrets.randbelow(9 * 10**17)), person_id, now)
    world.memory.keep("tap", tap.query_id, asdict(tap))
    return tap


def take_tap(world: World, query_id: str) -> Tap | None:
    """The tap, which can't be taken again; None if it is unknown, taken, or older than 15 seconds."""
    body = world.memory.recall_one("tap", query_id)
    if body is None:
        return None
    world.memory.forget("tap", query_id)
    tap = Tap(**body)
    return tap if world.clock.seconds() - tap.at <= _AWAITED_SECONDS else None
