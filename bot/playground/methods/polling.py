"""How the bot gets its updates."""

from __future__ import annotations

from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import Json, World

_MOST_UPDATES = 100
_LONGEST_WAIT = 50


async def get_updates(world: World, call: Call) -> list[Json]:
    """The waiting updates from `offset` on; waits up to `timeout` seconds for the first."""
    limit = call.integer("limit", _MOST_UPDATES)
    if not 1 <= limit <= _MOST_UPDATES:
        limit = _MOST_UPDATES
    wait = min(max(call.integer("timeout"), 0), _LONGEST_WAIT)
    return await world.updates.poll(call.integer("offset"), limit, wait, _allowed(call))


def set_webhook(world: World, call: Call) -> bool:
    """Remember the address, so that getUpdates is refused; nothing is delivered to it yet."""
    url = call.text("url").strip()
    if url and not url.lower().startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.set_webhook(url, drop_pending=call.flag("drop_pending_updates"), allowed=_allowed(call))
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """Remove the webhook; true also when there was none."""
    world.updates.set_webhook("", drop_pending=call.flag("drop_pending_updates"))
    return True


def get_webhook_info(world: World, _call: Call) -> Json:
    """Where updates go and how many wait."""
    info: Json = {
        "url": world.updates.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


def _allowed(call: Call) -> list[str] | None:
    """The kinds asked for; None, which keeps the last ones, when the parameter is missing or no list."""
    kinds = call.structure("allowed_updates", "allowed_updates")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None
