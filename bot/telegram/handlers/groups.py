"""In groups: what Viva does there, and what we are there."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberRestricted

from bot.services.battles import recall_silenced
from bot.services.groups import HERE, hears_all, note_standing
from bot.telegram.handlers.battle import referee
from bot.telegram.messages import Message
from bot.telegram.turn import Turn

MUTED = "restricted"


async def explain(turn: Turn) -> None:
    """Say in two lines what Viva does and how to begin."""
    turn.say(Message(turn.words("welcome.group", link=turn.link)))


async def membership(turn: Turn) -> None:
    """Added to a group, promoted, muted or taken out of it; who lets us in hears what we do, and see."""
    change = turn.update.my_chat_member
    if change is None:
        return
    before, after = _standing(change.old_chat_member), _standing(change.new_chat_member)
    await note_standing(turn.work, turn.chat_id, change.chat.title or "", after)
    if after not in HERE or before in HERE:
        return
    text = turn.words("welcome.group", link=turn.link)
    if not await hears_all(turn.work, turn.chat_id, reads_all=turn.reads_all):
        text += "\n\n" + turn.words("welcome.privacy")
    if before != MUTED:
        turn.say(Message(text))
    for ended in await recall_silenced(turn.work, turn.desk.bank, turn.chat_id):
        await referee(turn).tell(ended)


def _standing(member: ChatMember) -> str:
    """Return what somebody is in a group; who may still write is no less than a member."""
    if isinstance(member, ChatMemberRestricted) and member.is_member and member.can_send_messages:
        return ChatMember.MEMBER
    return member.status
