"""The methods of the Bot API that the stand-in knows, by their names in lower case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.methods import (
    about,
    callbacks,
    chats,
    deleting,
    editing,
    menu,
    polling,
    reacting,
    sending,
)
from bot.playground.refusals import BotRefused
from bot.playground.requests import Call
from bot.playground.world import World

Method = Callable[[World, Call], Any]

METHODS: dict[str, Method] = {
    "getme": about.get_me,
    "logout": about.log_out,
    "close": about.close,
    "setmyname": about.set_my_name,
    "getmyname": about.get_my_name,
    "setmydescription": about.set_my_description,
    "getmydescription": about.get_my_description,
    "setmyshortdescription": about.set_my_short_description,
    "getmyshortdescription": about.get_my_short_description,
    "setmycommands": menu.set_my_commands,
    "getmycommands": menu.get_my_commands,
    "deletemycommands": menu.delete_my_commands,
    "setwebhook": polling.set_webhook,
    "deletewebhook": polling.delete_webhook,
    "getwebhookinfo": polling.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": deleting.delete_message,
    "deletemessages": deleting.delete_messages,
    "setmessagereaction": reacting.set_message_reaction,
    "answercallbackquery": callbacks.answer_callback_query,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatmembercount": chats.get_chat_member_count,
    "getchatadministrators": chats.get_chat_administrators,
    "leavechat": chats.leave_chat,
    "getfile": chats.get_file,
}
WAITING_METHODS: dict[str, Callable[[World, Call], Awaitable[Any]]] = {"getupdates": polling.get_updates}


async def carry_out(world: World, call: Call) -> Any:
    """The method's result, its effects lasting; BotRefused where Telegram refuses."""
    name = call.method.lower()
    waiting = WAITING_METHODS.get(name)
    if waiting is not None:
        return await waiting(world, call)
    method = METHODS.get(name)
    if method is None:
        raise BotRefused(404, "Not Found: method not found")
    result = method(world, call)
    world.commit()
    return result
