"""What the bot can learn of chats, their members, and files."""

from __future__ import annotations

from bot.playground.methods.reaching import find_chat, refuse_outsider
from bot.playground.objects import chat_object, member_object, permissions_object
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.standings import leave_by_itself
from bot.playground.world import BOT_ID, Chat, Json, World


def get_chat(world: World, call: Call) -> Json:
    """A chat as ChatFullInfo; a private chat only with someone who has written to the bot."""
    chat = _find_joined(world, call)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    permissions = {"permissions": permissions_object()} if chat.is_group else {}
    return {
        **chat_object(world, chat),
        **permissions,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def get_chat_member(world: World, call: Call) -> Json:
    """A user's standing in a chat."""
    chat = _find_joined(world, call)
    user_id = call.integer("user_id")
    if user_id != BOT_ID and user_id not in world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_object(world, chat, user_id, chat.standing(user_id))


def get_chat_member_count(world: World, call: Call) -> int:
    """How many are in the chat, the bot included."""
    return len(_find_joined(world, call).members) + 1


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """A group's administrators: its owner first, and the bot, if it is one."""
    chat = _find_joined(world, call)
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    ruling = [*chat.members[:1], *(user for user in chat.administrators if chat.rules(user))]
    return [member_object(world, chat, user_id, chat.standing(user_id)) for user_id in ruling]


def leave_chat(world: World, call: Call) -> bool:
    """Leave a group."""
    chat = _find_joined(world, call)
    if not chat.is_group:
        raise bad_request("chat member status can't be changed in private chats")
    leave_by_itself(world, chat)
    return True


def get_file(world: World, call: Call) -> Json:
    """Where a file known by its id can be fetched."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id is empty")
    known = world.settings.get(f"file:{file_id}")
    if known is None:
        raise bad_request("invalid file_id")
    photo = known["photo"]
    return {
        "file_id": file_id,
        "file_unique_id": photo["file_unique_id"],
        "file_size": photo["file_size"],
        "file_path": known["path"],
    }


def _find_joined(world: World, call: Call) -> Chat:
    chat = find_chat(world, call)
    refuse_outsider(chat)
    if not chat.is_group and not world.people[chat.id].started:
        raise bad_request("chat not found")
    return chat
