"""New messages of the bot."""

from __future__ import annotations

from collections.abc import Callable

from bot.playground.methods.composing import read_caption, read_markup, read_reply, read_text
from bot.playground.methods.reaching import find_writable_chat, read_topic, refuse_muted
from bot.playground.objects import message_object
from bot.playground.pictures import PictureRefused, keep_picture, recall_picture
from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.world import BOT_ID, Json, World

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, call: Call) -> Json:
    """Send a text, and show it on the page."""
    return _send(world, call, "text messages", read_text)


def send_photo(world: World, call: Call) -> Json:
    """Send a picture that was uploaded, or one known by its file id."""
    return _send(world, call, "photos", lambda *both: {"photo": _read_photo(*both), **read_caption(*both)})


def _send(world: World, call: Call, what: str, read_content: Callable[[World, Call], Json]) -> Json:
    chat = find_writable_chat(world, call)
    refuse_muted(chat, what)
    markup = read_markup(call, chat)
    content = read_content(world, call)
    replied_to = read_reply(world, call, chat)
    topic_id = read_topic(call, chat, replied_to)
    reply_to = replied_to.message_id if replied_to else None
    message = world.add_message(chat.id, BOT_ID, content, markup=markup, reply_to=reply_to, topic_id=topic_id)
    return message_object(world, message)


def _read_photo(world: World, call: Call) -> list[Json]:
    upload = call.uploads.get("photo")
    given = call.text("photo")
    if given.startswith("attach://"):
        upload = call.uploads.get(given.removeprefix("attach://"))
    if upload is None:
        if not given:
            raise bad_request("there is no photo in the request")
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        known = recall_picture(world, given)
        if known is None:
            raise bad_request("wrong remote file identifier specified: Wrong string length")
        return known
    try:
        return keep_picture(world, upload.content)
    except PictureRefused as refused:
        raise bad_request(str(refused)) from refused


def send_chat_action(world: World, call: Call) -> bool:
    """Show on the page that the bot is typing."""
    chat = find_writable_chat(world, call)
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    refuse_muted(chat)
    read_topic(call, chat, None)
    world.events.publish("typing", chat=chat.id)
    return True
