"""The lines between `---` at the top of a deck: `key: value`, and `language` is the only key."""

from __future__ import annotations

from dataclasses import dataclass

from bot.decks.findings import Report, shorten

DEFAULT_LANGUAGE = "en"
FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is the number of lines it takes, fences included."""

    language: str = DEFAULT_LANGUAGE
    language_line: int = 1
    end: int = 0


def read_front_matter(lines: list[str], report: Report) -> FrontMatter:
    """Read the front matter of a file, if it begins with one."""
    if not lines or lines[0].rstrip() != FENCE:
        return FrontMatter()
    end = next((at for at in range(1, len(lines)) if lines[at].rstrip() == FENCE), None)
    if end is None:
        report.add(1, "the front matter is never closed", f"end it with a line of `{FENCE}`")
        return FrontMatter(end=1)
    found: dict[str, tuple[str, int]] = {}
    for at, line in enumerate(lines[1:end], 2):
        if line.strip():
            _read_field(line, at, found, report)
    language, language_line = found.get("language", (DEFAULT_LANGUAGE, 1))
    return FrontMatter(language, language_line, end + 1)


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
