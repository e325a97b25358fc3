"""`/stats`: the picture of a learner's progress, drawn after the commit, and its look."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.picture import write_picture
from bot.services.progress import look_at_progress
from bot.storage.models import Errand
from bot.telegram.messages import Button
from bot.telegram.turn import Turn
from bot.telegram.views.progress_picture import show_caption, show_picture


async def stats(turn: Turn) -> None:
    """`/stats`: have the picture drawn, unless one is under way."""
    if await _is_drawing(turn):
        turn.say_text("stats.drawing")
        return
    progress = await look_at_progress(turn.work, turn.learner)
    picture = show_picture(turn.words, progress, turn.bot_name, dark=turn.learner.dark)
    turn.work.add(
        Errand(
            id=turn.work.new_id(),
            learner_id=turn.learner.id,
            picture=write_picture(picture),
            caption=str(show_caption(turn.words, progress)),
        )
    )


def button(turn: Turn) -> Button:
    """Return the button of the settings that changes the picture's look."""
    dark = turn.learner.dark
    return Button(turn.words("buttons.light" if dark else "buttons.dark"), f"dark:{int(not dark)}")


def tap_dark(turn: Turn, *, dark: bool) -> None:
    """Let the picture be dark, or light."""
    turn.toast("settings.dark" if dark else "settings.light")
    turn.learner.dark = dark


async def _is_drawing(turn: Turn) -> bool:
    """Tell whether a picture is under way: one of this very batch, too, which no query sees yet."""
    mine = turn.learner.id
    if any(
        isinstance(row, Errand) and row.picture and row.learner_id == mine for row in turn.work.session.new
    ):
        return True
    waiting = select(Errand.id).where(Errand.learner_id == mine, Errand.picture.is_not(None)).limit(1)
    return await turn.work.session.scalar(waiting) is not None
