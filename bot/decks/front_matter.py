"""The lines between `---` at the top of a deck: `key: value`, and `language` is the only key."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.decks.findings import Report, shorten
from bot.decks.languages import propose_language

DEFAULT_LANGUAGE = "en"
FENCE = "---"
_MEANT = frozenset(
    ("language", "languages", "lang", "locale", "sprache", "langue", "idioma", "lingua", "taal")
)
"""Keys that were meant for `language`, in small letters."""

_FIELD = re.compile(r"(\w{1,20})\s{0,9}([:=]?)(.*)")
_DASHES = re.compile(r"[-‐‑‒–—−]{1,9}")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is the number of lines it takes, fences included.

    The language is empty where the author names one that can't be told.
    """

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
        report.add(
            first + 1,
            f"a line of `{FENCE}` above the language and none below it",
            f"end it with a line of `{FENCE}`",
        )
        end = _find_end(lines, first + 1)
        return FrontMatter(*_read_fields(lines, first + 1, end, report), end)
    for at in (first, end):
        if lines[at].rstrip() != FENCE:
            what = f"`{lines[at].strip()}` is no line around the language"
            report.add(at + 1, what, f"write three hyphens, `{FENCE}`, with nothing before them")
    return FrontMatter(*_read_fields(lines, first + 1, end, report), end + 1)


def _find_end(lines: list[str], start: int) -> int:
    """Return where front matter ends that nothing closes: its last line but blank ones that looks like it."""
    at = start
    while at < len(lines):
        key, sign, _ = _split(lines[at])
        if lines[at].strip() and not sign and key.lower() not in _MEANT:
            break
        at += 1
    return at


def _read_fields(lines: list[str], start: int, end: int, report: Report) -> tuple[str, int]:
    """Return the language that some lines name, and the line that does."""
    found: dict[str, tuple[str, int]] = {}
    for at, line in enumerate(lines[start:end], start + 1):
        if line.strip():
            _read_field(line, at, found, report)
    return found.get("language", (DEFAULT_LANGUAGE, 1))


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


def read_stray_language(text: str, line: int, report: Report) -> FrontMatter | None:
    """Read a language that stands as a paragraph below the title, where it would be the description."""
    key, sign, value = _split(text)
    if key.lower() not in _MEANT or not sign or not value or " " in value:
        return None
    what = f"`{shorten(text)}` stands below the title"
    meant = f"language: {propose_language(value)}"
    fix = f"write `{meant}` at the very top, with a line of `{FENCE}` above and below it"
    report.add(line, what, fix)
    return FrontMatter(value, line)


def _opens(lines: list[str]) -> bool:
    """Whether front matter begins here, be its hyphens the dashes that a phone makes of them."""
    fence, *rest = lines or [""]
    says_language = any(line.partition(":")[0].strip().lower() == "language" for line in rest)
    return fence.rstrip() == FENCE or (says_language and _DASHES.fullmatch(fence.strip()) is not None)


def _read_field(line: str, at: int, found: dict[str, tuple[str, int]], report: Report) -> None:
    key, sign, value = _split(line)
    if key.lower() in _MEANT:
        _read_language(line, at, found, report)
    elif not sign:
        report.add(
            at, f"`{shorten(line)}` says nothing here", "write for example `language: en`, or remove it"
        )
    else:
        fix = "remove it; `language` is all that can stand here"
        if key.lower() == "title" and value:
            fix = f"remove it; the title is a line below: `# {shorten(value)}`"
        report.add(at, f"unknown key `{shorten(key)}`", fix)


def _split(line: str) -> tuple[str, str, str]:
    """Return a line's key, the sign behind it, and its value; each is empty where there is none."""
    field = _FIELD.fullmatch(line.strip())
    return (field[1], field[2], field[3].strip()) if field else ("", "", "")


def _read_language(line: str, at: int, found: dict[str, tuple[str, int]], report: Report) -> None:
    """Read the line that names the language, well or not."""
    key, sign, value = _split(line)
    if "language" in found:
        report.add(at, "`language` is given twice", "keep one of them")
        return
    found["language"] = value, at
    if not value:
        report.add(at, f"`{key}` has no value", "write for example `language: en`")
    elif (key, sign) != ("language", ":"):
        report.add(
            at, f"`{shorten(line)}` names no language here", f"write `language: {propose_language(value)}`"
        )
