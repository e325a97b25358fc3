"""Whom the host lets in, where only some chats may talk to us."""

from __future__ import annotations

from markupsafe import Markup
from telegram import Update

from bot.services.groups import HERE
from bot.storage.work import Work
from bot.telegram.messages import Message, answer_tap, send
from bot.telegram.referee import DOOR
from bot.telegram.turn import Desk


async def is_let_in(update: Update, work: Work, desk: Desk) -> bool:
    """Tell whether a chat is among the host's, or its person plays a sealed battle of one of these groups."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or not desk.allowed_chats or chat.id in desk.allowed_chats | {desk.admin_chat}:
        return True
    if user is None or chat.type != chat.PRIVATE:
        return False
    if update.message is not None and (update.message.text or "").startswith(f"/start {DOOR}"):
        return True
    learner = await work.learner(user.id)
    return learner is not None and learner.battle_id is not None


def turn_away(update: Update, work: Work, text: Markup) -> None:
    """Tell a stranger, or a group that is not among the host's, which chat to let in."""
    chat, change = update.effective_chat, update.my_chat_member
    joins = change is not None and change.new_chat_member.status in HERE
    if update.callback_query is not None:
        work.post(answer_tap(0, update.callback_query.id, text.striptags()))
    elif chat is not None and (update.message is not None or (joins and chat.type != chat.PRIVATE)):
        work.post(send(chat.id, Message(text)))
