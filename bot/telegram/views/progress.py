"""Where a learner stands: the summary of a quiz, and the streak."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from bot.core.streaks import FREEZE_EVERY, MOST_FREEZES
from bot.core.zones import UTC_ZONE, offset_words, zone_info
from bot.services.history import History
from bot.services.outcomes import Summary
from bot.services.streaks import StreakShown
from bot.telegram.messages import Button, Message
from bot.telegram.views.history import strip
from bot.telegram.words import Words


def show_summary(words: Words, summary: Summary, *, stopped: bool = False) -> Message:
    """Sum a quiz up, and offer another or its mistakes."""
    lines = [words("summary.stopped")] if stopped else []
    if summary.asked:
        across = words("weak.title" if summary.weak else "review.title")
        title = across if summary.deck_title is None else summary.deck_title
        lines.append(words("summary.head", deck=title, right=summary.right, asked=summary.asked))
    if summary.partial:
        lines.append(words("summary.partial", partial=summary.partial))
    if summary.asked and not summary.mistakes:
        lines.append(words("summary.perfect"))
    again = f"again:{summary.quiz_id}"
    if summary.deck_title is None:
        again = "weak:0" if summary.weak else "review:0"
    buttons = [Button(words("buttons.again"), again)]
    if summary.mistakes:
        lines.append(words("summary.mistakes"))
        buttons.append(Button(words("buttons.mistakes"), f"mistakes:{summary.quiz_id}"))
    return Message(Markup("\n").join(lines), [buttons])


def show_streak(words: Words, streak: StreakShown, days: History, now: datetime) -> Message:
    """Show the streak in full, with four weeks at a glance."""
    if streak.total == 0:
        return Message(Markup("\n").join([words("streak.none"), zone_line(words, streak, now)]))
    head = words.count("streak.day", streak.current)
    if not streak.current:
        length = words.count("streak.length", streak.ended)
        head = words("streak.lost", length=length, recent=days.recent)
    lines = [
        head,
        words("streak.best", best=words.number(streak.best), total=words.number(streak.total)),
        words("streak.freezes", freezes=streak.freezes, most=MOST_FREEZES, every=FREEZE_EVERY),
        *_today(words, streak, days),
        zone_line(words, streak, now),
        *strip(words, days),
    ]
    return Message(Markup("\n").join(lines))


def _today(words: Words, streak: StreakShown, days: History) -> list[Markup]:
    """Say whether today is done, or what it wants."""
    if streak.today_done:
        return [words("streak.done")]
    if days.counts_from is not None:
        at = days.counts_from.astimezone(zone_info(streak.zone or UTC_ZONE))
        return [words("streak.too_soon", time=f"{at:%H:%M}")]
    if days.resting:
        return [words("streak.resting")]
    return [words("streak.todo")] if streak.current else []


def streak_line(words: Words, streak: StreakShown, now: datetime) -> Markup:
    """Tell the streak in a line, after the first answer of a day."""
    lines = [words.count("streak.day", streak.current)]
    if streak.spent:
        lines.append(words("streak.spent"))
    if streak.earned:
        lines.append(words("streak.earned"))
    if streak.zone is None:
        lines.append(zone_line(words, streak, now))
    return Markup("\n").join(lines)


def zone_line(words: Words, streak: StreakShown, now: datetime) -> Markup:
    """Say whose midnight counts."""
    end = streak.day_end.isoformat("minutes")
    if streak.zone is None:
        return words("streak.zone_utc", end=end)
    return words("streak.zone", zone=offset_words(streak.zone, now), end=end)
