"""Calls to Telegram as plain data, by the library's client."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telegram import Bot, InputFile
from telegram.error import BadRequest
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from bot.storage.outbox import Call


class Caller(Bot):
    """The library's client, for calls whose method and payload are data: the outbox holds such."""

    async def call(self, method: str, payload: Mapping[str, Any], read_timeout: float | None = None) -> Any:
        """Make a call and return Telegram's result; raises what Telegram refuses."""
        wait = BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout
        return await self._post(method, dict(payload), read_timeout=wait)

    async def make(self, call: Call) -> int | None:
        """Make a call of the outbox and return the message's id, if there is one.

        A photo may be a `file:` of ours or, in base64, a `png:`; else Telegram has it.
        """
        payload = dict(call.payload)
        if "chat_id" in payload:
            payload["chat_id"] = call.chat_id  # a group may have moved since
        match str(payload.get("photo", "")).partition(":"):
            case "file", ":", path:
                payload["photo"] = await asyncio.to_thread(_read, Path(path))
            case "png", ":", encoded:
                payload["photo"] = InputFile(b64decode(encoded), filename="picture.png", attach=True)
            case _:
                pass
        answer = await self.call(call.method, payload)
        return answer.get("message_id") if isinstance(answer, dict) else None


def _read(path: Path) -> InputFile:
    try:
        return InputFile(path.read_bytes(), filename=path.name, attach=True)
    except OSError as error:
        raise BadRequest(f"the picture can't be read: {error}") from error
