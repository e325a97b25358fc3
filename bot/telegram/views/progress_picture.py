"""How a learner comes on, as a picture and as a caption that says the same."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup

from bot.core.days import WEEK, Sign
from bot.core.picture import DAYS_AHEAD, FROZEN, TO_COME, WEEKS, Bar, Count, Picture
from bot.services.progress import Progress, Stage
from bot.telegram.html import clip
from bot.telegram.words import Words

BUSY = (6, 16, 31)
"""From how many answered questions on a day is shown stronger."""

TITLE_UNITS = 80
"""A topic's name is cut to this length in the caption, in UTF-16 units: Telegram takes 1,024 in all."""

LAST_MONTH = WEEKS - 2
"""A month that begins in a later week has no room for its name."""


def show_picture(words: Words, progress: Progress, bot_name: str, *, dark: bool) -> Picture:
    """Word what the picture shows."""
    return Picture(
        dark=dark,
        title=_title(words, progress).unescape(),
        subtitle=_subtitle(words, progress).unescape(),
        mark=f"@{bot_name}",
        calendar_head=words("stats.calendar").unescape(),
        calendar_note=_studied(words, progress).unescape(),
        days=tuple(_level(progress, number) for number in range(WEEKS * 7)),
        months=_months(words, progress),
        weekdays=tuple(words.weekday(day, "abbreviated") for day in WEEK),
        less=words("stats.less").unescape(),
        more=words("stats.more").unescape(),
        frozen=words("stats.frozen").unescape(),
        topics_head=words("stats.topics").unescape(),
        topics=tuple(
            Bar(topic.title, topic.share, words.percent(round(100 * topic.share)))
            for topic in progress.topics
        ),
        topics_none=words("stats.topics_none").unescape(),
        stages_head=words.count("stats.met", sum(progress.stages.values())).unescape(),
        stages=_stages(words, progress),
        stages_none=words("stats.met_none").unescape(),
        due_head=words("stats.due").unescape(),
        due=_due(words, progress),
        due_none=words("stats.due_none").unescape(),
    )


def show_caption(words: Words, progress: Progress) -> Markup:
    """Say in words what the picture shows, for who can't see it; it keeps to Telegram's limit."""
    today, later = progress.due.get(progress.today, 0), sum(_ahead(progress)[1:])
    topics = (
        words(
            "stats.topic",
            topic=clip(topic.title, TITLE_UNITS),
            percent=words.percent(round(100 * topic.share)),
        )
        for topic in progress.topics
    )
    stages = (
        words("stats.stage_cards", stage=words(f"stats.stage.{stage}"), cards=words.number(cards))
        for stage, cards in progress.stages.items()
    )
    lines = [
        words("stats.caption_title", title=_title(words, progress), subtitle=_subtitle(words, progress)),
        words("stats.caption_calendar", days=_studied(words, progress)),
        words("stats.caption_topics", topics=Markup(", ").join(topics)) if progress.topics else None,
        words("stats.caption_stages", stages=Markup(", ").join(stages)) if _met(progress) else None,
        words("stats.caption_due", today=words.number(today), later=words.number(later)),
    ]
    return Markup("\n").join(line for line in lines if line is not None)


def _title(words: Words, progress: Progress) -> Markup:
    current = progress.streak.current
    return words.count("stats.title", current) if current else words("stats.no_streak")


def _subtitle(words: Words, progress: Progress) -> Markup:
    streak = progress.streak
    if not streak.total:
        return words("stats.begin")
    return words(
        "stats.subtitle",
        best=words.count("streak.length", streak.best),
        total=words.count("stats.in_all", streak.total),
    )


def _studied(words: Words, progress: Progress) -> Markup:
    signs = progress.signs.items()
    return words.count(
        "stats.studied", sum(sign is Sign.DONE for day, sign in signs if day >= progress.monday)
    )


def _level(progress: Progress, number: int) -> int:
    """Return how strongly a day of the calendar is shown."""
    day = progress.monday + timedelta(days=number)
    if day > progress.today:
        return TO_COME
    match progress.signs.get(day):
        case Sign.DONE:
            return 1 + sum(progress.answered.get(day, 0) >= bound for bound in BUSY)
        case Sign.FROZEN:
            return FROZEN
        case _:
            return 0


def _months(words: Words, progress: Progress) -> tuple[tuple[int, str], ...]:
    """Return the months' names, each above the week in which it begins."""
    firsts = []
    for week in range(LAST_MONTH + 1):
        monday = progress.monday + timedelta(weeks=week)
        days = (monday + timedelta(days=number) for number in WEEK)
        firsts += [(week, words.date(day, "MMM")) for day in days if day.day == 1]
    return tuple(firsts)


def _met(progress: Progress) -> int:
    return sum(progress.stages.values())


def _stages(words: Words, progress: Progress) -> tuple[Count, ...]:
    if not _met(progress):
        return ()
    return tuple(Count(words(f"stats.stage.{stage}").unescape(), progress.stages[stage]) for stage in Stage)


def _ahead(progress: Progress) -> list[int]:
    """Return how many cards are due today and on each day after it."""
    return [progress.due.get(progress.today + timedelta(days=number), 0) for number in range(DAYS_AHEAD)]


def _due(words: Words, progress: Progress) -> tuple[Count, ...]:
    days = (progress.today + timedelta(days=number) for number in range(DAYS_AHEAD))
    names = (words.weekday(day.weekday(), "abbreviated") for day in days)
    return tuple(Count(name, cards) for name, cards in zip(names, _ahead(progress), strict=True))
