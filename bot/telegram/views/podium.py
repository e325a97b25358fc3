"""How a battle came out, and a group's table."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from bot.core.battles import Ending
from bot.core.cards import plain
from bot.services.battles import SINGLE, Ended, Podium
from bot.services.ranking import Period, Ranked
from bot.telegram.html import from_markdown, name, one_line
from bot.telegram.messages import Button, Message
from bot.telegram.turn import in_parts
from bot.telegram.views.battle import points_of, show_answer, show_places, whose
from bot.telegram.words import Words

QUESTION_UNITS = 80
"""The question of what was missed most is cut to this length, in UTF-16 units."""

STEPS = {1: "podium.first", 2: "podium.second", 3: "podium.third"}


def show_ended(words: Words, ended: Ended) -> Message:
    """Say that a battle is over, the answer to a question that still stood, and how it came out."""
    explanation = ended.cut_short.card.card.explanation if ended.cut_short is not None else None
    whole = _ended(words, ended, explanation)
    return whole if len(in_parts(whole)) == 1 else _ended(words, ended, None)


def _ended(words: Words, ended: Ended, explanation: str | None) -> Message:
    is_single = ended.running.game.rules.rounds <= SINGLE.rounds and ended.ending is Ending.STOPPED
    lines = [words("battle.withdrawn" if is_single else f"battle.ending.{ended.ending.replace(' ', '_')}")]
    if ended.cut_short is not None:
        lines += show_answer(words, ended.cut_short, explanation)
    if ended.podium is None:
        return Message(Markup("\n").join(lines))
    lines += [*([] if explanation else [Markup()]), *_podium(words, ended.podium)]
    return Message(
        Markup("\n").join(lines), [[Button(words("buttons.rematch"), f"rematch:{ended.running.row.id}")]]
    )


def show_table(words: Words, period: Period, places: list[Ranked], streak: int) -> Message:
    """Show who leads in a group, and its days in a row, with buttons for other periods."""
    what = words(f"top.{period}")
    key = "top.head" if places else "top.none"
    buttons = [Button(words(f"top.{one}"), f"top:{at}") for at, one in enumerate(Period) if one is not period]
    lines = [words(key, period=what), *show_places(words, places), *show_streak(words, streak)]
    return Message(Markup("\n").join(lines), [buttons[:2], buttons[2:]])


def _podium(words: Words, podium: Podium) -> list[Markup]:
    """Return the first three ranks in words, others as numbers; equal points stand together.

    There is no medal for nothing.
    """
    lines = []
    for rank, group in groupby(podium.ranking, key=lambda place: place.rank):
        places = list(group)
        if rank in STEPS and places[0].points:
            names, points = whose(words, places), points_of(words, places[0])
            lines.append(words(STEPS[rank], names=names, points=points))
        else:
            lines += show_places(words, places)
    if podium.best is not None:
        who, claimed, seconds = podium.best
        points = words.count("podium.at_once", claimed)
        took = words.number(max(1, round(seconds)))
        lines += [Markup(), words("podium.best", name=name(who), points=points, seconds=took)]
    if podium.missed is not None:
        missed, asked = podium.missed
        point = Markup(from_markdown(plain(missed)))  # noqa: S704 - made safe there
        lines.append(words("podium.missed", point=point, question=one_line(asked, QUESTION_UNITS)))
    return [*lines, *show_streak(words, podium.streak)]


def show_streak(words: Words, days: int) -> list[Markup]:
    """Tell a group's days in a row, once there are any."""
    return [Markup(), words.count("top.streak", days)] if days else []
