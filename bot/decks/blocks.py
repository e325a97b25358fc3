"""Markdown text as the few blocks that a deck is made of; the only file that knows the Markdown parser.

Underlined headings, indented or fenced code, raw HTML, tables and link definitions mean nothing in a
deck: their rules are off, so that such lines stay text and never swallow what follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.decks.findings import Report
from bot.decks.slips import Slip, find_entry, find_part, is_samples, looks_blank, read_heading

_MARKDOWN = MarkdownIt("commonmark").disable(
    ["lheading", "code", "fence", "html_block", "reference", "inline", "text_join"]
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A `#` heading."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its line breaks turned into spaces."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote."""

    line: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a bullet list, with the entries of the list below it."""

    line: int
    text: str
    nested: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bullet list."""

    line: int
    items: tuple[Item, ...]


_ENTRY_FIX = "give each entry one paragraph, with at most one list below it"
_NUMBER_FIX = "an entry that begins like `1934. ` is a numbered list to Markdown: put a word before it"

Block = Heading | Paragraph | Quote | Bullets

_NAMES = {
    "hr": "a line of dashes or stars",
    "ordered_list": "a numbered list",
    "bullet_list": "a list",
    "blockquote": "a quote",
    "heading": "a heading",
    "paragraph": "a second paragraph",
}


def read_blocks(lines: list[str], first: int, report: Report) -> list[Block]:
    """Return the blocks of the lines from index `first` on; their `line` counts from 1 in the file."""
    # Blank lines stand for the front matter, so that the parser's line numbers are the file's.
    text = "\n" * first + "\n".join("" if looks_blank(line) else line for line in lines[first:])
    blocks = []
    for node in SyntaxTreeNode(_MARKDOWN.parse(text)).children:
        block = _read_block(node, lines, report)
        if block is not None:
            blocks.append(block)
    return blocks


def unwrap(text: str) -> str:
    """Return a text on one line: its line breaks, with the spaces around them, become one space."""
    return " ".join(line.strip() for line in text.split("\n")).strip()


def _read_block(node: SyntaxTreeNode, lines: list[str], report: Report) -> Block | None:
    line = _line(node)
    match node.type:
        case "heading":
            return Heading(line, int(node.tag[1:]), _content(node))
        case "paragraph":
            return _read_paragraph(node, lines, report)
        case "blockquote":
            return _read_quote(node, lines, report)
        case "bullet_list":
            return Bullets(line, _read_items(node, lines, report, depth=1))
        case "ordered_list":
            fix = "start each line with `-`; if the order counts, write `In this order:` above the list"
            report.add(line, "a numbered list", fix)
        case _:
            report.add(line, f"{_NAMES.get(node.type, node.type)} means nothing in a deck", "remove it")
    return None


def _read_paragraph(node: SyntaxTreeNode, lines: list[str], report: Report) -> Paragraph | Heading:
    first, end = node.map or (0, 0)
    text = _content(node)
    if meant := read_heading(lines[first]):
        report.add(first + 1, meant.slip.what, meant.slip.fix)
        return Heading(first + 1, meant.level, meant.text)
    note = text.startswith("<!--")
    for at in range(first + 1, first + 1 if note else end):
        heading = read_heading(lines[at])
        if slip := heading.slip if heading else find_part(lines[at]):
            report.add(at + 1, slip.what, slip.fix)
    return Paragraph(first + 1, text)


def _read_quote(node: SyntaxTreeNode, lines: list[str], report: Report) -> Quote:
    paragraphs = []
    for child in node.children:
        if child.type != "paragraph":
            what = f"{_NAMES.get(child.type, child.type)} inside a quote"
            report.add(_line(child), what, "write the explanation in plain paragraphs")
            continue
        paragraphs.append(_content(child))
        _refuse_runaway(child, lines, ">", "a quote", report)
    return Quote(_line(node), tuple(paragraphs))


def _read_items(node: SyntaxTreeNode, lines: list[str], report: Report, depth: int) -> tuple[Item, ...]:
    return tuple(_read_item(child, lines, report, depth) for child in node.children)


def _read_item(node: SyntaxTreeNode, lines: list[str], report: Report, depth: int) -> Item:
    line, text = _line(node), ""
    nested: tuple[Item, ...] = ()
    for at, child in enumerate(node.children):
        if child.type == "paragraph" and at == 0:
            text = _content(child)
            _refuse_runaway(child, lines, " ", "a list entry", report)
        elif child.type == "bullet_list" and text and not nested and depth == 1:
            nested = _read_items(child, lines, report, depth + 1)
        else:
            what = f"{_NAMES.get(child.type, child.type)} inside a list entry"
            numbered = child.type == "ordered_list"
            report.add(_line(child), what, _NUMBER_FIX if numbered else _ENTRY_FIX)
    if not node.children:
        report.add(line, "an empty list entry", "write something after the `-`, or remove it")
    return Item(line, text, nested)


def _refuse_runaway(
    paragraph: SyntaxTreeNode, lines: list[str], mark: str, block: str, report: Report
) -> None:
    """Report a line that Markdown counts to the block above although it does not look so."""
    first, end = paragraph.map or (0, 0)
    for at in range(first + 1, end):
        text = lines[at].replace("\t", " ")
        slip = find_entry(text) if mark == " " else None
        if is_samples(text.strip()):
            slip = find_part(text, block)
        elif slip is None and not (text.startswith(mark) or text.lstrip(" ").startswith(mark)):
            slip = _find_slip(text, mark, block)
        if slip is not None:
            report.add(at + 1, slip.what, slip.fix)


def _find_slip(line: str, mark: str, block: str) -> Slip:
    """Return what to do with a line that belongs to no block above it."""
    heading = read_heading(line)
    how = "start it with `>`" if mark == ">" else "indent it by two spaces"
    slip = heading.slip if heading else find_part(line, block)
    return slip or Slip(f"this line runs on from {block}", f"put a blank line above it, or {how}")


def _content(node: SyntaxTreeNode) -> str:
    return unwrap(node.children[0].content) if node.children else ""


def _line(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[0] + 1
