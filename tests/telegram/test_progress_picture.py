"""What the picture and its caption say of a learner's progress."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta

import pytest

from bot.core.days import Sign
from bot.core.picture import FROZEN, TO_COME, WEEKS
from bot.services.progress import Progress, Stage, TopicShare
from bot.services.streaks import StreakShown
from bot.telegram.html import length
from bot.telegram.views.progress_picture import show_caption, show_picture
from bot.telegram.words import languages, words_for

TODAY = date(2026, 3, 4)  # a Wednesday
MONDAY = TODAY - timedelta(days=2, weeks=WEEKS - 1)
CAPTION_UNITS = 1024
STREAK = StreakShown(12_345, 12_345, 1_234_567, 2, today_done=True, zone=None, day_end=time(3))
ENGLISH = words_for("en")


def progress(signs: dict[date, Sign], answered: dict[date, int], title: str = "Kirov") -> Progress:
    """Return the progress of somebody who has studied on these days, and who knows much."""
    return Progress(
        TODAY,
        MONDAY,
        STREAK,
        signs,
        Counter(answered),
        (TopicShare(title, 0.995),) * 4,
        dict.fromkeys(Stage, 1_234_567),
        Counter({TODAY: 1_234_567, TODAY + timedelta(days=13): 2, TODAY + timedelta(days=14): 9}),
    )


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("letter", ["x", "😀", "<"])
def test_a_caption_keeps_to_telegrams_limit(language: str, letter: str) -> None:
    days = {MONDAY + timedelta(days=number): Sign.DONE for number in range(180)}
    caption = show_caption(words_for(language), progress(days, {}, letter * 300))
    assert length(str(caption)) <= CAPTION_UNITS


def test_a_day_is_the_darker_the_more_was_answered_on_it() -> None:
    days = [TODAY - timedelta(days=back) for back in range(7)]
    signs = dict.fromkeys(days[:5], Sign.DONE) | {days[5]: Sign.FROZEN, days[6]: Sign.MISSED}
    answered = dict(zip(days, (5, 6, 15, 16, 31, 0, 7), strict=True))
    levels = show_picture(ENGLISH, progress(signs, answered), "viva_bot", dark=False).days
    assert levels[-11:-4] == (0, FROZEN, 4, 3, 2, 2, 1)
    assert levels[-4:] == (TO_COME,) * 4


def test_months_stand_above_the_week_in_which_they_begin() -> None:
    months = show_picture(ENGLISH, progress({}, {}), "viva_bot", dark=False).months
    assert months == ((3, "Oct"), (7, "Nov"), (12, "Dec"), (16, "Jan"), (20, "Feb"), (24, "Mar"))
    weeks = [MONDAY + timedelta(weeks=week) for week, _ in months]
    assert [(monday + timedelta(days=6)).day <= 7 for monday in weeks] == [True] * 6


def test_what_is_due_counts_until_the_fourteenth_day() -> None:
    shown = show_picture(ENGLISH, progress({}, {}), "viva_bot", dark=True)
    assert [(day.label, day.cards) for day in (shown.due[0], shown.due[-1])] == [
        ("Wed", 1_234_567),
        ("Tue", 2),
    ]
    assert "Due: 1,234,567 today, 2 in the 13 days after." in show_caption(ENGLISH, progress({}, {}))
