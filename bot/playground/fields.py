"""What a request of the chat page says, read field by field."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from bot.playground.refusals import PlayRefused

Word = TypeVar("Word", bound=str)


class Fields:
    """A request's JSON body, read field by field; PlayRefused names the field that is wrong."""

    def __init__(self, body: Any) -> None:
        if not isinstance(body, dict):
            raise PlayRefused("The request's body must be a JSON object.")
        self._body = body

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._body.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise PlayRefused(f"{name} must be a whole number.")
        return value

    def decimal(self, name: str) -> float:
        """A number."""
        value = self._body.get(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise PlayRefused(f"{name} must be a number.")
        return float(value)

    def text(self, name: str) -> str:
        """A string."""
        value = self._body.get(name)
        if not isinstance(value, str):
            raise PlayRefused(f"{name} must be a text.")
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._body.get(name)
        if not isinstance(value, bool):
            raise PlayRefused(f"{name} must be true or false.")
        return value

    def choice(self, name: str, words: Collection[Word]) -> Word:
        """One of a few words."""
        value = self.text(name)
        for word in words:
            if word == value:
                return word
        raise PlayRefused(f"{name} must be one of {', '.join(words)}.")

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._body.get(name) is not None
