"""Lines that look like a part of a deck and are none to Markdown, as phones and word processors write them.

Markdown takes such a line for a part of the paragraph it stands in, so nothing else would notice it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.decks.rules import NUMBER

_UNSEEN = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"  # spaces of any kind, and no width at all
_BULLET = r"[-+*‐‑‒–—−•·●○▪◦‣\uf0b7]"  # \uf0b7 is a word processor's
_LABEL = r"(?:(?:or|partly|within|not|optional|correct|incorrect)\s?|partial[^\w:][^:]{0,20}|partial)[:：]"

_BLANK = re.compile(rf"[{_UNSEEN}]*")
_HEADING = re.compile(rf"[{_UNSEEN}]*(#{{1,6}})[{_UNSEEN}]*([^#{_UNSEEN}].*)")
_DOT = r"[•·●○▪◦‣\uf0b7]|[-+*](?=[^\S ])"  # what begins no text
_ENTRY = re.compile(rf"[{_UNSEEN}]*(?:({_DOT})|(?:{_BULLET}[{_UNSEEN}]*)?({_LABEL}))", re.IGNORECASE)
_BULLETED = re.compile(rf"[{_UNSEEN}]*(?!\*\*){_BULLET}[{_UNSEEN}]*[^{_UNSEEN}]")
_PART = re.compile(
    rf"\s*(source ?:|samples? ?:|!\[|<!--|any {NUMBER} of these|in this order|pass mark)", re.IGNORECASE
)
_RULE = re.compile(rf"(any {NUMBER} of these|in this order|pass mark \d+)\b.*", re.IGNORECASE)
_SAMPLES = re.compile(r"samples? ?:?", re.IGNORECASE)
_SAMPLES_BEGUN = re.compile(r"samples? ?: ?(correct|partial|incorrect)\b", re.IGNORECASE)
_OPENINGS = (
    (_BULLETED, "if this is an entry of a list, begin its line with `-` and a plain space"),
    (_SAMPLES_BEGUN, "put a blank line below `Samples:`, and begin each sample with `-` and a plain space"),
    (re.compile("<!--"), "a note among authors ends in `-->`, with nothing behind it"),
)


class Slip(NamedTuple):
    """What is wrong with a line, and what to do."""

    what: str
    fix: str


class HeadingSlip(NamedTuple):
    """A heading that is none for want of a plain space behind its `#`."""

    level: int
    text: str
    slip: Slip


def looks_blank(line: str) -> bool:
    """Tell whether nothing of a line can be seen."""
    return _BLANK.fullmatch(line) is not None


def read_heading(line: str) -> HeadingSlip | None:
    """Read a line of a paragraph that was meant for a heading."""
    found = _HEADING.match(line)
    if found is None:
        return None
    marks, text = found[1], found[2].strip()
    fix = f"begin the line with `{marks}` and a plain space, or with a word if it is text"
    return HeadingSlip(len(marks), text, Slip(f"`{marks}` opens no heading here", fix))


def is_samples(text: str) -> bool:
    """Tell whether a heading or a paragraph was meant for the line above a card's samples."""
    return _SAMPLES.fullmatch(text) is not None


def find_entry(line: str) -> Slip | None:
    """Find an entry in a line that goes on with the entry above it."""
    found = _ENTRY.match(line)
    if found is None:
        return None
    what = f"`{found[1] or found[2]}` in the middle of an entry"
    return Slip(
        what, "begin its line with a `-` and a plain space, indented by two spaces if it is about that entry"
    )


def find_part(line: str, above: str = "the paragraph above") -> Slip | None:
    """Find a part of a card, or a note among authors, in a line that goes on with what is above it."""
    found = _PART.match(line)
    if found is None:
        return None
    return Slip(f"`{found[1]}` runs on from {above}", "put a blank line above it, and begin it at the margin")


def say_what_was_meant(text: str) -> str | None:
    """Return what to do with a paragraph that was meant for an entry, a heading, or the line above a list."""
    for opening, fix in _OPENINGS:
        if opening.match(text):
            return fix
    if text.endswith("}") and "{#" in text:
        return "if this is a card, begin its line with `###` and a plain space"
    if is_samples(text):
        return "end it in a colon: `Samples:`"
    if _RULE.fullmatch(text):
        return f"write it above the points, and end it in a colon: `{text.rstrip(' .:')}:`"
    return None
