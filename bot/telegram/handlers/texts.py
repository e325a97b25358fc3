"""What a text in a private chat is: the place or name that was asked for, or an answer."""

from __future__ import annotations

from bot.services.answering import answer_of_message
from bot.telegram.handlers import naming, quiz, sealed, settings
from bot.telegram.turn import Turn


async def read_text(turn: Turn) -> None:
    """A text is the place that was asked for, or else an answer."""
    message = turn.update.message
    text = (message.text or "") if message is not None else ""
    if turn.learner.asking == settings.ASKING_ZONE or settings.cancels(turn, text):
        await settings.place_typed(turn, text)
    elif turn.learner.asking == naming.ASKING_ALIAS:
        await naming.alias_typed(turn, text)
    elif not await sealed.answer(turn, text):
        await quiz.answer(turn, text)


async def read_edit(turn: Turn) -> None:
    """An edit of what was asked for, of an answer, or of anything; a location that moves is no edit."""
    message = turn.update.edited_message
    if message is None or message.location is not None:
        return
    text = message.text or ""
    was_answer = await answer_of_message(turn.work, turn.learner, turn.message_id) is not None
    if turn.learner.asking == settings.ASKING_ZONE and text and not was_answer:
        await settings.place_typed(turn, text)
    else:
        await quiz.edited(turn, text)
