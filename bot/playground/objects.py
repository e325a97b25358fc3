"""People, chats and messages in the shapes of the Bot API."""

from __future__ import annotations

from bot.playground.world import BOT_ID, BOT_NAME, BOT_USERNAME, Chat, Json, Message, Person, World

ANOTHER_BOT_ID = 2000


def bot_user(world: World) -> Json:
    """The bot as getMe shows it."""
    return {
        **_BOT,
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


_BOT: Json = {"id": BOT_ID, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}
_ANOTHER_BOT: Json = {
    "id": ANOTHER_BOT_ID,
    "is_bot": True,
    "first_name": "Another bot",
    "username": "another_playground_bot",
}


def user_of(world: World, user_id: int) -> Json:
    """A person, or a bot, as a User."""
    if user_id == BOT_ID:
        return dict(_BOT)
    if user_id == ANOTHER_BOT_ID:
        return dict(_ANOTHER_BOT)
    return person_user(world.people[user_id])


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
    return {"id": chat.id, "title": chat.title, "type": chat.type}


def message_object(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """A message as a Message; the message it replies to comes along, one level deep."""
    shown: Json = {
        "message_id": message.message_id,
        "from": user_of(world, message.sender_id),
        "chat": chat_object(world, world.chats[message.chat_id]),
        "date": message.date,
    }
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if with_reply and message.reply_to is not None:
        original = world.message(message.chat_id, message.reply_to)
        if original is not None:
            shown["reply_to_message"] = message_object(world, original, with_reply=False)
    shown |= message.content
    if message.buttons:
        shown["reply_markup"] = message.markup
    return shown


def member_object(world: World, chat: Chat, user_id: int) -> Json:
    """A user's standing in a group as a ChatMember."""
    user = user_of(world, user_id)
    if user_id == BOT_ID:
        return {"user": user, "status": "member" if chat.bot_in else "left"}
    if chat.is_group and chat.members[:1] == (user_id,):
        return {"user": user, "status": "creator", "is_anonymous": False}
    return {"user": user, "status": "member" if user_id in chat.members else "left"}


def bot_standing_changed(world: World, chat: Chat, person: Person, before: str, after: str) -> Json:
    """A ChatMemberUpdated about the bot itself; `before` and `after` are member, left or kicked."""
    return {
        "chat": chat_object(world, chat),
        "from": person_user(person),
        "date": int(world.clock.seconds()),
        "old_chat_member": _standing(before),
        "new_chat_member": _standing(after),
    }


def _standing(status: str) -> Json:
    standing: Json = {"user": dict(_BOT), "status": status}
    if status == "kicked":
        standing["until_date"] = 0
    return standing
