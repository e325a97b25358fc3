"""Adding a line to a deck's file: a wording below a point, a sample; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from bot.core.cards import Card, Deck, KeyPoint, Marked, Sample
from bot.decks.blocks import Block, Bullets, Item, Paragraph, read_blocks
from bot.decks.card import is_comment
from bot.decks.findings import DeckErrors, Report, shorten
from bot.decks.parse import read, split_lines
from bot.decks.places import CardPlace, Reading
from bot.decks.points import split_label
from bot.decks.samples import write_sample
from bot.errors import VivaError

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_BULLET = re.compile(r"([ \t]*)([-+*])([ \t]*)")
_ENTRY = re.compile(r"[ \t]*[-+*](?:[ \t]|$)")
_WIDEST_GAP = 4  # columns after a bullet; with more of them, Markdown takes all but one for the text


class EditError(VivaError):
    """A line can't be added to a deck so that the deck says it, and otherwise the same as before."""


def add_wording(text: str, slug: str, card_id: str, number: int, wording: Marked) -> str:
    """Return a deck's text with `or: wording` below a card's point, `number` counting from 0.

    Raises `DeckErrors` for a deck that can't be read, `LookupError` for a card or point that is not in
    it, and `EditError` for a wording that would read back as something else.
    """
    reading = read(text, slug)
    card, place = _find(reading, card_id)
    point = card.points[number]
    item = _item_at(text, reading, place.points[number])
    alternatives = [nested for nested in item.nested if split_label(nested.text)[0] == "or"]
    lines = _LINE.findall(text)
    if alternatives:
        bullet, after = _bullet_of(lines[alternatives[-1].line - 1]), alternatives[-1].line
    elif item.nested:
        bullet, after = _bullet_of(lines[item.nested[0].line - 1]), item.line
    else:
        bullet, after = _indent_below(lines[item.line - 1]) + "- ", item.line
    grown = replace(point, alternatives=(*point.alternatives, wording))
    wanted = replace(card, points=_with(card.points, number, grown))
    edited = _insert(lines, _end_of_entry(lines, after), [f"{bullet}or: {wording}"])
    return _checked(edited, reading, wanted, f"or: {wording}")


def add_sample(text: str, slug: str, card_id: str, sample: Sample) -> str:
    """Return a deck's text with a sample more at the end of a card's samples, begun where there are none.

    Raises `DeckErrors`, `LookupError` and `EditError` like `add_wording`.
    """
    reading = read(text, slug)
    card, place = _find(reading, card_id)
    lines = _LINE.findall(text)
    line = write_sample(sample)
    if place.samples:
        last = place.samples[-1]
        bullet = _bullet_of(lines[last - 1])
        edited = _insert(lines, _end_of_entry(lines, last), [bullet + line.removeprefix("- ")])
    else:
        edited = _insert(lines, _end_of_card(text, reading, place), ["", "Samples:", "", line])
    wanted = replace(card, samples=(*card.samples, sample))
    return _checked(edited, reading, wanted, line)


def added_lines(before: str, after: str) -> list[tuple[int, str]]:
    """Return the lines that `after` has more than `before`, blank ones left out, with their numbers."""
    old, new = split_lines(before), split_lines(after)
    found, at = [], 0
    for number, line in enumerate(new, 1):
        if at < len(old) and old[at] == line:
            at += 1
        elif line.strip():
            found.append((number, line))
    return found


def _find(reading: Reading, card_id: str) -> tuple[Card, CardPlace]:
    for card, place in zip(reading.deck.cards, reading.places.cards, strict=True):
        if card.id == card_id:
            return card, place
    raise LookupError(f"no card {card_id} in {reading.deck.slug}")


def _with(points: tuple[KeyPoint, ...], number: int, point: KeyPoint) -> tuple[KeyPoint, ...]:
    return (*points[:number], point, *points[number + 1 :])


def _blocks(text: str, reading: Reading) -> list[Block]:
    """Return the blocks below the title, with their lines in the file."""
    return read_blocks(split_lines(text), reading.places.title - 1, Report(""))


def _item_at(text: str, reading: Reading, line: int) -> Item:
    items = (item for block in _blocks(text, reading) if isinstance(block, Bullets) for item in block.items)
    return next(item for item in items if item.line == line)


def _bullet_of(line: str) -> str:
    """Return how a line's list entry begins, the same for its neighbours."""
    found = _BULLET.match(line)
    if found is None:
        return "- "
    return found[0] if found[3] else found[0] + " "


def _indent_below(line: str) -> str:
    """Return the spaces that put an entry below a line's entry."""
    found = _BULLET.match(line)
    if found is None:
        return "  "
    bullet = len((found[1] + found[2]).expandtabs(4))
    text = len(found[0].expandtabs(4))
    written = bool(line[found.end() :].strip())
    return " " * (text if written and text - bullet <= _WIDEST_GAP else bullet + 1)


def _end_of_entry(lines: list[str], line: int) -> int:
    """Return the last line of the paragraph of a list's entry that begins on a line."""
    end = line
    while end < len(lines) and lines[end].strip() and not _ENTRY.match(lines[end]):
        if lines[end][0] not in " \t":
            break
        end += 1
    return end


def _end_of_card(text: str, reading: Reading, place: CardPlace) -> int:
    """Return the last line of a card, without the notes among authors that follow it."""
    lines = split_lines(text)
    others = (*reading.places.topics, *(card.line for card in reading.places.cards))
    end = min((line for line in others if line > place.line), default=len(lines) + 1)
    blocks = [block for block in _blocks(text, reading) if place.line <= block.line < end]
    for block, following in pairwise([*blocks, None]):
        if block is not None and not _is_note(block):
            last = following.line if following else end
    while last > 1 and not lines[last - 2].strip():
        last -= 1
    return last - 1


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_comment(block.text)


def _insert(lines: list[str], after: int, added: Iterable[str]) -> str:
    """Return the lines as a text, with some more after the first `after`, ended like their neighbours."""
    before, rest = lines[:after], lines[after:]
    end = next((ending for ending in map(_ending, (*reversed(before), *rest)) if ending), "\n")
    if before and not _ending(before[-1]):  # the file's last line: it stays the one without an ending
        return "".join(before) + "".join(end + line for line in added)
    return "".join((*before, *(line + end for line in added), *rest))


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _checked(edited: str, before: Reading, card: Card, line: str) -> str:
    """Return an edited text if it says the old deck with the card as wanted, and nothing else."""
    wanted = tuple(_replace_cards(before.deck, card))
    try:
        edited.encode()  # a file cannot hold half a surrogate pair
        after = read(edited, before.deck.slug).deck
    except UnicodeEncodeError:
        raise EditError("Half of a surrogate pair can't be written into a deck.") from None
    except DeckErrors as errors:
        raise EditError(f"`{shorten(line)}` can't be written into the deck: {errors.findings[0]}.") from None
    if after.topics != wanted or replace(after, topics=()) != replace(before.deck, topics=()):
        raise EditError(
            f"`{shorten(line)}` would read back as something else; write it into the deck by hand."
        )
    return edited


def _replace_cards(deck: Deck, card: Card) -> Iterator[object]:
    for topic in deck.topics:
        yield replace(topic, cards=tuple(card if held.id == card.id else held for held in topic.cards))
