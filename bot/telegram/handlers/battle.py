"""Battles: their commands, and what is said while one is on."""

from __future__ import annotations

from telegram import Message as Received

from bot.core.battles import Asking, Ending, Lobby, Rules, join
from bot.core.lobby import FEWEST_ROUNDS, MOST_ROUNDS
from bot.services.battles import (
    SINGLE,
    Place,
    end_battle,
    open_battle,
    put_question,
    show_closed,
    show_lobby,
)
from bot.services.choosing import ChooseDeck, Chosen, choose
from bot.services.claiming import answer_openly, vote
from bot.services.group_days import group_streak
from bot.services.questions import Message
from bot.services.ranking import Period, table_of
from bot.storage.arena import Running
from bot.storage.decks import list_decks
from bot.storage.models import Deck, Errand
from bot.telegram.html import line
from bot.telegram.messages import react
from bot.telegram.referee import Referee
from bot.telegram.turn import Turn
from bot.telegram.views.podium import show_table

CLAIMED = "\N{THUMBS UP SIGN}"
"""The reaction that acknowledges a claim; Telegram lets a bot use it everywhere."""

MISSED = "\N{THINKING FACE}"
"""The reaction to an answer that names no point."""

NOTED = "\N{WRITING HAND}"
"""The reaction to what counts, though no more is told of it yet: a vote, an answer to the day's question."""

NAME_UNITS = 60
MOST_DIGITS = 6


def referee(turn: Turn) -> Referee:
    """Return who speaks for the battles of this turn."""
    return Referee(turn.work, turn.desk, turn.bot_name, turn.reads_all)


async def here(turn: Turn) -> Running | None:
    """Return the battle that is on where this turn is taken."""
    return await turn.work.arena.in_place(turn.chat_id, turn.thread_id)


def place(turn: Turn) -> Place:
    """Return where this turn is taken."""
    chat = turn.update.effective_chat
    return Place(turn.chat_id, (chat.title if chat else None) or "", turn.thread_id)


async def battle(turn: Turn) -> None:
    """`/battle [deck] [rounds]`: open a lobby, or join the open one and show it anew, further down."""
    running = await here(turn)
    if running is not None and isinstance(running.game.phase, Lobby):
        running.game = join(running.game, turn.learner.id)
        referee(turn).leave_lobby_behind(running)
        await refresh(turn, running, at_once=True)
        return
    if running is not None:
        turn.say_text(what_is_on(running))
        return
    words, rounds = _read_wish(turn.args)
    if not FEWEST_ROUNDS <= rounds <= MOST_ROUNDS:
        turn.say_text("battle.how_many", fewest=FEWEST_ROUNDS, most=MOST_ROUNDS)
        return
    deck = await deck_meant(turn, words)
    if deck is not None:
        await open_lobby(turn, deck, Rules(rounds=rounds))


def _read_wish(args: tuple[str, ...]) -> tuple[list[str], int]:
    """Return a deck's name and how many rounds are wished for, in either order: "stalin 3"."""
    for number, *name in (args[::-1], args) if args else ():
        if number.isdecimal():
            return (name[::-1] if number is args[-1] else name), int(number[:MOST_DIGITS])
    return list(args), Rules().rounds


async def question(turn: Turn) -> None:
    """`/question [deck]`: put one question to the group, without a battle."""
    running = await here(turn)
    if running is not None:
        turn.say_text(what_is_on(running))
        return
    deck = await deck_meant(turn, list(turn.args))
    if deck is not None:
        running = await open_battle(turn.work, turn.learner, place(turn), deck, SINGLE)
        await referee(turn).tell(await put_question(turn.work, turn.desk.bank, running))


def what_is_on(running: Running) -> str:
    """Return the key of the text that says why nothing else can begin here."""
    is_single = running.game.rules.rounds == SINGLE.rounds
    return "battle.question_on" if is_single else "battle.already_on"


async def open_lobby(turn: Turn, deck: Deck, rules: Rules) -> None:
    """Open a battle and show its lobby."""
    running = await open_battle(turn.work, turn.learner, place(turn), deck, rules)
    await refresh(turn, running, at_once=True)


async def refresh(turn: Turn, running: Running, *, at_once: bool = False) -> None:
    """Show the lobby as it stands now, or a little later where it was shown a moment ago."""
    shown = await show_lobby(turn.work, running, at_once=at_once)
    if shown is not None:
        await referee(turn).tell(shown)


async def top(turn: Turn) -> None:
    """`/top`: who leads in this group, this week."""
    places = await table_of(turn.work, turn.chat_id, Period.WEEK, turn.learner.zone)
    streak = await group_streak(turn.work, turn.chat_id)
    turn.say(show_table(turn.words, Period.WEEK, places, streak))


async def skip(turn: Turn) -> None:
    """`/skip`: vote to leave the question."""
    running = await here(turn)
    if running is None:
        turn.say_text("battle.nothing_on")
    elif isinstance(running.game.phase, Asking):
        await cast_vote(turn, running)
    elif isinstance(running.game.phase, Lobby):
        turn.say_text("battle.cant_vote")  # in a pause many come a moment late, and none need be told


async def cast_vote(turn: Turn, running: Running) -> None:
    """Count a vote to skip, and show the answer where it passes; else a typed one is acknowledged."""
    said = turn.update.message
    taken = vote(turn.work, running, turn.learner, turn.sent_at)
    if taken.acknowledge and not taken.closed and said is not None:
        turn.post(react(turn.chat_id, said.message_id, NOTED))
    if taken.closed:
        await referee(turn).tell(await show_closed(turn.work, turn.desk.bank, running))


async def stop(turn: Turn) -> None:
    """`/stop`: end the battle, for who began it or an administrator."""
    running = await here(turn)
    if running is None:
        turn.say_text("battle.nothing_on")
    elif running.row.starter_id == turn.learner.id:
        await call_off(turn, running)
    else:
        ask_for_admin(turn, running)


async def call_off(turn: Turn, running: Running) -> None:
    """End a battle before its time."""
    ended = await end_battle(turn.work, turn.desk.bank, running, Ending.STOPPED)
    await referee(turn).tell(ended)


def ask_for_admin(turn: Turn, running: Running) -> None:
    """Have Telegram asked, after this batch, whether who wants to stop the battle is an administrator.

    A tap is answered then.
    """
    query = turn.update.callback_query
    turn.work.add(
        Errand(
            id=turn.work.new_id(),
            learner_id=turn.learner.id,
            chat_id=turn.chat_id,
            battle_id=running.row.id,
            query_id=query.id if query is not None else None,
        )
    )


async def listen(turn: Turn) -> None:
    """Take what is said in a group, while a question stands, for an answer to it."""
    running, said = await here(turn), turn.update.message
    if running is None or said is None:
        return
    message = Message(said.message_id, said.text or "", said.date, to_us=_replied(said) is not None)
    taken = await answer_openly(turn.work, turn.desk.bank, running, turn.learner, message)
    if taken is None:
        return
    if taken.acknowledge:
        turn.post(react(turn.chat_id, said.message_id, CLAIMED))
    elif taken.missed:
        turn.post(react(turn.chat_id, said.message_id, MISSED))
    if taken.closed:
        await referee(turn).tell(await show_closed(turn.work, turn.desk.bank, running))


def is_for_us(said: Received, bot_id: int) -> bool:
    """Tell whether a message in a group may be an answer: a person's own words, and not to somebody else."""
    if said.forward_origin is not None or said.sender_chat is not None or said.via_bot is not None:
        return False
    replied = _replied(said)
    return replied is None or (replied.from_user is not None and replied.from_user.id == bot_id)


def _replied(said: Received) -> Received | None:
    """Return what a message replies to: in a topic, every message seems to reply to the topic's first."""
    replied = said.reply_to_message
    return None if replied is None or replied.forum_topic_created is not None else replied


async def deck_meant(turn: Turn, words: list[str]) -> Deck | None:
    """Return the deck that is meant; says so where none has that name."""
    choice = await choose(turn.work, turn.learner, words)
    match choice:
        case Chosen(deck=deck, topic=None):
            return deck
        case Chosen():
            unknown = " ".join(words)  # a topic is no deck
        case ChooseDeck(decks=decks, unknown=unknown) if not unknown and decks:
            return decks[0]
        case ChooseDeck(decks=decks, unknown=unknown):
            pass
        case _:
            unknown = choice.unknown
    decks = await list_decks(turn.work.session)
    if not decks:
        turn.say_text("decks.none")
        return None
    known = turn.words.join([deck.slug for deck in decks])
    turn.say_text("battle.unknown_deck", name=line(unknown, NAME_UNITS), decks=known)
    return None
