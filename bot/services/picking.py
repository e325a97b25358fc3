"""Which card a learner gets next: a shuffled pile for the deck, and one for each topic quizzed.

A card that came in another way since a pile's round began (a topic's quiz, say) is passed over.
Each pass-over moves the pile on, so that a round costs each card at most twice, however large the deck.
A round that opens within a quiz, or a battle, counts its cards as shown, so that none comes twice in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from bot.core.shuffle import Shuffle, advance, begin
from bot.storage.decks import card_at
from bot.storage.models import Card, Deck, Memory, Pile, Topic
from bot.storage.work import Work


async def pick_card(
    work: Work,
    owner_id: int,
    deck: Deck,
    topic: Topic | None,
    quiz_id: int = 0,
    shown: Collection[int] = (),
) -> int | None:
    """Return the id of the next card of a deck or topic; `None` where all its cards are retired.

    The owner of the piles is a learner, or a group, which remembers no cards beside them. No card comes
    again in the quiz `quiz_id` (0: none) before all others of its deck or topic came in it; to a group none
    of those `shown`, if there is another.
    """
    if (topic.cards if topic else deck.cards) == 0:
        return None
    whole = await _pile(work, owner_id, deck, None)
    if topic is not None:
        await _open_round_if_over(work, deck, whole)
    pile = whole if topic is None else await _pile(work, owner_id, deck, topic, since=whole.since)
    size, first = topic.size if topic else deck.size, pile.round
    while True:
        before = pile.round
        ordinal = _take(pile, size)
        if pile.round != before:
            # It leaves out what this quiz, or this round of the deck, has shown, while there is other.
            earlier = (start for start in (whole.since, quiz_id) if start > pile.since)
            pile.since = min(earlier, default=0) or work.new_id()
        card_id = await card_at(work.session, deck.id, pile.topic_id, ordinal)
        if card_id is None:
            continue
        memory = await work.memory(owner_id, card_id) if owner_id > 0 else None
        is_new = memory is None or memory.seen <= pile.since
        if is_new and (card_id not in shown or pile.round > first + 1):
            pile.last = ordinal
            return card_id


async def _open_round_if_over(work: Work, deck: Deck, whole: Pile) -> None:
    """Open the deck's next round if this one has shown every card, so that what a topic shows counts for it.

    On the way the pile moves past cards that came in another way, each once in a round.
    """
    while True:
        ordinal, after = advance(_shuffle(whole), deck.size, whole.last)
        if after.round != whole.round:
            _save(whole, replace(after, position=0))
            whole.since = work.new_id()
            return
        card_id = await card_at(work.session, deck.id, 0, ordinal)
        memory = await work.memory(whole.owner_id, card_id) if card_id is not None else None
        if card_id is not None and (memory is None or memory.seen <= whole.since):
            return
        _save(whole, after)


async def leave_out_retired(work: Work, card_ids: list[int]) -> list[int]:
    """Return, in their order, those of the cards that can still be asked."""
    living = set(
        await work.session.scalars(select(Card.id).where(Card.id.in_(card_ids), Card.retired_at.is_(None)))
    )
    return [card_id for card_id in card_ids if card_id in living]


async def remember_asked(work: Work, learner_id: int, card_id: int, question_id: int) -> None:
    """Record that a card has come, by whatever way."""
    memory = await work.memory(learner_id, card_id)
    if memory is None:
        memory = Memory(learner_id=learner_id, card_id=card_id, seen=question_id, asked=0, right=0)
        work.add(memory)
    memory.seen = question_id
    memory.asked += 1


async def forget_asked(work: Work, learner_id: int, card_id: int) -> None:
    """Record that a card's question was withdrawn: it has come, but tells nothing of what is known."""
    memory = await work.memory(learner_id, card_id)
    if memory is not None:
        memory.asked -= 1


async def _pile(work: Work, owner_id: int, deck: Deck, topic: Topic | None, since: int | None = None) -> Pile:
    topic_id = topic.id if topic else 0
    pile = await work.pile(owner_id, deck.id, topic_id)
    if pile is None:
        made = work.new_id()
        shuffle = begin(_seed(owner_id, deck.id, topic_id, made), topic.size if topic else deck.size)
        pile = Pile(
            owner_id=owner_id,
            deck_id=deck.id,
            topic_id=topic_id,
            since=made if since is None else since,
            last=None,
        )
        _save(pile, shuffle)
        work.add(pile)
    return pile


def _take(pile: Pile, size: int) -> int:
    ordinal, after = advance(_shuffle(pile), size, pile.last)
    _save(pile, after)
    return ordinal


def _shuffle(pile: Pile) -> Shuffle:
    return Shuffle(pile.seed, pile.round, pile.start, pile.size, pile.position)


def _save(pile: Pile, shuffle: Shuffle) -> None:
    pile.seed, pile.round, pile.start = shuffle.seed, shuffle.round, shuffle.start
    pile.size, pile.position = shuffle.size, shuffle.position


def _seed(*parts: int) -> int:
    """Return 63 bits that differ for each owner, deck and moment."""
    content = b"".join(part.to_bytes(8, "big", signed=True) for part in parts)
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big") >> 1
