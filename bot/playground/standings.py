"""Who is what in a group: coming, going, ruling, muted, writing in another name. The bot counts, too."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.playground.groups import find_group
from bot.playground.objects import standing_changed, user_of
from bot.playground.privacy import announce
from bot.playground.records import Mask, Standing
from bot.playground.refusals import PlayRefused
from bot.playground.world import BOT_ID, Chat, World

Given = Literal["administrator", "member", "restricted", "left", "kicked"]
GIVEN: tuple[Given, ...] = ("administrator", "member", "restricted", "left", "kicked")
MASKS: tuple[Mask, ...] = ("anonymous", "channel")
_GONE = ("left", "kicked")


def set_standing(world: World, chat_id: int, user_id: int, after: Given) -> Chat:
    """Make a person, or the bot, this in a group: by themselves if they leave, else by the owner.

    The bot hears of its own as `my_chat_member`, and as administrator of others' as `chat_member`, if it
    wants that kind. PlayRefused for the owner, and for muting in a basic group, which Telegram can't.
    """
    chat = find_group(world, chat_id)
    if user_id != BOT_ID and user_id not in world.people:
        raise PlayRefused(f"There is no person {user_id}.")
    before = chat.standing(user_id)
    if before == after:
        return chat
    if before == "creator":
        raise PlayRefused("The owner of a group stays its owner.")
    if after == "restricted" and chat.type != "supergroup":
        raise PlayRefused("Only a supergroup can mute one of its members; upgrade the group first.")
    changed = _with_standing(chat, user_id, after)
    world.keep_chat(changed)
    _tell_of_standing(world, changed, user_id, before, after)
    _announce_standing(world, changed, user_id, before, after)
    world.events.publish("chats")
    world.commit()
    return world.chats[chat_id]


def leave_by_itself(world: World, chat: Chat) -> None:
    """The bot leaves a group."""
    world.keep_chat(_with_standing(chat, BOT_ID, "left"))
    world.add_message(chat.id, BOT_ID, {"left_chat_member": user_of(world, BOT_ID)})
    world.events.publish("chats")


def set_mask(world: World, chat_id: int, person_id: int, mask: Mask | None) -> Chat:
    """A person writes as anonymous administrator, as their channel, or (None) as themselves."""
    chat = find_group(world, chat_id)
    if mask is not None and chat.type != "supergroup":
        raise PlayRefused("Only in a supergroup people write in another name; upgrade the group first.")
    if mask == "anonymous" and not chat.rules(person_id):
        raise PlayRefused("Only administrators can be anonymous.")
    others = tuple(worn for worn in chat.masks if worn[0] != person_id)
    world.keep_chat(replace(chat, masks=others if mask is None else (*others, (person_id, mask))))
    world.events.publish("chats")
    world.commit()
    return world.chats[chat_id]


def _with_standing(chat: Chat, user_id: int, after: Given) -> Chat:
    def among(users: tuple[int, ...], *, wanted: bool) -> tuple[int, ...]:
        others = tuple(user for user in users if user != user_id)
        return (*others, user_id) if wanted else others

    here = after not in _GONE
    changed = replace(
        chat,
        administrators=among(chat.administrators, wanted=after == "administrator"),
        muted=among(chat.muted, wanted=after == "restricted"),
        masks=tuple(worn for worn in chat.masks if worn[0] != user_id or after == "administrator"),
    )
    if user_id == BOT_ID:
        return replace(changed, bot_in=here, bot_left=after == "left")
    banned = among(chat.banned, wanted=after == "kicked")
    members = chat.members if here and user_id in chat.members else among(chat.members, wanted=here)
    return replace(changed, members=members, banned=banned)


def _tell_of_standing(world: World, chat: Chat, user_id: int, before: Standing, after: Given) -> None:
    by_themselves = user_id != BOT_ID and after == "left"
    by = world.people[user_id if by_themselves else chat.members[0]]
    if user_id == BOT_ID or chat.rules(BOT_ID):
        kind = "my_chat_member" if user_id == BOT_ID else "chat_member"
        world.updates.add(kind, standing_changed(world, chat, by, user_id, before, after))


def _announce_standing(world: World, chat: Chat, user_id: int, before: Standing, after: Given) -> None:
    user, owner = user_of(world, user_id), chat.members[0]
    if before in _GONE and after not in _GONE:
        announce(world, chat.id, owner, {"new_chat_members": [user]})
    elif after in _GONE and before not in _GONE:
        by = user_id if after == "left" and user_id != BOT_ID else owner
        announce(world, chat.id, by, {"left_chat_member": user})
