"""What settles an appeal: the deck takes the answer now, or a teacher's sample says how far it is right."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.cards import Card, Deck, Outcome
from bot.core.grading import Rubric, compile_card, grade
from bot.core.grading.verdict import Status, Verdict
from bot.decks.keywording import clean, fold
from bot.services.verdicts import read_verdict
from bot.storage.appeals import Contest, Ruling, list_contests, record_ruling


async def record_accepted(session: AsyncSession, deck: Deck, card_ids: Collection[str], now: datetime) -> int:
    """Record as accepted the appeals to some cards that the deck, as it is now, grants; returns how many."""
    contests = await list_contests(session, deck.slug, card_ids, unsettled=True)
    if not contests:
        return 0
    accepted = await asyncio.to_thread(_find_accepted, contests, deck)
    await record_ruling(session, accepted, Ruling.ACCEPTED, now)
    return len(accepted)


def _find_accepted(contests: Iterable[Contest], deck: Deck) -> list[int]:
    """Return the questions of the appeals that a deck grants."""
    cards = {card.id: card for card in deck.cards}
    graded: dict[str, tuple[Card, Rubric]] = {}
    known: dict[tuple[str, str, float], bool] = {}
    accepted = []
    for contest in contests:
        card = cards.get(contest.card)
        if card is None:
            continue
        if card.id not in graded:
            graded[card.id] = card, compile_card(card, deck.language)
        said = card.id, answer_of(contest, graded[card.id]), contest.score
        if said not in known:
            known[said] = is_accepted(*graded[card.id], deck.language, *said[1:])
        if known[said]:
            accepted.append(contest.question_id)
    return accepted


def is_accepted(card: Card, rubric: Rubric, language: str, answer: str, before: float) -> bool:
    """Tell whether a deck grants an appeal: the answer is right now, or as right as a teacher's sample says.

    A sample that reads the same counts where it earns more than the `before` of the learner's verdict.
    """
    verdict = grade(rubric, answer)
    if verdict.outcome is Outcome.CORRECT:
        return True
    if verdict.outcome is Outcome.INCORRECT or verdict.score <= before:
        return False
    folded = fold(answer, language)
    return any(fold(sample.answer, language) == folded for sample in card.samples)


def answer_of(contest: Contest, graded: tuple[Card, Rubric] | None) -> str:
    """Return a learner's whole answer: the messages that count, one after the other.

    An earlier message does not count where it was wrong by itself: on a card of one answer because the
    next one took its place, on a longer card if it denied a point or gave a known wrong answer.
    """
    *earlier, last = [*contest.messages]
    verdicts = [read_verdict(message.verdict) for message in earlier]
    points = len(verdicts[0].points) if verdicts else 1
    one_answer = graded[1].one_answer if graded else points == 1
    kept = [
        message.text
        for message, verdict in zip(earlier, verdicts, strict=True)
        if not _was_dropped(verdict, one_answer=one_answer)
    ]
    return _join((*kept, last.text)) if kept else last.text


def _was_dropped(verdict: Verdict, *, one_answer: bool) -> bool:
    if one_answer:
        return verdict.outcome is Outcome.INCORRECT
    return bool(verdict.wrong) or any(point.status is Status.DENIED for point in verdict.points)


def _join(texts: Iterable[str]) -> str:
    """Return messages as one text, each a sentence of its own."""
    cleaned = list(dict.fromkeys(text for text in map(clean, texts) if text))
    ended = (text if text[-1] in ".!?;:,…。！？" else f"{text}." for text in cleaned[:-1])
    return " ".join((*ended, *cleaned[-1:]))
