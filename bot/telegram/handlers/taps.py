"""Buttons: what was tapped, read from data that anyone may have forged."""

from __future__ import annotations

from bot.telegram.handlers import people, quiz, settings
from bot.telegram.turn import Turn


async def tap(turn: Turn) -> None:
    """Find what a button stands for; whatever it is, the tap is answered."""
    query = turn.update.callback_query
    data = query.data if query is not None and query.data is not None else ""
    verb, _, rest = data.partition(":")
    numbers = _numbers(rest)
    match verb, numbers:
        case (("next" | "show" | "hint"), (question_id,)):
            await quiz.tap_question(turn, verb, question_id)
        case "right", (question_id,):
            await quiz.tap_right(turn, question_id)
        case (("again" | "mistakes"), (quiz_id,)):
            await quiz.tap_summary(turn, verb, quiz_id)
        case "quiz", (deck_id, topic_id):
            await quiz.tap_quiz(turn, deck_id, topic_id)
        case "go", (0,):
            await quiz.tap_go(turn)
        case "deck", (deck_id,):
            await people.tap_deck(turn, deck_id)
        case "decks", (0,):
            turn.toast()
            await people.decks(turn)
        case "own", (deck_id,):
            await settings.tap_own_deck(turn, deck_id)
        case "zone", _:
            await settings.tap_zone(turn, rest)
        case _:
            turn.toast("stray.forged")


def _numbers(text: str) -> tuple[int, ...]:
    """Read ids joined by colons; nothing, where any part is not one that a row can have."""
    parts = text.split(":")
    if not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):  # noqa: PLR2004 - below 2**63
        return ()
    return tuple(int(part) for part in parts)
