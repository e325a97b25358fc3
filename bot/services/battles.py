"""The course of a battle in a group: opened, begun, played round by round, ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from bot.core import battles as core
from bot.core import lobby
from bot.core.battles import Asking, Ending, Lobby, Over, Pausing, Rules
from bot.core.grading.verdict import Verdict
from bot.core.rounds import Closing, Mode, Round, aim_of
from bot.core.scores import player_scores
from bot.services.bank import Bank, BankCard
from bot.services.group_days import count_group_day, group_streak
from bot.services.picking import pick_card
from bot.services.ranking import Ranked, names_of, ranking_of
from bot.services.verdicts import read_verdict
from bot.storage.arena import Running
from bot.storage.battles import Battle, BattleAnswer, BattleScore
from bot.storage.models import Deck, Learner
from bot.storage.work import Work

FEWEST_PLAYERS = 2
"""A battle of fewer counts for no table."""

SINGLE = Rules(rounds=1, seconds=60)
"""One question to a group is a battle of one round, without a lobby or a podium."""


@dataclass(frozen=True, slots=True)
class LobbyShown:
    """The lobby is to be shown as it stands now: who is in it, by name."""

    running: Running
    deck: Deck
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """How a battle stands that has begun: its ranking, and who is in it where that does not tell."""

    running: Running
    deck: Deck
    names: tuple[tuple[str, int], ...]
    ranking: list[Ranked]


@dataclass(frozen=True, slots=True)
class Put:
    """A question was put to the group."""

    running: Running
    card: BankCard


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed answer, opened: whose, what it said, and what it earned."""

    name: str
    text: str
    verdict: Verdict
    points: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A round is closed: `finders` are who claimed each point, `answers` the seals now open.

    `untold` are the seconds by which it was longer without a word. Without a `closing` it was cut short.
    """

    running: Running
    number: int
    card: BankCard
    closing: Closing | None
    finders: tuple[str | None, ...]
    answers: tuple[Sealed, ...]
    ranking: list[Ranked]
    untold: float = 0.0


@dataclass(frozen=True, slots=True)
class Podium:
    """How a battle came out: `best` is whose answer claimed how many points, after so many seconds.

    `missed` is a point that nobody named, with its question; `streak` tells on how many days in a row the
    group has played.
    """

    ranking: list[Ranked]
    best: tuple[str, int, float] | None
    missed: tuple[str, str] | None
    streak: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A battle is over; a podium where it came to that, and the round that was `cut_short`, if one was."""

    running: Running
    ending: Ending
    podium: Podium | None
    cut_short: Closed | None = None


Happening = LobbyShown | Put | Closed | Ended


@dataclass(frozen=True, slots=True)
class Place:
    """Where a battle is held: a group, by its id and title, and the topic in it (0: none)."""

    chat_id: int
    title: str
    thread_id: int = 0


async def open_battle(work: Work, learner: Learner, place: Place, deck: Deck, rules: Rules) -> Running:
    """Open a lobby in a place where no battle is on."""
    await work.arena.group_named(place.chat_id, place.title)
    row = Battle(
        id=work.new_id(),
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        deck_id=deck.id,
        starter_id=learner.id,
        language=learner.language,
        code=token_hex(8),
        state="",
        calls=0,
        created_at=work.now,
    )
    return work.arena.add(row, lobby.open_lobby(rules, learner.id, work.now))


async def show_lobby(work: Work, running: Running, *, at_once: bool = False) -> LobbyShown | None:
    """Return the lobby to show, or nothing yet where it was shown a moment ago."""
    running.game, now = lobby.show_lobby(running.game, work.now, at_once=at_once)
    if not now:
        return None
    deck = await work.deck(running.row.deck_id)
    return LobbyShown(running, deck, await _named_players(work, running))


async def board_of(work: Work, running: Running, ranking: list[Ranked]) -> Board:
    """Return how a battle stands, by its ranking, which is empty where nothing is to be ranked."""
    tells = ranking and not running.game.rules.teams
    names = () if tells else await _named_players(work, running)
    return Board(running, await work.deck(running.row.deck_id), names, ranking)


async def _named_players(work: Work, running: Running) -> tuple[tuple[str, int], ...]:
    """Return who takes part, by name, and in which team."""
    players = running.game.players
    names = await names_of(work, [one.id for one in players])
    return tuple((names[one.id], one.team) for one in players)


async def put_question(work: Work, bank: Bank, running: Running) -> Put | Ended:
    """Put the next question, of a card that came neither in this group nor this battle before all others."""
    deck, put = await work.deck(running.row.deck_id), running.game.put
    shown = put[len(put) // max(1, deck.cards) * deck.cards :]
    card_id = None
    if deck.retired_at is None:
        card_id = await pick_card(work, running.row.chat_id, deck, None, shown=shown)
    if card_id is None:
        return await end_battle(work, bank, running, Ending.NO_CARDS)
    card = await bank.card(work.session, card_id)
    running.game = core.ask(running.game, card_id, aim_of(card.card), work.now)
    return Put(running, card)


async def show_closed(work: Work, bank: Bank, running: Running) -> Closed:
    """Return what a round that has just closed came to; its game must be pausing."""
    game = running.game
    assert isinstance(game.phase, Pausing)  # noqa: S101 - callers look at the phase
    closed = await _present_round(work, bank, running, game.phase.asked, game.phase.closing)
    if game.rules.rounds == SINGLE.rounds:
        running.game = core.end(game, Ending.PLAYED)
    return closed


async def _present_round(
    work: Work, bank: Bank, running: Running, asked: Round, closing: Closing | None
) -> Closed:
    """Return what the round came to that stands, or has just closed."""
    game = running.game
    card = await bank.card(work.session, asked.card_id)
    result = core.present_result(game)
    names = await names_of(work, {claim.player for claim in result.claims.values()})
    places = range(len(card.card.points))
    finders = tuple(names[result.claims[at].player] if at in result.claims else None for at in places)
    answers = () if game.rules.mode is Mode.CLAIM else await _open_seals(work, running, asked.number)
    ranking = await ranking_of(work, game)
    return Closed(running, asked.number, card, closing, finders, answers, ranking, asked.untold)


async def prepare(work: Work, due: Collection[Running]) -> None:
    """Load together what seeing to these battles will need."""
    work.arena.expect({one.row.chat_id for one in due})
    await work.load_learners({player.id for one in due for player in one.game.players})


async def see_to(work: Work, bank: Bank, running: Running) -> Happening | None:
    """Do what is due in a battle by now; each call does one thing."""
    game = running.game
    due_at = core.due_at(game)
    if due_at is None or due_at > work.now:
        return None
    if isinstance(game.phase, Asking):
        running.game = core.call_time(game, work.now)
        return await show_closed(work, bank, running)
    if isinstance(game.phase, Lobby) and game.phase.expires_at > work.now:
        return await show_lobby(work, running, at_once=True)
    ending = core.ending_of(game)
    if ending is not None:
        return await end_battle(work, bank, running, ending)
    return await put_question(work, bank, running)


async def end_battle(work: Work, bank: Bank, running: Running, ending: Ending) -> Ended:
    """End a battle, and tell how it came out, and the answer to a question that still stood."""
    phase = running.game.phase
    cut_short = (
        await _present_round(work, bank, running, phase.asked, None) if isinstance(phase, Asking) else None
    )
    await close_battle(work, running, ending)
    return Ended(running, ending, await _podium(work, bank, running), cut_short)


async def close_battle(work: Work, running: Running, ending: Ending) -> None:
    """End a battle, and keep what its players take home if two or more took part."""
    running.game = core.end(running.game, ending)
    game, row = running.game, running.row
    points = player_scores(game)
    took_part = [player for player in points if player in game.took_part]
    if len(took_part) < FEWEST_PLAYERS or game.rules.rounds <= SINGLE.rounds:
        return
    for player in took_part:
        work.append(
            BattleScore,
            battle_id=row.id,
            learner_id=player,
            chat_id=row.chat_id,
            at=work.now,
            points=points[player],
        )
    if any(points.values()):  # where nobody earned any, nobody knows whether it was played
        starter = await work.learner(row.starter_id)
        await count_group_day(work, row.chat_id, starter.zone if starter is not None else None)


async def recall_silenced(work: Work, bank: Bank, chat_id: int) -> list[Ended]:
    """Return a group's battles that ended because we could not speak there, so that it is told now, once."""
    recalled = []
    for running in await work.arena.untold(chat_id):
        running.row.is_untold = False
        if isinstance(running.game.phase, Over):
            ending = running.game.phase.ending
            recalled.append(Ended(running, ending, await _podium(work, bank, running)))
    return recalled


async def extend_rounds(work: Work, seconds: float) -> list[Running]:
    """Give every round that stands open so much more time; returns whose."""
    open_rounds = [one for one in await work.arena.all_running() if isinstance(one.game.phase, Asking)]
    for running in open_rounds:
        running.game = core.extend(running.game, timedelta(seconds=seconds))
    return open_rounds


async def _open_seals(work: Work, running: Running, number: int) -> tuple[Sealed, ...]:
    """Return a round's sealed answers, each player's first, the best first, of equals the earlier."""
    points = core.present_result(running.game).points
    rows = dict[int, BattleAnswer]()
    for row in await work.battle_answers(running.row.id, number):
        rows.setdefault(row.learner_id, row)
    names = await names_of(work, rows)
    opened = [
        Sealed(names[player], row.text, read_verdict(row.verdict), points[player])
        for player, row in rows.items()
    ]
    return tuple(sorted(opened, key=lambda one: -one.points))


async def _podium(work: Work, bank: Bank, running: Running) -> Podium | None:
    """Return how a battle came out; one question has no podium, nor has a battle in which nobody answered."""
    game = running.game
    if not game.took_part or game.rules.rounds <= SINGLE.rounds:
        return None
    best = None
    if game.best is not None:
        names = await names_of(work, [game.best.player])
        best = names[game.best.player], game.best.claimed, game.best.seconds
    missed = None
    if game.missed is not None:
        card = await bank.card(work.session, game.missed.card_id)
        if game.missed.place < len(card.card.points):
            missed = card.card.points[game.missed.place].text, card.card.question
    streak = await group_streak(work, running.row.chat_id)
    return Podium(await ranking_of(work, game), best, missed, streak)
