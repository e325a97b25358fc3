"""The slow part of errands: finding a zone, asking who rules a group, drawing a picture."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.services.drawing import Drawer
from bot.services.places import Place, UnknownPointError, zone_at, zone_of_city
from bot.storage.models import Errand
from bot.storage.outbox import Call
from bot.telegram.messages import Message, send, send_drawing

RULERS = {"creator", "administrator"}
Found = Sequence[Place] | bool | bytes
"""What an errand comes to: places of that name, whether somebody is an administrator, or a picture."""
Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls Telegram by a method's name and its payload."""


async def look_up(errand: Errand, ask: Ask, drawer: Drawer) -> Found:
    """Do an errand's slow part, which touches no database; `ask` calls Telegram."""
    if errand.picture is not None:
        return await drawer.draw(errand.picture)
    if errand.chat_id is not None:
        member = await ask("getChatMember", {"chat_id": errand.chat_id, "user_id": errand.learner_id})
        return bool(member["status"] in RULERS)
    if errand.city is not None:
        return await asyncio.to_thread(zone_of_city, errand.city)
    try:
        zone = await asyncio.to_thread(zone_at, errand.latitude or 0.0, errand.longitude or 0.0)
    except UnknownPointError:
        return []
    return [Place("", "", zone)]


def deliver_picture(errand: Errand, found: Found) -> Call:
    """Return the call that sends a picture with its caption, or the caption alone if there is none."""
    caption = Markup(errand.caption or "")  # noqa: S704 - written by a view
    if isinstance(found, bytes):
        return send_drawing(errand.learner_id, found, caption)
    return send(errand.learner_id, Message(caption))
