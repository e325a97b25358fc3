"""Reminders: one that goes out, and the list of those that are set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import time

from markupsafe import Markup

from bot.core.reminders import EVERY_DAY, WEEKEND, WORKDAYS, Rhythm
from bot.services.reminding import Push
from bot.storage.models import Deck
from bot.storage.reminders import Reminder
from bot.telegram.html import clip
from bot.telegram.messages import Button, Message
from bot.telegram.views.question import back_button
from bot.telegram.words import Words

COMMON = (time(8), time(12, 30), time(18, 30), time(21))
"""The times that buttons offer."""

BUTTON_UNITS = 40
GAP = Markup()
NAMED_DAYS = {
    EVERY_DAY: "reminders.every_day",
    WORKDAYS: "reminders.workdays",
    WEEKEND: "reminders.weekend",
}

SPARSE = {Rhythm.WEEKLY: "reminders.is_weekly", Rhythm.STOPPED: "reminders.is_stopped"}


def show_push(words: Words, push: Push) -> Message:
    """Remind a learner: of what, what is at stake, and how to have less of this."""
    deck = words("reminders.deck", deck=push.deck.title) if push.deck else words("reminders.any_deck")
    lines = [words("reminders.last_call", time=f"{push.streak.day_end:%H:%M}") if push.last_call else deck]
    if push.streak.current:
        lines.append(words.count("reminders.at_stake", push.streak.current))
    if push.due:
        lines.append(words.count("reminders.due", push.due))
    match push.rhythm:
        case Rhythm.WEEKLY:
            lines += [GAP, words("reminders.goes_weekly")]
        case Rhythm.STOPPED:
            lines += [GAP, words("reminders.stops")]
        case _:
            pass
    begin = Button(words("buttons.start_quiz"), f"quiz:{push.deck.id}:0" if push.deck else "go:0")
    rows = [[back_button(words) if push.goes_on else begin]]
    if push.rhythm is not Rhythm.STOPPED:
        verbs = {"snooze": "buttons.snooze", "not_today": "buttons.not_today", "off": "buttons.off"}
        rows.append([Button(words(key), f"{verb}:{push.reminder_id}") for verb, key in verbs.items()])
    return Message(Markup("\n").join(lines), rows)


def show_reminders(
    words: Words, reminders: Sequence[Reminder], decks: Mapping[int, Deck], rhythm: Rhythm, *, has_zone: bool
) -> Message:
    """List what is set, with buttons to remove each, and to add common times; say so if fewer go out."""
    lines = [words("reminders.head" if reminders else "reminders.none")]
    lines += [_line(words, reminder, decks) for reminder in reminders]
    if reminders and not has_zone:
        lines += [GAP, words("reminders.no_zone")]
    if reminders and rhythm in SPARSE:
        lines += [GAP, words(SPARSE[rhythm])]
    lines += [GAP, words("reminders.how")]
    taken = {reminder.clock for reminder in reminders}
    rows = [
        [Button(clip(f"✖ {_line(words, one, decks).striptags()}", BUTTON_UNITS), f"unremind:{one.id}")]
        for one in reminders
    ]
    if not has_zone:
        rows.append([Button(words("buttons.zone"), "zone:ask")])
    if not any(reminder.last_call for reminder in reminders):
        rows.append([Button(words("buttons.last_call"), "last_call:0")])
    free = [
        Button(f"+ {clock:%H:%M}", f"remind:{clock.hour * 60 + clock.minute}")
        for clock in COMMON
        if clock not in taken
    ]
    rows += [free[:2], free[2:]]  # four in a row are too narrow on a phone
    return Message(Markup("\n").join(lines), [row for row in rows if row])


def when(words: Words, clocks: Collection[time], weekdays: frozenset[int]) -> Markup:
    """Say times and their weekdays: “08:00 and 18:30 every day”."""
    key = NAMED_DAYS.get(weekdays)
    days = words(key) if key else words.join(words.weekday(day, "abbreviated") for day in sorted(weekdays))
    return words("reminders.when", times=words.join(f"{clock:%H:%M}" for clock in sorted(clocks)), days=days)


def _line(words: Words, reminder: Reminder, decks: Mapping[int, Deck]) -> Markup:
    said = when(words, [reminder.clock], reminder.weekdays)
    if reminder.last_call:
        return words("reminders.is_last_call", when=said)
    deck = decks.get(reminder.deck_id or 0)
    return words("reminders.of_deck", when=said, deck=deck.title) if deck else said
