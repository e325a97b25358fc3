"""A learner's days: four weeks at a glance, and the days that decided the streak."""

from __future__ import annotations

from datetime import date, timedelta

from markupsafe import Markup

from bot.core.days import WEEK, Sign
from bot.core.history import Run, decisive
from bot.services.history import History
from bot.telegram.messages import Message
from bot.telegram.words import Words

MARKS = {Sign.DONE: "✓", Sign.FROZEN: "*", Sign.REST: "–", Sign.AWAY: "~", Sign.MISSED: "×"}
"""Told apart by a screen reader, and by a font that has no emoji."""

WEEKS = 4
MOST_RUNS = 30


def strip(words: Words, history: History) -> tuple[Markup, Markup]:
    """Return what the marks mean, and four weeks, a row each from Monday on, with today in brackets."""
    monday = history.today - timedelta(days=history.today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    labels = [words.date(day, "MMMd") for day in mondays]
    width = max(map(len, labels)) + 1
    head = " " * width + "".join(f" {words.weekday(day, 'short'):<2}" for day in WEEK)
    rows = [
        f"{label:<{width}}" + "".join(_cell(history, day + timedelta(days=n)) for n in WEEK)
        for label, day in zip(labels, mondays, strict=True)
    ]
    shown = {day: sign for day, sign in history.signs.items() if day >= mondays[0]}
    if history.resting:
        shown.setdefault(history.today, Sign.REST)
    seen = {*shown.values()}
    marks = [f"{mark} {words(f'streak.sign.{sign}')}" for sign, mark in MARKS.items() if sign in seen]
    legend = Markup(", ").join([*marks, words("streak.today")])
    table = "\n".join(line.rstrip() for line in [head, *rows])
    return legend, Markup("<pre>{}</pre>").format(table)


def show_why(words: Words, history: History) -> Message:
    """List the days that decided the streak, the newest first."""
    if not history.signs:
        return Message(words("streak.none"))
    runs = [_run(words, run) for run in decisive(history.signs)[:MOST_RUNS]]
    return Message(Markup("\n").join([words("streak.why"), *runs]))


def _cell(history: History, day: date) -> str:
    sign = history.signs.get(day)
    if day == history.today:
        sign = sign or (Sign.REST if history.resting else None)
        return f"[{MARKS[sign] if sign else ' '}]"
    return f" {MARKS[sign] if sign else ' '} "


def _run(words: Words, run: Run) -> Markup:
    when = words.date(run.first)
    if run.days > 1:
        when = f"{when} – {words.date(run.last)}"
    what = words.count(f"streak.came_to.{run.sign}", run.days)
    return words("streak.run", mark=MARKS[run.sign], when=when, what=what)
