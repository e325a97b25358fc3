"""Answers to tapped buttons."""

from __future__ import annotations

from bot.playground.refusals import bad_request
from bot.playground.requests import Call
from bot.playground.taps import take_tap
from bot.playground.wording import measure
from bot.playground.world import World

_LONGEST_ANSWER = 200


def answer_callback_query(world: World, call: Call) -> bool:
    """Answer a tap once, within 15 seconds; the page shows the text to the one who tapped."""
    text = call.text("text")
    if measure(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = take_tap(world, call.text("callback_query_id"))
    if tap is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.events.publish(
        "callback_answer",
        person=tap.person_id,
        query_id=tap.query_id,
        text=text,
        alert=call.flag("show_alert"),
    )
    return True
