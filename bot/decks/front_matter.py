"""The lines between `---` at the top of a deck: `key: value`, and `language` is the only key."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.decks.findings import Report, shorten

DEFAULT_LANGUAGE = "en"
FENCE = "---"
_DASHES = re.compile(r"[-‐‑‒–—−]{1,9}")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is the number of lines it takes, fences included."""

    language: str = DEFAULT_LANGUAGE
    language_line: int = 1
    end: int = 0


def read_front_matter(lines: list[str], report: Report) -> FrontMatter:
    """Read the front matter of a file, if it begins with one; blank lines may stand above it."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not _opens(lines[first : first + 2]):
        return _read_bare(lines, first, report)
    end = next((at for at in range(first + 1, len(lines)) if _DASHES.fullmatch(lines[at].strip())), None)
    if end is None:
        report.add(first + 1, "the front matter is never closed", f"end it with a line of `{FENCE}`")
        return FrontMatter(end=first + 1)
    for at in (first, end):
        if lines[at].rstrip() != FENCE:
            what = f"`{lines[at].strip()}` is no line around the front matter"
            report.add(at + 1, what, f"write three hyphens, `{FENCE}`, with nothing before them")
    found: dict[str, tuple[str, int]] = {}
    for at, line in enumerate(lines[first + 1 : end], first + 2):
        if line.strip():
            _read_field(line, at, found, report)
    language, language_line = found.get("language", (DEFAULT_LANGUAGE, 1))
    return FrontMatter(language, language_line, end + 1)


def _read_bare(lines: list[str], first: int, report: Report) -> FrontMatter:
    """Read a language that stands at the top of a file without the lines around it."""
    key, colon, value = (part.strip() for part in "".join(lines[first : first + 1]).partition(":"))
    if not colon or key.lower() != "language" or not value:
        return FrontMatter()
    report.add(
        first + 1, f"`{shorten(lines[first])}` stands alone", f"put a line of `{FENCE}` above and below it"
    )
    closed = _DASHES.fullmatch("".join(lines[first + 1 : first + 2]).strip()) is not None
    return FrontMatter(value, first + 1, first + 1 + closed)


def _opens(lines: list[str]) -> bool:
    """Whether front matter begins here, be its hyphens the dashes that a phone makes of them."""
    fence, *rest = lines or [""]
    says_language = any(line.partition(":")[0].strip().lower() == "language" for line in rest)
    return fence.rstrip() == FENCE or (says_language and _DASHES.fullmatch(fence.strip()) is not None)


def _read_field(line: str, at: int, found: dict[str, tuple[str, int]], report: Report) -> None:
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon:
        report.add(at, f"`{shorten(line)}` is not `key: value`", "write for example `language: en`")
    elif key != "language":
        report.add(at, f"unknown key `{shorten(key)}`", "remove it; the only key is `language`")
    elif key in found:
        report.add(at, f"`{key}` is given twice", "keep one of them")
    elif not value:
        report.add(at, f"`{key}` has no value", "write for example `language: en`")
    else:
        found[key] = (value, at)
