"""What comes in a private chat is: what was asked for, a sealed answer of a battle, or one of a quiz."""

from __future__ import annotations

from bot.services.answering import answer_of_message
from bot.telegram.handlers import asking, naming, people, quiz, sealed, settings
from bot.telegram.turn import Turn


async def read_text(turn: Turn) -> None:
    """A text is the place or the name that was asked for, or else an answer."""
    message = turn.update.message
    text = (message.text or "") if message is not None else ""
    if asking.is_cancel_key(turn, text):
        asking.call_off(turn)
    elif not await _take_asked(turn, text) and not await sealed.answer(turn, text):
        await quiz.answer(turn, text)


async def read_edit(turn: Turn) -> None:
    """An edit of what was asked for, of an answer, or of anything; a location that moves is no edit."""
    message = turn.update.edited_message
    if message is None or message.location is not None:
        return
    text = message.text or ""
    was_answer = await answer_of_message(turn.work, turn.learner, turn.message_id) is not None
    if turn.learner.asking == asking.PLACE and text and not was_answer:
        await _take_asked(turn, text)
    elif was_answer or not await sealed.edited(turn):
        await quiz.edited(turn, text)


async def read_unknown_command(turn: Turn) -> None:
    """A command that we don't have; who calls off, though we don't list that as one, is understood."""
    message = turn.update.message
    text = (message.text or "") if message is not None else ""
    if not asking.calls_off(turn, text):
        await people.unknown_command(turn)
    elif turn.learner.asking is not None:
        asking.call_off(turn)
    else:
        turn.say_text("stray.nothing_to_cancel")


async def not_text(turn: Turn) -> None:
    """A sticker, a voice message or a picture is nothing that we can read, whatever is waited for."""
    if turn.learner.asking == asking.PLACE:
        settings.ask_zone_again(turn)
    elif turn.learner.asking == asking.NAME:
        naming.ask_again(turn)
    elif not await sealed.not_text(turn):
        await quiz.not_text(turn)


async def _take_asked(turn: Turn, text: str) -> bool:
    """Take a text for what was asked for in place of an answer; `False`: nothing was."""
    if turn.learner.asking is None:
        return False
    if asking.calls_off(turn, text):
        asking.call_off(turn)
    elif turn.learner.asking == asking.NAME:
        await naming.alias_typed(turn, text)
    else:
        await settings.place_typed(turn, text)
    return True
