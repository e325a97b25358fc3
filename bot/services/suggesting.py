"""What learners' answers suggest for a card: wordings that many gave, or some contested, in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from bot.core.cards import Outcome
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.verdict import Status
from bot.decks.keywording import clean, content_of, fold, says_nothing
from bot.decks.proposals import Proposal, object_to, open_points, propose
from bot.services.appeals import Case, State
from bot.services.ruling import OpenCard, describe_failing, describe_reach
from bot.storage.appeals import list_given
from bot.storage.database import Database

FEWEST_LEARNERS = 2
"""An answer is suggested if so many gave it, or if somebody contested its verdict."""

MOST_POINTS = 8
"""For how many missing points a wording is tried, on a card with more of them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording for a point, the samples it would make fail, as phrases, and what else it would take."""

    proposal: Proposal
    failing: tuple[str, ...]
    overreach: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that the deck might take: how many gave it, in which writings, and wordings for it.

    `case` is the appeal's id, where the answer was contested.
    """

    answers: tuple[str, ...]
    learners: int
    case: str | None
    wordings: tuple[Wording, ...]


class Suggestions(NamedTuple):
    """What is suggested, and how many answers beyond it were not looked at."""

    found: list[Suggestion]
    left: int


@dataclass(slots=True)
class _Group:
    """Answers with the same content, while they are counted."""

    case: Case | None = None
    learners: set[int] = field(default_factory=set)
    texts: Counter[str] = field(default_factory=Counter)


async def suggest(database: Database, cases: Iterable[Case], at: OpenCard, most: int) -> Suggestions:
    """Return the answers to a card that may be right, most learners first, so many at most.

    `cases` are all that learners contested.
    Left out is what the card knows: right answers, wrong ones, denials, hedges, the question's own words,
    its samples, and what was rejected before.
    """
    slug = at.path.stem
    cases = [case for case in cases if (case.deck, case.card_id) == (slug, at.card.id)]
    async with database.read() as session:
        given = await list_given(session, slug, at.card.id)
    sieve = _Sieve(at, (case.answer for case in cases if case.state is State.REJECTED))
    groups: dict[frozenset[str], _Group] = {}
    for case in cases:
        content = sieve.content(case.answer, contested=True) if case.state is State.OPEN else None
        if content:
            group = groups.setdefault(content, _Group(case))
            group.texts[clean(case.answer)] += case.learners
            group.learners.update(contest.learner_id for contest in case.contests if not contest.withdrawn)
    for one in given:
        content = sieve.content(one.text, contested=False)
        if content:
            group = groups.setdefault(content, _Group())
            group.texts[clean(one.text)] += 1
            group.learners.add(one.learner_id)
    counted = sorted(groups.values(), key=lambda group: -len(group.learners))
    rest = iter([group for group in counted if group.case or len(group.learners) >= FEWEST_LEARNERS])
    tried = (_suggest(at, sieve.rubric, group) for group in rest)
    found = list(islice((suggestion for suggestion in tried if suggestion.wordings), most))
    return Suggestions(found, left=len([*rest]))


class _Sieve:
    """Lets through the answers that may be right though the card does not take them, by their content."""

    def __init__(self, at: OpenCard, rejected: Iterable[str]) -> None:
        self._at = at
        self.rubric: Rubric = compile_card(at.card, at.language)
        ruled = (*rejected, *(sample.answer for sample in at.card.samples))
        self._ruled = {content_of(at.card, at.language, answer) for answer in ruled}
        self._seen: dict[tuple[str, bool], frozenset[str] | None] = {}

    def content(self, answer: str, *, contested: bool) -> frozenset[str] | None:
        """Return what an answer says of its own; `None` where there is nothing to suggest."""
        key = fold(answer, self._at.language), contested
        if key not in self._seen:
            self._seen[key] = self._content(answer, contested=contested)
        return self._seen[key]

    def _content(self, answer: str, *, contested: bool) -> frozenset[str] | None:
        card, language = self._at.card, self._at.language
        verdict = grade(self.rubric, answer)
        if verdict.outcome is Outcome.CORRECT or object_to(self.rubric, answer) is not None:
            return None
        # On a longer card an answer that has some points is one that goes on; it tells of no gap.
        if not contested and any(point.status is Status.HIT for point in verdict.points):
            return None
        if says_nothing(card, language, answer):
            return None
        content = content_of(card, language, answer)
        return None if content in self._ruled else content


def _suggest(at: OpenCard, rubric: Rubric, group: _Group) -> Suggestion:
    texts = [text for text, _ in group.texts.most_common()]
    answer = clean(group.case.answer) if group.case else texts[0]
    missing = open_points(at.card, grade(rubric, answer))
    proposals = (propose(at.card, at.language, answer, number) for number in missing[:MOST_POINTS])
    wordings = tuple(
        Wording(
            proposal,
            tuple(describe_failing(at, proposal.number, proposal.wording)),
            describe_reach(at, proposal),
        )
        for proposal in proposals
        if isinstance(proposal, Proposal)
    )
    return Suggestion(tuple(texts), len(group.learners), group.case.id if group.case else None, wordings)
