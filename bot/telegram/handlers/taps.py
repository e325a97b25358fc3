"""Buttons: what was tapped, read from data that anyone may have forged."""

from __future__ import annotations

from bot.telegram.handlers import (
    asking,
    days,
    naming,
    people,
    progress,
    quiz_buttons,
    reminders,
    settings,
    wishes,
)
from bot.telegram.handlers.battle_buttons import tap_in_group
from bot.telegram.ids import ids_in
from bot.telegram.turn import Turn

ELSEWHERE = frozenset({"go", "review", "weak", "back", "deck", "decks", "own", "alias", "hide"})
DAYS = frozenset({"ends", "end", "rests", "rest"})
WISHES = frozenset({"news", "new", "retentions", "retention"})
OF_REMINDERS = frozenset({"remind", "unremind", "last_call", "snooze", "not_today", "off"})


async def tap(turn: Turn) -> None:
    """Find what a button stands for; whatever it is, the tap is answered."""
    query = turn.update.callback_query
    data = query.data if query is not None and query.data is not None else ""
    verb, _, rest = data.partition(":")
    if turn.chat_id != turn.learner.id:
        await tap_in_group(turn, verb, ids_in(rest))
        return
    if verb == "zone":
        await settings.tap_zone(turn, rest)
        return
    asking.leave(turn)
    await _tap_in_private(turn, verb, ids_in(rest))
    turn.take_keys()


async def _tap_in_private(turn: Turn, verb: str, numbers: tuple[int, ...]) -> None:
    """Buttons of a private chat, but for those that tell of a place."""
    if verb in ELSEWHERE and len(numbers) == 1:
        await _tap_elsewhere(turn, verb, numbers[0])
    elif verb in DAYS:
        await days.tap_days(turn, verb, numbers)
    elif verb == "dark" and numbers in ((0,), (1,)):
        progress.tap_dark(turn, dark=bool(numbers[0]))
        await settings.show_anew(turn)
    elif verb in WISHES and len(numbers) == 1:
        await wishes.tap_wishes(turn, verb, numbers[0])
    elif verb in OF_REMINDERS and len(numbers) == 1:
        await _tap_reminder(turn, verb, numbers[0])
    else:
        await _tap_in_quiz(turn, verb, numbers)


async def _tap_in_quiz(turn: Turn, verb: str, numbers: tuple[int, ...]) -> None:
    """Buttons that name a question, a quiz, or what to quiz."""
    match verb, numbers:
        case (("next" | "show" | "hint"), (question_id,)):
            await quiz_buttons.tap_question(turn, verb, question_id)
        case (("right" | "undo"), (question_id,)):
            await quiz_buttons.tap_right(turn, question_id, withdraw=verb == "undo")
        case "why", (question_id,):
            await quiz_buttons.tap_why(turn, question_id)
        case (("again" | "mistakes"), (quiz_id,)):
            await quiz_buttons.tap_summary(turn, verb, quiz_id)
        case "quiz", (deck_id, topic_id):
            await quiz_buttons.tap_quiz(turn, deck_id, topic_id)
        case _:
            turn.toast("stray.forged")


async def _tap_elsewhere(turn: Turn, verb: str, number: int) -> None:
    """Buttons outside a question; where one names nothing, its number is 0."""
    match verb, number:
        case "go", 0:
            await quiz_buttons.tap_go(turn)
        case "review", 0:
            await quiz_buttons.tap_review(turn)
        case "weak", 0:
            await quiz_buttons.tap_weak(turn)
        case "back", 0:
            await quiz_buttons.tap_back(turn)
        case "decks", 0:
            turn.toast()
            await people.decks(turn)
        case "deck", deck_id:
            await people.tap_deck(turn, deck_id)
        case "own", deck_id:
            await settings.tap_own_deck(turn, deck_id)
        case "alias", (0 | 1):
            await naming.tap_alias(turn, number)
        case "hide", (0 | 1):
            naming.tap_hide(turn, number)
            await settings.show_anew(turn)
        case _:
            turn.toast("stray.forged")


async def _tap_reminder(turn: Turn, verb: str, number: int) -> None:
    """Buttons of the list of reminders, and under one that went out."""
    match verb:
        case "remind":
            await reminders.tap_remind(turn, number)
        case "unremind":
            await reminders.tap_unremind(turn, number)
        case "last_call":
            await reminders.tap_last_call(turn)
        case _:
            await reminders.tap_push(turn, verb, number)
