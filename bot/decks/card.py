"""One card's Markdown: what stands between its heading and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from bot.core.cards import Card, Image, KeyPoint, Sample, WrongAnswer
from bot.decks.blocks import Block, Bullets, Heading, Item, Paragraph, Quote
from bot.decks.findings import Report, shorten
from bot.decks.places import CardPlace
from bot.decks.points import place_wordings, read_point, read_wrong, split_label
from bot.decks.rules import Rules, read_rules
from bot.decks.samples import read_sample
from bot.decks.slips import say_what_was_meant

_IMAGE = re.compile(r"!\[((?:[^\[\]\\]|\\.){0,1000})\]\(<?([^<>\n]{1,1000}?)>?\)")
_SOURCE = re.compile(r"source ?:", re.IGNORECASE)
_SAMPLES = re.compile(r"samples? ?:", re.IGNORECASE)
_SAMPLES_BELOW = re.compile(r"(?:\A| )Samples? ?:\Z")
_STRAY_FIX = (
    "write points as `- ` entries, the explanation as a `> ` quote, "
    "the source after `Source:` and samples below `Samples:`"
)


@dataclass(slots=True)
class _Draft:
    """A card while its blocks are read, with the lines of its parts; 0 is a part not yet seen."""

    points: list[tuple[KeyPoint, tuple[int, ...]]] = field(default_factory=list)
    wrong: list[tuple[WrongAnswer, tuple[int, ...]]] = field(default_factory=list)
    samples: list[tuple[Sample, int]] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    paragraphs: list[str] = field(default_factory=list)
    source: str = ""
    image: Image | None = None
    rules_line: int = 0
    points_line: int = 0
    samples_line: int = 0
    explanation_line: int = 0
    source_line: int = 0
    image_line: int = 0
    awaits: str = ""


def is_comment(text: str) -> bool:
    """Tell whether a paragraph is a note among authors: `<!-- ... -->`."""
    return text.startswith("<!--") and text.endswith("-->")


def split_id(text: str) -> tuple[str, str | None]:
    """Split a heading into its words and the id in `{#id}` at its end, `None` where there is none."""
    start = text.rfind("{#")
    if start < 0 or not text.endswith("}"):
        return text, None
    return text[:start].rstrip(), text[start + 2 : -1].strip()


def read_card(heading: Heading, blocks: Sequence[Block], report: Report) -> tuple[Card, CardPlace]:
    """Read a card from its heading and the blocks below it."""
    question, card_id = split_id(heading.text)
    draft = _Draft()
    for block in blocks:
        _read_block(block, draft, report)
    _end_wait(draft, report)
    card = Card(
        id=card_id or "",
        question=question,
        points=tuple(point for point, _ in draft.points),
        enough=draft.rules.enough,
        in_order=draft.rules.in_order,
        pass_mark=draft.rules.pass_mark,
        wrong=tuple(wrong for wrong, _ in draft.wrong),
        explanation="\n\n".join(draft.paragraphs),
        source=draft.source,
        image=draft.image,
        samples=tuple(sample for sample, _ in draft.samples),
    )
    place = CardPlace(
        line=heading.line,
        level=heading.level,
        points=tuple(lines[0] for _, lines in draft.points),
        wrong=tuple(lines[0] for _, lines in draft.wrong),
        samples=tuple(line for _, line in draft.samples),
        rules=draft.rules_line,
        explanation=draft.explanation_line,
        image=draft.image_line,
        wordings=tuple(lines for _, lines in draft.points),
        wrong_wordings=tuple(lines for _, lines in draft.wrong),
    )
    return card, place


def _read_block(block: Block, draft: _Draft, report: Report) -> None:
    if isinstance(block, Paragraph) and is_comment(block.text):
        return
    if not isinstance(block, Bullets):
        _end_wait(draft, report)
    match block:
        case Bullets():
            _read_list(block, draft, report)
        case Quote():
            draft.explanation_line = draft.explanation_line or block.line
            draft.paragraphs.extend(paragraph for paragraph in block.paragraphs if paragraph)
            if _SAMPLES_BELOW.search("".join(block.paragraphs[-1:])):  # reported as running on already
                draft.samples_line, draft.awaits = block.line, "samples"
        case Paragraph():
            _read_paragraph(block, draft, report)
        case Heading():
            report.add(block.line, "a heading inside a card", "use `##` for topics and `###` for cards")
        case _:
            assert_never(block)


def _read_list(block: Bullets, draft: _Draft, report: Report) -> None:
    if draft.awaits == "samples":
        for item in block.items:
            sample = read_sample(item, report) if item.text else None
            if sample is not None:
                draft.samples.append((sample, item.line))
    elif draft.points_line:
        first = f"join it with the list of line {draft.points_line} (the same mark, `-`)"
        fix = f"{first}, or write `Samples:` above it"
        report.add(block.line, "a second list of points", fix)
    else:
        draft.points_line = block.line
        for item in block.items:
            _read_entry(item, draft, report)
    draft.awaits = ""


def _read_entry(item: Item, draft: _Draft, report: Report) -> None:
    if not item.text:
        return  # reported as an empty entry already
    if split_label(item.text)[0] == "not":
        draft.wrong.append((read_wrong(item, report), place_wordings(item)))
    else:
        draft.points.append((read_point(item, report), place_wordings(item)))


def _read_paragraph(block: Paragraph, draft: _Draft, report: Report) -> None:
    text, line = block.text, block.line
    if source := _SOURCE.match(text):
        draft.source = text[source.end() :].strip()
        draft.source_line = _first_of("source note", draft.source_line, line, report)
        if not draft.source:
            report.add(line, "a source note without words", "write the source after `Source:`")
    elif _SAMPLES.fullmatch(text):
        draft.samples_line = _first_of("list of samples", draft.samples_line, line, report)
        draft.awaits = "samples"
    elif text.startswith("!["):
        draft.image_line = _first_of("picture", draft.image_line, line, report)
        draft.image = _read_image(text, line, report)
    elif text.endswith(":") and not draft.points_line:
        draft.rules_line = _first_of("rule line", draft.rules_line, line, report)
        draft.rules = read_rules(text, line, report)
        draft.awaits = "points"
    else:
        fix = say_what_was_meant(text) or _STRAY_FIX
        report.add(line, f"this paragraph has no role in a card: `{shorten(text)}`", fix)


def _read_image(text: str, line: int, report: Report) -> Image | None:
    image = _IMAGE.fullmatch(text)
    if image is None:
        fix = "write `![what it shows](images/name.jpg)` in a paragraph of its own"
        report.add(line, f"`{shorten(text)}` is not a picture", fix)
        return None
    return Image(path=image[2], alt=image[1])


def _first_of(part: str, seen: int, line: int, report: Report) -> int:
    if seen:
        report.add(line, f"a second {part} in one card", f"join it with the one of line {seen}")
    return seen or line


def _end_wait(draft: _Draft, report: Report) -> None:
    """Report a rule line or `Samples:` that no list follows."""
    if draft.awaits == "samples":
        fix = "write the samples as `- correct: ...` entries below it, or remove it"
        report.add(draft.samples_line, "`Samples:` without a list below it", fix)
    elif draft.awaits == "points":
        report.add(draft.rules_line, "a rule line without a list below it", "put it right above the points")
    draft.awaits = ""
