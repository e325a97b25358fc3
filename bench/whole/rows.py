"""One figure of the table, with its target."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of what; `most` or `least` is what it should be at most or at least."""

    subject: str
    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def target(self) -> str:
        """The target in words; empty if there is none."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return "" if self.least is None else f"at least {self.least:g}"

    @property
    def is_met(self) -> bool:
        """Whether the target, if there is one, is met."""
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )
