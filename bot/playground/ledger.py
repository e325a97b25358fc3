"""What passed between the bot and the stand-in, for those who want to check it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.requests import Call


@dataclass(frozen=True, slots=True)
class Entry:
    """One call of the bot: when it was answered (Unix time, the playground's clock), and how."""

    at: float
    call: Call
    status: int
    answer: dict[str, Any]


class Ledger:
    """Tells every call to those who listen; it keeps nothing itself."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Entry], None]] = []

    def record(self, entry: Entry) -> None:
        """Tell the listeners."""
        for tell in self.listeners:
            tell(entry)
