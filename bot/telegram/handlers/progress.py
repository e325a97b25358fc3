"""`/stats`: the picture of a learner's progress, drawn after the commit, and its look."""

from __future__ import annotations

from bot.core.picture import write_picture
from bot.services.progress import is_drawing, look_at_progress
from bot.storage.models import Errand
from bot.telegram.messages import Button
from bot.telegram.turn import Turn
from bot.telegram.views.progress_picture import show_caption, show_picture


async def stats(turn: Turn) -> None:
    """`/stats`: have the picture drawn, unless one is under way."""
    if await is_drawing(turn.work, turn.learner):
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
