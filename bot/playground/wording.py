"""Text as Telegram keeps it: cleaned, trimmed, measured in UTF-16 units, with what it finds in it."""

from __future__ import annotations

import re
from typing import Any

MAX_TEXT = 4_096
MAX_CAPTION = 1_024
MAX_ENTITIES = 100

_CLEANED = {code: " " for code in range(0x20) if chr(code) not in "\n\r"}
_CLEANED |= dict.fromkeys([0x0D, *range(0x2028, 0x202F)], "")
_UNSEEN = (
    " \n\t\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u2800\u3000\ufeff"
)
_FINDINGS = (
    ("url", re.compile(r"\bhttps?://[^\s<>\"']+[^\s<>\"'.,:;!?)]")),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{4,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w&#])#(?=\w*[^\W\d])\w{1,256}")),
)

Entity = dict[str, Any]


def clean(text: str) -> str:
    """The text without what Telegram strips inside: carriage returns, control and bidi characters."""
    return text.translate(_CLEANED)


def is_empty(text: str) -> bool:
    """Whether nothing of the text can be seen: Telegram refuses such a message."""
    return not text.strip(_UNSEEN)


def measure(text: str) -> int:
    """The text's length in UTF-16 code units, as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space around it, its entities moved and cut to match."""
    trimmed = text.strip()
    lead = measure(text[: len(text) - len(text.lstrip())])
    end = measure(trimmed)
    kept: list[Entity] = []
    for entity in entities:
        first = max(entity["offset"] - lead, 0)
        last = min(entity["offset"] + entity["length"] - lead, end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return trimmed, kept


def find_entities(text: str, given: list[Entity]) -> list[Entity]:
    """The given entities and those that Telegram finds itself (links, commands, mentions, hashtags)."""
    if "/" not in text and "@" not in text and "#" not in text:
        return given
    solid = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in given
        if entity["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    found: list[Entity] = []
    for kind, pattern in _FINDINGS:
        for match in pattern.finditer(text):
            first = measure(text[: match.start()])
            last = first + measure(match.group())
            if all(last <= begin or first >= end for begin, end in solid):
                solid.append((first, last))
                found.append({"type": kind, "offset": first, "length": last - first})
    return sorted([*given, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def cut(text: str, entity: Entity) -> str:
    """The part of the text that an entity covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    first = entity["offset"] * 2
    return units[first : first + entity["length"] * 2].decode("utf-16-le", "replace")
