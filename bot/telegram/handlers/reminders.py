"""Reminders: setting them, listing them, and the buttons under them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time

from bot.core.reminders import EVERY_DAY, Rhythm
from bot.core.zones import zone_info
from bot.services.choosing import Chosen, active_deck, choose
from bot.services.reminding import (
    MOST_REMINDERS,
    leave_today_alone,
    reminder_of,
    remove_reminders,
    set_last_call,
    set_reminders,
    snooze,
)
from bot.services.streaks import is_done_today
from bot.storage.models import Deck
from bot.storage.reminders import Reminder
from bot.telegram.handlers.quiz import NAME_UNITS
from bot.telegram.handlers.settings import ask_zone
from bot.telegram.html import line
from bot.telegram.messages import Message, edit_message
from bot.telegram.times import Wish, read_wish
from bot.telegram.turn import Turn
from bot.telegram.views.reminders import show_reminders, when

MINUTES = 60
DAY_MINUTES = 24 * MINUTES


async def remind(turn: Turn) -> None:
    """`/remind`: list what is set; `/remind [days] time ... [deck]` sets more, `/remind off` removes all."""
    if not turn.args:
        turn.say(await _listed(turn))
        return
    if " ".join(turn.args).casefold() in turn.words("phrases.off").split("|"):
        await remove_reminders(turn.work, await turn.work.reminders.of(turn.learner.id))
        turn.say_text("reminders.all_off")
        return
    if " ".join(turn.args).casefold() in turn.words("phrases.last_call").split("|"):
        await _set_last_call(turn)
        return
    wish = read_wish(turn.words, turn.args)
    if not wish.clocks:
        turn.say_text("reminders.no_time", text=line(" ".join(turn.args), NAME_UNITS))
    elif wish.mixed:
        turn.say_text("reminders.mixed")
    elif " ".join(wish.rest).casefold() in turn.words("phrases.off").split("|"):
        turn.say(await _listed(turn))  # each with a button to remove it
    else:
        await _grant(turn, wish)


async def _grant(turn: Turn, wish: Wish) -> None:
    """Set what was wished for, unless it names a deck that is not there."""
    deck = None
    if wish.rest:
        choice = await choose(turn.work, turn.learner, [*wish.rest])
        if not isinstance(choice, Chosen) or choice.topic is not None:
            rest = line(" ".join(wish.rest), NAME_UNITS)
            if wish.misses_a_time:
                turn.say_text("reminders.no_time", text=rest)
            else:
                turn.say_text("reminders.no_deck", name=rest)
            return
        deck = choice.deck
    await _set(turn, wish.clocks, wish.weekdays, deck)


async def _set(turn: Turn, clocks: Collection[time], weekdays: frozenset[int], deck: Deck | None) -> bool:
    """Set reminders and say so; who has no zone is asked for it first. Returns whether there was room."""
    if not await set_reminders(turn.work, turn.learner, clocks, weekdays, deck):
        turn.say_text("reminders.too_many", most=MOST_REMINDERS)
        return False
    if turn.learner.zone is None:
        turn.say_text("reminders.zone_first")
        ask_zone(turn)
        return True
    times = when(turn.words, clocks, weekdays)
    now = f"{turn.work.now.astimezone(zone_info(turn.learner.zone)):%H:%M}"
    key = "reminders.set_deck" if deck else "reminders.set"
    turn.say_text(key, when=times, deck=deck.title if deck else "", zone=turn.learner.zone, now=now)
    return True


async def _set_last_call(turn: Turn) -> None:
    """Set the last call and say so; who has no zone is asked for it first."""
    reminder = await set_last_call(turn.work, turn.learner)
    if turn.learner.zone is None:
        turn.say_text("reminders.zone_first")
        ask_zone(turn)
        return
    end = f"{turn.learner.day_end:%H:%M}"
    turn.say_text("reminders.last_call_set", time=f"{reminder.clock:%H:%M}", end=end)


async def tap_last_call(turn: Turn) -> None:
    """*Last call*, under the list: add it."""
    turn.toast()
    await _set_last_call(turn)
    await _show_anew(turn)


async def tap_remind(turn: Turn, minutes: int) -> None:
    """A common time's button: add it."""
    if minutes >= DAY_MINUTES:
        turn.toast("stray.forged")
        return
    turn.toast()
    clock = time(*divmod(minutes, MINUTES))
    if await _set(turn, [clock], EVERY_DAY, None):
        await _show_anew(turn)


async def tap_unremind(turn: Turn, reminder_id: int) -> None:
    """A reminder's button in the list: remove it."""
    reminder = await reminder_of(turn.work, turn.learner, reminder_id)
    if reminder is None:
        turn.toast("reminders.gone")
        return
    turn.toast("reminders.off")
    await remove_reminders(turn.work, [reminder])
    await _show_anew(turn)


async def tap_push(turn: Turn, verb: str, reminder_id: int) -> None:
    """*Snooze 1 h*, *Not today* and *Off*, under a reminder."""
    reminder = await reminder_of(turn.work, turn.learner, reminder_id)
    if reminder is None:
        turn.toast("reminders.gone")
    elif verb == "off":
        turn.toast("reminders.off")
        await remove_reminders(turn.work, [reminder])
    elif is_done_today(turn.learner, turn.work.now):
        turn.toast("reminders.done")
    elif verb == "snooze":
        goes_on = await snooze(turn.work, turn.learner, reminder)
        end = f"{turn.learner.day_end:%H:%M}"
        turn.toast("reminders.snoozed" if goes_on else "reminders.snoozed_over", time=end)
    else:
        turn.toast("reminders.not_today")
        await leave_today_alone(turn.work, turn.learner)


async def _listed(turn: Turn) -> Message:
    reminders = await turn.work.reminders.of(turn.learner.id)
    decks = await _decks_of(turn, reminders)
    rhythm = Rhythm(turn.learner.reminder_rhythm)
    return show_reminders(turn.words, reminders, decks, rhythm, has_zone=turn.learner.zone is not None)


async def _decks_of(turn: Turn, reminders: Collection[Reminder]) -> dict[int, Deck]:
    found = {id_: await active_deck(turn.work, id_) for id_ in {one.deck_id for one in reminders}}
    return {deck.id: deck for deck in found.values() if deck is not None}


async def _show_anew(turn: Turn) -> None:
    """Bring the list up to date under which a button was tapped."""
    turn.post(edit_message(turn.chat_id, turn.message_id, await _listed(turn)))
