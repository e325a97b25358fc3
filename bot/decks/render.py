"""Cards to deck text. What the author wrote is kept byte for byte wherever the deck still says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from bot.core.cards import Card, Deck
from bot.decks.findings import DeckErrors, shorten
from bot.decks.parse import BOM, CARD_LEVEL, TOPIC_LEVEL, parse, read
from bot.decks.places import Reading
from bot.decks.points import write_point, write_wrong
from bot.decks.rules import Rules, write_rules
from bot.decks.samples import write_sample
from bot.errors import VivaError

_REMEDY = "texts of a deck are Markdown on one line; put a backslash before a mark that means something there"


class RenderError(VivaError):
    """A deck holds a text that its file could not say without changing it."""


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")

Key = str | tuple[int, Card]
HEADER: Key = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """The pieces of a deck's file: joined in order they are the file, mark and line ends included.

    `at` finds the piece of the header, of a topic's heading (by `## title`) and of a card.
    """

    reading: Reading
    pieces: tuple[str, ...]
    at: dict[Key, int]


def render(deck: Deck) -> str:
    """Return the deck's file, so that `parse(render(deck), deck.slug) == deck`.

    The pieces of `deck.text` that still hold are kept byte for byte. Raises `RenderError` when a text
    of the deck would not read back as it is.
    """
    source = _read_source(deck)
    if source is not None and source.reading.deck == deck:
        return deck.text
    text = _join(deck, source)
    if not _reads_back(text, deck):
        raise RenderError(_explain_loss(deck))
    return text


def write_card(card: Card, level: int = CARD_LEVEL) -> str:
    """Return one card's Markdown, ending in a line break; nothing is checked."""
    rules = write_rules(Rules(card.enough, card.in_order, card.pass_mark))
    entries = [line for point in card.points for line in write_point(point)]
    entries += [line for wrong in card.wrong for line in write_wrong(wrong)]
    paragraphs = card.explanation.split("\n\n") if card.explanation else []
    image = card.image and (f"<{card.image.path}>" if " " in card.image.path else card.image.path)
    parts = [
        f"{'#' * level} {card.question} {{#{card.id}}}",
        rules,
        "\n".join(entries),
        "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs),
        f"Source: {card.source}" if card.source else "",
        f"![{card.image.alt}]({image})" if card.image else "",
    ]
    if card.samples:
        parts += ["Samples:", "\n".join(write_sample(sample) for sample in card.samples)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_header(deck: Deck) -> str:
    """Return the front matter, title and description of a deck; nothing is checked."""
    about = f"\n{deck.about}\n" if deck.about else ""
    return f"---\nlanguage: {deck.language}\n---\n\n# {deck.title}\n{about}"


def _join(deck: Deck, source: _Source | None) -> str:
    """Lay the pieces of a deck one after the other, kept ones as they were."""
    pieces = source.pieces if source else ()
    end = "\r\n" if "\r\n" in deck.text else "\n"
    laid: list[str] = []
    before: int | None = None
    for key, fresh in _wanted(deck):
        at = next((source.at[k] for k in key if k in source.at), None) if source else None
        if laid and (at is None or before is None or at != before + 1):
            laid[-1] = _end_with_blank_line(laid[-1], end)
        laid.append(pieces[at] if at is not None else fresh.replace("\n", end))
        before = at
    if before is None or before != len(pieces) - 1:
        laid[-1] = laid[-1].rstrip("\r\n") + end
    if deck.text.startswith(BOM) and not laid[0].startswith(BOM):
        laid[0] = BOM + laid[0]
    return "".join(laid)


def _wanted(deck: Deck) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield each piece of a deck: the keys under which its source may have it, and its text anew."""
    yield (HEADER,), write_header(deck)
    for at, topic in enumerate(deck.topics):
        heading = f"{'#' * TOPIC_LEVEL} {topic.title}"
        if topic.title or at:
            yield (heading,), heading + "\n"
        levels = (CARD_LEVEL,) if topic.title else (TOPIC_LEVEL, CARD_LEVEL)
        for card in topic.cards:
            yield tuple((level, card) for level in levels), write_card(card, levels[0])


def _end_with_blank_line(text: str, end: str) -> str:
    gap = text[len(text.rstrip()) :]
    breaks = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return text + end * max(0, 2 - breaks)


def _read_source(deck: Deck) -> _Source | None:
    """Cut the file that a deck was read from into its pieces; `None` where there is no such file."""
    if not deck.text:
        return None
    try:
        reading = read(deck.text, deck.slug)
    except DeckErrors:
        return None  # whatever that text is, it is not the source of this deck
    starts: list[tuple[int, Key]] = [(1, HEADER)]
    was, places = reading.deck, reading.places
    if (was.title, was.language, was.about) != (deck.title, deck.language, deck.about):
        starts = [(1, "the header has changed")]
    for topic, line in zip(was.topics, places.topics, strict=True):
        if line:
            starts.append((line, f"{'#' * TOPIC_LEVEL} {topic.title}"))
    for card, place in zip(was.cards, places.cards, strict=True):
        starts.append((place.line, (place.level, card)))
    starts.sort(key=lambda start: start[0])
    lines = _LINE.findall(deck.text)
    ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
    pieces = tuple("".join(lines[line - 1 : end - 1]) for (line, _), end in zip(starts, ends, strict=True))
    at: dict[Key, int] = {}
    for index, (_, key) in enumerate(starts):
        at.setdefault(key, index)
    return _Source(reading, pieces, at)


def _reads_back(text: str, deck: Deck) -> bool:
    try:
        text.encode()  # a file cannot hold half a surrogate pair
        return parse(text, deck.slug) == deck
    except (DeckErrors, UnicodeEncodeError):
        return False


def _explain_loss(deck: Deck) -> str:
    """Say which part of a deck its file cannot hold."""
    bare = replace(deck, topics=(), text="")
    if not _reads_back(write_header(bare), bare):
        return f"The deck's title, language or description would not read back; {_REMEDY}."
    for topic in deck.topics:
        for card in topic.cards:
            if lost := _lost_fields(card):
                return f"Card `{card.id}`: {lost} would not read back; {_REMEDY}."
    return "A topic's title is empty, ends like a card's heading or would not read back; change it."


def _lost_fields(card: Card) -> str:
    """Name the fields of a card that are lost on the way to its file and back, as text."""
    text = f"# Title\n\n{write_card(card)}"
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "half of a surrogate pair"
    try:
        deck = parse(text, "deck")
    except DeckErrors as errors:
        first = errors.findings[0]
        return f"something in it ({first.what})"
    found = list(deck.cards)
    if len(found) != 1:
        return "something in it"
    return ", ".join(
        f"its {field.name} ({shorten(str(getattr(card, field.name)))})"
        for field in fields(card)
        if getattr(card, field.name) != getattr(found[0], field.name)
    )
