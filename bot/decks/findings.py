"""What is wrong with a deck, told with its place and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import VivaError


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in a file; `line` counts from 1, `what` and `fix` are phrases for the author.

    A `warning` keeps no deck from being learnt from.
    """

    path: str
    line: int
    what: str
    fix: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}: {kind}{self.what}; {self.fix}"


class DeckErrors(VivaError):  # noqa: N818 (it carries all of them, not one)
    """Decks that cannot be used, with everything that is wrong in them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class Report:
    """Collects the findings of one file while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def add(self, line: int, what: str, fix: str) -> None:
        """Note what is wrong on a line of the file, counted from 1."""
        self.findings.append(Finding(self.path, line, what, fix))

    def warn(self, line: int, what: str, fix: str) -> None:
        """Note what could be better on a line of the file, counted from 1."""
        self.findings.append(Finding(self.path, line, what, fix, warning=True))


def shorten(text: str, limit: int = 60) -> str:
    """Return a text for quoting inside a finding, on one line and at most `limit` characters."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
