"""What a fault does to a call, and to the updates in a reply."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from random import Random
from typing import Any, assert_never

from bot.playground.faults import (
    Delay,
    Flood,
    Hang,
    Lose,
    Malform,
    Refuse,
    Repeat,
    Reset,
    Shuffle,
    Strike,
    Upgrade,
)
from bot.playground.groups import upgrade_group
from bot.playground.limits import Limits
from bot.playground.refusals import REFUSALS, BotRefused
from bot.playground.requests import Call
from bot.playground.world import Json, World

MALFORMED: tuple[tuple[str, Json], ...] = (
    ("message", {"message_id": 1, "chat": "nobody", "text": "hi"}),
    ("message", {"message_id": 1, "chat": {"id": 1, "type": "private"}, "from": 7}),
    ("message", {"message_id": 1, "chat": {"id": 1, "type": "private"}, "entities": [7]}),
    ("edited_message", {"message_id": 1, "chat": {}}),
    ("callback_query", {"id": "1", "from": [1], "data": {"a": 1}}),
    ("callback_query", {"id": "1", "from": {"id": 1}, "data": "x"}),
    ("my_chat_member", {"chat": {}, "new_chat_member": {"status": "?"}}),
)
"""Updates that bots ask for and libraries can't read; each gets a date beside."""


async def befall(strike: Strike, call: Call, world: World, limits: Limits) -> None:
    """Let a fault have its way before a call is carried out; BotRefused where it is not carried out."""
    match strike.fault:
        case Delay(least=least, most=most):
            await asyncio.sleep(strike.rng.uniform(least, most))
        case Refuse(why=why):
            raise BotRefused(*REFUSALS[why])
        case Flood(seconds=seconds, everywhere=everywhere):
            limits.close(None if everywhere else call.integer("chat_id"), world.clock.seconds() + seconds)
            raise BotRefused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        case Upgrade():
            chat = world.chats.get(call.integer("chat_id"))
            if chat is not None and chat.type == "group" and chat.migrated_to is None:
                upgrade_group(world, chat.id)
        case Malform():
            kind, body = strike.rng.choice(MALFORMED)
            world.updates.add(kind, {**body, "date": int(world.clock.seconds())})
        case Reset() | Hang() | Lose() | Repeat() | Shuffle():
            return  # they befall the connection, or the reply
        case _:
            assert_never(strike.fault)


def hand_out_otherwise(strike: Strike, updates: list[Any], confirmed: Collection[Json]) -> list[Any]:
    """The updates of a reply as a fault hands them out: some twice, or in another order."""
    match strike.fault:
        case Repeat(count=count):
            return [*_draw(strike.rng, confirmed, count), *updates]
        case Shuffle():
            shuffled = strike.rng.sample(updates, len(updates))
            return shuffled if shuffled != updates else updates[::-1]
        case _:
            return updates


def _draw(rng: Random, confirmed: Collection[Json], count: int) -> list[Json]:
    return rng.sample(list(confirmed), min(count, len(confirmed)))
