"""Telegram's HTML, read as strictly as its documentation says: text and entities, or a refusal.

Two things are stricter here than at Telegram, which lets them pass: a bare `&`, and the 101st entity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.playground.refusals import BotRefused, bad_request
from bot.playground.wording import Entity, clean, measure, trim

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
_TAGS = {*_STYLES, "a", "span", "blockquote", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = re.compile(r"&(?:#x([0-9a-f]{1,8})|#(\d{1,10})|([a-z]+));", re.IGNORECASE)
_SPACES = " \t\r\n\0\b"
_BARE_VALUE = re.compile(r"[A-Za-z0-9.-]*")
_URL = re.compile(r"(?:https?://|tg://|ton://|mailto:|tel:)?[^\s.:/]+(?:[.:/@?][^\s]*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+-]*:", re.IGNORECASE)
_GOOD_SCHEME = re.compile(r"(?:https?://|tg://|ton://|mailto:|tel:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tag:
    """An opened tag: its name, where its content begins in the text, the entity it makes (or None)."""

    name: str
    offset: int
    characters: int
    entity: Entity | None


@dataclass(slots=True)
class _Reader:
    """The state of reading one source: how far, what came out, what is open."""

    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    units: int = 0
    opened: list[_Tag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def skip_spaces(self) -> None:
        while self.peek() and self.peek() in _SPACES:
            self.at += 1

    def say(self, text: str) -> None:
        self.text.append(text)
        self.units += measure(text)

    def wrong(self, what: str, at: int) -> BotRefused:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return _unparsable(f"{what} at byte offset {offset}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The cleaned, trimmed text and its entities in order; a BotRefused that says where the HTML breaks."""
    reader = _Reader(clean(source))
    while reader.at < len(reader.source):
        character = reader.peek()
        if character == "&":
            reader.say(_read_escape(reader))
        elif character == "<":
            begin = reader.at
            if reader.source.startswith("</", begin):
                _read_end_tag(reader, begin)
            else:
                _read_start_tag(reader, begin)
        else:
            end = reader.at
            while end < len(reader.source) and reader.source[end] not in "<&":
                end += 1
            reader.say(reader.source[reader.at : end])
            reader.at = end
    if reader.opened:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{reader.opened[-1].name}"')
    text, entities = trim("".join(reader.text), reader.entities)
    return text, _settle(entities)


def _unparsable(reason: str) -> BotRefused:
    return bad_request(f"can't parse entities: {reason}")


def _read_escape(reader: _Reader) -> str:
    match = _ESCAPE.match(reader.source, reader.at)
    if match is None:
        raise reader.wrong('Character "&" must be written as "&amp;"', reader.at)
    sixteen, ten, name = match.groups()
    if name is not None:
        character = _NAMED.get(name)
        if character is None:
            raise reader.wrong(f'Unsupported named entity "&{name};"', reader.at)
    else:
        code = int(sixteen, 16) if sixteen else int(ten)
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the range of surrogates
            raise _unparsable(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        if not 0 < code <= 0x10FFFF:  # noqa: PLR2004 - the last code point
            raise reader.wrong("Invalid numeric entity", reader.at)
        character = clean(chr(code))
    reader.at = match.end()
    return character


def _read_end_tag(reader: _Reader, begin: int) -> None:
    if not reader.opened:
        raise reader.wrong("Unexpected end tag", begin)
    reader.at = begin + 2
    while reader.peek() and reader.peek() not in _SPACES + ">":
        reader.at += 1
    name = reader.source[begin + 2 : reader.at].lower()
    reader.skip_spaces()
    if reader.peek() != ">":
        raise reader.wrong("Unclosed end tag", begin)
    reader.at += 1
    tag = reader.opened.pop()
    if name not in ("", tag.name):
        offset = len(reader.source[:begin].encode("utf-8", "surrogatepass"))
        raise _unparsable(
            f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"'
        )
    entity = tag.entity
    if tag.name == "a" and entity is None:
        entity = _link("".join(reader.text[tag.characters :]))
    if entity is not None and reader.units > tag.offset:
        reader.entities.append({**entity, "offset": tag.offset, "length": reader.units - tag.offset})


def _read_start_tag(reader: _Reader, begin: int) -> None:
    reader.at = begin + 1
    while reader.peek() and reader.peek() not in _SPACES + ">":
        reader.at += 1
    if not reader.peek():
        raise reader.wrong("Unclosed start tag", begin)
    name = reader.source[begin + 1 : reader.at].lower()
    if name not in _TAGS:
        raise reader.wrong(f'Unsupported start tag "{name}"', begin)
    attributes = _read_attributes(reader, name, begin)
    entity = _entity_of(reader, name, attributes, begin)
    reader.opened.append(_Tag(name, reader.units, len(reader.text), entity))


def _read_attributes(reader: _Reader, name: str, begin: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    while True:
        reader.skip_spaces()
        if reader.peek() == ">":
            reader.at += 1
            return attributes
        if not reader.peek():
            raise reader.wrong(f'Unclosed start tag "{name}"', begin)
        start = reader.at
        while reader.peek() and reader.peek() not in _SPACES + "=>":
            reader.at += 1
        attribute = reader.source[start : reader.at].lower()
        if not attribute:
            raise reader.wrong(f'Empty attribute name in the tag "{name}"', begin)
        if name == "blockquote" and attribute == "expandable" and _stands_alone(reader):
            attributes[attribute] = ""
            continue
        reader.skip_spaces()
        if reader.peek() != "=":
            raise reader.wrong(
                f'Expected equal sign in declaration of an attribute of the tag "{name}"', begin
            )
        reader.at += 1
        reader.skip_spaces()
        if not reader.peek():
            raise reader.wrong(f'Unclosed start tag "{name}"', begin)
        attributes[attribute] = _read_value(reader, begin)


def _stands_alone(reader: _Reader) -> bool:
    return reader.source[reader.at :].lstrip(_SPACES)[:1] != "="


def _read_value(reader: _Reader, begin: int) -> str:
    quote = reader.peek()
    if quote not in "'\"":
        match = _BARE_VALUE.match(reader.source, reader.at)
        start, reader.at = reader.at, match.end() if match else reader.at
        if not reader.peek() or reader.peek() not in _SPACES + ">":
            raise reader.wrong("Unexpected end of name token", start)
        return reader.source[start : reader.at].lower()
    reader.at += 1
    value: list[str] = []
    while reader.peek() != quote:
        if not reader.peek():
            raise reader.wrong("Unclosed start tag", begin)
        if reader.peek() == "&":
            value.append(_read_escape(reader))
        else:
            value.append(reader.peek())
            reader.at += 1
    reader.at += 1
    return "".join(value)


def _entity_of(reader: _Reader, name: str, attributes: dict[str, str], begin: int) -> Entity | None:
    match name:
        case "a":
            return _link(attributes["href"]) if "href" in attributes else None
        case "span":
            if attributes.get("class") != "tg-spoiler":
                raise reader.wrong('Tag "span" must have class "tg-spoiler"', begin)
            return {"type": "spoiler"}
        case "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise _unparsable("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
        case "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote"}
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"type": "code", "language": attributes["class"].removeprefix("language-")}
        case _:
            return {"type": _STYLES[name]}


def _link(url: str) -> Entity | None:
    """A link, or None where Telegram drops the link and keeps the text."""
    url = url.strip()
    if _SCHEME.match(url) and not _GOOD_SCHEME.match(url) and not re.match(r"[^\s:/]+\.[^\s:/]+:\d", url):
        return None
    if not _URL.fullmatch(url) or ("." not in url and not _GOOD_SCHEME.match(url)):
        return None
    return {"type": "text_link", "url": url if _GOOD_SCHEME.match(url) else f"http://{url}"}


def _settle(entities: list[Entity]) -> list[Entity]:
    """The entities in order, without those that Telegram does not nest: in code, in pre, quote in quote."""
    ordered = sorted(
        entities, key=lambda entity: (entity["offset"], -entity["length"], entity["type"] != "pre")
    )
    kept: list[Entity] = []
    code_end = quote_end = -1
    for entity in ordered:
        end = entity["offset"] + entity["length"]
        if end <= code_end:
            outer = kept[-1]
            whole = (entity["offset"], entity["length"]) == (outer["offset"], outer["length"])
            if whole and outer["type"] == "pre" and "language" in entity:
                outer["language"] = entity["language"]
            continue
        if entity["type"] in ("pre", "code"):
            code_end = end
            if entity["type"] == "code":
                entity = {key: value for key, value in entity.items() if key != "language"}  # noqa: PLW2901 - only `pre` has a language
        elif "blockquote" in entity["type"]:
            if end <= quote_end:
                continue
            quote_end = end
        kept.append(entity)
    return kept
