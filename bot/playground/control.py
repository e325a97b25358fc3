"""The control API `/play/...`: what the chat page sees, and what people do there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.playground import acting, groups
from bot.playground.events import Event
from bot.playground.faults import Script, read_script
from bot.playground.pageview import event_view, message_view, person_view, state_view
from bot.playground.refusals import PlayRefused
from bot.playground.world import Json, World

_HISTORY = 200
_HEARTBEAT_SECONDS = 15.0
_KINDS: tuple[acting.Kind, ...] = ("sticker", "voice", "photo", "location")

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Fields:
    """A request's JSON body, read field by field; PlayRefused names the field that is wrong."""

    def __init__(self, body: Any) -> None:
        if not isinstance(body, dict):
            raise PlayRefused("The request's body must be a JSON object.")
        self._body = body

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._body.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise PlayRefused(f"{name} must be a whole number.")
        return value

    def decimal(self, name: str) -> float:
        """A number."""
        value = self._body.get(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise PlayRefused(f"{name} must be a number.")
        return float(value)

    def text(self, name: str) -> str:
        """A string."""
        value = self._body.get(name)
        if not isinstance(value, str):
            raise PlayRefused(f"{name} must be a text.")
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._body.get(name)
        if not isinstance(value, bool):
            raise PlayRefused(f"{name} must be true or false.")
        return value

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._body.get(name) is not None


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
        return web.json_response({"messages": [message_view(message) for message in messages]})

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
        return message_view(acting.say(self._world, person, chat, fields.text("text"), reply_to))

    def _edit(self, fields: Fields) -> Json:
        person, chat, message_id = (fields.number(name) for name in ("person", "chat", "message_id"))
        return message_view(acting.edit(self._world, person, chat, message_id, fields.text("text")))

    def _tap(self, fields: Fields) -> Json:
        person, chat, message_id = (fields.number(name) for name in ("person", "chat", "message_id"))
        return {"query_id": acting.tap(self._world, person, chat, message_id, fields.text("data"))}

    def _attach(self, fields: Fields) -> Json:
        person, chat = fields.number("person"), fields.number("chat")
        for kind in _KINDS:
            if fields.text("kind") == kind:
                place = None
                if fields.has("latitude"):
                    place = fields.decimal("latitude"), fields.decimal("longitude")
                return message_view(acting.attach(self._world, person, chat, kind, place))
        raise PlayRefused(f"kind must be one of {', '.join(_KINDS)}.")

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
