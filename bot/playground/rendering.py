"""A message's text with its entities, as HTML that is safe to show on the page."""

from __future__ import annotations

import re
from html import escape

from bot.playground.wording import Entity, cut

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SHOWN_LINK = re.compile(r"(?:https?|tg|mailto|tel):", re.IGNORECASE)


def render(text: str, entities: list[Entity]) -> str:
    """Well-nested HTML of b, i, u, s, code, pre, a, blockquote and span.tg-spoiler; all else escaped."""
    units = text.encode("utf-16-le", "surrogatepass")
    last = len(units) // 2
    shown: list[tuple[int, int, tuple[str, str]]] = []
    for entity in entities:
        begin, end = entity["offset"], min(entity["offset"] + entity["length"], last)
        tags = _tags(text, entity)
        if begin < end and tags is not None:
            shown.append((begin, end, tags))
    borders = sorted({0, last, *(edge for begin, end, _ in shown for edge in (begin, end))})
    html: list[str] = []
    opened: list[tuple[int, tuple[str, str]]] = []
    for here, following in zip(borders, [*borders[1:], borders[-1]], strict=True):
        _close_until(here, opened, html)
        for begin, end, tags in shown:
            if begin == here:
                opened.append((end, tags))
                html.append(tags[0])
        html.append(escape(units[here * 2 : following * 2].decode("utf-16-le", "replace")))
    return "".join(html)


def _close_until(here: int, opened: list[tuple[int, tuple[str, str]]], html: list[str]) -> None:
    """Close what ends here; what lies inside it but goes on is closed and opened again."""
    going_on: list[tuple[int, tuple[str, str]]] = []
    while any(end <= here for end, _ in opened):
        end, tags = opened.pop()
        html.append(tags[1])
        if end > here:
            going_on.append((end, tags))
    for end, tags in reversed(going_on):
        opened.append((end, tags))
        html.append(tags[0])


def _tags(text: str, entity: Entity) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "spoiler":
        return '<span class="tg-spoiler">', "</span>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind in ("text_link", "url"):
        url = entity.get("url") or cut(text, entity)
        if _SHOWN_LINK.match(url):
            return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return None
