"""What a learner misses most, listed so that it gives nothing away to who does not tap it."""

from __future__ import annotations

from markupsafe import Markup

from bot.services.weak_spots import NothingWeak, WeakSpots
from bot.telegram.html import clip, from_markdown, one_line
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words

MOST_LISTED = 5
QUESTION_UNITS = 80
POINT_UNITS = 120


def show_weak_spots(words: Words, weak: WeakSpots) -> Message:
    """List the weakest points, hidden until they are tapped; no question comes twice."""
    points: dict[str, list[str]] = {}
    for spot in weak.spots[:MOST_LISTED]:
        points.setdefault(spot.question, []).append(spot.point)
    lines = [words("weak.head")]
    for question, its in points.items():
        lines += [_question(words, question), *(words("weak.spot", point=_point(point)) for point in its)]
    if len(weak.spots) > MOST_LISTED:
        lines.append(words.count("weak.more", len(weak.spots) - MOST_LISTED))
    return Message(Markup("\n").join(lines))


def show_nothing_weak(words: Words, _: NothingWeak) -> Message:
    """Say that nothing is weak."""
    return Message(words("weak.none"), [[Button(words("buttons.start_quiz"), "go:0")]])


def overcome_line(words: Words, points: tuple[str, ...]) -> Markup:
    """Tell which weak spot was got at last, or how many were: they are listed beside it."""
    if len(points) > 1:
        return words.count("weak.overcome_many", len(points))
    return words("weak.overcome", point=_point(points[0]))


def _question(words: Words, question: str) -> Markup:
    return words("weak.question", question=one_line(question, QUESTION_UNITS))


def _point(text: str) -> Markup:
    return Markup(from_markdown(clip(text, POINT_UNITS)))  # noqa: S704 - made safe there
