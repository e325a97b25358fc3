"""Text as Telegram's HTML wants it: escaped, measured, cut to fit."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_ELLIPSIS = "…"
_NAMELESS = "someone"
_LONGEST_NAME = 64  # UTF-16 units
_MOST_MARKS = 3  # accents on one letter; the richest scripts stack no more

_TAG = re.compile(r"<[^>]*>")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINERS = "\u200c\u200d"  # Persian words and families of emoji are spelled with them
_FLAG_TAGS = range(0xE0020, 0xE0080)  # the letters inside the flags of England, Scotland and Wales
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters that show nothing

_STYLES = {"em": "i", "strong": "b"}


def escape(text: str) -> str:
    """The text as it reads, for HTML that Telegram parses; half characters become U+FFFD."""
    return html.escape(_SURROGATE.sub("\ufffd", text), quote=False)


@lru_cache(maxsize=2048)
def from_markdown(source: str) -> str:
    """A deck's text as Telegram HTML: paragraphs, lists, italic, bold, code and web links.

    All other Markdown, and any HTML, stays visible as it was written.
    """
    written = marker = ""
    depth = depth_before = 0
    for token in _markdown.parse(_SURROGATE.sub("\ufffd", source)):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                marker = f"{token.info}{token.markup} " if token.info else "• "
            # At its end a marker is left over only if the item was empty.
            case "inline" | "list_item_close" if token.children or marker:
                gap = "\n" if depth and depth_before else "\n\n"
                indent = "  " * (depth - bool(marker))
                block = (indent + marker + _inline_html(token.children or [])).rstrip()
                written += gap * bool(written) + block
                marker, depth_before = "", depth
            case _:
                pass
    return written


def length(source: str) -> int:
    """How long Telegram finds a text of its HTML: UTF-16 units once tags and entities are parsed."""
    return _units(html.unescape(_TAG.sub("", source)))


def one_line(source: str, units: int) -> str:
    """The plain text of Markdown on one line, cut to so many UTF-16 units."""
    return clip(" ".join(Markup(from_markdown(source)).striptags().split()), units)  # noqa: S704 - made safe there


def clip(text: str, units: int) -> str:
    """The plain text, cut to so many UTF-16 units and ended by "…" if it was longer.

    Accents, emoji sequences and flags stay whole, unless one alone is too long.
    """
    if _units(text) <= units:
        return text
    if units <= 0:
        return ""
    end, room = 0, units - 1
    while room >= (width := 1 + (text[end] > "\uffff")):
        room -= width
        end += 1
    whole = end
    while whole and _belongs_together(text, whole):
        whole -= 1
    return text[: whole or end].rstrip() + _ELLIPSIS


def name(text: str) -> str:
    """A person's name as one harmless line of at most 64 UTF-16 units; "someone" if none shows.

    Plain text: it still needs `escape`.
    """
    shown = line(text, _LONGEST_NAME)
    return shown if any(_shows(char) for char in shown) else _NAMELESS


def line(text: str, units: int) -> str:
    """What somebody typed as one harmless line of at most so many UTF-16 units.

    Plain text: it still needs `escape`.
    """
    typed = text.replace(_ELLIPSIS, "")  # which stands between the quotes of an answer
    if typed.isascii() and typed.isprintable():
        return clip(" ".join(text.split()), units)
    spaced = "".join(" " if char.isspace() else char for char in text)
    harmless = "".join(char for char in spaced if _harmless(char))
    return clip(" ".join(_thin_marks(unicodedata.normalize("NFC", harmless)).split()), units)


def _inline_html(tokens: list[Token]) -> str:
    parts: list[str] = []
    opened: Counter[str] = Counter()
    for token in tokens:
        match token.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            # Telegram lets nothing overlap with code, so code inside other styles is plain.
            case "code_inline" if not opened.total():
                parts.append(f"<code>{escape(token.content)}</code>")
            case "link_open":
                opened["a"] += 1
                parts.append(f'<a href="{html.escape(str(token.attrs["href"]))}">')
            case "link_close":
                opened["a"] -= 1
                parts.append("</a>")
            case "em_open" | "strong_open":
                tag = _STYLES[token.tag]
                opened[tag] += 1
                parts.append(f"<{tag}>" if opened[tag] == 1 else "")
            case "em_close" | "strong_close":
                tag = _STYLES[token.tag]
                opened[tag] -= 1
                parts.append("" if opened[tag] else f"</{tag}>")
            case _:
                parts.append(escape(token.content))
    return "".join(parts)


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("zero").enable(
        ["list", "emphasis", "backticks", "link", "autolink", "escape", "entity", "newline"]
    )
    # What is no web address is then no link, and stays as written.
    markdown.validateLink = lambda url: bool(re.match(r"https?://[^/\s]", url, re.IGNORECASE))  # type: ignore[method-assign]
    return markdown


_markdown = _parser()


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _belongs_together(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` would tear what is seen as one character."""
    after, before = text[at], text[at - 1]
    if before == "\u200d" or after in _JOINERS or unicodedata.category(after).startswith("M"):
        return True
    if ord(after) in _SKIN_TONES or ord(after) in _FLAG_TAGS:
        return True
    if ord(after) not in _FLAG_LETTERS:
        return False
    # Flags are pairs of letters: an odd number of them before the cut means half a flag.
    letters = 0
    while letters < at and ord(text[at - 1 - letters]) in _FLAG_LETTERS:
        letters += 1
    return letters % 2 == 1


def _harmless(char: str) -> bool:
    if char in _JOINERS or ord(char) in _FLAG_TAGS:
        return True
    # Controls, bidirectional overrides and other invisible formats, halves of characters.
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _thin_marks(text: str) -> str:
    """The text with at most three marks on a letter, and none on a space or before all letters."""
    kept: list[str] = []
    marks = _MOST_MARKS
    for char in text:
        if unicodedata.category(char).startswith("M") or char in _JOINERS:
            marks += 1
        # Invisible, these must not part a tower of marks into allowed storeys.
        elif ord(char) not in _FLAG_TAGS:
            marks = _MOST_MARKS if char == " " else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _shows(char: str) -> bool:
    category = unicodedata.category(char)
    return char not in _BLANKS and category != "Cf" and category[0] not in "ZM"
