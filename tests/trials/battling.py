"""What trials of battles share: a deck whose right claims anyone can work out, and how a battle is begun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from bot.core.battles import Asking, Battle
from bot.json_form import JsonForm
from bot.playground.server import Playground
from bot.playground.world import Message
from tests.trials.staging import Stage

DECK = """\
# Crowd

### Which cities were renamed? {#cities}

- **Leningrad**
- **Stalingrad**
- **Gorky**
- **Molotov**

### Who shot Sergei Kirov? {#assassin}

- **Nikolaev**

### Which writers were watched? {#writers}

Any 2 of these:

- **Mandelstam**
- **Akhmatova**
- **Bulgakov**
- optional: **Zoshchenko**
"""


@dataclass(frozen=True)
class Card:
    """A card of the deck: its points by place, of which `needed` of the `wanted` make it whole."""

    points: tuple[str, ...]
    wanted: int
    needed: int


CARDS = {
    "cities": Card(("Leningrad", "Stalingrad", "Gorky", "Molotov"), 4, 4),
    "assassin": Card(("Nikolaev",), 1, 1),
    "writers": Card(("Mandelstam", "Akhmatova", "Bulgakov", "Zoshchenko"), 3, 2),
}
MOST_TRIES = 3
MOST_CALLS = 4
"""So many sends and edits a round in a group at most."""

WORTH, BONUS = 10, 5
GAME = JsonForm(Battle)


@dataclass
class Said:
    """What a crowd said to a card, by update ids: who, and the places of the points they named.

    `joined` are who took part before; who named a point did so from then on.
    """

    card: Card
    joined: Collection[int]
    entries: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)

    def claims(self) -> dict[int, tuple[int, int]]:
        """Whose each point is, and by which update: the first who named it, in time and with tries left."""
        claims: dict[int, tuple[int, int]] = {}
        tries, playing = Counter[int](), set(self.joined)
        for update_id, (person, places) in sorted(self.entries.items()):
            if places:
                playing.add(person)
            tries[person] += person in playing
            if self.card.needed > 1 or tries[person] <= MOST_TRIES:
                for place in places:
                    claims.setdefault(place, (person, update_id))
            if self.is_whole(claims):
                break
        return claims

    def is_whole(self, claims: Iterable[int]) -> bool:
        """Whether these places are all that was needed."""
        return sum(place < self.card.wanted for place in claims) >= self.card.needed

    def points(self) -> Counter[int]:
        """What each person earned."""
        claims = self.claims()
        points = Counter({person: 0 for person, _ in claims.values()})
        if self.card.needed > 1 and self.is_whole(claims):
            points = Counter(dict.fromkeys(points, BONUS))
        for person, _ in claims.values():
            points[person] += WORTH
        return points


def rounds_among(calls: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The calls to a group, methods and texts, from one question up to the next.

    The first round begins with the edit that tells of the beginning; nothing of the lobby is in it.
    """
    rounds: list[list[tuple[str, str]]] = []
    for method, text in calls:
        begins = "The battle has begun" in text
        has_begun = len(rounds) == 1 and len(rounds[0]) == 1
        if begins or (re.match(r"<b>\d+/\d+</b> · ", text) and not has_begun):
            rounds.append([])
        if rounds:
            rounds[-1].append((method, text))
    return rounds


def answer(card: Card, rng: Random, luck: float) -> tuple[str, tuple[int, ...]]:
    """An answer to a card, and the places of the points it names; each is named with that much luck."""
    places = tuple(place for place in range(len(card.points)) if rng.random() < luck)
    return " and ".join(card.points[place] for place in places) or "Trotsky", places


def read_game(stage: Stage, chat: int) -> Battle:
    """The battle of a group, as the database keeps it."""
    [(state,)] = stage.query("SELECT state FROM battles WHERE chat_id = ?", chat)
    return GAME.read(str(state))


def card_asked(stage: Stage, chat: int) -> Card:
    """The card of the question that stands in a group."""
    game = read_game(stage, chat)
    assert isinstance(game.phase, Asking)
    [(key,)] = stage.query("SELECT key FROM cards WHERE id = ?", game.phase.asked.card_id)
    return CARDS[str(key)]


def buttons_of(message: Message) -> dict[str, str]:
    """What each button under a message sends, by its label."""
    return {b["text"]: b["callback_data"] for row in message.buttons for b in row if "callback_data" in b}


def button(telegram: Playground, chat: int, label: str) -> tuple[int, str] | None:
    """The latest message of a chat that has such a button, and what that sends."""
    for message in reversed(telegram.messages(chat)):
        if label in buttons_of(message):
            return message.message_id, buttons_of(message)[label]
    return None


async def tap(telegram: Playground, chat: int, label: str, people: Iterable[int]) -> None:
    """Let people tap the latest button with that label, once there is one."""
    await telegram.until(lambda: button(telegram, chat, label) is not None, 600)
    message_id, data = button(telegram, chat, label) or (0, "")
    for person in people:
        await telegram.tap(person, chat, message_id, data)


async def begin_battle(telegram: Playground, chat: int, players: Sequence[int], command: str) -> None:
    """The first player opens a lobby, the others join, and the first question is put."""
    await telegram.say(players[0], chat, command)
    await tap(telegram, chat, "Join", players[1:])
    await tap(telegram, chat, "Start", players[:1])
    await telegram.until(lambda: button(telegram, chat, "Skip") is not None, 600)
