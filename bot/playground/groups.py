"""Who is in which group: newcomers, the bot coming and going, the group's upgrade."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.playground.objects import ANOTHER_BOT_ID, bot_standing_changed, message_object, person_user
from bot.playground.pageview import people_view
from bot.playground.privacy import bot_hears
from bot.playground.refusals import PlayRefused
from bot.playground.wording import clean, measure
from bot.playground.world import Chat, Json, Message, Person, World


def set_bot_membership(world: World, chat_id: int, *, present: bool) -> Chat:
    """The owner of a group removes the bot from it, or adds it again; `my_chat_member` tells the bot."""
    chat = _find_group(world, chat_id)
    if chat.bot_in == present:
        return chat
    changed = replace(chat, bot_in=present)
    world.keep_chat(changed)
    before, after = ("left", "member") if present else ("member", "kicked")
    owner = world.people[chat.members[0]]
    world.updates.add("my_chat_member", bot_standing_changed(world, changed, owner, before, after))
    world.commit()
    return changed


def add_group(world: World, title: str, members: Collection[int]) -> Chat:
    """A new group of these people (the first owns it) with the bot in it; nothing is announced."""
    chat = Chat(min(world.chats) - 1, "group", title, tuple(members))
    world.keep_chat(chat)
    world.commit()
    return chat


def join(world: World, first_name: str, language_code: str | None) -> Person:
    """A new person comes, and joins the groups; PlayRefused if the name is empty."""
    name = clean(first_name).strip()
    if not name or measure(name) > 64:  # noqa: PLR2004 - the length of a first name at Telegram
        raise PlayRefused("A name has 1 to 64 characters.")
    handle = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    taken = {person.username for person in world.people.values()}
    person = world.add_person(name, handle if handle and handle not in taken else None, language_code or None)
    for chat in list(world.chats.values()):
        if chat.is_group and chat.migrated_to is None:
            world.keep_chat(replace(chat, members=(*chat.members, person.id)))
            _announce(world, chat.id, person.id, {"new_chat_members": [person_user(person)]})
    world.events.publish("people", people=people_view(world))
    world.events.publish("chats")
    world.commit()
    return person


def upgrade_group(world: World, chat_id: int) -> Chat:
    """A group becomes a supergroup with an id of its own, whose messages start again from 1."""
    chat = _find_group(world, chat_id)
    if chat.type == "supergroup":
        raise PlayRefused("That group is a supergroup already.")
    new_id = -1_000_000_000_000 + chat_id
    upgraded = replace(chat, id=new_id, type="supergroup", last_message_id=0)
    world.keep_chat(upgraded)
    owner = chat.members[0]
    _announce(world, chat_id, owner, {"migrate_to_chat_id": new_id})
    _announce(world, new_id, owner, {"migrate_from_chat_id": chat_id})
    world.keep_chat(replace(world.chats[chat_id], migrated_to=new_id, members=()))
    world.events.publish("chats")
    world.commit()
    return world.chats[new_id]


def let_another_bot_speak(world: World, chat_id: int, text: str) -> Message:
    """Another bot writes in a group; ours never hears it, and bare commands now mean the other one."""
    chat = _find_group(world, chat_id)
    message = world.add_message(chat.id, ANOTHER_BOT_ID, {"text": clean(text)})
    world.keep_chat(replace(world.chats[chat_id], last_bot=ANOTHER_BOT_ID))
    world.commit()
    return message


def _announce(world: World, chat_id: int, sender_id: int, content: Json) -> None:
    message = world.add_message(chat_id, sender_id, content)
    if bot_hears(world, world.chats[chat_id], message):
        world.updates.add("message", message_object(world, message))


def _find_group(world: World, chat_id: int) -> Chat:
    chat = world.chats.get(chat_id)
    if chat is None or not chat.is_group or chat.migrated_to is not None:
        raise PlayRefused("There is no such group.")
    return chat
