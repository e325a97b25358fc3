"""One request to the Bot API: its method and parameters, whichever way they were posted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.refusals import bad_request

_YES = {"true", "1", "yes", "t", "y"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name, its parameters (strings, or JSON values), and the files posted along."""

    method: str
    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter was given and is not empty."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """The parameter as text."""
        value = self.values.get(name)
        if value is None:
            return default
        text = value if isinstance(value, str) else json.dumps(value)
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise bad_request("strings must be encoded in UTF-8") from error
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number; the default where it is missing or is none."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError, OverflowError):
            return default

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        value = self.values.get(name)
        return value is True or str(value).lower() in _YES

    def structure(self, name: str, what: str) -> Any:
        """The parameter's JSON value, None if it is missing; a refusal that names `what` if it is broken."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            parsed = json.loads(value)
            json.dumps(parsed, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise bad_request("strings must be encoded in UTF-8") from error
        except (ValueError, RecursionError) as error:
            raise bad_request(f"can't parse {what} JSON object") from error
        return parsed
