"""Appeals as a teacher reads them: one case for all learners who gave a card the same answer."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.cards import Card, plain
from bot.decks.keywording import clean, fold
from bot.errors import VivaError
from bot.services.settling import answer_of, is_accepted
from bot.services.shelf import Shelf
from bot.services.verdicts import read_verdict
from bot.storage.appeals import Contest, Ruling, list_contests, record_ruling
from bot.storage.database import Database

SHORT = 6
"""How many letters of an appeal's long name are shown, unless two begin alike."""


class State(StrEnum):
    """Where a case stands; only an open one waits for the teacher."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "taken back"


@dataclass(frozen=True, slots=True)
class Case:
    """The appeals of all learners who gave a card the same answer; `answer` is the first one's writing.

    `card` is `None` where it is no longer in the deck's file, or the file can't be read. `missed` are the
    points that the first learner was told were missing. `granted`: the file takes the answer now.
    """

    id: str
    deck: str
    card_id: str
    card: Card | None
    language: str
    answer: str
    outcome: str
    missed: tuple[str, ...]
    learners: int
    state: State
    granted: bool
    contests: tuple[Contest, ...]


async def list_cases(database: Database, shelf: Shelf, slug: str | None = None) -> list[Case]:
    """Return every case, most learners first, the settled ones too; or those of one deck.

    The ids of one deck's cases may be shorter than is needed to tell them from all others.
    """
    async with database.read() as session:
        contests = await list_contests(session, slug)
    groups: dict[tuple[str, str, str], list[tuple[Contest, str]]] = defaultdict(list)
    for contest in contests:
        deck = shelf.deck(contest.deck)
        answer = answer_of(contest, shelf.card(contest.deck, contest.card))
        folded = fold(answer, deck.language if deck else contest.language)
        groups[contest.deck, contest.card, folded].append((contest, answer))
    names = _shorten([_name(contest) for contest in contests])
    cases = [_make_case(group, shelf, names) for group in groups.values()]
    return sorted(cases, key=lambda case: (-case.learners, case.contests[0].at, case.id))


def find_case(cases: Iterable[Case], name: str) -> Case:
    """Return the case that any of its appeals' names, or the beginning of one, means; raises VivaError."""
    wanted = name.strip().lower()
    found = [case for case in cases if wanted and any(_name(one).startswith(wanted) for one in case.contests)]
    if not found:
        raise VivaError(f"There is no appeal “{clean(name)}”; `viva appeals --all` lists them.")
    if len(found) > 1:
        ids = ", ".join(case.id for case in found)
        raise VivaError(f"“{clean(name)}” could be any of {ids}: write more of it.")
    return found[0]


async def reject(database: Database, case: Case, now: datetime) -> None:
    """Record that a case is rejected: it, and the same answer of others, is not listed again."""
    async with database.write() as session:
        ids = [contest.question_id for contest in case.contests]
        await record_ruling(session, ids, Ruling.REJECTED, now)
        await session.commit()


def _make_case(group: Sequence[tuple[Contest, str]], shelf: Shelf, names: dict[str, str]) -> Case:
    contests = tuple(contest for contest, _ in group)
    first, answer = next((one for one in group if not one[0].withdrawn), group[0])
    deck, graded = shelf.deck(first.deck), shelf.card(first.deck, first.card)
    language = deck.language if deck else first.language
    granted = graded is not None and is_accepted(*graded, language, answer, first.score)
    counted = [contest for contest in contests if not contest.withdrawn] or contests
    return Case(
        id=names[_name(contests[0])],
        deck=first.deck,
        card_id=first.card,
        card=graded[0] if graded else None,
        language=language,
        answer=answer,
        outcome=first.outcome,
        missed=_missed(first, graded[0] if graded else None),
        learners=len({contest.learner_id for contest in counted}),
        state=_state_of(contests, granted=granted),
        granted=granted,
        contests=contests,
    )


def _missed(contest: Contest, card: Card | None) -> tuple[str, ...]:
    """Return the points that a learner was told were missing, without those that are optional now."""
    if not contest.verdict:
        return ()
    optional = {plain(point.text) for point in card.points if point.optional} if card else set()
    said = read_verdict(contest.verdict).points
    return tuple(point.text for point in said if point.credit < 1 and point.text not in optional)


def _state_of(contests: Sequence[Contest], *, granted: bool) -> State:
    active = [contest for contest in contests if not contest.withdrawn]
    if not active:
        return State.WITHDRAWN
    if granted:
        return State.ACCEPTED
    if any(contest.ruling is Ruling.REJECTED for contest in contests):
        return State.REJECTED
    return State.OPEN if any(contest.ruling is None for contest in active) else State.ACCEPTED


def _name(contest: Contest) -> str:
    """Return an appeal's long name: its question's id, so written that the first letters tell it apart."""
    digest = hashlib.sha256(str(contest.question_id).encode()).digest()
    return base64.b32encode(digest).decode().lower()


def _shorten(names: Iterable[str]) -> dict[str, str]:
    """Return the beginning of each name that no other has."""
    ordered = sorted(set(names))
    short = {}
    for at, name in enumerate(ordered):
        size = SHORT
        neighbours = ordered[max(0, at - 1) : at] + ordered[at + 1 : at + 2]
        while any(other.startswith(name[:size]) for other in neighbours):
            size += 1
        short[name] = name[:size]
    return short
