"""In groups: what Viva does, and where quizzes run."""

from __future__ import annotations

from bot.telegram.messages import Message
from bot.telegram.turn import Turn


async def explain(turn: Turn) -> None:
    """Say in two lines what Viva does and how to begin."""
    turn.say(Message(turn.words("welcome.group", link=turn.link)))
