"""Groups: new ones, newcomers to the playground, the upgrade to a supergroup."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.playground.objects import ANOTHER_BOT_ID, person_user, standing_changed
from bot.playground.pageview import people_view
from bot.playground.privacy import announce
from bot.playground.refusals import PlayRefused
from bot.playground.wording import clean, measure
from bot.playground.world import BOT_ID, Chat, Message, Person, World

_SUPERGROUPS = -1_000_000_000_000
_LONGEST_TITLE = 128
_LONGEST_NAME = 64


def find_group(world: World, chat_id: int) -> Chat:
    """The group with this id, as it stands now; PlayRefused if there is none."""
    chat = world.chats.get(chat_id)
    if chat is None or not chat.is_group or chat.migrated_to is not None:
        raise PlayRefused("There is no such group.")
    return chat


def create_group(world: World, owner_id: int, title: str) -> Chat:
    """A person makes a group of everyone there is, with the bot in it, which hears of it."""
    name = _check_length(title, _LONGEST_TITLE, "A group's title")
    if owner_id not in world.people:
        raise PlayRefused(f"There is no person {owner_id}.")
    others = [person for person in world.people if person != owner_id]
    chat = add_group(world, name, [owner_id, *others])
    joined = standing_changed(world, chat, world.people[owner_id], BOT_ID, "left", "member")
    world.updates.add("my_chat_member", joined)
    announce(world, chat.id, owner_id, {"group_chat_created": True})
    world.events.publish("chats")
    world.commit()
    return world.chats[chat.id]


def add_group(world: World, title: str, members: Collection[int]) -> Chat:
    """A new group of these people (the first owns it) with the bot in it; nothing is announced."""
    lowest = min(chat_id for chat_id in world.chats if chat_id > _SUPERGROUPS)
    chat = Chat(lowest - 1, "group", title, tuple(members))
    world.keep_chat(chat)
    world.commit()
    return chat


def join(world: World, first_name: str, language_code: str | None) -> Person:
    """A new person comes, and joins the groups; PlayRefused if the name is empty."""
    name = _check_length(first_name, _LONGEST_NAME, "A name")
    handle = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    taken = {person.username for person in world.people.values()}
    person = world.add_person(name, handle if handle and handle not in taken else None, language_code or None)
    for chat in list(world.chats.values()):
        if chat.is_group and chat.migrated_to is None:
            world.keep_chat(replace(chat, members=(*chat.members, person.id)))
            announce(world, chat.id, person.id, {"new_chat_members": [person_user(person)]})
    world.events.publish("people", people=people_view(world))
    world.events.publish("chats")
    world.commit()
    return person


def upgrade_group(world: World, chat_id: int) -> Chat:
    """A group becomes a supergroup with an id of its own, whose messages start again from 1."""
    chat = find_group(world, chat_id)
    if chat.type == "supergroup":
        raise PlayRefused("That group is a supergroup already.")
    new_id = _SUPERGROUPS + chat_id
    upgraded = replace(chat, id=new_id, type="supergroup", last_message_id=0)
    world.keep_chat(upgraded)
    owner = chat.members[0]
    announce(world, chat_id, owner, {"migrate_to_chat_id": new_id})
    announce(world, new_id, owner, {"migrate_from_chat_id": chat_id})
    world.keep_chat(replace(world.chats[chat_id], migrated_to=new_id, members=()))
    world.events.publish("chats")
    world.commit()
    return world.chats[new_id]


def let_another_bot_speak(world: World, chat_id: int, text: str) -> Message:
    """Another bot writes in a group; ours never hears it, and bare commands now mean the other one."""
    chat = find_group(world, chat_id)
    message = world.add_message(chat.id, ANOTHER_BOT_ID, {"text": clean(text)})
    world.keep_chat(replace(world.chats[chat_id], last_bot=ANOTHER_BOT_ID))
    world.commit()
    return message


def _check_length(words: str, most: int, what: str) -> str:
    name = clean(words).strip()
    if not name or measure(name) > most:
        raise PlayRefused(f"{what} has 1 to {most} characters.")
    return name
