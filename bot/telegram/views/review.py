"""What is said when there is nothing to review."""

from __future__ import annotations

from markupsafe import Markup

from bot.core.zones import zone_info
from bot.services.reviewing import NothingDue
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words


def show_nothing_due(words: Words, nothing: NothingDue) -> Message:
    """Say that nothing is due, and when the next card will be."""
    lines = [words("review.nothing")]
    if nothing.met:
        lines.append(words("review.met"))
    if nothing.next_at is not None:
        at = nothing.next_at.astimezone(zone_info(nothing.zone))
        lines.append(words("review.next", date=words.date(at.date()), time=f"{at:%H:%M}"))
    return Message(Markup("\n").join(lines), [[Button(words("buttons.start_quiz"), "go:0")]])
