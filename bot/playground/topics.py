"""The topics of a supergroup that is a forum; what is in none of them is in its General topic."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.playground.groups import find_group
from bot.playground.privacy import tell_bot
from bot.playground.records import Topic
from bot.playground.refusals import PlayRefused
from bot.playground.world import Chat, Json, World

Change = Literal["close", "reopen", "delete"]
CHANGES: tuple[Change, ...] = ("close", "reopen", "delete")
_LONGEST_NAME = 128
_BLUE = 7_322_096


def open_topic(world: World, chat_id: int, name: str) -> Topic:
    """The owner opens a topic; the first one makes the supergroup a forum."""
    chat = find_group(world, chat_id)
    if chat.type != "supergroup":
        raise PlayRefused("Only a supergroup has topics; upgrade the group first.")
    if not 1 <= len(name.strip()) <= _LONGEST_NAME:
        raise PlayRefused(f"A topic's name has 1 to {_LONGEST_NAME} characters.")
    topic = Topic(chat.last_message_id + 1, name.strip())
    world.keep_chat(replace(chat, is_forum=True, topics=(*chat.topics, topic)))
    _announce(world, chat, topic, {"forum_topic_created": {"name": topic.name, "icon_color": _BLUE}})
    return topic


def change_topic(world: World, chat_id: int, topic_id: int, change: Change) -> Chat:
    """The owner closes a topic, opens it again, or deletes it and its messages (of which no bot hears)."""
    chat = find_group(world, chat_id)
    topic = chat.topic(topic_id)
    if topic is None:
        raise PlayRefused("There is no such topic.")
    if change == "delete":
        _delete(world, chat, topic)
    elif topic.closed != (change == "close"):
        turned = replace(topic, closed=not topic.closed)
        world.keep_chat(replace(chat, topics=tuple(turned if one == topic else one for one in chat.topics)))
        _announce(world, chat, turned, {f"forum_topic_{'closed' if turned.closed else 'reopened'}": {}})
    return world.chats[chat_id]


def _delete(world: World, chat: Chat, topic: Topic) -> None:
    world.keep_chat(replace(chat, topics=tuple(one for one in chat.topics if one != topic)))
    for message in list(world.messages[chat.id].values()):
        if message.topic_id == topic.id:
            world.remove_message(message)
    world.events.publish("chats")
    world.commit()


def _announce(world: World, chat: Chat, topic: Topic, content: Json) -> None:
    tell_bot(world, world.add_message(chat.id, chat.members[0], content, topic_id=topic.id))
    world.events.publish("chats")
    world.commit()
