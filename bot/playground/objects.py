"""People, chats and messages in the shapes of the Bot API."""

from __future__ import annotations

from typing import assert_never

from bot.playground.records import Standing
from bot.playground.world import BOT_ID, BOT_NAME, BOT_USERNAME, Chat, Json, Message, Person, World

ANOTHER_BOT_ID = 999  # people are counted from 1001
GROUP_ANONYMOUS_BOT_ID = 1_087_968_824
CHANNEL_BOT_ID = 136_817_688


def bot_user(world: World) -> Json:
    """The bot as getMe shows it."""
    return {
        **_BOTS[BOT_ID],
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _bot(user_id: int, name: str, username: str) -> Json:
    return {"id": user_id, "is_bot": True, "first_name": name, "username": username}


_BOTS = {
    BOT_ID: _bot(BOT_ID, BOT_NAME, BOT_USERNAME),
    ANOTHER_BOT_ID: _bot(ANOTHER_BOT_ID, "Another bot", "another_playground_bot"),
    GROUP_ANONYMOUS_BOT_ID: _bot(GROUP_ANONYMOUS_BOT_ID, "Group", "GroupAnonymousBot"),
    CHANNEL_BOT_ID: _bot(CHANNEL_BOT_ID, "Channel", "Channel_Bot"),
}


def user_of(world: World, user_id: int) -> Json:
    """A person, or a bot, as a User."""
    return dict(_BOTS[user_id]) if user_id in _BOTS else person_user(world.people[user_id])


def person_user(person: Person) -> Json:
    """A person as a User; what they do not tell is absent."""
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.username:
        user["username"] = person.username
    if person.language_code:
        user["language_code"] = person.language_code
    return user


def chat_object(world: World, chat: Chat) -> Json:
    """A chat as a Chat."""
    if chat.type == "private":
        person = world.people[chat.id]
        shown: Json = {"id": chat.id, "first_name": person.first_name, "type": "private"}
        if person.username:
            shown["username"] = person.username
        return shown
    shown = {"id": chat.id, "title": chat.title, "type": chat.type}
    return {**shown, "is_forum": True} if chat.is_forum else shown


def channel_object(person: Person) -> Json:
    """The channel that a person can write in the name of, as a Chat."""
    return {
        "id": -1_000_000_000_000 - person.id,
        "title": f"{person.first_name}'s channel",
        "type": "channel",
    }


def message_object(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """A message as a Message; the message it replies to comes along, one level deep."""
    chat = world.chats[message.chat_id]
    shown: Json = {
        "message_id": message.message_id,
        "from": user_of(world, message.sender_id),
        "chat": chat_object(world, chat),
        "date": message.date,
    }
    if message.sender_chat is not None:
        shown["sender_chat"] = message.sender_chat
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    shown |= _thread(world, chat, message)
    original = _original(world, message)
    if with_reply and original is not None:
        shown["reply_to_message"] = message_object(world, original, with_reply=False)
    shown |= message.content
    if message.buttons:
        shown["reply_markup"] = message.markup
    return shown


def _original(world: World, message: Message) -> Message | None:
    """What a message replies to: in a topic, if nothing else, the message that opened the topic."""
    reply_to = message.topic_id if message.reply_to is None else message.reply_to
    if reply_to is None or reply_to == message.message_id:
        return None
    return world.message(message.chat_id, reply_to)


def _thread(world: World, chat: Chat, message: Message) -> Json:
    """The topic; elsewhere in a supergroup, replies carry the id of the message that began their thread."""
    if message.topic_id is not None:
        return {"message_thread_id": message.topic_id, "is_topic_message": True}
    if chat.type != "supergroup" or message.reply_to is None:
        return {}
    first = message.reply_to
    while (above := world.message(chat.id, first)) is not None and above.reply_to is not None:
        first = above.reply_to
    return {"message_thread_id": first}


def member_object(world: World, chat: Chat, user_id: int, status: Standing) -> Json:
    """A user of a certain standing in a chat as a ChatMember."""
    member: Json = {"user": user_of(world, user_id), "status": status}
    anonymous = (user_id, "anonymous") in chat.masks
    match status:
        case "creator":
            return {**member, "is_anonymous": anonymous}
        case "administrator":
            rights = dict.fromkeys(_ADMINISTRATOR_MAY, True) | dict.fromkeys(_ADMINISTRATOR_MAY_NOT, False)
            return {**member, "is_anonymous": anonymous, **rights}
        case "restricted":
            return {**member, "is_member": True, "until_date": 0, **dict.fromkeys(_MEMBER_MAY, False)}
        case "kicked":
            return {**member, "until_date": 0}
        case "member" | "left":
            return member
    assert_never(status)


_ADMINISTRATOR_MAY = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_ADMINISTRATOR_MAY_NOT = (
    "can_be_edited",
    "can_promote_members",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_MEMBER_MAY = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_change_info",
    "can_edit_tag",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def permissions_object() -> Json:
    """What a member may do in a group, as ChatPermissions."""
    return dict.fromkeys(_MEMBER_MAY, True)


def standing_changed(
    world: World, chat: Chat, by: Person, user_id: int, before: Standing, after: Standing
) -> Json:
    """A ChatMemberUpdated: a person (`by`) changed what a user is in a chat."""
    return {
        "chat": chat_object(world, chat),
        "from": person_user(by),
        "date": int(world.clock.seconds()),
        "old_chat_member": member_object(world, chat, user_id, before),
        "new_chat_member": member_object(world, chat, user_id, after),
    }
