"""What a learner misses most, listed so that it gives nothing away to who does not tap it."""

from __future__ import annotations

from markupsafe import Markup

from bot.services.weak_spots import NothingWeak, WeakSpot, WeakSpots
from bot.telegram.html import clip, from_markdown
from bot.telegram.messages import Button, Message
from bot.telegram.words import Words

MOST_LISTED = 5
QUESTION_UNITS = 80
POINT_UNITS = 120


def show_weak_spots(words: Words, weak: WeakSpots) -> Message:
    """List the weakest points, each hidden under its question until it is tapped."""
    lines = [words("weak.head"), *(_spot(words, spot) for spot in weak.spots[:MOST_LISTED])]
    if len(weak.spots) > MOST_LISTED:
        lines.append(words.count("weak.more", len(weak.spots) - MOST_LISTED))
    return Message(Markup("\n").join(lines))


def show_nothing_weak(words: Words, _: NothingWeak) -> Message:
    """Say that nothing is weak."""
    return Message(words("weak.none"), [[Button(words("buttons.start_quiz"), "go:0")]])


def overcome_line(words: Words, points: tuple[str, ...]) -> Markup:
    """Tell which weak spots were got at last."""
    return words("weak.overcome", points=words.join(_point(point) for point in points))


def _spot(words: Words, spot: WeakSpot) -> Markup:
    question = clip(" ".join(Markup(from_markdown(spot.question)).striptags().split()), QUESTION_UNITS)  # noqa: S704 - made safe there
    return words("weak.spot", question=question, point=_point(spot.point))


def _point(text: str) -> Markup:
    return Markup(from_markdown(clip(text, POINT_UNITS)))  # noqa: S704 - made safe there
