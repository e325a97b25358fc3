"""One call to Telegram, from a row of the outbox."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.storage.outbox import Call

FILE = "file:"
"""A photo's payload begins so when it is a file of ours, not one that Telegram has."""


async def make_call(bot: Bot, call: Call) -> int | None:
    """Make the call and return the message's id, if there is one; raises what Telegram refuses."""
    payload: dict[str, Any] = dict(call.payload)
    photo = payload.get("photo")
    if isinstance(photo, str) and photo.startswith(FILE):
        payload["photo"] = await asyncio.to_thread(_read, Path(photo.removeprefix(FILE)))
    answer = await bot.do_api_request(call.method, api_kwargs=payload)
    return answer.get("message_id") if isinstance(answer, dict) else None


def _read(path: Path) -> InputFile:
    try:
        return InputFile(path.read_bytes(), filename=path.name)
    except OSError as error:
        raise BadRequest(f"the picture can't be read: {error}") from error
