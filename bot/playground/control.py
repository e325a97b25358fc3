"""The control API `/play/...`: what the chat page sees, and what people do there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiohttp import web

from bot.playground import acting, groups, standings, topics
from bot.playground.events import Event
from bot.playground.faults import Script, read_script
from bot.playground.fields import Fields
from bot.playground.pageview import chat_view, event_view, message_view, person_view, state_view
from bot.playground.privacy import bot_hears
from bot.playground.refusals import PlayRefused
from bot.playground.world import Json, World

_HISTORY = 200
_HEARTBEAT_SECONDS = 15.0
_KINDS: tuple[acting.Kind, ...] = ("sticker", "voice", "photo", "location")

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    """Answers `/play/...`."""

    def __init__(self, world: World, misbehave: Callable[[Script], None]) -> None:
        self._world = world
        self._misbehave = misbehave
        self.closing = False

    def routes(self) -> list[web.RouteDef]:
        """The routes to serve."""
        actions: dict[str, Callable[[Fields], Json]] = {
            "send": self._send,
            "edit": self._edit,
            "tap": self._tap,
            "attach": self._attach,
            "react": self._react,
            "clock": self._clock,
            "block": self._block,
            "people": self._people,
            "read-all": self._read_all,
            "forward": self._forward,
            "group": self._group,
            "standing": self._standing,
            "mask": self._mask,
            "upgrade": self._upgrade,
            "topic": self._topic,
            "other-bot": self._other_bot,
        }
        faults = web.post("/play/faults", self._faults)
        posts = [faults, *(web.post(f"/play/{name}", _acting(act)) for name, act in actions.items())]
        return [
            web.get("/play/state", self._state),
            web.get("/play/history", self._history),
            web.get("/play/events", self._events),
            web.get("/play/picture/{file_id}", self._picture),
            *posts,
        ]

    async def _state(self, _request: web.Request) -> web.Response:
        return web.json_response(state_view(self._world))

    async def _history(self, request: web.Request) -> web.Response:
        try:
            chat_id, viewer = int(request.query["chat"]), int(request.query["viewer"])
        except (KeyError, ValueError):
            return _refusal("chat and viewer must be whole numbers.")
        chat = self._world.chats.get(chat_id)
        if chat is None or viewer not in chat.members:
            return _refusal(f"{viewer} is in no chat {chat_id}.")
        messages = list(self._world.messages[chat_id].values())[-_HISTORY:]
        return web.json_response({"messages": [message_view(self._world, one) for one in messages]})

    async def _faults(self, request: web.Request) -> web.Response:
        """Follow a fault script from now on; an empty object ends all faults."""
        try:
            self._misbehave(read_script(await request.read()))
        except PlayRefused as refused:
            return _refusal(str(refused))
        return web.json_response({})

    async def _picture(self, request: web.Request) -> web.Response:
        known = self._world.settings.get(f"file:{request.match_info['file_id']}")
        content = self._world.memory.read_file(known["path"]) if known else None
        if known is None or content is None:
            return web.json_response({"error": "There is no such picture."}, status=404)
        kind = "image/png" if known["path"].endswith("png") else "image/jpeg"
        return web.Response(body=content, content_type=kind)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        given = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        seen = int(given) if given.isdecimal() and len(given) < 20 else self._world.events.last  # noqa: PLR2004 - 64 bits
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"},
        )
        await stream.prepare(request)
        try:
            await stream.write(b": welcome\n\n")
            while not self.closing:
                events = self._world.events.after(seen)
                for event in events:
                    await stream.write(self._as_sent(event))
                    seen = event.seq
                if not events:
                    await self._wait_for_news(stream)
        except ConnectionResetError:
            return stream  # the page was closed
        return stream

    async def _wait_for_news(self, stream: web.StreamResponse) -> None:
        try:
            async with asyncio.timeout(_HEARTBEAT_SECONDS):
                await self._world.events.news()
        except TimeoutError:
            await stream.write(b": still here\n\n")

    def _as_sent(self, event: Event) -> bytes:
        return f"id: {event.seq}\ndata: {json.dumps(event_view(self._world, event))}\n\n".encode()

    def _send(self, fields: Fields) -> Json:
        reply_to = fields.number("reply_to") if fields.has("reply_to") else None
        person, chat = fields.number("person"), fields.number("chat")
        said = acting.say(self._world, person, chat, fields.text("text"), reply_to, _topic_of(fields))
        heard = bot_hears(self._world, self._world.chats[chat], said)
        return {**message_view(self._world, said), "heard": heard}

    def _forward(self, fields: Fields) -> Json:
        names = ("person", "chat", "message_id", "to")
        person, chat, message_id, to = (fields.number(name) for name in names)
        sent = acting.forward(self._world, person, chat, message_id, to, _topic_of(fields))
        return message_view(self._world, sent)

    def _edit(self, fields: Fields) -> Json:
        person, chat, message_id = (fields.number(name) for name in ("person", "chat", "message_id"))
        edited = acting.edit(self._world, person, chat, message_id, fields.text("text"))
        return message_view(self._world, edited)

    def _tap(self, fields: Fields) -> Json:
        person, chat, message_id = (fields.number(name) for name in ("person", "chat", "message_id"))
        return {"query_id": acting.tap(self._world, person, chat, message_id, fields.text("data"))}

    def _attach(self, fields: Fields) -> Json:
        person, chat = fields.number("person"), fields.number("chat")
        kind = fields.choice("kind", _KINDS)
        place = None
        if fields.has("latitude"):
            place = fields.decimal("latitude"), fields.decimal("longitude")
        sent = acting.attach(self._world, person, chat, kind, place, _topic_of(fields))
        return message_view(self._world, sent)

    def _react(self, fields: Fields) -> Json:
        person, chat, message_id = (fields.number(name) for name in ("person", "chat", "message_id"))
        acting.react(self._world, person, chat, message_id, fields.text("emoji"))
        return {}

    def _clock(self, fields: Fields) -> Json:
        seconds = fields.decimal("advance_seconds")
        try:
            by = timedelta(seconds=seconds)
        except (OverflowError, ValueError) as error:
            raise PlayRefused("That is beyond the last year a calendar knows.") from error
        acting.move_clock(self._world, by)
        return {"now": state_view(self._world)["now"]}

    def _block(self, fields: Fields) -> Json:
        acting.set_blocked(self._world, fields.number("person"), blocked=fields.flag("blocked"))
        return {}

    def _people(self, fields: Fields) -> Json:
        language = fields.text("language_code") if fields.has("language_code") else None
        return person_view(groups.join(self._world, fields.text("first_name"), language))

    def _read_all(self, fields: Fields) -> Json:
        acting.set_reads_all(self._world, reads_all=fields.flag("read_all"))
        return {}

    def _group(self, fields: Fields) -> Json:
        group = groups.create_group(self._world, fields.number("person"), fields.text("title"))
        return chat_view(self._world, group)

    def _standing(self, fields: Fields) -> Json:
        standing = fields.choice("standing", standings.GIVEN)
        group = standings.set_standing(self._world, fields.number("chat"), fields.number("user"), standing)
        return chat_view(self._world, group)

    def _mask(self, fields: Fields) -> Json:
        mask = fields.choice("mask", standings.MASKS) if fields.has("mask") else None
        group = standings.set_mask(self._world, fields.number("chat"), fields.number("person"), mask)
        return chat_view(self._world, group)

    def _upgrade(self, fields: Fields) -> Json:
        return chat_view(self._world, groups.upgrade_group(self._world, fields.number("chat")))

    def _topic(self, fields: Fields) -> Json:
        chat = fields.number("chat")
        if fields.has("name"):
            return {"topic": topics.open_topic(self._world, chat, fields.text("name")).id}
        change = fields.choice("change", topics.CHANGES)
        topics.change_topic(self._world, chat, fields.number("topic"), change)
        return {}

    def _other_bot(self, fields: Fields) -> Json:
        groups.let_another_bot_speak(self._world, fields.number("chat"), fields.text("text"))
        return {}


def _topic_of(fields: Fields) -> int | None:
    return fields.number("topic") if fields.has("topic") else None


def _acting(act: Callable[[Fields], Json]) -> Answer:
    async def answer(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            return _refusal("The request's body must be JSON.")
        try:
            return web.json_response(act(Fields(json.loads(await request.read()))))
        except PlayRefused as refused:
            return _refusal(str(refused))
        except (ValueError, RecursionError):
            return _refusal("The request's body must be a JSON object.")

    return answer


def _refusal(sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=400)
