"""The question of the day in a group: `/daily`, and the answers."""

from __future__ import annotations

from telegram import Message as Received

from bot.core.reminders import EVERY_DAY
from bot.services.choosing import active_deck
from bot.services.dailies import answer_daily, daily_of, end_daily, set_daily
from bot.services.questions import Message
from bot.services.ranking import shown_name
from bot.storage.models import Errand
from bot.telegram.announcing import announce
from bot.telegram.handlers.battle import NAME_UNITS, NOTED, deck_meant
from bot.telegram.handlers.phrases import asks_for_answer
from bot.telegram.html import line, name
from bot.telegram.messages import react
from bot.telegram.times import read_wish
from bot.telegram.turn import Turn
from bot.telegram.views.daily import head_of, show_set
from bot.telegram.words import words_for

MARK = "\N{CALENDAR}"
"""What our messages about a question of the day begin with."""


async def daily(turn: Turn) -> None:
    """`/daily`: show what is set; `/daily 09:00 [deck]` sets it, `/daily off` ends it.

    Once set, only who set it may change it, or an administrator, for whom Telegram must be asked.
    """
    known = await daily_of(turn.work, turn.chat_id)
    if not turn.args:
        await _show(turn)
    elif known is None or known.setter_id == turn.learner.id:
        await _grant(turn)
    else:
        turn.work.add(
            Errand(
                id=turn.work.new_id(),
                learner_id=turn.learner.id,
                chat_id=turn.chat_id,
                wish=" ".join(turn.args),
                thread_id=turn.thread_id,
            )
        )


async def settle(turn: Turn, *, rules: bool) -> None:
    """Do what somebody wished who did not set the question of the day, if they rule the group."""
    if rules:
        await _grant(turn)
    else:
        turn.say_text("daily.not_admin", name=name(shown_name(turn.learner)))


async def listen(turn: Turn) -> None:
    """Take a reply to the message with a question of the day for an answer; a late one says nothing."""
    said = turn.update.message
    replied = said.reply_to_message if said is not None else None
    if said is None or replied is None:
        return
    for question in await turn.work.dailies.questions(turn.chat_id):
        head = head_of(words_for(question.language), question.date).striptags()
        if (replied.text or "").startswith(head):
            message = Message(said.message_id, said.text or "", said.date)
            asks = asks_for_answer(turn, message.text)
            if await answer_daily(turn.work, turn.desk.bank, question, turn.learner, message, asks=asks):
                turn.post(react(turn.chat_id, said.message_id, NOTED))
            return


def is_about_one(said: Received) -> bool:
    """Tell whether a message that is for us replies to one about a question of the day."""
    replied = said.reply_to_message
    return replied is not None and (replied.text or "").startswith(MARK)


async def _grant(turn: Turn) -> None:
    """Set what was typed, or end it; a time alone keeps the deck that is set, and a deck alone the time."""
    text = " ".join(turn.args)
    if text.casefold() in turn.words("phrases.off").split("|"):
        await _end(turn)
        return
    wish, known = read_wish(turn.words, turn.args), await daily_of(turn.work, turn.chat_id)
    clocks = wish.clocks
    if not clocks and known is not None and not wish.misses_a_time:
        clocks = (known.clock,)
    if len(clocks) != 1 or wish.weekdays != EVERY_DAY:
        turn.say_text("daily.no_time", text=line(text, NAME_UNITS))
        return
    if turn.learner.zone is None:
        turn.say_text("daily.zone_first", link=turn.link)
        return
    kept = await active_deck(turn.work, known.deck_id) if known is not None and not wish.rest else None
    deck = kept or await deck_meant(turn, [*wish.rest])
    if deck is None:
        return
    zone, clock = turn.learner.zone, clocks[0]
    known = await set_daily(turn.work, turn.learner, zone, turn.chat_id, turn.thread_id, clock, deck)
    turn.say(show_set(turn.words, "daily.set", known, deck.title, shown_name(turn.learner)))


async def _end(turn: Turn) -> None:
    """End it, and tell what the question came to that stood open."""
    known = await daily_of(turn.work, turn.chat_id)
    if known is None:
        turn.say_text("daily.none")
        return
    closed = await end_daily(turn.work, turn.desk.bank, known)
    if closed is not None:
        announce(turn.work, turn.desk.content, closed)
    turn.say_text("daily.off")


async def _show(turn: Turn) -> None:
    known = await daily_of(turn.work, turn.chat_id)
    if known is None:
        turn.say_text("daily.none")
        return
    deck = await active_deck(turn.work, known.deck_id)
    setter = shown_name(await turn.work.learner(known.setter_id))
    turn.say(show_set(turn.words, "daily.shown", known, deck.title if deck else "–", setter))
