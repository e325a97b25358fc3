"""Deck text to cards. All that is wrong with a text is found at once, and nothing else is ever raised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.cards import Card, Deck, Topic
from bot.decks.blocks import Block, Bullets, Heading, Paragraph, Quote, read_blocks
from bot.decks.card import is_comment, read_card, split_id
from bot.decks.findings import DeckErrors, Finding, Report, shorten
from bot.decks.front_matter import FrontMatter, read_front_matter, read_stray_language
from bot.decks.ids import find_meant_id, propose_id
from bot.decks.places import CardPlace, DeckPlaces, Reading
from bot.decks.slips import is_samples

BOM = "\ufeff"
MAX_CHARACTERS = 4_000_000
MAX_TITLE = 100
TOPIC_LEVEL, CARD_LEVEL = 2, 3


def parse(text: str, slug: str, path: str = "") -> Deck:
    """Return the deck that a file's text describes; raises `DeckErrors` with all findings."""
    return read(text, slug, path).deck


def read(text: str, slug: str, path: str = "") -> Reading:
    """Parse a deck and keep the place of everything in it; raises `DeckErrors` with all findings."""
    reading, findings = survey(text, slug, path)
    if findings:
        raise DeckErrors(findings)
    return reading


def survey(text: str, slug: str, path: str = "") -> tuple[Reading, tuple[Finding, ...]]:
    """Parse as much of a deck as can be, and return it with all that could not be read."""
    report = Report(path or f"{slug}.md")
    if len(text) > MAX_CHARACTERS:
        report.add(1, "the file is too long", f"split it: a deck has up to {MAX_CHARACTERS:,} characters")
        raise DeckErrors(report.findings)
    lines = split_lines(text)
    if "\0" in text:  # one is enough: a file in another encoding has thousands
        at = next(at for at, line in enumerate(lines, 1) if "\0" in line)
        report.add(at, "a NUL character", "remove it; was this file saved as plain text, as UTF-8?")
    front = read_front_matter(lines, report)
    draft = _Draft(slug, front)
    blocks = read_blocks(lines, front.end, report)
    draft.titled = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    draft.taken.update(_find_ids(blocks))
    for heading, below in _sections(blocks):
        _read_section(heading, below, draft, report)
    if not draft.titled:
        report.add(1, "the deck has no title", _propose_title(blocks))
    return draft.finish(text), tuple(sorted(set(report.findings)))


def split_lines(text: str) -> list[str]:
    """Return a text's lines as the parser counts them, without a byte order mark."""
    return text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass(slots=True)
class _Draft:
    """A deck while its sections are read."""

    slug: str
    front: FrontMatter
    title: str = ""
    title_line: int = 0
    titled: bool = True
    """Whether there is a title at all: if not, that alone is told, and not what stands above it."""

    about: list[str] = field(default_factory=list)
    topics: list[tuple[str, int, list[Card]]] = field(default_factory=list)
    places: list[CardPlace] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def finish(self, text: str) -> Reading:
        """Return what was read as a value."""
        topics = tuple(Topic(title, tuple(cards)) for title, _, cards in self.topics)
        about = "\n\n".join(self.about)
        deck = Deck(self.slug, self.title, self.front.language, topics, about, text)
        lines = tuple(line for _, line, _ in self.topics)
        places = DeckPlaces(self.title_line, self.front.language_line, lines, tuple(self.places))
        return Reading(deck, places)


def _propose_title(blocks: list[Block]) -> str:
    """Return what to do in a deck without a title; a line that stands first may have been meant for one."""
    match blocks:
        case [Paragraph(line, text), *_] if len(text) <= MAX_TITLE and not is_comment(text):
            return f"write `# {text}` if line {line} is its title, else `# The title` above everything else"
        case _:
            return "write `# The title` above everything else"


def _find_ids(blocks: list[Block]) -> Iterator[str]:
    """Yield the ids that cards have, as two of them are compared."""
    for block in blocks:
        if isinstance(block, Heading) and (card_id := split_id(block.text)[1]):
            yield card_id.casefold()


def _sections(blocks: list[Block]) -> Iterator[tuple[Heading | None, list[Block]]]:
    """Yield each heading with the blocks below it; those above the first heading come with `None`."""
    heading: Heading | None = None
    below: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield heading, below
            heading, below = block, []
        else:
            below.append(block)
    yield heading, below


def _read_section(heading: Heading | None, blocks: list[Block], draft: _Draft, report: Report) -> None:
    if heading is None and not draft.titled:
        return
    if heading is None:
        _refuse(blocks, "text above the deck's title", "begin with `# The title`", report)
    elif heading.level == 1:
        _read_title(heading, blocks, draft, report)
    elif heading.level > CARD_LEVEL:
        fix = "use `##` for topics and `###` for cards"
        report.add(heading.line, f"a heading with {heading.level} `#`", fix)
    else:
        if draft.titled and draft.title_line == 0 and not draft.places and not draft.topics:
            report.add(heading.line, "a heading above the deck's title", "begin with `# The title`")
        if split_id(heading.text)[1] is not None:
            _read_card_section(heading, blocks, draft, report)
        elif heading.level == TOPIC_LEVEL and not any(isinstance(block, Bullets) for block in blocks):
            draft.topics.append((heading.text, heading.line, []))
            fix = "put it under a card's `###` heading; if this is a card, end its heading in `{#its-id}`"
            _refuse(blocks, f"text right below the topic `{shorten(heading.text)}`", fix, report)
        elif is_samples(heading.text):
            fix = "write `Samples:` as a line of its own, without `#`"
            report.add(heading.line, "samples are no card and no topic", fix)
        else:
            proposed = propose_id(heading.text, draft.taken)
            draft.taken.add(proposed)
            _report_no_id(heading, proposed, report)
            read_card(heading, blocks, report)  # for what else is wrong with it


def _report_no_id(heading: Heading, proposed: str, report: Report) -> None:
    """Report a card without an id; one that it nearly has keeps what learners did with it."""
    meant = find_meant_id(heading.text)
    if meant is None:
        fix = f"end its heading in an id that never changes, like `{{#{proposed}}}`"
        report.add(heading.line, "this card has no id", fix)
        return
    written = meant.written.strip(" .,;:")
    if not written.startswith("{#") or written[-1] in ")]":
        why = "is not written as one"
    else:
        why = "does not stand at its end" if "}" in written else "lacks its `}`"
    fix = f"end its heading in `{{#{proposed}}}`"
    report.add(heading.line, f"this card has no id, for `{shorten(written)}` {why}", fix)


def _read_title(heading: Heading, blocks: list[Block], draft: _Draft, report: Report) -> None:
    if draft.title_line:
        fix = f"the title stands in line {draft.title_line}; use `##` for topics and `###` for cards"
        report.add(heading.line, "a second title", fix)
        return
    draft.title, draft.title_line = heading.text, heading.line
    if (title_id := split_id(heading.text)[1]) is not None:
        fix = f"remove `{{#{shorten(title_id)}}}` here; if this is a card, give its heading three `#`"
        report.add(heading.line, "the title has an id, as only cards do", fix)
    for block in blocks:
        match block:
            case Paragraph(line, text):
                if (front := read_stray_language(text, line, report)) is not None:
                    draft.front = front
                elif not is_comment(text):
                    draft.about.append(text)
            case Bullets(line) | Quote(line) | Heading(line):
                what = "only paragraphs can stand between the title and the first card"
                report.add(line, what, "write it as a paragraph")


def _read_card_section(heading: Heading, blocks: list[Block], draft: _Draft, report: Report) -> None:
    if not draft.topics:
        draft.topics.append(("", 0, []))
    elif heading.level == TOPIC_LEVEL and draft.topics[-1][1]:
        report.add(
            heading.line, "a card beside topics", "give its heading three `#`, so that it is in a topic"
        )
    card, place = read_card(heading, blocks, report)
    draft.topics[-1][2].append(card)
    draft.places.append(place)


def _refuse(blocks: list[Block], what: str, fix: str, report: Report) -> None:
    for block in blocks:
        if not (isinstance(block, Paragraph) and is_comment(block.text)):
            report.add(block.line, what, fix)
            return
