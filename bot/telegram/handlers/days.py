"""How a learner's days run: until when at night, with which weekdays off."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.core.days import MOST_REST, WEEK
from bot.services.days import plan_of, set_plan
from bot.services.reminding import plan_anew
from bot.telegram.messages import Button, Message
from bot.telegram.turn import Turn

HOURS = (0, 3, 5)
"""The ends of a day that are offered, by the clock of the night after it."""


def row(turn: Turn) -> list[Button]:
    """Return the buttons of the settings that say how days run."""
    return [Button(turn.words("buttons.day_end"), "ends:0"), Button(turn.words("buttons.rest"), "rests:0")]


def shown_rest(turn: Turn) -> str:
    """Return the weekdays that are off, in words."""
    days = [turn.words.weekday(day) for day in sorted(turn.learner.rest_days)]
    return turn.words.join(days) if days else turn.words("settings.rest_none")


async def tap_days(turn: Turn, verb: str, numbers: tuple[int, ...]) -> None:
    """Find what a button stands for that says how days run."""
    match verb, numbers:
        case "ends", (0,):
            turn.toast()
            buttons = [Button(f"{time(hour):%H:%M}", f"end:{hour}") for hour in HOURS]
            turn.say(Message(turn.words("settings.day_end_ask"), [buttons]))
        case "end", (hour,) if hour in HOURS:
            await _take_end(turn, time(hour))
        case "rests", (0,):
            turn.toast()
            turn.say(Message(turn.words("settings.rest_ask"), _weekdays(turn)))
        case "rest", (day, (0 | 1) as off) if day in WEEK:
            _take_rest(turn, day, off=bool(off))
        case _:
            turn.toast("stray.forged")


async def _take_end(turn: Turn, end: time) -> None:
    if turn.learner.day_end == end:
        turn.toast("settings.day_end_same", time=f"{end:%H:%M}")
        return
    turn.toast()
    set_plan(turn.work, turn.learner, replace(plan_of(turn.learner), day_end=end))
    await plan_anew(turn.work, turn.learner)
    turn.say_text("settings.day_end_set", time=f"{end:%H:%M}")


def _take_rest(turn: Turn, day: int, *, off: bool) -> None:
    """Take a weekday off, or on again; one is left to study on."""
    rest = turn.learner.rest_days | {day} if off else turn.learner.rest_days - {day}
    if len(rest) > MOST_REST:
        turn.toast("settings.rest_all")
        return
    turn.toast("settings.rest_on" if off else "settings.rest_off", day=turn.words.weekday(day))
    set_plan(turn.work, turn.learner, replace(plan_of(turn.learner), rest=rest))
    turn.change_buttons(_weekdays(turn))


def _weekdays(turn: Turn) -> list[list[Button]]:
    """Return a button for each weekday, those that are off with a tick."""
    buttons = [_weekday(turn, day) for day in WEEK]
    return [buttons[:4], buttons[4:]]


def _weekday(turn: Turn, day: int) -> Button:
    name, is_off = turn.words.weekday(day, "abbreviated"), day in turn.learner.rest_days
    label = turn.words("settings.weekday_off", day=name) if is_off else name
    return Button(label, f"rest:{day}:{int(not is_off)}")
