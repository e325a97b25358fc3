"""The queue of updates that wait for the bot, and the one poller it may have."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections import deque
from dataclasses import dataclass
from typing import Any

from bot.playground.clock import Clock
from bot.playground.memory import Memory
from bot.playground.refusals import REFUSALS, BotRefused

Json = dict[str, Any]

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
)
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
_KEPT_SECONDS = {"callback_query": 150, "inline_query": 30}
_DAY = 86_400
_REMEMBERED = 100


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An update in the queue, and the Unix time after which it is dropped."""

    update: Json
    until: float


class UpdateQueue:
    """Updates in order of their ids, kept until confirmed or too old."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock
        self._poller: asyncio.Future[None] | None = None
        self._polled = asyncio.Event()
        self.confirmed: deque[Json] = deque(maxlen=_REMEMBERED)
        """The updates confirmed last, for those who hand them out again."""
        self._waiting: list[_Waiting] = sorted(
            (_Waiting(body["update"], body["until"]) for _, body in memory.recall("update")),
            key=lambda waiting: int(waiting.update["update_id"]),
        )
        self._earliest = min((waiting.until for waiting in self._waiting), default=math.inf)
        facts = dict(memory.recall("queue"))
        self._next_id: int = facts.get("next_id") or 100_000_000 + secrets.randbelow(800_000_000)
        self._allowed: list[str] = facts.get("allowed", [])
        self._webhook: str = facts.get("webhook", "")

    @property
    def allowed(self) -> list[str]:
        """The kinds the bot asked for; empty means Telegram's default."""
        return self._allowed

    @property
    def webhook(self) -> str:
        """The webhook's address; empty while there is none."""
        return self._webhook

    def __len__(self) -> int:
        """How many updates wait."""
        self._drop_expired()
        return len(self._waiting)

    @property
    def first_id(self) -> int:
        """The id of the first update that waits; the next one's, while none does."""
        return int(self._waiting[0].update["update_id"]) if self._waiting else self._next_id

    def add(self, kind: str, body: Json) -> int | None:
        """Queue an update and wake the poller; None if the bot does not want this kind, else its id."""
        wanted = kind in self._allowed if self._allowed else kind not in _NOT_BY_DEFAULT
        if not wanted:
            return None
        update_id = self._next_id
        self._next_id += 1
        born = body.get("edit_date") or body.get("date") or self._clock.seconds()
        waiting = _Waiting({"update_id": update_id, kind: body}, born + _KEPT_SECONDS.get(kind, _DAY))
        self._waiting.append(waiting)
        self._earliest = min(self._earliest, waiting.until)
        self._memory.keep("update", update_id, {"update": waiting.update, "until": waiting.until})
        self._memory.keep("queue", "next_id", self._next_id)
        self._wake()
        return update_id

    async def poll(
        self, offset: int, limit: int, wait_seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        """Up to `limit` updates from `offset` on, waiting for the first; confirms all below `offset` at once.

        A negative offset counts from the end and forgets what is before. The poller that waited is
        refused with 409, and so is everyone while a webhook is set.
        """
        if self._webhook:
            raise BotRefused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._turn_away_poller()
        if allowed is not None:
            self._allow(allowed)
        self._confirm(offset)
        self._drop_expired()
        self._memory.commit()
        if not self._waiting and wait_seconds > 0:
            await self._wait(wait_seconds)
            self._drop_expired()
        return [waiting.update for waiting in self._waiting[:limit]]

    async def polled(self) -> None:
        """Return once a poller waits."""
        while self._poller is None or self._poller.done():
            await self._polled.wait()

    def set_webhook(self, url: str, *, drop_pending: bool, allowed: list[str] | None = None) -> None:
        """Remember the webhook ("" removes it); a waiting poller is turned away."""
        if allowed is not None:
            self._allow(allowed)
        if drop_pending:
            self._drop_before(self._next_id)
        if url:
            self._turn_away_poller()
        self._webhook = url
        self._memory.keep("queue", "webhook", url)

    def close(self) -> None:
        """Let a waiting poller go with nothing."""
        self._wake()

    def _allow(self, kinds: list[str]) -> None:
        self._allowed = [kind for kind in KINDS if kind in kinds]
        self._memory.keep("queue", "allowed", self._allowed)

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self._drop_before(offset)
        elif offset < 0 and len(self._waiting) > -offset:
            self._drop_before(self._waiting[offset].update["update_id"])

    def _drop_before(self, update_id: int) -> None:
        gone = [waiting for waiting in self._waiting if waiting.update["update_id"] < update_id]
        self._forget(gone)
        self.confirmed.extend(waiting.update for waiting in gone)
        del self._waiting[: len(gone)]

    def _drop_expired(self) -> None:
        now = self._clock.seconds()
        if now <= self._earliest:  # this is asked often, and of long queues
            return
        self._forget([waiting for waiting in self._waiting if waiting.until < now])
        self._waiting = [waiting for waiting in self._waiting if waiting.until >= now]
        self._earliest = min((waiting.until for waiting in self._waiting), default=math.inf)

    def _forget(self, gone: list[_Waiting]) -> None:
        for waiting in gone:
            self._memory.forget("update", waiting.update["update_id"])

    async def _wait(self, seconds: float) -> None:
        poller = asyncio.get_running_loop().create_future()
        self._poller = poller
        self._polled.set()
        self._polled = asyncio.Event()
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

    def _wake(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def _turn_away_poller(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(BotRefused(*REFUSALS["other_poller"]))
