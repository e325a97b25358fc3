"""The question of the day as a group sees it: set, put, and answered a day later."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.core.cards import plain
from bot.core.rounds import MOST_TRIES, aim_of
from bot.services.dailies import DailyClosed, DailyPut
from bot.storage.dailies import Daily
from bot.telegram.html import clip, from_markdown
from bot.telegram.html import name as harmless
from bot.telegram.messages import Message
from bot.telegram.views.battle import MOST_NAMES, NAME_UNITS, any_of
from bot.telegram.views.others import count_left_out, show_left_out
from bot.telegram.views.podium import show_streak
from bot.telegram.words import Words

GAP = Markup()


def head_of(words: Words, day: date) -> Markup:
    """Return how the message with a date's question begins: by that a reply to it is known."""
    return words("daily.head", date=words.date(day))


def show_put(words: Words, put: DailyPut) -> Message:
    """Put a question, and say how to answer, and when the answer comes."""
    card, daily = put.card, put.daily
    lines = [
        words("daily.head_deck", head=head_of(words, put.question.date), deck=card.stored.deck_title),
        GAP,
        Markup(from_markdown(card.card.question)),  # noqa: S704 - made safe there
        GAP,
    ]
    needed = aim_of(card.card).needed
    if needed > 1:
        lines.append(words("battle.wanted", n=needed))
    lines.append(words("daily.how", n=MOST_TRIES, next=_when(words, daily)))
    return Message(Markup("\n").join(lines))


def show_closed(words: Words, closed: DailyClosed) -> Message:
    """Show the answer to a question, with who got it."""
    card = closed.card.card
    question = Markup(from_markdown(card.question))  # noqa: S704 - made safe there
    lines = [words("daily.answer", date=words.date(closed.question.date), question=question)]
    aim = aim_of(card)
    left_out = count_left_out(len(card.points) - aim.needed) if aim.needed < len(aim.wanted) else 0
    lines += any_of(words, aim)
    for point in card.points[: len(card.points) - left_out]:
        text = Markup(from_markdown(plain(point.text)))  # noqa: S704 - made safe there
        lines.append(words("battle.unfound", point=text))
    lines += show_left_out(words, left_out)
    if card.explanation:
        text = Markup(from_markdown(card.explanation))  # noqa: S704 - made safe there
        lines.append(words("battle.explanation", text=text))
    return Message(Markup("\n").join([*lines, GAP, *_who(words, closed), *show_streak(words, closed.streak)]))


def show_set(words: Words, key: str, daily: Daily, deck: str, setter: str) -> Message:
    """Say what is set: `key` tells whether just now."""
    name = clip(harmless(setter), NAME_UNITS)
    time = f"{daily.clock:%H:%M}"
    return Message(words(key, deck=deck, time=time, zone=daily.zone, name=name, next=_when(words, daily)))


def _who(words: Words, closed: DailyClosed) -> list[Markup]:
    if not closed.answered:
        return [words("battle.nobody_answered")]
    needed = aim_of(closed.card.card).needed
    lines = []
    if closed.right:
        lines.append(words("daily.right", names=_names(words, closed.right)))
    if closed.partly:
        shares = [
            words("daily.share", name=clip(harmless(name), NAME_UNITS), n=n, of=needed) if n else name
            for name, n in closed.partly
        ]
        lines.append(words("daily.partly", names=_names(words, shares)))
    return lines or [words.count("daily.wrong", closed.answered)]


def _names(words: Words, names: tuple[str, ...] | list[str]) -> Markup:
    shown = [name if isinstance(name, Markup) else clip(harmless(name), NAME_UNITS) for name in names]
    if len(shown) > MOST_NAMES:
        shown[MOST_NAMES:] = [words("battle.more_names", n=words.number(len(shown) - MOST_NAMES))]
    return words.join(shown)


def _when(words: Words, daily: Daily) -> Markup:
    """Say when the next question comes."""
    day = words.date(daily.due_date) if daily.due_date is not None else "–"
    return words("daily.when", date=day, time=f"{daily.clock:%H:%M}")
