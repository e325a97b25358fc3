"""What a deck's author learns of its cards: how they are answered, what is missed, what is contested."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.cards import Card, Outcome, plain
from bot.core.grading import compile_card, grade
from bot.core.grading.verdict import Status, Verdict
from bot.decks.keywording import clean, fold, says_nothing
from bot.errors import VivaError
from bot.services.appeals import State, list_cases
from bot.services.shelf import Shelf, near
from bot.services.verdicts import read_verdict
from bot.storage import reports
from bot.storage.database import Database
from bot.storage.decks import read_body
from bot.storage.reports import Counts

MOST_SHOWN = 3
"""How many missed points, and how many phrases, are told of a card."""

FEWEST_LEARNERS = 2
"""A phrase is told if so many learners wrote it: what one alone wrote may say who it was."""

_BREAKS = re.compile(r"[;!?()–—\n]| - |[.,:/](?!\d)|(?<!\d)[.,:/]")


@dataclass(frozen=True, slots=True)
class Missed:
    """A key point that was missing `times` times, of `chances`: answered questions, and rounds in groups.

    What was answered before the card had the point is no chance.
    """

    point: str
    times: int
    chances: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of answers in which the card recognises nothing, in its first writing."""

    text: str
    learners: int


@dataclass(frozen=True, slots=True)
class CardReport:
    """What became of one card; `appeals` counts the answers contested, as `viva appeals` lists them."""

    key: str
    question: str
    is_retired: bool
    counts: Counts
    missed: tuple[Missed, ...]
    phrases: tuple[Phrase, ...]
    appeals: Counter[State]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a deck's cards, the hardest first; `unasked` counts those that nobody met yet.

    Where the deck's file can't be read, `is_readable` is false, and appeals may be settled already.
    """

    slug: str
    title: str
    language: str
    cards: tuple[CardReport, ...]
    unasked: int
    is_readable: bool


@dataclass(slots=True)
class _Writing:
    """A phrase while it is counted."""

    text: str
    learners: set[int] = field(default_factory=set)


async def report_on_all(database: Database, shelf: Shelf) -> list[Report]:
    """Return the reports on all decks of which something was asked; raises VivaError where nothing was."""
    async with database.read() as session:
        slugs = await reports.list_slugs(session)
    found = [report for slug in sorted(slugs) if (report := await _report(database, shelf, slug))]
    if not found:
        raise VivaError("Nothing was asked of any deck yet.")
    return found


async def report_on(database: Database, shelf: Shelf, slug: str) -> Report:
    """Return the report on a deck; raises VivaError for one that isn't there or that nobody was asked."""
    report = await _report(database, shelf, slug)
    if report is None:
        raise VivaError(f"Nothing was asked of the deck “{slug}” yet.")
    return report


async def _report(database: Database, shelf: Shelf, slug: str) -> Report | None:
    async with database.read() as session:
        deck = await reports.load_deck(session, slug)
        if deck is None:
            raise VivaError(_tell_unknown(slug, {*shelf.slugs, *await reports.list_slugs(session)}, shelf))
        counts = await reports.count_answers(session, deck.id)
        if not counts:
            return None
        rows = await reports.load_cards(session, deck.id)
        cards = {row.id: read_body(row.body) for row in rows if row.id in counts}
        missed = await _count_missed(session, deck.id, cards)
        phrases = await _count_phrases(session, deck.id, deck.language)
    appeals: dict[str, Counter[State]] = defaultdict(Counter)
    for case in await list_cases(database, shelf, slug):
        appeals[case.card_id][case.state] += 1
    told = [
        CardReport(
            key=row.key,
            question=cards[row.id].question,
            is_retired=row.retired_at is not None,
            counts=counts[row.id],
            missed=missed[row.id],
            phrases=tuple(_choose_unknown(cards[row.id], deck.language, phrases[row.id])),
            appeals=appeals[row.key],
        )
        for row in rows
        if row.id in counts
    ]
    unasked = sum(row.id not in counts and row.retired_at is None for row in rows)
    told.sort(key=lambda card: _ease(card.counts))
    is_readable = slug not in shelf.unreadable
    return Report(slug, deck.title, deck.language, tuple(told), unasked, is_readable)


def _tell_unknown(slug: str, known: set[str], shelf: Shelf) -> str:
    if slug in shelf.slugs:
        return f"Nothing was asked of the deck “{slug}” yet: the bot has not taken it up."
    if not known:
        return "There are no decks yet."
    names = sorted(known)
    return f"There is no deck “{clean(slug)}”{near(slug, names)}. There are: {', '.join(names)}."


def _ease(counts: Counts) -> float:
    """Return the share of first answers that were right; what nobody answered comes last."""
    answered = counts.first.total()
    return counts.first[Outcome.CORRECT] / answered if answered else 2.0


async def _count_missed(
    session: AsyncSession, deck_id: int, cards: dict[int, Card]
) -> dict[int, tuple[Missed, ...]]:
    """Return each card's key points that were missed most; those that it has no more are left out."""
    wanted = {
        card_id: dict.fromkeys(plain(point.text) for point in card.points if not point.optional)
        for card_id, card in cards.items()
    }
    times: dict[int, Counter[str]] = {card_id: Counter() for card_id in cards}
    chances: dict[int, Counter[str]] = {card_id: Counter() for card_id in cards}
    async for card_id, kept in reports.stream_verdicts(session, deck_id):
        verdicts = [read_verdict(text) for text in kept]
        said = {point.text for verdict in verdicts for point in verdict.points}
        asked = [point for point in wanted[card_id] if point in said]  # it may be newer than the answer
        chances[card_id].update(asked)
        full = _named_in(cards[card_id], verdicts)
        times[card_id].update(point for point in asked if point not in full)
    return {
        card_id: tuple(
            Missed(point, number, chances[card_id][point])
            for point, number in counted.most_common(MOST_SHOWN)
        )
        for card_id, counted in times.items()
    }


def _named_in(card: Card, verdicts: Iterable[Verdict]) -> set[str]:
    """Return the points that need not be said any more: some verdict grants them in full.

    Of a card that wants only some of its points, a right answer leaves none to say.
    """
    return {
        point.text
        for verdict in verdicts
        for point in verdict.points
        if point.credit >= 1 or (card.enough is not None and verdict.outcome is Outcome.CORRECT)
    }


async def _count_phrases(
    session: AsyncSession, deck_id: int, language: str
) -> dict[int, dict[str, _Writing]]:
    """Return what learners wrote to each card in answers that were not right, part by part."""
    found: dict[int, dict[str, _Writing]] = defaultdict(dict)
    folded: dict[str, str] = {}
    async for card_id, learner_id, text in reports.stream_missing(session, deck_id):
        for part in filter(None, map(clean, _BREAKS.split(text))):
            if part not in folded:
                folded[part] = fold(part, language)
            found[card_id].setdefault(folded[part], _Writing(part)).learners.add(learner_id)
    return found


def _choose_unknown(card: Card, language: str, writings: dict[str, _Writing]) -> Iterator[Phrase]:
    """Yield the most frequent phrases in which the card, as it is now, recognises nothing."""
    several = [writing for writing in writings.values() if len(writing.learners) >= FEWEST_LEARNERS]
    if not several:
        return
    rubric = compile_card(card, language)
    left = MOST_SHOWN
    for writing in sorted(several, key=lambda writing: (-len(writing.learners), writing.text)):
        verdict = grade(rubric, writing.text)
        known = verdict.wrong or any(point.status is not Status.MISSED for point in verdict.points)
        if known or says_nothing(card, language, writing.text):
            continue
        yield Phrase(writing.text, len(writing.learners))
        left -= 1
        if not left:
            return
