"""What the stand-in refuses, and in whose words."""

from __future__ import annotations

from typing import Any

from bot.errors import VivaError


class PlayRefused(VivaError):  # noqa: N818 - it reads as a sentence where it is raised
    """Something a person on the chat page, or a test, can't do; the text says why."""


class BotRefused(Exception):  # noqa: N818 - an answer of the Bot API, not a failure of ours
    """A request of the bot that Telegram refuses: error code, its description, its extra parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the Bot API's answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> BotRefused:
    """The 400 that Telegram words as `Bad Request: reason`."""
    return BotRefused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> BotRefused:
    """The 403 that Telegram words as `Forbidden: reason`."""
    return BotRefused(403, f"Forbidden: {reason}")
