"""Sealed battles in the private chat: coming in by the group's button, and answering there.

Who goes on with a quiz by a command or a button is out again: the next question's button leads back.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.core.battles import Asking, join
from bot.core.rounds import Mode
from bot.services.battles import show_closed
from bot.services.claiming import Seal, answer_sealed
from bot.services.questions import Message as Said
from bot.services.questions import is_open
from bot.storage.arena import Running
from bot.telegram.handlers.battle import NAME_UNITS, referee
from bot.telegram.handlers.phrases import asks_for_answer
from bot.telegram.html import from_markdown, line
from bot.telegram.ids import ids_in
from bot.telegram.messages import Message
from bot.telegram.referee import DOOR
from bot.telegram.turn import Turn
from bot.telegram.views.question import back_button


async def enter(turn: Turn, payload: str) -> None:
    """`/start battle_...`: come in by the button under a sealed question, which has the battle's code."""
    battle_id, _, code = payload.removeprefix(DOOR).partition("_")
    ids = ids_in(battle_id)
    running = await turn.work.arena.by_id(ids[0]) if ids else None
    if (
        running is None
        or running.is_over
        or running.game.rules.mode is Mode.CLAIM
        or code != running.row.code
    ):
        turn.say_text("battle.gone")
        return
    running.game = join(running.game, turn.learner.id, update_id=turn.work.update_id)
    turn.learner.battle_id = running.row.id
    group = await turn.work.arena.group(running.row.chat_id)
    title = line(group.title if group else "", NAME_UNITS)
    match running.game.phase:
        case Asking(asked=asked) if any(answer.player == turn.learner.id for answer in asked.answers):
            await _say_with_quiz(turn, "battle.already_sealed", number=asked.number)
        case Asking(asked=asked):
            card = (await turn.desk.bank.card(turn.work.session, asked.card_id)).card
            question = Markup(from_markdown(card.question))  # noqa: S704 - made safe there
            turn.say_text("battle.entered", group=title, number=asked.number, question=question)
        case _:
            turn.say_text("battle.entered_between", group=title)


async def answer(turn: Turn, text: str) -> bool:
    """Take a text of the private chat for the sealed battle that its writer is in; `False`: it is none.

    While the question stands that was answered, nothing else is: a quiz waits until the round closes.
    """
    running = await _entered(turn)
    said = turn.update.message
    if running is None or said is None or said.forward_origin is not None:
        return False
    asks = asks_for_answer(turn, text)
    if not any(map(str.isalnum, text)) and not asks and await not_text(turn):
        return True
    message = Said(said.message_id, text, said.date)
    what, closed = await answer_sealed(turn.work, turn.desk.bank, running, turn.learner, message, asks=asks)
    match what:
        case Seal.ELSEWHERE:
            return False
        case Seal.ALREADY if isinstance(running.game.phase, Asking):
            await _say_with_quiz(turn, "battle.already_sealed", number=running.game.phase.asked.number)
        case _:
            await _say_with_quiz(turn, f"battle.{what}")
    if closed:
        await referee(turn).tell(await show_closed(turn.work, turn.desk.bank, running))
    return True


async def edited(turn: Turn) -> bool:
    """Tell who edits an answer to the question that stands that it is sealed; `False`: it is none."""
    running = await _entered(turn)
    if running is None or not isinstance(running.game.phase, Asking):
        return False
    number = running.game.phase.asked.number
    answers = await turn.work.battle_answers(running.row.id, number)
    if (turn.learner.id, turn.message_id) not in {(one.learner_id, one.message_id) for one in answers}:
        return False
    turn.say(Message(turn.words("battle.edited", number=number)), reply=True)
    return True


async def not_text(turn: Turn) -> bool:
    """Tell who sends what we can't read, while a sealed answer of theirs is waited for, what to type."""
    running = await _entered(turn)
    if running is None or not isinstance(running.game.phase, Asking):
        return False
    asked = running.game.phase.asked
    if any(answer.player == turn.learner.id for answer in asked.answers):
        return False
    turn.say_text("battle.not_text", number=asked.number)
    return True


async def _say_with_quiz(turn: Turn, key: str, **values: object) -> None:
    """Say something of the battle, with the way back to the quiz where a question of it is open."""
    message = Message(turn.words(key, **values))
    if is_open(await turn.work.current_question(turn.learner.id)):
        text = message.text + " " + turn.words("battle.quiz_waits")
        message = replace(message, text=text, keyboard=[[back_button(turn.words)]])
    turn.say(message)


async def _entered(turn: Turn) -> Running | None:
    """Return the sealed battle that the learner is in, if it goes on."""
    if turn.learner.battle_id is None:
        return None
    running = await turn.work.arena.by_id(turn.learner.battle_id)
    if running is None or running.is_over:
        turn.learner.battle_id = None
        return None
    return running
