"""What the stand-in refuses, and in whose words."""

from __future__ import annotations

from typing import Any

from bot.errors import VivaError

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)

REFUSALS = {
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "kicked_from_group": (403, "Forbidden: bot was kicked from the group chat"),
    "kicked_from_supergroup": (403, "Forbidden: bot was kicked from the supergroup chat"),
    "left_group": (403, "Forbidden: bot is not a member of the group chat"),
    "left_supergroup": (403, "Forbidden: bot is not a member of the supergroup chat"),
    "muted": (400, "Bad Request: not enough rights to send text messages to the chat"),
    "no_topic": (400, "Bad Request: message thread not found"),
    "topic_closed": (400, "Bad Request: TOPIC_CLOSED"),
    "nothing_to_react_to": (400, "Bad Request: message to react not found"),
    "bad_reaction": (400, "Bad Request: REACTION_INVALID"),
    "never_started": (403, "Forbidden: bot can't initiate conversation with a user"),
    "no_chat": (400, "Bad Request: chat not found"),
    "not_modified": (400, f"Bad Request: {NOT_MODIFIED}"),
    "nothing_to_edit": (400, "Bad Request: message to edit not found"),
    "bad_entities": (
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
    ),
    "too_long": (400, "Bad Request: message is too long"),
    "empty": (400, "Bad Request: message text is empty"),
    "nothing_to_reply_to": (400, "Bad Request: message to be replied not found"),
    "bad_button": (400, "Bad Request: BUTTON_DATA_INVALID"),
    "old_query": (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "bad_token": (401, "Unauthorized"),
    "no_method": (404, "Not Found"),
    "other_poller": (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
    "server_error": (500, "Internal Server Error"),
    "bad_gateway": (502, "Bad Gateway"),
}
"""Refusals that a fault script can ask for, by a short name: Telegram's code and its words."""


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
